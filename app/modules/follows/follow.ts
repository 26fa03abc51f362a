import type { Lang } from '~/locales/lang'
import { parseNeedQuery } from '~/modules/needs'
import { parseOfferingQuery } from '~/modules/offerings'
import { appendFilters, type Parsed, type Vocabulary } from '~/modules/vocabulary'
import type { Filters } from '~search/plan'

export const followedKinds = ['offerings', 'needs'] as const
/** Of which pages something is followed. */
export type FollowedKind = (typeof followedKinds)[number]

export const searchFrequencies = ['at_once', 'daily', 'weekly', 'never'] as const
/** How often a saved search is looked at. */
export type SearchFrequency = (typeof searchFrequencies)[number]

/** What a person saves at most. */
export const MOST = { searches: 50, items: 500 } as const
export const MAX_NAME = 80

/** What is looked for, without the order and the page in which a reader sees it. */
export type FollowedQuery = { q: string; filters: Filters; drop: string[] }

/** The query of an address, by the rules of its result page. */
export function parseFollowed(
  kind: FollowedKind,
  params: URLSearchParams,
  vocabulary: Vocabulary,
  lang: Lang,
): Parsed<FollowedQuery> {
  const parse = kind === 'offerings' ? parseOfferingQuery : parseNeedQuery
  const { query, problems } = parse(params, vocabulary, lang)
  if (!query) return { problems }
  const { q, filters, drop } = query
  return { query: { q, filters, drop } }
}

/** The one text of a query: equal searches have equal ones. */
export function canonicalQuery({ q, filters, drop }: FollowedQuery): string {
  const params = new URLSearchParams()
  if (q !== '') params.append('q', q)
  appendFilters(params, sorted(filters))
  for (const chip of [...drop].sort()) params.append('drop', chip)
  return params.toString()
}

/** OR inside one facet: the order in which its values were chosen says nothing. */
const sorted = (filters: Filters): Filters =>
  Object.fromEntries(
    Object.entries(filters).map(([name, value]) => [
      name,
      Array.isArray(value) && name !== 'spec' ? [...value].sort() : value,
    ]),
  ) as Filters

/** Where the results stand, the newest first. */
export const resultsPath = (kind: FollowedKind, query: string): string =>
  `/${kind}?${query === '' ? '' : `${query}&`}sort=newest`
