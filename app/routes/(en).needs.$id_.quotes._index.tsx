import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { ComparisonTable } from '~/modules/introductions'
import { comparisonPage } from '~/modules/introductions/index.server'
import { isWanted } from '~/modules/needs'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { Button, ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Icon } from '~/ui/icon'
import { Notice } from '~/ui/notice'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { lang, t, origin, path, url, own, view } = await comparisonPage(args)
  const title = `${t('quote.compareTitle')} · ${view.need}`
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    view,
    crumbs: [{ href: localPath(lang, `/needs/${own.need.id}/manage`), label: view.need }],
    asked: url.searchParams.has('asked'),
    askHref: own.rights.includes('introduce') && isWanted(own.need.state) ? `${path}/request` : null,
    pdfHref: `${path}/pdf`,
  }
}

export default function ComparisonPage() {
  const { t } = useTranslation()
  const { view, crumbs, asked, askHref, pdfHref } = useLoaderData<typeof loader>()
  const any = view.columns.length > 0
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-4">
      <Breadcrumbs label={t('site.breadcrumbs')} crumbs={crumbs} current={t('quote.compareTitle')} />
      <header className="grid gap-1">
        <h1 className="text-2xl md:text-3xl">{t('quote.compareTitle')}</h1>
        <p className="text-muted max-w-prose text-sm">{t('quote.compareLead')}</p>
      </header>
      {asked && <Notice role="status">{t('quote.did_requested')}</Notice>}
      {any ? (
        <>
          <ComparisonTable view={view} />
          <p className="text-muted text-sm">{t('quote.compareHidden')}</p>
        </>
      ) : (
        view.awaited.length === 0 && (
          <EmptyState title={t('quote.compareNone')}>
            <p>{t('quote.compareNoneText')}</p>
          </EmptyState>
        )
      )}
      {view.awaited.length > 0 && (
        <p>
          {t('quote.waitingFor')}
          {view.awaited.map(({ name, offering, href }, index) => (
            <span key={href}>
              {index > 0 && '、'}
              <a href={href} className="inline-flex min-h-11 items-center fine:min-h-0">
                {name} · {offering}
              </a>
            </span>
          ))}
        </p>
      )}
      <p className="no-print flex flex-wrap gap-3">
        {askHref && (
          <ButtonLink href={askHref} look={any ? 'plain' : 'main'}>
            {t('quote.askTitle')}
          </ButtonLink>
        )}
        {any && (
          <>
            <ButtonLink href={pdfHref} data-document="">
              {t('quote.pdf')}
            </ButtonLink>
            <Button type="button" data-print="" className="only-with-script">
              <Icon name="print" className="size-5" />
              {t('quote.print')}
            </Button>
          </>
        )}
      </p>
    </div>
  )
}
