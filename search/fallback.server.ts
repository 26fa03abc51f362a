import { type RawBuilder, sql } from 'kysely'
import type { Db } from '~db/client.server'
import {
  type Condition,
  columns,
  conditionsOf,
  orderOf,
  pairs,
  plainWords,
  planConditions,
  textOf,
  view,
} from './conditions.server'
import { documentOf, type Rows } from './documents'
import { toRankDoc } from './features.server'
import { type FacetName, facetAttributes, facetsOf } from './filters'
import { countsOf, type ListAnswer, type ListRequest } from './list.server'
import type { Filters, Index, PlanConstraint, SearchPlan } from './plan'
import { type Fit, rank } from './rank'
import { statisticsOf } from './statistics.server'
import { readWords } from './words.server'

/**
 * The answers of the index from Postgres, for the time in which the engine is down: the same filters, counts
 * and order of pages, and the same ranking over as many rows as can be read at once.
 */
const CANDIDATES = 600

/** As `listDocuments`, from Postgres: one query for the page, and one for each facet. */
export async function listFromPostgres<I extends Index>(
  db: Db,
  index: I,
  request: ListRequest,
): Promise<ListAnswer<I>> {
  const { conditions, score } = textConditions(index, request.text)
  const order = score && request.sort.length === 0 ? [sql`(${score}) desc`] : orderOf(request.sort)
  const all = [...conditionsOf(index, request.filters), ...conditions]
  const [rows, counts, { words }] = await Promise.all([
    select<I>(db, index, all, order, request.limit, request.offset),
    count(db, index, all),
    readWords(db),
  ])
  return { documents: rows.map((row) => documentOf[index](row, words)), ...counts }
}

/** As a plan is answered from the index; demands that leave nothing are let go one after the other. */
export async function answerFromPostgres<I extends Index>(
  db: Db,
  index: I,
  request: { plan: SearchPlan; filters: Filters; sort: string[]; offset: number; limit: number },
): Promise<
  Omit<ListAnswer<I>, 'documents'> & { rows: { row: Rows[I]; fit: Fit }[]; relaxed: PlanConstraint[] }
> {
  const relaxed: PlanConstraint[] = []
  let { plan } = request
  for (;;) {
    const asked = planConditions(index, plan)
    const all = [
      ...conditionsOf(index, request.filters),
      ...asked.conditions,
      ...(asked.kinds ? [] : textConditions(index, plan.text).conditions),
    ]
    const counts = await count(db, index, all)
    const sure = plan.constraints.filter((each) => each.sure !== false)
    const last = sure.at(-1)
    if (counts.total === 0 && last) {
      relaxed.unshift(last)
      plan = {
        ...plan,
        constraints: plan.constraints.map((each) => (each === last ? { ...each, sure: false } : each)),
      }
      continue
    }
    if (request.sort.length > 0 || request.offset >= CANDIDATES) {
      const rows = await select<I>(db, index, all, orderOf(request.sort), request.limit, request.offset)
      return { rows: rows.map((row) => ({ row, fit: 'unknown' as const })), relaxed, ...counts }
    }
    const [candidates, { words }] = await Promise.all([
      select<I>(db, index, all, asked.order, CANDIDATES, 0),
      readWords(db),
    ])
    const documents = candidates.map((row) => documentOf[index](row, words))
    const statistics = statisticsOf(
      documents.map(({ ranking }) => `${ranking.name}${ranking.summary}${ranking.maker}`),
      documents.length,
    )
    const byId = new Map(candidates.map((row) => [row.id, row]))
    const ranked = rank(
      plan,
      documents.map((document) => toRankDoc(index, document)),
      statistics,
    )
    const rows = ranked.slice(request.offset, request.offset + request.limit).flatMap(({ id, fit }) => {
      const row = byId.get(id)
      return row ? [{ row, fit }] : []
    })
    return { rows, relaxed, ...counts }
  }
}

/** A row must hold at least half of the words of a text: fewer is noise. */
function textConditions(
  index: Index,
  text: string,
): { conditions: Condition[]; score: RawBuilder<unknown> | null } {
  const words = plainWords(text)
  if (words.length === 0) return { conditions: [], score: null }
  const score = sql.join(
    words.map((word) => sql`(position(${word} in ${textOf[index]}) > 0)::int`),
    sql` + `,
  )
  return { conditions: [{ facet: null, sql: sql`(${score}) >= ${Math.ceil(words.length / 2)}` }], score }
}

function where(conditions: readonly Condition[], except?: FacetName): RawBuilder<unknown> {
  const kept = conditions.filter(({ facet }) => facet === null || facet !== except)
  if (kept.length === 0) return sql``
  return sql`where ${sql.join(
    kept.map((each) => each.sql),
    sql` and `,
  )}`
}

async function select<I extends Index>(
  db: Db,
  index: I,
  conditions: readonly Condition[],
  order: RawBuilder<unknown>[],
  limit: number,
  offset: number,
): Promise<Rows[I][]> {
  const { rows } = await sql<Rows[I]>`select d.* from ${sql.table(view[index])} d ${where(conditions)}
    order by ${sql.join([...order, sql`d.id`])} limit ${limit} offset ${offset}`.execute(db)
  return rows
}

async function count(
  db: Db,
  index: Index,
  conditions: readonly Condition[],
): Promise<Pick<ListAnswer<Index>, 'total' | 'facets' | 'ranges'>> {
  const from = sql.table(view[index])
  const [ranges, ...facets] = await Promise.all([
    rangesOf(db, index, from, where(conditions)),
    ...facetsOf[index].map((facet) =>
      sql<{ code: string; count: number }>`select p.code, count(distinct p.id)::int as count
        from (${pairs(index, facet)}) p join ${from} d on d.id = p.id ${where(conditions, facet)}
        group by p.code`.execute(db),
    ),
  ])
  const distribution = facetsOf[index].map((facet, at) => [
    facetAttributes[facet],
    Object.fromEntries((facets[at]?.rows ?? []).map(({ code, count }) => [code, count])),
  ])
  return { ...ranges, facets: countsOf(Object.fromEntries(distribution)) }
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
