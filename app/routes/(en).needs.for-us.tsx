import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { personalPage } from '~/modules/accounts/index.server'
import { matchPages } from '~/modules/matching'
import { NeedCard, NeedTabs, needCardView, needScopeOf } from '~/modules/needs'
import { countNeedsBesidePublic, readNeedsBesidePublic } from '~/modules/needs/index.server'
import { useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readPage } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Pagination } from '~/ui/pagination'

export const meta = headOf

const SIZE = 20

/** Needs that teams show to the reader's organisations and not to everybody. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, url, lang, t, origin } = personalPage(args)
  const path = localPath(lang, '/needs/for-us')
  const page = readPage(url)
  const scope = needScopeOf(viewer)
  const [vocabulary, total] = await Promise.all([
    services.vocabulary(),
    countNeedsBesidePublic(services.db, scope),
  ])
  const last = Math.max(1, Math.ceil(total / SIZE))
  if (page > last) throw redirect(`${path}?page=${last}`)
  const needs = await readNeedsBesidePublic(services.db, scope, { limit: SIZE, offset: (page - 1) * SIZE })
  const title = t('need.forUs')
  return {
    head: makeHead({ origin, path, lang, title, description: t('need.forUsLead'), indexed: false }),
    total,
    needs: needs.map((need) => needCardView(need, { vocabulary, lang })),
    pages: matchPages({ total, page, size: SIZE }, path, lang),
    needsHref: localPath(lang, '/needs'),
    accountHref: localPath(lang, '/account'),
    verified: viewer.organisations.some(({ state }) => state === 'verified'),
  }
}

export default function NeedsForUsPage() {
  const { t } = useTranslation()
  const { total, needs, pages, needsHref, accountHref, verified } = useLoaderData<typeof loader>()
  return (
    <div className="shell grid gap-4 py-4">
      <NeedTabs current="for-us" count={total} />
      <div className="grid gap-1">
        <h1 className="text-2xl md:text-3xl">{t('need.forUs')}</h1>
        <p className="text-muted max-w-[90ch] text-sm text-pretty">{t('need.forUsLead')}</p>
      </div>
      {needs.length === 0 ? (
        <EmptyState title={t('need.forUsEmpty')}>
          <p>{t(verified ? 'need.forUsEmptyText' : 'need.forUsUnverified')}</p>
          {!verified && <ButtonLink href={accountHref}>{t('account.title')}</ButtonLink>}
          <ButtonLink href={needsHref}>{t('home.allNeeds')}</ButtonLink>
        </EmptyState>
      ) : (
        <section id="matches" aria-label={t('need.forUs')} className="grid gap-3">
          <ol className="grid gap-3">
            {needs.map((need) => (
              <li key={need.id}>
                <NeedCard view={need} />
              </li>
            ))}
          </ol>
          <Pagination label={t('site.pages')} {...pages} />
        </section>
      )}
    </div>
  )
}
