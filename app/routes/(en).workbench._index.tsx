import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { personalPage } from '~/modules/accounts/index.server'
import { inLang } from '~/modules/offerings'
import { TodoGroups, todoGroups } from '~/modules/workbench'
import { readWork } from '~/modules/workbench/index.server'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'

export const meta = headOf

/** What waits for whoever is signed in. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, lang, t, origin } = personalPage(args)
  const { organisation } = viewer
  const title = t('workbench.title')
  const name = organisation && inLang(lang, organisation.nameZh, organisation.nameEn)
  return {
    head: makeHead({
      origin,
      path: localPath(lang, '/workbench'),
      lang,
      title,
      description: title,
      indexed: false,
    }),
    lead: name === null ? t('workbench.leadPerson') : t('workbench.lead', { name }),
    groups: todoGroups(await readWork(services, viewer), viewer, lang),
    unverified:
      organisation && (organisation.state === 'unverified' || organisation.state === 'returned')
        ? localPath(lang, `/organisations/${organisation.id}`)
        : null,
    registerHref: organisation ? null : localPath(lang, '/organisations/new'),
    savedHref: localPath(lang, '/workbench/saved'),
    searchesHref: localPath(lang, '/workbench/searches'),
    accountHref: localPath(lang, '/account'),
  }
}

export default function WorkbenchPage() {
  const { t } = useTranslation()
  const { lead, groups, unverified, registerHref, savedHref, searchesHref, accountHref } =
    useLoaderData<typeof loader>()
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-6 py-6">
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h1 className="text-2xl md:text-3xl">{t('workbench.title')}</h1>
          <p className="text-muted text-sm">{lead}</p>
        </div>
        <p className="flex flex-wrap gap-2">
          <ButtonLink href={savedHref}>{t('follow.items')}</ButtonLink>
          <ButtonLink href={searchesHref}>{t('follow.searches')}</ButtonLink>
          <ButtonLink href={accountHref}>{t('workbench.accountLink')}</ButtonLink>
        </p>
      </header>
      {unverified && (
        <Notice>
          {t('workbench.unverified')} <a href={unverified}>{t('workbench.completeOrganisation')}</a>
        </Notice>
      )}
      <TodoGroups groups={groups} />
      {registerHref && groups.length === 0 && (
        <EmptyState title={t('workbench.nothing')}>
          <p>{t('workbench.noOrganisation')}</p>
          <ButtonLink look="main" href={registerHref}>
            {t('organisation.new')}
          </ButtonLink>
        </EmptyState>
      )}
    </div>
  )
}
