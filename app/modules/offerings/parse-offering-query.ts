import type { Lang, Vocabulary } from '~/modules/vocabulary'
import { appendFilters, nearestAttributes, ParamReader, type Parsed, readFilters } from '~/modules/vocabulary'
import type { OfferingQuery, OfferingSort } from './offering-results'

export const offeringSorts = ['relevance', 'price', '-price', 'lead_time', 'verification', 'newest'] as const
export const DEFAULT_PAGE_SIZE = 20
const MAX_DROPPED = 30

/**
 * What the URL of /offerings, or of the read API, asks for. Pure. Parameters it does not know are left
 * alone; empty ones count as absent. Answers the query, or every problem found.
 */
export function parseOfferingQuery(
  params: URLSearchParams,
  vocabulary: Vocabulary,
  lang: Lang,
): Parsed<OfferingQuery> {
  const reader = new ParamReader(params, vocabulary)
  const query: OfferingQuery = {
    q: reader.text('q'),
    filters: readFilters(reader, params.keys()),
    sort: readSort(reader),
    page: reader.whole('page', { min: 1, max: 100_000, otherwise: 1 }),
    size: reader.whole('size', { min: 1, max: 100, otherwise: DEFAULT_PAGE_SIZE }),
    lang,
    drop: [...new Set(reader.values('drop', MAX_DROPPED))],
  }
  return reader.problems.length > 0 ? { problems: reader.problems } : { query }
}

function readSort(reader: ParamReader): OfferingSort {
  const written = reader.value('sort')
  if (written === null) return 'relevance'
  const plain = offeringSorts.find((sort) => sort === written)
  if (plain) return plain
  const allowed = [...offeringSorts, 'spec:<attribute>', '-spec:<attribute>']
  const [, descending, code] = /^(-?)spec:([a-z0-9_]+)$/.exec(written) ?? []
  if (code === undefined) {
    reader.refuse('sort', written, 'unknown_value', allowed)
    return 'relevance'
  }
  const attribute = reader.vocabulary.attributes.get(code)
  if (!attribute) {
    const nearest = nearestAttributes(code, reader.vocabulary.attributes)
    reader.refuse('sort', written, 'unknown_attribute', nearest, 'attributes')
  } else if (attribute.valueType !== 'number') {
    reader.refuse('sort', written, 'not_sortable', allowed)
  }
  return descending === '-' ? `-spec:${code}` : `spec:${code}`
}

/**
 * The inverse: the parameters of a query, in a fixed order and without the defaults. Links, chips and
 * forms are made from it, so that equal queries have equal URLs. The language is in the path.
 */
export function offeringQueryToParams(
  query: Pick<OfferingQuery, 'q' | 'filters'> & Partial<OfferingQuery>,
): URLSearchParams {
  const params = new URLSearchParams()
  if (query.q !== '') params.append('q', query.q)
  appendFilters(params, query.filters)
  for (const chip of query.drop ?? []) params.append('drop', chip)
  if (query.sort && query.sort !== 'relevance') params.append('sort', query.sort)
  if (query.size && query.size !== DEFAULT_PAGE_SIZE) params.append('size', String(query.size))
  if (query.page && query.page !== 1) params.append('page', String(query.page))
  return params
}
