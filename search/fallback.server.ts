import { type RawBuilder, sql } from 'kysely'
import type { Db } from '~db/client.server'
import { documentOf, type Rows } from './documents'
import { type FacetName, facetAttributes, facetsOf } from './filters'
import { countsOf, type ListAnswer, type ListRequest } from './list.server'
import type { Filters, Index } from './plan'
import { readWords } from './words.server'

/**
 * The answers of the index from Postgres, for the time in which the engine is down: the same filters, counts
 * and order of pages; the text is held against names and descriptions word by word, without understanding.
 */
type Condition = { facet: FacetName | null; sql: RawBuilder<unknown> }

/** A join table of codes, and the tree it belongs to where children count for their ancestors. */
const joined: Record<Index, Partial<Record<FacetName, { table: string; column: string; tree?: string }>>> = {
  offerings: {
    scenario: { table: 'offering_scenarios', column: 'scenario_code', tree: 'scenarios' },
    condition: { table: 'offering_conditions', column: 'condition_code' },
    catalogue: { table: 'offering_catalogues', column: 'catalogue_code' },
    standard: { table: 'offering_standards', column: 'standard_code' },
  },
  needs: {
    scenario: { table: 'need_scenarios', column: 'scenario_code', tree: 'scenarios' },
    track: { table: 'need_tracks', column: 'track_code', tree: 'tracks' },
    condition: { table: 'need_conditions', column: 'condition_code' },
  },
}
const owner = { offerings: 'offering_id', needs: 'need_id' } as const
const view = { offerings: 'public_offerings', needs: 'public_needs' } as const

/** A row per code and each of its ancestors, itself included. */
const ancestry = (tree: string) => sql`
  with recursive up (code, ancestor, parent) as (
    select code, code, parent_code from ${sql.table(tree)}
    union all
    select up.code, t.code, t.parent_code from up join ${sql.table(tree)} t on t.code = up.parent
  )
  select code, ancestor from up`

/** The pairs (id, code) that a facet counts and filters on. */
function pairs(index: Index, facet: FacetName): RawBuilder<unknown> {
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

function specCondition(index: Index, { attribute, op, number, text, flag }: Filters['spec'][number]) {
  if (index === 'offerings') {
    const value =
      op === 'present'
        ? sql`true`
        : number !== null
          ? sql`s.number ${sql.raw(op)} ${number}`
          : flag !== null
            ? sql`s.flag = ${flag}`
            : sql`s.text = ${text}`
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

const textOf = {
  offerings: sql`lower(concat_ws(' ', d.name_zh, d.name_en, d.model, d.summary_zh, d.summary_en, d.organisation_zh, d.organisation_en))`,
  needs: sql`lower(concat_ws(' ', d.title_zh, d.title_en, d.text_zh, d.text_en, d.organisation_zh, d.organisation_en))`,
}

function conditionsOf(index: Index, filters: Filters): Condition[] {
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

function orderOf(sort: string[]): RawBuilder<unknown>[] {
  return sort.map((each) => {
    const [name = 'id', way] = each.split(':')
    const column = name.startsWith('spec.')
      ? sql`(select s.number from offering_specs s where s.offering_id = d.id and s.attribute_code = ${name.slice(5)})`
      : (columns[name] ?? sql`d.id`)
    return way === 'desc' ? sql`${column} desc nulls last` : sql`${column} asc nulls last`
  })
}

/** As `listDocuments`, from Postgres: one query for the page, and one for each facet. */
export async function listFromPostgres<I extends Index>(
  db: Db,
  index: I,
  request: ListRequest,
): Promise<ListAnswer<I>> {
  const from = sql.table(view[index])
  const words = plainWords(request.text)
  const score =
    words.length === 0
      ? sql`0`
      : sql.join(
          words.map((word) => sql`(position(${word} in ${textOf[index]}) > 0)::int`),
          sql` + `,
        )
  const conditions = conditionsOf(index, request.filters)
  // With text, a row must hold at least half of its words: fewer is noise.
  if (words.length > 0)
    conditions.push({ facet: null, sql: sql`(${score}) >= ${Math.ceil(words.length / 2)}` })
  const where = (except?: FacetName) => {
    const kept = conditions.filter(({ facet }) => facet === null || facet !== except)
    return kept.length === 0
      ? sql``
      : sql`where ${sql.join(
          kept.map((each) => each.sql),
          sql` and `,
        )}`
  }
  const order = [
    ...(words.length > 0 && request.sort.length === 0 ? [sql`(${score}) desc`] : []),
    ...orderOf(request.sort),
    sql`d.id`,
  ]
  const [page, ranges, { words: vocabulary }, ...facets] = await Promise.all([
    sql<Rows[I]>`select d.* from ${from} d ${where()} order by ${sql.join(order)}
      limit ${request.limit} offset ${request.offset}`.execute(db),
    rangesOf(db, index, from, where()),
    readWords(db),
    ...facetsOf[index].map((facet) =>
      sql<{ code: string; count: number }>`select p.code, count(distinct p.id)::int as count
        from (${pairs(index, facet)}) p join ${from} d on d.id = p.id ${where(facet)} group by p.code`.execute(
        db,
      ),
    ),
  ])
  const { total, ...figures } = ranges
  return {
    documents: page.rows.map((row) => documentOf[index](row, vocabulary)),
    total,
    facets: countsOf(
      Object.fromEntries(
        facetsOf[index].map((facet, at) => [
          facetAttributes[facet],
          Object.fromEntries((facets[at]?.rows ?? []).map(({ code, count }) => [code, count])),
        ]),
      ),
    ),
    ranges: figures.ranges,
  }
}

async function rangesOf(db: Db, index: Index, from: RawBuilder<unknown>, where: RawBuilder<unknown>) {
  const [money, days] = index === 'offerings' ? ['price', 'leadTime'] : ['budget', 'neededWithin']
  const { rows } = await sql<Record<'total' | 'a' | 'b' | 'c' | 'd', number | null>>`
    select count(*)::int as total, min(${columns[money as string]}) as a, max(${columns[money as string]}) as b,
      min(${columns[days as string]}) as c, max(${columns[days as string]}) as d
    from ${from} d ${where}`.execute(db)
  const [row] = rows
  const ranges: Record<string, [number, number]> = {}
  if (row?.a != null && row.b != null) ranges[money as string] = [row.a, row.b]
  if (row?.c != null && row.d != null) ranges[days as string] = [row.c, row.d]
  return { total: row?.total ?? 0, ranges }
}
