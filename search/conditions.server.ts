import { type RawBuilder, sql } from 'kysely'
import { KIND_FLOOR } from './clauses'
import { type FacetName, facetsOf } from './filters'
import { ipRatings } from './ip-rating'
import type { Filters, Index, PlanConstraint, SearchPlan } from './plan'
import { NEAR } from './rank'

/** A part of a query under the facet it belongs to, over a row `d` of the view. */
export type Condition = { facet: FacetName | null; sql: RawBuilder<unknown> }

/** A join table of codes, and the tree it belongs to where children count for their ancestors. */
const joined: Record<Index, Partial<Record<FacetName, { table: string; column: string; tree?: string }>>> = {
  offerings: {
    scenario: { table: 'offering_scenarios', column: 'scenario_code', tree: 'scenarios' },
    condition: { table: 'offering_conditions', column: 'condition_code' },
    catalogue: { table: 'offering_catalogues', column: 'catalogue_code' },
    standard: { table: 'offering_standards', column: 'standard_code' },
    event: { table: 'shown_offerings', column: 'event_code' },
  },
  needs: {
    scenario: { table: 'need_scenarios', column: 'scenario_code', tree: 'scenarios' },
    track: { table: 'need_tracks', column: 'track_code', tree: 'tracks' },
    condition: { table: 'need_conditions', column: 'condition_code' },
  },
}
const owner = { offerings: 'offering_id', needs: 'need_id' } as const
export const view = { offerings: 'public_offerings', needs: 'public_needs' } as const

/** A row per code and each of its ancestors, itself included. */
const ancestry = (tree: string) => sql`
  with recursive up (code, ancestor, parent) as (
    select code, code, parent_code from ${sql.table(tree)}
    union all
    select up.code, t.code, t.parent_code from up join ${sql.table(tree)} t on t.code = up.parent
  )
  select code, ancestor from up`

/** The pairs (id, code) that a facet counts and filters on. */
export function pairs(index: Index, facet: FacetName): RawBuilder<unknown> {
  const join = joined[index][facet]
  if (join?.tree)
    return sql`select j.${sql.ref(owner[index])} as id, a.ancestor as code
      from ${sql.table(join.table)} j join (${ancestry(join.tree)}) a on a.code = j.${sql.ref(join.column)}`
  if (join)
    return sql`select ${sql.ref(owner[index])} as id, ${sql.ref(join.column)} as code from ${sql.table(join.table)}`
  const own = sql.table(index)
  if (facet === 'track')
    return sql`select o.id, a.ancestor as code from ${own} o join (${ancestry('tracks')}) a on a.code = o.track_code`
  if (facet === 'class' && index === 'offerings')
    return sql`select id, class_code as code from offerings
      union all select offering_id, class_code from offering_tags`
  const column = { class: 'class_code', region: 'region_code', verification: 'verification_level' }[
    facet as 'class'
  ]
  return sql`select id, ${sql.ref(column)} as code from ${own} where ${sql.ref(column)} is not null`
}

/** The texts that meet a demand: every sufficient code of protection, else the text itself. */
function textsMeeting(op: '>=' | '<=' | '=' | 'present', text: string): string[] {
  const ratings = op === 'present' ? [] : ipRatings(op, text)
  return ratings.length > 0 ? ratings : [text]
}

function specCondition(index: Index, { attribute, op, number, text, flag }: Filters['spec'][number]) {
  if (index === 'offerings') {
    const value =
      op === 'present'
        ? sql`true`
        : number !== null
          ? sql`s.number ${sql.raw(op)} ${number}`
          : flag !== null
            ? sql`s.flag = ${flag}`
            : sql`s.text = any(${textsMeeting(op, text ?? '')})`
    return sql`exists (select from offering_specs s
      where s.offering_id = d.id and s.attribute_code = ${attribute} and ${value})`
  }
  const met =
    number !== null
      ? sql`case c.op when '>=' then c.number <= ${number} when '<=' then c.number >= ${number}
          when '=' then c.number = ${number} else true end`
      : op === 'present'
        ? sql`true`
        : sql`(c.op = 'present' or coalesce(c.text, c.flag::text) = ${text ?? String(flag)})`
  return sql`(exists (select from need_constraints c where c.need_id = d.id and c.attribute_code = ${attribute})
    and not exists (select from need_constraints c
      where c.need_id = d.id and c.attribute_code = ${attribute} and not coalesce(${met}, false)))`
}

/** Words of a text as a reader without a dictionary sees them: spaces part words, Chinese runs into pairs. */
export function plainWords(text: string): string[] {
  const words = new Set<string>()
  for (const [run] of text.toLowerCase().matchAll(/\p{Script=Han}+|[\p{L}\p{N}][\p{L}\p{N}.-]*/gu)) {
    if (!/\p{Script=Han}/u.test(run)) words.add(run)
    else if (run.length <= 2) words.add(run)
    else for (let at = 0; at + 2 <= run.length; at += 1) words.add(run.slice(at, at + 2))
  }
  return [...words].slice(0, 24)
}

export const textOf = {
  offerings: sql`lower(concat_ws(' ', d.name_zh, d.name_en, d.model, d.summary_zh, d.summary_en, d.organisation_zh, d.organisation_en))`,
  needs: sql`lower(concat_ws(' ', d.title_zh, d.title_en, d.text_zh, d.text_en, d.organisation_zh, d.organisation_en))`,
}

export function conditionsOf(index: Index, filters: Filters): Condition[] {
  const conditions: Condition[] = []
  for (const facet of facetsOf[index])
    if (filters[facet].length > 0)
      conditions.push({
        facet,
        sql: sql`d.id in (select p.id from (${pairs(index, facet)}) p where p.code = any(${filters[facet]}))`,
      })
  const [money, days] =
    index === 'offerings'
      ? [
          sql`case when d.price_basis = 'sale' and d.currency = 'CNY' then d.price_minor end`,
          sql`d.lead_time_days`,
        ]
      : [sql`case when d.currency = 'CNY' then d.budget_minor end`, sql`d.needed_within_days`]
  const rest: RawBuilder<unknown>[] = filters.spec.map((spec) => specCondition(index, spec))
  if (filters.priceMin !== null) rest.push(sql`${money} >= ${filters.priceMin}`)
  if (filters.priceMax !== null) rest.push(sql`${money} <= ${filters.priceMax}`)
  if (filters.leadTimeMax !== null) rest.push(sql`${days} <= ${filters.leadTimeMax}`)
  return [...conditions, ...rest.map((each) => ({ facet: null, sql: each }))]
}

const columns: Record<string, RawBuilder<unknown>> = {
  id: sql`d.id`,
  price: sql`case when d.price_basis = 'sale' and d.currency = 'CNY' then d.price_minor end`,
  leadTime: sql`d.lead_time_days`,
  verificationRank: sql`(select v.rank from verification_levels v where v.code = d.verification_level)`,
  publishedAt: sql`d.published_at`,
  budget: sql`case when d.currency = 'CNY' then d.budget_minor end`,
  neededWithin: sql`d.needed_within_days`,
  urgencyRank: sql`array_position(array['low', 'medium', 'high', 'critical'], d.urgency)`,
}

/** The conditions as a clause, without those of the facet `except`. */
export function where(conditions: readonly Condition[], except?: FacetName): RawBuilder<unknown> {
  const kept = conditions.filter(({ facet }) => facet === null || facet !== except)
  if (kept.length === 0) return sql``
  return sql`where ${sql.join(
    kept.map((each) => each.sql),
    sql` and `,
  )}`
}

export function orderOf(sort: string[]): RawBuilder<unknown>[] {
  return sort.map((each) => {
    const [name = 'id', way] = each.split(':')
    const column = name.startsWith('spec.')
      ? sql`(select s.number from offering_specs s where s.offering_id = d.id and s.attribute_code = ${name.slice(5)})`
      : (columns[name] ?? sql`d.id`)
    return way === 'desc' ? sql`${column} desc nulls last` : sql`${column} asc nulls last`
  })
}

/**
 * A plan as conditions: the kinds that it is about (`kinds` false: it names none), and the demands that a row
 * must not certainly fail. The order puts the best kinds first.
 */
export function planConditions(
  index: Index,
  { intent, constraints }: SearchPlan,
): { kinds: boolean; conditions: Condition[]; order: RawBuilder<unknown>[] } {
  const tracks = Object.entries(intent.tracks)
    .filter(([, weight]) => weight >= KIND_FLOOR)
    .sort((a, b) => b[1] - a[1])
    .map(([code]) => code)
  const among = (facet: FacetName, codes: readonly string[]) =>
    sql`d.id in (select p.id from (${pairs(index, facet)}) p where p.code = any(${[...codes]}))`
  const kinds = tracks.length > 0 ? [among('track', tracks)] : []
  if (intent.trackCertainty < 0.5) {
    if (intent.places.length > 0) kinds.push(among('scenario', intent.places))
    const conditions = Object.keys(intent.conditions)
    if (conditions.length > 0) kinds.push(among('condition', conditions))
  }
  const parts = kinds.length > 0 ? [sql`(${sql.join(kinds, sql` or `)})`] : []
  if (intent.regions.length > 0) parts.push(sql`d.region_code = any(${intent.regions})`)
  if (intent.classes.length > 0) parts.push(among('class', intent.classes))
  if (index === 'offerings')
    for (const constraint of constraints) if (constraint.sure !== false) parts.push(notFailed(constraint))
  return {
    kinds: kinds.length > 0,
    conditions: parts.map((part) => ({ facet: null, sql: part })),
    order:
      index === 'offerings' && tracks.length > 0
        ? [sql`array_position(${tracks}::text[], d.track_code)`]
        : [],
  }
}

/** Met, not stated, or missed narrowly. */
function notFailed({ attribute, op, number, text, flag, anyOf }: PlanConstraint): RawBuilder<unknown> {
  const room = number === null ? 0 : Math.abs(number) * NEAR
  const limit = number === null ? null : op === '<=' ? number + room : number - room
  if (attribute === 'price_cny')
    return sql`coalesce(${columns.price} ${sql.raw(op)} ${(limit ?? 0) * 100}, true)`
  if (attribute === 'lead_time_days') return sql`coalesce(d.lead_time_days ${sql.raw(op)} ${limit}, true)`
  if (attribute === 'verification_level')
    return sql`coalesce(d.verification_level = any(${anyOf ?? []}), true)`
  if (op === 'present') return sql`true`
  const fails =
    number !== null
      ? sql`not (s.number ${sql.raw(op === '=' ? '>=' : op)} ${limit})`
      : flag !== null
        ? sql`s.flag <> ${flag}`
        : sql`not (s.text = any(${anyOf ?? [text ?? '']}))`
  return sql`not exists (select from offering_specs s
    where s.offering_id = d.id and s.attribute_code = ${attribute} and ${fails})`
}
