import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { pageFor, readFilters } from '~/modules/accounts/index.server'
import {
  BoothList,
  boothMarks,
  boothSorts,
  PlanLegend,
  PlanSearch,
  PublicHallPlan,
  publicPlanView,
} from '~/modules/events'
import { readEvent, readPublicPlan } from '~/modules/events/index.server'
import { inLang } from '~/modules/offerings'
import { useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { Button } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'

export const meta = headOf

const Query = z.object({
  q: z.string().max(80).optional(),
  hall: z.string().max(20).optional(),
  state: z.enum(boothMarks).optional(),
  class: z.string().max(20).optional(),
  sort: z.enum(boothSorts).optional(),
})

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, url, lang, t, origin } = pageFor(args)
  const id = readId(args.params.id)
  const query = readFilters(url, Query)
  const [vocabulary, event] = await Promise.all([
    services.vocabulary(),
    withDomainErrors(() => readEvent(services.db, viewer, id)),
  ])
  const plan = event.planPublishedAt ? await readPublicPlan(services, id) : null
  const title = inLang(lang, event.titleZh, event.titleEn)
  return {
    head: makeHead({
      ...{ origin, lang, path: localPath(lang, `/events/${id}/plan`) },
      title: `${t('booth.planTitle')} · ${title}`,
      description: t('booth.planDescription', { title }),
      indexed: event.state !== 'draft' && plan !== null && url.search === '',
    }),
    crumbs: [
      { href: localPath(lang, '/events'), label: t('event.title') },
      { href: localPath(lang, `/events/${id}`), label: title },
    ],
    title,
    view: plan && publicPlanView(event, plan, { lang, today: services.clock.today(), vocabulary, query }),
  }
}

export default function PlanPage() {
  const { t } = useTranslation()
  const { crumbs, title, view } = useLoaderData<typeof loader>()
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-4 print:max-w-none print:p-0">
      <Breadcrumbs label={t('site.breadcrumbs')} crumbs={crumbs} current={t('booth.planTitle')} />
      <header className="no-print flex flex-wrap items-end justify-between gap-3">
        <h1 className="text-2xl md:text-3xl">
          {t('booth.planTitle')} · {title}
        </h1>
        {view && (
          <Button type="button" size="small" className="only-with-script" data-print="">
            {t('booth.print')}
          </Button>
        )}
      </header>
      {view ? (
        <>
          <PlanSearch view={view} />
          <div className="no-print flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
            <PlanLegend view={view} />
            <a href="#list" className="inline-flex min-h-11 items-center">
              {t('booth.toList')}
            </a>
          </div>
          {view.halls.map((hall, at) => (
            <PublicHallPlan key={hall.code} view={view} hall={hall} first={at === 0} />
          ))}
          <p className="text-muted no-print only-with-script text-sm">{t('booth.hint')}</p>
          <BoothList view={view} />
        </>
      ) : (
        <EmptyState title={t('booth.unpublished')} />
      )}
    </div>
  )
}
