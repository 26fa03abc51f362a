import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { personalPage } from '~/modules/accounts/index.server'
import { FollowTabs, SearchList } from '~/modules/follows'
import { readSavedSearches, viewSearches } from '~/modules/follows/index.server'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'

export const meta = headOf

const dids = ['saved', 'removed'] as const

/** The searches that the viewer saved. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, url, lang, t, origin } = personalPage(args)
  const searches = await readSavedSearches(services.db, viewer.id)
  const path = localPath(lang, '/workbench/searches')
  const title = t('follow.searches')
  const did = dids.find((each) => each === url.searchParams.get('did'))
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    did: did ? t(`follow.did_${did}`) : null,
    searches: await viewSearches(services, searches, lang),
    workbenchHref: localPath(lang, '/workbench'),
    settingsHref: localPath(lang, '/account/notices'),
    offeringsHref: localPath(lang, '/offerings'),
    needsHref: localPath(lang, '/needs'),
  }
}

export default function SavedSearchesPage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  return (
    <div className="shell grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-5 py-4">
      <Breadcrumbs
        label={t('site.breadcrumbs')}
        crumbs={[{ href: data.workbenchHref, label: t('workbench.title') }]}
        current={t('follow.searches')}
      />
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="grid gap-1">
          <h1 className="text-2xl md:text-3xl">{t('follow.searches')}</h1>
          <p className="text-muted max-w-[70ch] text-sm text-pretty">{t('follow.searchesLead')}</p>
        </div>
        <ButtonLink href={data.settingsHref}>{t('follow.settings')}</ButtonLink>
      </header>
      <FollowTabs current="searches" />
      {data.did && <Notice role="status">{data.did}</Notice>}
      {data.searches.length === 0 ? (
        <EmptyState title={t('follow.searchesEmpty')}>
          <p className="max-w-[60ch] text-pretty">{t('follow.searchesEmptyText')}</p>
          <p className="flex flex-wrap gap-3">
            <ButtonLink look="main" href={data.offeringsHref}>
              {t('follow.findOfferings')}
            </ButtonLink>
            <ButtonLink href={data.needsHref}>{t('follow.findNeeds')}</ButtonLink>
          </p>
        </EmptyState>
      ) : (
        <SearchList searches={data.searches} />
      )}
    </div>
  )
}
