import type { Filters } from '~search/plan'
import type { ParamReader } from './params'
import { parseQuantity } from './quantity'
import { readSpecFilters, specToParam } from './spec-filter'

/** The facets of a query, in the order in which pages and links show them. */
export const facetParams = [
  'scenario',
  'track',
  'condition',
  'class',
  'region',
  'verification',
  'catalogue',
  'standard',
  'event',
] as const
export type FacetParam = (typeof facetParams)[number]

/** Reads every filter that a URL can hold: OR inside one facet, AND across. */
export function readFilters(reader: ParamReader, names: Iterable<string>): Filters {
  const { vocabulary } = reader
  const slugs = new Map(
    [...vocabulary.scenarios.values()].map(({ slug, code }) => [slug.toLowerCase(), code]),
  )
  const filters: Filters = {
    scenario: reader.codes('scenario', vocabulary.scenarios, 'scenarios', slugs),
    track: reader.codes('track', vocabulary.tracks, 'tracks'),
    condition: reader.codes('condition', vocabulary.conditions, 'conditions'),
    class: reader.codes('class', vocabulary.classes, 'classes'),
    region: reader.codes('region', vocabulary.regions, 'regions'),
    verification: reader.codes('verification', vocabulary.verificationLevels, 'verification-levels'),
    catalogue: reader.codes('catalogue', vocabulary.catalogues, 'catalogues'),
    standard: reader.codes('standard', vocabulary.standards, 'standards'),
    event: reader.ids('event'),
    priceMin: readMoney(reader, 'price_min'),
    priceMax: readMoney(reader, 'price_max'),
    leadTimeMax: readDays(reader, 'lead_time_max'),
    spec: readSpecFilters(reader, names),
  }
  const { priceMin, priceMax } = filters
  if (priceMin !== null && priceMax !== null && priceMin > priceMax)
    reader.refuse('price_min', `${priceMin / 100} > ${priceMax / 100}`, 'contradiction')
  return filters
}

/** Money in the major unit (yuan), with 元 or 万元 behind it if wished; answered in minor units. */
function readMoney(reader: ParamReader, param: string): number | null {
  return readMeasure(reader, param, 'price_cny', 1e11, (yuan) => Math.round(yuan * 100))
}

function readDays(reader: ParamReader, param: string): number | null {
  return readMeasure(reader, param, 'lead_time_days', 36_500, Math.round)
}

function readMeasure(
  reader: ParamReader,
  param: string,
  code: string,
  max: number,
  toStored: (value: number) => number,
): number | null {
  const written = reader.value(param)
  if (written === null) return null
  const attribute = reader.vocabulary.attributes.get(code)
  const parsed = attribute && parseQuantity(written, attribute, reader.vocabulary)
  const read = parsed
    ? parsed.quantities?.[0].number
    : /^\d+(?:\.\d+)?$/.test(written)
      ? Number(written)
      : null
  if (read == null) {
    const problem = parsed?.problem
    const unit = problem?.reason === 'unknown_unit'
    const negative = problem?.reason === 'negative'
    const reason = unit ? 'unknown_unit' : negative ? 'out_of_range' : 'not_a_number'
    reader.refuse(param, written, reason, unit ? problem.allowed : [`0–${max}`])
    return null
  }
  if (read <= max) return toStored(read)
  reader.refuse(param, written, 'out_of_range', [`0–${max}`])
  return null
}

/** The inverse of `readFilters`: appends each filter in a fixed order, so that equal queries have equal URLs. */
export function appendFilters(params: URLSearchParams, filters: Filters) {
  for (const facet of facetParams) for (const code of filters[facet]) params.append(facet, code)
  if (filters.priceMin !== null) params.append('price_min', String(filters.priceMin / 100))
  if (filters.priceMax !== null) params.append('price_max', String(filters.priceMax / 100))
  if (filters.leadTimeMax !== null) params.append('lead_time_max', String(filters.leadTimeMax))
  for (const spec of filters.spec) params.append('spec', specToParam(spec))
}
