import { sql } from 'kysely'
import type { Db } from '~db/client.server'
import { bounded } from './bounded.server'
import { planClauses } from './clauses'
import type { SearchEngine } from './client.server'
import { conditionsOf, planConditions, view, where } from './conditions.server'
import { textConditions } from './fallback.server'
import { filterClauses, filterOf } from './filters'
import { asWritten } from './find.server'
import type { Filters, Index, SearchPlan } from './plan'

/** A search held against a few documents. `plan` null: it has no words. */
export type AmongQuery = { plan: SearchPlan | null; filters: Filters; ids: readonly number[] }

type Query = Record<string, unknown>
type Answer = { hits: { id: number }[]; estimatedTotalHits: number }

/** Searches and ids in one request: a request stays some hundred kilobytes. */
const QUERIES = 60
const IDS = 60_000

/**
 * Which of its ids each search finds: those that are what it asks for (of the best kinds of its words, no demand
 * certainly failed) or hold all of its words. Nothing is let go where that is none: a search of the whole index may
 * show less fitting ones, but nobody is told of them. Ids of an unknown or hidden document are left out.
 * @throws SearchUnavailable, Overloaded
 */
export async function findAmong(
  engine: SearchEngine,
  index: Index,
  asked: readonly AmongQuery[],
): Promise<number[][]> {
  const found: number[][] = []
  let batch: { queries: Query[]; read(answers: Answer[]): number[] }[] = []
  let [queries, ids] = [0, 0]
  const flush = async () => {
    const all = batch.flatMap((each) => each.queries)
    const { results } =
      all.length === 0
        ? { results: [] }
        : await engine.post<{ results: Answer[] }>('/multi-search', { queries: all })
    let at = 0
    for (const each of batch) {
      found.push(each.read(results.slice(at, at + each.queries.length)))
      at += each.queries.length
    }
    ;[batch, queries, ids] = [[], 0, 0]
  }
  for (const query of asked) {
    const ready = queriesOf(engine.uid(index), index, query)
    if (batch.length > 0 && (queries + ready.queries.length > QUERIES || ids + query.ids.length > IDS))
      await flush()
    batch.push(ready)
    queries += ready.queries.length
    ids += query.ids.length
  }
  await flush()
  return found
}

const idsOf = (answers: readonly (Answer | undefined)[]) => [
  ...new Set(answers.flatMap((answer) => answer?.hits.map(({ id }) => id) ?? [])),
]

function queriesOf(indexUid: string, index: Index, { plan, filters, ids }: AmongQuery) {
  const url = filterOf(filterClauses(index, filters))
  const among = `id IN [${ids.join(', ')}]`
  const ask = (filter: string[], q = '', limit = ids.length): Query => ({
    indexUid,
    q,
    filter,
    limit,
    attributesToRetrieve: ['id'],
    ...(q === '' ? {} : { matchingStrategy: 'all' }),
  })
  if (ids.length === 0) return { queries: [], read: () => [] }
  if (plan === null) return { queries: [ask([...url, among])], read: idsOf }
  const { kinds, main, gates } = planClauses(index, plan)
  const within = [...url, ...gates]
  if (kinds !== null)
    return {
      queries: [ask([...within, main ?? kinds, among]), ask([...within, among], asWritten(plan.text))],
      read: idsOf,
    }
  // As the page has it: the words apart count only where nothing at all holds them as they are written.
  return {
    queries: [
      ask(within, asWritten(plan.text), 0),
      ask([...within, among], asWritten(plan.text)),
      ask([...within, among], plan.text),
    ],
    read: ([whole, written, apart]: Answer[]) => idsOf([whole?.estimatedTotalHits ? written : apart]),
  }
}

/**
 * The same from Postgres, one search after the other. `beside`: held against needs that are not for everybody as well;
 * who may see them is for the caller to ask. @throws Overloaded
 */
export function findAmongInPostgres(
  db: Db,
  index: Index,
  asked: readonly AmongQuery[],
  { beside = false }: { beside?: boolean } = {},
): Promise<number[][]> {
  const source = beside && index === 'needs' ? 'need_documents' : view[index]
  return bounded(db, async (tx) => {
    const found: number[][] = []
    for (const { plan, filters, ids } of asked) {
      if (ids.length === 0) {
        found.push([])
        continue
      }
      const understood = plan && planConditions(index, plan)
      const conditions = [
        { facet: null, sql: sql`d.id = any(${[...ids]}::bigint[])` },
        ...conditionsOf(index, filters),
        ...(understood?.conditions ?? []),
        ...(plan && !understood?.kinds ? textConditions(index, plan.text) : []),
      ]
      const { rows } = await sql<{ id: number }>`
        select d.id from ${sql.table(source)} d ${where(conditions)} order by d.id
      `.execute(tx)
      found.push(rows.map(({ id }) => id))
    }
    return found
  })
}
