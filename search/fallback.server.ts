import { type RawBuilder, sql } from 'kysely'
import type { Db } from '~db/client.server'
import { bounded } from './bounded.server'
import {
  type Condition,
  conditionsOf,
  orderOf,
  plainWords,
  planConditions,
  textOf,
  view,
  where,
} from './conditions.server'
import { documentOf, type Rows } from './documents'
import { countInPostgres } from './fallback-counts.server'
import { toRankDoc } from './features.server'
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

const uncounted = { total: 0, facets: countsOf({}) }

/** As `listDocuments`, from Postgres: one query for the page, and one for all counts. @throws Overloaded */
export function listFromPostgres<I extends Index>(
  db: Db,
  index: I,
  request: ListRequest,
): Promise<ListAnswer<I>> {
  const all = conditionsOf(index, request.filters)
  return bounded(db, async (tx) => ({
    rows:
      request.limit === 0
        ? []
        : await select<I>(tx, index, all, orderOf(request.sort), request.limit, request.offset),
    ...(request.counted === false ? uncounted : await countInPostgres({ db, tx }, index, all)),
  }))
}

type Asked = { plan: SearchPlan; filters: Filters; sort: string[]; offset: number; limit: number }
type Answered<I extends Index> = Omit<ListAnswer<I>, 'rows'> & {
  rows: { row: Rows[I]; fit: Fit }[]
  relaxed: PlanConstraint[]
}

/**
 * As a plan is answered from the index; demands that leave nothing are let go one after the other.
 * @throws Overloaded
 */
export const answerFromPostgres = <I extends Index>(db: Db, index: I, request: Asked): Promise<Answered<I>> =>
  bounded(db, (tx) => answer({ db, tx }, index, request))

async function answer<I extends Index>(
  on: { db: Db; tx: Db },
  index: I,
  request: Asked,
): Promise<Answered<I>> {
  const { tx } = on
  const relaxed: PlanConstraint[] = []
  let { plan } = request
  for (;;) {
    const asked = planConditions(index, plan)
    const all = [
      ...conditionsOf(index, request.filters),
      ...asked.conditions,
      ...(asked.kinds ? [] : textConditions(index, plan.text)),
    ]
    const counts = await countInPostgres(on, index, all)
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
      const rows = await select<I>(tx, index, all, orderOf(request.sort), request.limit, request.offset)
      return { rows: rows.map((row) => ({ row, fit: 'unknown' as const })), relaxed, ...counts }
    }
    const candidates = await select<I>(tx, index, all, asked.order, CANDIDATES, 0)
    const words = await readWords(tx)
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
export function textConditions(index: Index, text: string): Condition[] {
  const words = plainWords(text)
  if (words.length === 0) return []
  const score = sql.join(
    words.map((word) => sql`(position(${word} in ${textOf[index]}) > 0)::int`),
    sql` + `,
  )
  return [{ facet: null, sql: sql`(${score}) >= ${Math.ceil(words.length / 2)}` }]
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
