import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { formatDate, formatNumber } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { FilterForm, ReviewTabs } from '~/modules/accounts'
import { readFilters, reviewerPage } from '~/modules/accounts/index.server'
import {
  challengeStages,
  DemandGrid,
  demandGridView,
  entryTitle,
  positionText,
  StageTag,
  teamsText,
} from '~/modules/challenges'
import { countStages, QueueQuery, readDemand, readEntries } from '~/modules/challenges/index.server'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { EmptyState } from '~/ui/empty-state'
import { type PageLink, Pagination } from '~/ui/pagination'
import { Section } from '~/ui/section'
import { cell, headCell, Table } from '~/ui/table'

export const meta = headOf

const SIZE = 50
/** What the picture holds: more would not be seen on it. */
const ON_GRID = 500
const todo = ['collected', 'rated'] as const

export async function loader(args: LoaderFunctionArgs) {
  const { services, url, lang, t, origin } = reviewerPage(args)
  const { page, ...filter } = readFilters(url, QueueQuery)
  const path = localPath(lang, '/review/challenges')
  const { db } = services
  const [counts, list, lying] = await Promise.all([
    countStages(db),
    readEntries(db, {
      ...filter,
      stages: filter.stage ? [filter.stage] : todo,
      order: filter.stage === 'published' || filter.stage === 'closed' ? 'newest' : 'unrated_first',
      limit: SIZE,
      offset: (page - 1) * SIZE,
    }),
    readEntries(db, {
      stages: ['rated', 'published'],
      order: 'urgency',
      limit: ON_GRID,
    }),
  ])
  const demand = await readDemand(db, 'staff', list.entries)
  const href = (id: number) => localPath(lang, `/review/challenges/${id}`)
  const title = t('challengeWork.reviewTitle')
  const to = (changes: Record<string, string>) => {
    const params = new URLSearchParams(url.search)
    for (const [name, value] of Object.entries(changes)) params.set(name, value)
    return `${path}?${params}`
  }
  const last = Math.max(1, Math.ceil(list.total / SIZE))
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    path,
    crumbs: [
      { href: localPath(lang, '/account'), label: t('account.title') },
      { href: localPath(lang, '/review'), label: t('review.title') },
    ],
    filter: {
      stage: filter.stage,
      urgency: filter.urgency?.toString(),
      difficulty: filter.difficulty?.toString(),
    },
    stages: challengeStages.map((value) => ({
      value,
      label: `${t(`challenge.stage_${value}`)} (${formatNumber(counts[value] ?? 0, lang)})`,
    })),
    total: formatNumber(list.total, lang),
    grid: demandGridView(
      lying.entries.flatMap(({ position, ...entry }) =>
        position ? [{ id: entry.id, title: entryTitle(entry, lang), position, href: href(entry.id) }] : [],
      ),
      {
        lang,
        cellHref: (urgency, difficulty) => `${path}?urgency=${urgency}&difficulty=${difficulty}`,
      },
    ),
    rows: list.entries.map((entry) => {
      const behind = demand.get(entry.id)
      return {
        id: entry.id,
        href: href(entry.id),
        title: entryTitle(entry, lang),
        stage: entry.stage,
        end: entry.closing?.how ?? null,
        position: positionText(entry, lang),
        ratings:
          entry.ratings > 0 ? t('challengeWork.ratedBy', { n: formatNumber(entry.ratings, lang) }) : '',
        needs: formatNumber(behind?.needs.length ?? 0, lang),
        teams: (behind && teamsText(behind, lang)) ?? '–',
        since: formatDate(entry.createdAt, lang),
      }
    }),
    previous: page > 1 ? to({ page: String(page - 1) }) : null,
    next: page < last ? to({ page: String(page + 1) }) : null,
  }
}

export default function ChallengeQueuePage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  const noLinks: PageLink[] = []
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-6">
      <Breadcrumbs
        label={t('site.breadcrumbs')}
        crumbs={data.crumbs}
        current={t('challengeWork.reviewTitle')}
      />
      <ReviewTabs current="challenges" />
      <header className="grid gap-1">
        <h1 className="text-2xl md:text-3xl">{t('challengeWork.reviewTitle')}</h1>
        <p className="text-muted max-w-prose text-sm">{t('challengeWork.reviewLead')}</p>
      </header>
      <Section id="grid" title={t('challenge.gridTitle')}>
        <DemandGrid view={data.grid} caption={t('challenge.gridTitle')} />
      </Section>
      <Section id="queue" title={`${t('challengeWork.queue')} (${data.total})`}>
        <FilterForm
          path={data.path}
          fields={[
            {
              type: 'choice',
              name: 'stage',
              label: t('challenge.stage'),
              value: data.filter.stage,
              choices: data.stages,
            },
            ...(['urgency', 'difficulty'] as const).map((name) => ({
              type: 'choice' as const,
              name,
              label: t(`challenge.${name}`),
              value: data.filter[name],
              choices: ([5, 4, 3, 2, 1] as const).map((step) => ({
                value: String(step),
                label: `${step} ${t(`challenge.${name}_${step}`)}`,
              })),
            })),
          ]}
        />
        {data.rows.length === 0 ? (
          <EmptyState title={t('challengeWork.queueEmpty')}>
            <p>{t('challengeWork.queueEmptyText')}</p>
          </EmptyState>
        ) : (
          <div className="panel">
            <Table caption={t('challengeWork.queue')} className="min-w-[46rem]">
              <thead>
                <tr>
                  {(['number', 'title', 'gridTitle', 'needs', 'teams'] as const).map((key) => (
                    <th key={key} scope="col" className={headCell}>
                      {t(`challenge.${key}`)}
                    </th>
                  ))}
                  <th scope="col" className={headCell}>
                    {t('challengeWork.since')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {data.rows.map((row) => (
                  <tr key={row.id}>
                    <td className={cell}>{row.id}</td>
                    <td className={cell}>
                      <a
                        className="fine:min-h-0 inline-flex min-h-11 items-center font-medium"
                        href={row.href}
                      >
                        {row.title}
                      </a>
                      <span className="block">
                        <StageTag stage={row.stage} end={row.end} />
                      </span>
                    </td>
                    <td className={cell}>
                      {row.position ?? t('challengeWork.notRated')}
                      {row.ratings && <span className="text-muted block">{row.ratings}</span>}
                    </td>
                    <td className={cell}>{row.needs}</td>
                    <td className={cell}>{row.teams}</td>
                    <td className={`${cell} whitespace-nowrap`}>{row.since}</td>
                  </tr>
                ))}
              </tbody>
            </Table>
          </div>
        )}
        {(data.previous || data.next) && (
          <Pagination
            label={t('site.pages')}
            links={noLinks}
            previous={data.previous ? { href: data.previous, label: t('site.previousPage') } : null}
            next={data.next ? { href: data.next, label: t('site.nextPage') } : null}
          />
        )}
      </Section>
    </div>
  )
}
