import '~/locales/event-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { pageFor } from '~/modules/accounts/index.server'
import { BoothDetail, boothDetailView } from '~/modules/events'
import { readEvent, readPublicBooth } from '~/modules/events/index.server'
import { inLang } from '~/modules/offerings'
import { useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, notFound, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, lang, t, origin } = pageFor(args)
  const id = readId(args.params.id)
  const number = args.params.number ?? ''
  const event = await withDomainErrors(() => readEvent(services.db, viewer, id, 'exhibition'))
  if (!event.planPublishedAt) throw notFound()
  const found = await withDomainErrors(() => readPublicBooth(services, { eventId: id, number }))
  const { clock } = services
  const view = boothDetailView(event, found, { lang, now: clock.now(), today: clock.today() })
  const base = localPath(lang, `/events/${id}`)
  const title = inLang(lang, event.titleZh, event.titleEn)
  return {
    head: makeHead({
      ...{ origin, lang, path: `${base}/booths/${encodeURIComponent(found.booth.number)}` },
      title: `${view.title} · ${title}`,
      description: view.facts.map(([, value]) => value).join(t('site.listJoin')),
      indexed: event.state !== 'draft',
    }),
    crumbs: [
      { href: localPath(lang, '/events'), label: t('event.title') },
      { href: base, label: title },
      { href: `${base}/plan`, label: t('booth.planTitle') },
    ],
    view,
  }
}

export default function BoothPage() {
  const { t } = useTranslation()
  const { crumbs, view } = useLoaderData<typeof loader>()
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-4">
      <Breadcrumbs label={t('site.breadcrumbs')} crumbs={crumbs} current={view.title} />
      <BoothDetail view={view} />
    </div>
  )
}
