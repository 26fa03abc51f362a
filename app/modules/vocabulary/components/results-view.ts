import { formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { localPath } from '~/locales/lang'
import { type PageLink, pagesAround } from '~/ui/pagination'
import type { Filters } from '~search/plan'
import { specToParam } from '../spec-filter'
import type { Lang, Vocabulary } from '../vocabulary'
import { type EventTerms, type FacetCounts, makeFacets } from './facet-view'
import type { FilterPanelView } from './filter-panel'
import { activeChips, type ChipView } from './filter-words'
import { makeSpecFields } from './spec-fields-view'

type Hidden = { name: string; value: string }

export type ResultsView = {
  heading: string
  /** what is shown, for the head of the page: the words, or the few filters, or everything */
  subject: string
  total: string
  q: string
  searchLabel: string
  searchPlaceholder: string
  searchHidden: Hidden[]
  /** parts of the query that narrow the result, and those that only lift what fits */
  understood: ChipView[]
  lifting: ChipView[]
  restore: { href: string; label: string } | null
  active: ChipView[]
  notices: string[]
  filters: FilterPanelView
  sort: { value: string; choices: { value: string; label: string }[]; hidden: Hidden[] }
  csvHref: string | null
  /** the newest of the scenarios and tracks that are filtered on, as a feed */
  feedHref: string
  /** where the search is saved, without the page and the order */
  saveHref: string
  /** where somebody writes a need of their own */
  postHref: string | null
  /** in place of a list: nothing found, or a page past the last */
  zero: { title: string; advice: string | null; ways: { href: string; label: string }[] } | null
  pages: {
    links: PageLink[]
    previous: { href: string; label: string } | null
    next: { href: string; label: string } | null
  }
}

type Query = {
  q: string
  filters: Filters
  sort: string
  page: number
  size: number
  lang: Lang
  drop: string[]
}

export type ResultsInput<Q extends Query> = {
  kind: 'offerings' | 'needs'
  query: Q
  vocabulary: Vocabulary
  /** the events that its filters and counts name */
  events?: EventTerms
  counts: FacetCounts
  total: number
  page: number
  whole: string | null
  sorts: { value: string; label: string }[]
  understood: { id: string; label: string; filtering: boolean; track?: string }[]
  relaxed: string[]
  engine: 'meilisearch' | 'postgres'
  dropHint: { label: string; href: string; total: number } | null
  csv: boolean
  toParams(query: Pick<Q, 'q' | 'filters'> & Partial<Q>): URLSearchParams
}

/** The most results that pages are made for: further ones are reached by narrowing. */
const PAGES = 500

/** Everything a result page shows around its list, in words and with every address ready. */
export function makeResultsView<Q extends Query>(input: ResultsInput<Q>): ResultsView {
  const { kind, query, vocabulary, events, total, toParams } = input
  const { lang, filters } = query
  const { t } = i18nFor(lang)
  const path = localPath(lang, `/${kind}`)
  const address = (change: Partial<Query>, whole: string | null = null) => {
    const params = toParams({ ...query, page: 1, ...change } as Q)
    if (whole) params.append('whole', whole)
    const text = params.toString()
    return text ? `${path}?${text}` : path
  }
  const hiddenOf = (change: Partial<Query>): Hidden[] =>
    [...toParams({ ...query, page: 1, ...change } as Q)].map(([name, value]) => ({ name, value }))

  const noFilters = emptyFilters()
  const active = activeChips(filters, {
    ...{ vocabulary, events, lang, kind },
    href: (next) => address({ filters: next }),
  })
  const n = formatNumber(total, lang)
  const counted = t(kind === 'offerings' ? 'results.totalOfferings' : 'results.totalNeeds', { n })
  const tracks =
    filters.track.length > 0
      ? filters.track
      : input.understood.flatMap(({ track }) => (track ? [track] : [])).slice(0, 1)
  const last = Math.min(PAGES, Math.max(1, Math.ceil(total / query.size)))

  const read = (filtering: boolean): ChipView[] =>
    input.understood
      .filter((part) => part.filtering === filtering)
      .map(({ id, label }) => ({
        key: id,
        label,
        href: address({ drop: [...query.drop, id] }),
        removeLabel: t('results.dropChip', { label }),
        quiet: !filtering,
      }))

  return {
    heading: counted,
    subject: subjectOf(input, active),
    total: n,
    q: query.q,
    searchLabel: t(kind === 'offerings' ? 'results.searchOfferings' : 'results.searchNeeds'),
    searchPlaceholder: t(kind === 'offerings' ? 'results.placeholderOfferings' : 'results.placeholderNeeds'),
    searchHidden: hiddenOf({ q: '', drop: [] }),
    understood: read(true),
    lifting: read(false),
    restore:
      query.drop.length > 0 ? { href: address({ drop: [] }), label: t('results.restoreDropped') } : null,
    active,
    notices: [
      ...(input.engine === 'postgres' ? [t('results.enginePostgres')] : []),
      ...(input.relaxed.length > 0
        ? [t('results.relaxed', { list: input.relaxed.join(t('site.listJoin')) })]
        : []),
    ],
    filters: {
      action: path,
      hidden: hiddenOf({ filters: noFilters }),
      facets: makeFacets({
        ...{ lang, vocabulary, events, filters },
        counts: input.counts,
        whole: input.whole,
        wholeHref: (facet) => address({}, facet),
      }),
      specs: makeSpecFields({
        vocabulary,
        tracks,
        filters,
        lang,
        whole: input.whole === 'spec',
        wholeHref: address({}, 'spec'),
      }),
      limits: t(kind === 'offerings' ? 'results.priceAndLead' : 'results.budgetAndDeadline'),
      price: {
        label: t(kind === 'offerings' ? 'results.price' : 'results.budget'),
        hint: t('results.priceHint'),
        min: filters.priceMin === null ? '' : String(filters.priceMin / 100),
        max: filters.priceMax === null ? '' : String(filters.priceMax / 100),
      },
      leadTime: {
        label: t(kind === 'offerings' ? 'results.leadTime' : 'results.neededWithin'),
        value: filters.leadTimeMax === null ? '' : String(filters.leadTimeMax),
      },
      chosen: active.length,
      clearHref: active.length > 0 ? address({ filters: noFilters }) : null,
    },
    sort: {
      value: query.sort,
      choices: input.sorts,
      hidden: hiddenOf({ sort: 'relevance' }),
    },
    csvHref: input.csv && total > 0 ? address({}).replace(`/${kind}`, `/${kind}.csv`) : null,
    feedHref: feedAddress(kind, query),
    saveHref: `${localPath(lang, '/workbench/searches/new')}?${savedParams(kind, query, toParams)}`,
    postHref: kind === 'needs' ? localPath(lang, '/needs/new') : null,
    zero:
      total === 0
        ? zeroView(input, address, path)
        : input.page > last
          ? {
              title: t('results.pastEnd', { page: formatNumber(last, lang) }),
              advice: null,
              ways: [{ href: address({ page: last }), label: t('site.page', { page: last }) }],
            }
          : null,
    pages: {
      links:
        last > 1
          ? pagesAround(input.page, last).map((page) => ({
              page,
              href: address({ page }),
              label: t('site.page', { page }),
              current: page === input.page,
            }))
          : [],
      previous:
        input.page > 1
          ? { href: address({ page: Math.min(input.page - 1, last) }), label: t('site.previousPage') }
          : null,
      next: input.page < last ? { href: address({ page: input.page + 1 }), label: t('site.nextPage') } : null,
    },
  }
}

function feedAddress(kind: 'offerings' | 'needs', { lang, filters }: Query): string {
  const params = new URLSearchParams(
    (['scenario', 'track'] as const).flatMap((name) => filters[name].map((code) => [name, code])),
  )
  return localPath(lang, `/feeds/${kind}.atom`) + (params.size > 0 ? `?${params}` : '')
}

/** What is saved of a search, behind the name of its page. */
function savedParams<Q extends Query>(
  kind: 'offerings' | 'needs',
  { q, filters, drop }: Q,
  toParams: ResultsInput<Q>['toParams'],
): URLSearchParams {
  const params = toParams({ q, filters, drop } as Pick<Q, 'q' | 'filters'> & Partial<Q>)
  return new URLSearchParams([['in', kind], ...params])
}

function subjectOf<Q extends Query>({ kind, query }: ResultsInput<Q>, active: readonly ChipView[]): string {
  const { t } = i18nFor(query.lang)
  if (query.q) return t(kind === 'offerings' ? 'results.offeringsFor' : 'results.needsFor', { q: query.q })
  const everything = t(kind === 'offerings' ? 'results.offeringsTitle' : 'results.needsTitle')
  if (active.length === 0 || active.length > 2) return everything
  return `${active.map(({ label }) => label).join(t('site.listJoin'))} · ${everything}`
}

function zeroView<Q extends Query>(
  { kind, query, dropHint }: ResultsInput<Q>,
  address: (change: Partial<Query>) => string,
  path: string,
): ResultsView['zero'] {
  const { t } = i18nFor(query.lang)
  const filtered = specOrFacet(query.filters)
  return {
    title: t(kind === 'offerings' ? 'results.zeroTitle' : 'results.zeroNeedsTitle'),
    advice: t('results.zeroAdvice'),
    ways: [
      ...(dropHint
        ? [
            {
              href: dropHint.href,
              label: t('results.zeroDrop', {
                label: dropHint.label,
                n: formatNumber(dropHint.total, query.lang),
              }),
            },
          ]
        : []),
      ...(kind === 'offerings'
        ? [
            {
              href: address({ page: 1 }).replace('/offerings', '/needs/new'),
              label: t('results.zeroPost'),
            },
          ]
        : []),
      ...(filtered && query.q
        ? [{ href: address({ filters: emptyFilters() }), label: t('results.zeroClear') }]
        : []),
      { href: path, label: t('results.zeroAll') },
    ],
  }
}

const specOrFacet = (filters: Filters): boolean => JSON.stringify(filters) !== JSON.stringify(emptyFilters())

export const emptyFilters = (): Filters => ({
  scenario: [],
  track: [],
  condition: [],
  class: [],
  region: [],
  verification: [],
  catalogue: [],
  standard: [],
  event: [],
  priceMin: null,
  priceMax: null,
  leadTimeMax: null,
  spec: [],
})

/** The filters without one value of one parameter, as `dropHint` names it. */
export function withoutFilter(filters: Filters, param: string, value: string): Filters {
  if (param === 'price_min') return { ...filters, priceMin: null }
  if (param === 'price_max') return { ...filters, priceMax: null }
  if (param === 'lead_time_max') return { ...filters, leadTimeMax: null }
  if (param === 'spec')
    return { ...filters, spec: filters.spec.filter((spec) => specToParam(spec) !== value) }
  const list = filters[param as keyof Filters]
  if (!Array.isArray(list)) return filters
  return { ...filters, [param]: (list as string[]).filter((code) => code !== value) }
}
