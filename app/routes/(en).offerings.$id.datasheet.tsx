import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { claimEvidence } from '~/modules/matching'
import { Datasheet, offeringDetailView } from '~/modules/offerings'
import { readOffering } from '~/modules/offerings/index.server'
import { useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'
import { pageOf, readId } from '~/platform/page.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { Button } from '~/ui/button'
import { Icon } from '~/ui/icon'

export const meta = headOf

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { services, lang, t, origin } = pageOf(request)
  const id = readId(params.id)
  const path = localPath(lang, `/offerings/${id}`)
  const [vocabulary, offering] = await Promise.all([
    services.vocabulary(),
    withDomainErrors(() => readOffering(services.db, 'public', id)),
  ])
  const view = offeringDetailView(offering, {
    vocabulary,
    lang,
    standingsOf: claimEvidence(vocabulary),
    address: origin + path,
  })
  const title = `${view.name} · ${t('offering.datasheet')}`
  return {
    // The page of the offering is the one to be found.
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    view,
    crumbs: [...view.crumbs.slice(0, 2), { href: path, label: view.name }],
  }
}

export default function DatasheetPage() {
  const { t } = useTranslation()
  const { view, crumbs } = useLoaderData<typeof loader>()
  return (
    <div className="shell grid gap-4 py-4 print:p-0">
      <div className="no-print flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <Breadcrumbs label={t('site.breadcrumbs')} crumbs={crumbs} current={t('offering.datasheet')} />
        <Button type="button" data-print="" className="only-with-script">
          <Icon name="print" className="size-5" />
          {t('offering.print')}
        </Button>
        <p className="text-muted only-without-script text-sm">{t('offering.printHint')}</p>
      </div>
      <Datasheet view={view} site={t('site.name')} />
    </div>
  )
}
