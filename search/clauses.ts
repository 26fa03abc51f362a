import { quote } from './filters'
import { ipInDocument, ipRatings } from './ip-rating'
import type { Index, PlanConstraint, SearchPlan } from './plan'
import { NEAR } from './rank'

/**
 * A plan as Meilisearch filters. `kinds` says which documents a query is about at all; `gates` takes out what
 * certainly fails a demand: a figure missed by more than a near miss, another way of transport, a dearer
 * price. What does not state a figure stays, for nobody knows.
 */
export type PlanClauses = {
  /** null: the query names no kind of thing, only text can tell */
  kinds: string | null
  /** the tracks that answer best, for telling whether the demands leave any of them */
  main: string | null
  gates: string[]
  /** only what states every figure and meets it */
  strict: string[]
}

/** A track below this share of the best is noise. */
export const KIND_FLOOR = 0.12
const MAIN_FLOOR = 0.8

export function planClauses(index: Index, plan: SearchPlan): PlanClauses {
  const { intent } = plan
  const tracks = Object.entries(intent.tracks)
  const above = (floor: number) => tracks.filter(([, weight]) => weight >= floor).map(([code]) => code)
  const asked = [anyOf('tracks', above(KIND_FLOOR))]
  // Where the words name no kind of thing for certain, the scenario and the condition are what is asked for.
  // A particular scenario brings in what serves it besides; a wide one (洪水) would bring in too much.
  const particular = intent.places.filter((code) => code.includes('.') || intent.trackCertainty < 0.5)
  asked.push(anyOf('scenarios', particular))
  if (intent.trackCertainty < 0.5) {
    asked.push(anyOf('conditions', Object.keys(intent.conditions)))
  }
  const kinds = either(asked)
  const sure = plan.constraints.filter((constraint) => constraint.sure !== false)
  const places = [anyOf('region', intent.regions), anyOf('classes', intent.classes)].filter(present)
  if (index === 'needs') return { kinds, main: null, gates: places, strict: places }
  return {
    kinds,
    main: intent.trackCertainty < 0.5 ? kinds : anyOf('tracks', above(MAIN_FLOOR)),
    gates: [...sure.map((constraint) => gate(constraint)), ...places].filter(present),
    strict: [...sure.map((constraint) => meets(constraint, 0)), ...places].filter(present),
  }
}

const present = (clause: string | null): clause is string => clause !== null

export const anyOf = (attribute: string, codes: readonly string[]): string | null =>
  codes.length === 0 ? null : `${attribute} IN [${codes.map(quote).join(', ')}]`

export const either = (clauses: readonly (string | null)[]): string | null => {
  const kept = clauses.filter(present)
  return kept.length === 0 ? null : kept.length === 1 ? (kept[0] ?? null) : `(${kept.join(' OR ')})`
}

/** Met, not stated, or missed narrowly. */
function gate(constraint: PlanConstraint): string | null {
  const met = meets(constraint, NEAR)
  if (met === null) return null
  const fields = fieldsOf(constraint)
  return `(${met} OR (${fields.map((field) => `${field} NOT EXISTS`).join(' AND ')}))`
}

const fieldsOf = ({ attribute, or }: PlanConstraint): string[] =>
  attribute === 'price_cny'
    ? ['price']
    : attribute === 'lead_time_days'
      ? ['leadTime']
      : attribute === 'verification_level'
        ? ['verification']
        : [`spec.${attribute}`, ...(or ?? []).map((other) => `spec.${other.attribute}`)]

/** Stated and met, figures with `slack` as a share; null where there is nothing to hold against. */
function meets(constraint: PlanConstraint, slack: number): string | null {
  const { attribute, op, number, flag, text } = constraint
  const [field = ''] = fieldsOf(constraint)
  if (attribute === 'verification_level') return anyOf(field, constraint.anyOf ?? [])
  if (op === 'present') return `${field} EXISTS`
  if (flag !== null) return `${field} = ${flag}`
  if (text !== null) return anyOf(field, constraint.anyOf ?? [text])
  if (number === null) return null
  if (attribute === 'ip_rating')
    return anyOf(
      field,
      ipRatings(op, `IP${number}`).map((rating) => String(ipInDocument(rating))),
    )
  const money = attribute === 'price_cny' ? 100 : 1
  const own = compare(field, op, number * money, slack)
  const others = (constraint.or ?? []).map((other) =>
    compare(`spec.${other.attribute}`, op, other.number, slack),
  )
  return either([own, ...others])
}

/** Rounding between units is no miss: half a percent is always allowed. */
function compare(field: string, op: '>=' | '<=' | '=', number: number, slack: number): string {
  const room = Math.abs(number) * Math.max(slack, 0.005)
  const least = Number((number - room).toPrecision(10))
  const most = Number((number + room).toPrecision(10))
  if (op === '>=') return `${field} >= ${least}`
  if (op === '<=') return `${field} <= ${most}`
  return `${field} ${least} TO ${most}`
}
