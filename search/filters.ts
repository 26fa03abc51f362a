import { ipInDocument, ipRatings } from './ip-rating'
import type { Filters, Index } from './plan'

/** A facet of the pages and the API → the attribute of the document that holds it. */
export const facetAttributes = {
  scenario: 'scenarios',
  track: 'tracks',
  condition: 'conditions',
  class: 'classes',
  region: 'region',
  verification: 'verification',
  catalogue: 'catalogues',
  standard: 'standards',
  event: 'events',
} as const
export type FacetName = keyof typeof facetAttributes

/** Facets that documents of an index have. */
export const facetsOf: Record<Index, readonly FacetName[]> = {
  offerings: [
    'scenario',
    'track',
    'condition',
    'class',
    'region',
    'verification',
    'catalogue',
    'standard',
    'event',
  ],
  needs: ['scenario', 'track', 'condition', 'class', 'region'],
}

export const quote = (value: string): string => `"${value.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`
const oneOf = (attribute: string, values: string[]) =>
  values.length === 0 ? null : `${attribute} IN [${values.map(quote).join(', ')}]`

type Spec = Filters['spec'][number]

/** A demand on a specification, as the filter of an offering. */
export function specClause({ attribute, op, number, text, flag }: Spec): string {
  const field = `spec.${attribute}`
  if (op === 'present') return `${field} EXISTS`
  const ratings = text === null ? [] : ipRatings(op, text)
  if (ratings.length > 0) return `${field} IN [${ratings.map(ipInDocument).join(', ')}]`
  const value = number ?? flag ?? quote(text ?? '')
  return `${field} ${op} ${value}`
}

/** What a thing of this value would meet, as the filter of a need: its bound on the attribute, if it has one. */
function askedClause({ attribute, op, number, text, flag }: Spec): string {
  const least = `least.${attribute}`
  const most = `most.${attribute}`
  const same = `same.${attribute}`
  const asked = `asked = ${quote(attribute)}`
  if (op === 'present') return asked
  if (number === null) return `${same} = ${flag ?? quote(text ?? '')}`
  const withinLeast = `(${least} NOT EXISTS OR ${least} <= ${number})`
  const withinMost = `(${most} NOT EXISTS OR ${most} >= ${number})`
  const withinSame = `(${same} NOT EXISTS OR ${same} = ${number})`
  return [asked, withinLeast, withinMost, withinSame].join(' AND ')
}

const range = (attribute: string, min: number | null, max: number | null) =>
  [min === null ? null : `${attribute} >= ${min}`, max === null ? null : `${attribute} <= ${max}`].filter(
    (clause) => clause !== null,
  )

/** Every part of the filters as a clause of its own, under the facet it belongs to. Pure. */
export function filterClauses(index: Index, filters: Filters): { facet: FacetName | null; clause: string }[] {
  const clauses: { facet: FacetName | null; clause: string }[] = []
  for (const facet of facetsOf[index]) {
    const clause = oneOf(facetAttributes[facet], filters[facet])
    if (clause) clauses.push({ facet, clause })
  }
  const [money, days] = index === 'offerings' ? ['price', 'leadTime'] : ['budget', 'neededWithin']
  for (const clause of [
    ...range(money, filters.priceMin, filters.priceMax),
    ...range(days, null, filters.leadTimeMax),
    ...filters.spec.map(index === 'offerings' ? specClause : askedClause),
  ])
    clauses.push({ facet: null, clause })
  return clauses
}

/** The filter of a query; without the clauses of `except`, for counting that facet's other values. */
export const filterOf = (clauses: ReturnType<typeof filterClauses>, except?: FacetName): string[] =>
  clauses.filter(({ facet }) => facet === null || facet !== except).map(({ clause }) => clause)

/** One demand as the `spec` parameter of a URL writes it. */
export const specParam = ({ attribute, op, number, text, flag }: Spec): string =>
  op === 'present' ? attribute : `${attribute}${op}${number ?? text ?? flag}`
