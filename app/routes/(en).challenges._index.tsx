import { useTranslation } from 'react-i18next'
import { formatNumber } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { pageFor, readFilters } from '~/modules/accounts/index.server'
import {
  ChallengeCard,
  ChallengeFilter,
  challengeCardView,
  challengeFilterView,
  DemandGrid,
  demandGridView,
} from '~/modules/challenges'
import { listChallenges, PublicQuery, readChallengeCodes } from '~/modules/challenges/index.server'
import { needScopeOf } from '~/modules/needs'
import { inLang } from '~/modules/offerings'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { badAddress } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { Pagination } from '~/ui/pagination'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, url, lang, t, origin } = pageFor(args)
  const query = readFilters(url, PublicQuery)
  const vocabulary = await services.vocabulary()
  const path = localPath(lang, '/challenges')
  if (query.scenario && !vocabulary.scenarios.has(query.scenario))
    throw badAddress([`scenario=${query.scenario}`], path)
  if (query.track && !vocabulary.tracks.has(query.track)) throw badAddress([`track=${query.track}`], path)
  const [list, codes] = await Promise.all([
    listChallenges(services.db, { scope: needScopeOf(viewer), query, vocabulary }),
    readChallengeCodes(services.db),
  ])
  const today = services.clock.today()
  const to = (changes: Record<string, string | number | null>) => {
    const params = new URLSearchParams(url.search)
    for (const [name, value] of Object.entries(changes))
      if (value === null) params.delete(name)
      else params.set(name, String(value))
    return params.size > 0 ? `${path}?${params}` : path
  }
  const { page, urgency, difficulty } = query
  const filter = challengeFilterView(query, { codes, vocabulary, lang })
  return {
    head: makeHead({
      origin,
      path: url.search ? `${path}${url.search}` : path,
      lang,
      title: t('challenge.listTitle'),
      description: t('challenge.listDescription'),
      indexed: url.search === '',
    }),
    filter,
    needsHref: localPath(lang, '/needs'),
    total: formatNumber(list.total, lang),
    cell:
      urgency && difficulty
        ? {
            text: t('challenge.inCell', { urgency, difficulty }),
            href: to({ urgency: null, difficulty: null, page: null }),
          }
        : null,
    grid: demandGridView(
      list.lying.flatMap(({ id, titleZh, titleEn, position }) =>
        position
          ? [
              {
                id,
                title: inLang(lang, titleZh, titleEn),
                position,
                href: localPath(lang, `/challenges/${id}`),
              },
            ]
          : [],
      ),
      { lang, cellHref: (u, d) => to({ urgency: u, difficulty: d, page: null }) },
    ),
    items: list.entries.map((entry) =>
      challengeCardView(entry, {
        demand: list.demand.get(entry.id) ?? { needs: [], teams: 0, quantity: 0 },
        vocabulary,
        lang,
        today,
      }),
    ),
    previous: page > 1 ? to({ page: page === 2 ? null : page - 1 }) : null,
    next: page < list.pages ? to({ page: page + 1 }) : null,
  }
}

export default function ChallengesPage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  const filtered = data.filter.clear !== null
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-6">
      <header className="grid gap-1">
        <h1 className="text-2xl md:text-3xl">{t('challenge.listTitle')}</h1>
        <p className="text-muted max-w-prose">{t('challenge.listLead')}</p>
      </header>
      {data.items.length === 0 && !filtered ? (
        <EmptyState title={t('challenge.empty')}>
          <p>{t('challenge.emptyText')}</p>
          <ButtonLink href={data.needsHref}>{t('challenge.seeNeeds')}</ButtonLink>
        </EmptyState>
      ) : (
        <>
          <ChallengeFilter view={data.filter} />
          <Section id="grid" title={t('challenge.gridTitle')}>
            <DemandGrid view={data.grid} caption={t('challenge.gridTitle')} />
          </Section>
          <Section id="list" title={`${t('challenge.list')} (${data.total})`}>
            {data.cell && (
              <Notice>
                {data.cell.text}{' '}
                <a href={data.cell.href} className="inline-flex min-h-11 items-center fine:min-h-0">
                  {t('challenge.wholeGrid')}
                </a>
              </Notice>
            )}
            {data.items.length === 0 ? (
              <EmptyState title={t('challenge.emptyFiltered')}>
                <p>{t('challenge.emptyFilteredText')}</p>
                <ButtonLink href={data.filter.path}>{t('challenge.clear')}</ButtonLink>
              </EmptyState>
            ) : (
              <ol className="grid gap-3">
                {data.items.map((item) => (
                  <li key={item.id}>
                    <ChallengeCard view={item} />
                  </li>
                ))}
              </ol>
            )}
            {(data.previous || data.next) && (
              <Pagination
                label={t('site.pages')}
                links={[]}
                previous={data.previous ? { href: data.previous, label: t('site.previousPage') } : null}
                next={data.next ? { href: data.next, label: t('site.nextPage') } : null}
              />
            )}
          </Section>
        </>
      )}
    </div>
  )
}
