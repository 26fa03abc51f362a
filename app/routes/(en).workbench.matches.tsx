import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { personalPage } from '~/modules/accounts/index.server'
import { claimEvidence, MatchedNeed, MatchedOffering, matchPages, matchWords } from '~/modules/matching'
import { needCardView } from '~/modules/needs'
import { offeringCardView } from '~/modules/offerings'
import { newFor } from '~/modules/workbench'
import { readNewMatches } from '~/modules/workbench/index.server'
import { useLoaderData, useRouteLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, notFound, redirect } from '~/platform/http/index.server'
import { readPage } from '~/platform/page.server'
import type { loader as rootLoader } from '~/root'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Pagination } from '~/ui/pagination'

export const meta = headOf

const SIZE = 20

/** What came lately that suits what one's own organisation offers, or asks for. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, url, lang, t, origin } = personalPage(args)
  const path = localPath(lang, '/workbench/matches')
  const page = readPage(url)
  const [vocabulary, found] = await Promise.all([
    services.vocabulary(),
    readNewMatches(services, viewer, { page, size: SIZE }),
  ])
  if (found === null) throw notFound()
  const { items, total } = found
  const last = Math.max(1, Math.ceil(total / SIZE))
  if (page > last) throw redirect(`${path}?page=${last}`)
  const standingsOf = claimEvidence(vocabulary)
  const team = viewer.organisation?.kind === 'rescue_team'
  const title = t('workbench.matchesTitle')
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    team,
    total,
    items: items.map(({ need, offering, match }, index) => ({
      rank: (page - 1) * SIZE + index + 1,
      askHref: localPath(lang, `/introductions/new?offering=${offering.id}&need=${need.id}`),
      match: matchWords(match, { vocabulary, lang, quantity: need.quantity }),
      need: needCardView(need, { vocabulary, lang }),
      offering: offeringCardView(offering, {
        vocabulary,
        lang,
        standingsOf,
        asked: need.constraints.map(({ attribute }) => attribute),
      }),
    })),
    pages: matchPages({ total, page, size: SIZE }, path, lang),
    workbenchHref: localPath(lang, '/workbench'),
    ownHref: localPath(lang, team ? '/workbench/needs' : '/workbench/offerings'),
  }
}

export default function NewMatchesPage() {
  const { t } = useTranslation()
  const { team, total, items, pages, workbenchHref, ownHref } = useLoaderData<typeof loader>()
  const root = useRouteLoaderData<typeof rootLoader>('root')
  const compared = new Set(root?.compared.map(({ id }) => id))
  const days = { days: newFor }
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-4 py-4">
      <Breadcrumbs
        label={t('site.breadcrumbs')}
        crumbs={[{ href: workbenchHref, label: t('workbench.title') }]}
        current={t('workbench.matchesTitle')}
      />
      <div className="grid gap-1">
        <h1 className="text-2xl md:text-3xl">{t('workbench.matchesTitle')}</h1>
        <p className="text-muted max-w-[90ch] text-sm text-pretty">
          {t(team ? 'workbench.matchesLeadTeam' : 'workbench.matchesLeadEnterprise', days)}
        </p>
      </div>
      {total === 0 ? (
        <EmptyState title={t('workbench.matchesEmpty', days)}>
          <p>{t(team ? 'workbench.matchesEmptyTeam' : 'workbench.matchesEmptyEnterprise')}</p>
          <ButtonLink href={ownHref}>{t(team ? 'workbench.allNeeds' : 'workbench.allOfferings')}</ButtonLink>
        </EmptyState>
      ) : (
        <section id="matches" aria-label={t('workbench.matchesTitle')} className="grid gap-3">
          <ol className="grid gap-4">
            {items.map(({ rank, askHref, match, need, offering }) => (
              <li key={`${need.id}-${offering.id}`} className="grid gap-1">
                <p className="text-muted text-sm">
                  <a
                    href={team ? need.href : offering.href}
                    className="inline-flex min-h-11 items-center md:min-h-0"
                  >
                    {team
                      ? t('workbench.forNeed', { name: need.plainTitle })
                      : t('workbench.forOffering', { name: offering.plainName })}
                  </a>
                </p>
                {team ? (
                  <MatchedOffering
                    rank={rank}
                    match={match}
                    offering={offering}
                    compared={compared.has(offering.id)}
                    askHref={askHref}
                  />
                ) : (
                  <MatchedNeed rank={rank} match={match} need={need} askHref={askHref} />
                )}
              </li>
            ))}
          </ol>
          <Pagination label={t('site.pages')} {...pages} />
        </section>
      )}
    </div>
  )
}
