import { sql } from 'kysely'
import type { Db } from '~db/client.server'
import { Cache } from './cache'
import { type Condition, pairs, view, where } from './conditions.server'
import { facetAttributes, facetsOf } from './filters'
import { countsOf, type ListAnswer } from './list.server'
import type { Index } from './plan'

type Counted = Pick<ListAnswer<Index>, 'total' | 'facets'>

/** Counts that took longer than this are good for a while: they are of many rows, which change little. */
const COSTLY_MS = 150
const GOOD_FOR_MS = 20_000
const kept = new WeakMap<Db, Cache<{ until: number; counted: Counted }>>()

/**
 * How many rows meet the conditions, and how many of them stand under each term of each facet, in one query.
 * The rows are found once; once more for each facet that is filtered on, whose other values are counted too.
 * Counts that cost much are kept for `db`; `tx` asks.
 */
export async function countInPostgres(
  { db, tx }: { db: Db; tx: Db },
  index: Index,
  conditions: readonly Condition[],
): Promise<Counted> {
  const query = countQuery(index, conditions)
  const { sql: text, parameters } = query.compile(tx)
  const key = JSON.stringify([text, parameters])
  const mine = kept.get(db) ?? new Cache(200)
  kept.set(db, mine)
  const known = mine.get(key)
  if (known && Date.now() < known.until) return known.counted
  const begun = Date.now()
  const { rows } = await query.execute(tx)
  const distribution: Record<string, Record<string, number>> = {}
  let total = 0
  for (const { facet, code, count } of rows) {
    if (facet === null || code === null) total = count
    else distribution[facet] = { ...distribution[facet], [code]: count }
  }
  const counted = { total, facets: countsOf(distribution) }
  const now = Date.now()
  if (now - begun > COSTLY_MS) mine.set(key, { until: now + GOOD_FOR_MS, counted })
  return counted
}

function countQuery(index: Index, conditions: readonly Condition[]) {
  const rows = sql.table(view[index])
  const filtered = facetsOf[index].filter((facet) => conditions.some((each) => each.facet === facet))
  const found = sql.join([
    sql`found as materialized (select d.id from ${rows} d ${where(conditions)})`,
    ...filtered.map(
      (facet) =>
        sql`${sql.ref(`without_${facet}`)} as materialized (select d.id from ${rows} d ${where(conditions, facet)})`,
    ),
  ])
  const counts = facetsOf[index].map((facet) => {
    const among = sql.table(filtered.includes(facet) ? `without_${facet}` : 'found')
    return sql`select ${sql.lit(facetAttributes[facet])} as facet, c.code, count(*)::int as count
      from (select distinct p.id, p.code from (${pairs(index, facet)}) p join ${among} f on f.id = p.id) c
      group by c.code`
  })
  return sql<{ facet: string | null; code: string | null; count: number }>`with ${found}
    ${sql.join([sql`select null as facet, null as code, count(*)::int as count from found`, ...counts], sql` union all `)}`
}
