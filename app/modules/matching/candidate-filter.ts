import { ancestors, type Vocabulary } from '~/modules/vocabulary'
import type { PreparedConstraint, PreparedNeed, PreparedOffering } from './prepare'

/**
 * Which offerings of the index can come out how, as filters of the search engine. Each is a superset of
 * what exact evaluation would put there, so that leaving the rest out changes nothing:
 *
 * - `kind`: of a kind the need names. Nothing else can pass or be unknown.
 * - `acceptable`: the same, and none of the figures that are filtered on fails. Whoever is left out fails a
 *   gate, so that it is a near miss at best.
 * - `provenNeighbours`: every neighbour that can be a near miss.
 * - `neighbours`: far off and of a neighbouring kind; wanted only where all before are empty.
 */
export type NeedFilters = {
  /** the kind is a whole branch, or everything of a scenario: worth narrowing to `acceptable` first */
  broad: boolean
  acceptable: string
  kind: string
  provenNeighbours: string | null
  neighbours: string | null
}

/** A figure from a public list is neither a supply nor a purchase that somebody plans. */
const offered = 'reference = false'
const planned = offered

/** A share that no rounding of a stored figure reaches: filters are looser than gates by it. */
const slack = 1e-6

export function filtersOfNeed(need: PreparedNeed, vocabulary: Vocabulary): NeedFilters | null {
  if (need.tracks.length === 0) {
    if (need.scenarios.length === 0) return null
    const kind = and(offered, inScenarios(need.scenarios, vocabulary))
    return {
      broad: true,
      acceptable: and(kind, ...notFailing(need)),
      kind,
      provenNeighbours: null,
      neighbours: null,
    }
  }
  const { own, neighbours } = trackCodes(need)
  const kind = and(offered, ofOwnTrack(own, vocabulary))
  const others = neighbours.length === 0 ? null : and(offered, ofOwnTrack(neighbours, vocabulary))
  const proving = others !== null && need.hard.length > 0
  return {
    broad: need.tracks.some((code) => (vocabulary.tracks.get(code)?.children.length ?? 0) > 0),
    acceptable: and(kind, ...notFailing(need)),
    kind,
    provenNeighbours: proving ? and(others, ...servesScenario(need, vocabulary), ...passing(need)) : null,
    neighbours: others,
  }
}

/** The tracks of offerings that are of a kind the need names, and of those next to it. */
export function trackCodes(need: Pick<PreparedNeed, 'trackKin'>): { own: string[]; neighbours: string[] } {
  const own = new Set<string>()
  const neighbours = new Set<string>()
  for (const kins of need.trackKin)
    for (const [code, { kinship }] of kins) (kinship === 'neighbour' ? neighbours : own).add(code)
  return { own: [...own], neighbours: [...neighbours].filter((code) => !own.has(code)) }
}

/**
 * Needs for which an offering is a candidate: all of the offering's branch, and those that name no kind
 * but one of its scenarios, or the scenario above or below it.
 */
export function filterOfOffering(offering: PreparedOffering, vocabulary: Vocabulary): string {
  const root = ancestors(vocabulary.tracks, offering.track).at(-1) ?? offering.track
  const branch = `tracks = ${quoted(root)}`
  if (offering.scenarios.length === 0) return and(planned, branch)
  return and(planned, or(branch, and('tracks IS EMPTY', inScenarios(offering.scenarios, vocabulary))))
}

/** The index keeps a row's scenarios with all above them: this finds the same, those below, and those above. */
function inScenarios(codes: readonly string[], vocabulary: Vocabulary): string {
  const wanted = codes.flatMap((code) => [code, ...ancestors(vocabulary.scenarios, code)])
  return isIn('scenarios', [...new Set(wanted)])
}

const servesScenario = (need: PreparedNeed, vocabulary: Vocabulary) =>
  need.scenarios.length === 0 ? [] : [inScenarios(need.scenarios, vocabulary)]

/** The index keeps a row's track with all above it; this asks for the row's own track. */
function ofOwnTrack(codes: readonly string[], vocabulary: Vocabulary): string {
  const set = new Set(codes)
  const plain: string[] = []
  const branches: string[] = []
  for (const code of codes) {
    const children = vocabulary.tracks.get(code)?.children ?? []
    if (children.every((child) => set.has(child))) plain.push(code)
    else branches.push(and(`tracks = ${quoted(code)}`, `NOT ${isIn('tracks', children)}`))
  }
  return or(...(plain.length > 0 ? [isIn('tracks', plain)] : []), ...branches)
}

/** For each gate that the index can tell: that it is not failed. What is not stated is let through. */
function notFailing(need: PreparedNeed): string[] {
  const parts = need.hard.flatMap((constraint) => {
    const field = fieldOf(constraint)
    if (field === null) return []
    const fails = outside(constraint, field)
    return fails === null ? [] : [`NOT (${fails})`]
  })
  if (need.deadlineDays !== null) parts.push(`NOT leadTime > ${need.deadlineDays}`)
  if (need.budget !== null && need.currency === 'CNY')
    parts.push(`NOT price > ${looser('<=', need.budget / need.quantity)}`)
  return parts
}

/** For each gate that the index can tell: that it is passed. */
function passing(need: PreparedNeed): string[] {
  const parts = need.hard.flatMap((constraint) => {
    const field = fieldOf(constraint)
    if (field === null) return []
    const fails = outside(constraint, field)
    return fails === null ? [] : [and(`${field} EXISTS`, `NOT (${fails})`)]
  })
  if (need.deadlineDays !== null) parts.push(`leadTime <= ${need.deadlineDays}`)
  return parts
}

/** Where the index keeps an attribute; null where it keeps it otherwise than the gate reads it. */
function fieldOf({ attribute }: PreparedConstraint): string | null {
  if (attribute === 'price_cny') return 'price'
  // A lead time may stand among the specifications instead, and these two are not filtered on.
  if (attribute === 'lead_time_days' || attribute === 'warranty_months' || attribute === 'capacity_per_month')
    return null
  return /^\w+$/.test(attribute) ? `spec.${attribute}` : null
}

/** What the field holds where the constraint is surely failed; null where the index cannot tell. */
function outside({ attribute, op, number, flag }: PreparedConstraint, field: string): string | null {
  if (flag !== null && op === '=') return `${field} = ${!flag}`
  if (number === null) return null
  const limit = attribute === 'price_cny' ? number * 100 : number
  if (op === '>=') return attribute === 'price_cny' ? null : `${field} < ${looser(op, limit)}`
  if (op === '<=') return `${field} > ${looser(op, limit)}`
  return null
}

const looser = (op: '>=' | '<=', limit: number) => {
  const by = Math.abs(limit) * slack + Number.EPSILON
  return plain(op === '>=' ? limit - by : limit + by)
}
/** Without an exponent, which a filter does not read. */
const plain = (value: number) => value.toFixed(12).replace(/\.?0+$/, '')
const quoted = (text: string) => JSON.stringify(text)
const isIn = (field: string, codes: readonly string[]) => `${field} IN [${codes.map(quoted).join(', ')}]`
const and = (...parts: string[]) => parts.map((part) => `(${part})`).join(' AND ')
const or = (...parts: string[]) => parts.map((part) => `(${part})`).join(' OR ')
