import { sql } from 'kysely'
import type { Db } from '~db/client.server'

/**
 * Spans of `size` ids that hold public needs, with when one in them last changed: span n has the ids from
 * n × size + 1 on. For lists too long to be made at once.
 */
export async function readNeedSpans(db: Db, size: number): Promise<{ span: number; updatedAt: Date }[]> {
  const rows = await db
    .selectFrom('public_needs')
    .select([
      sql<number>`((id - 1) / ${size}::int)::int`.as('span'),
      sql<Date>`max(updated_at)`.as('updated_at'),
    ])
    .groupBy('span')
    .orderBy('span')
    .execute()
  return rows.map((row) => ({ span: row.span, updatedAt: row.updated_at }))
}

/** Public needs with ids above `after` and up to `last`, at most `limit`, in the order of their ids. */
export async function readNeedStamps(
  db: Db,
  { after, last, limit }: { after: number; last: number; limit: number },
): Promise<{ id: number; updatedAt: Date }[]> {
  const rows = await db
    .selectFrom('public_needs')
    .select(['id', 'updated_at'])
    .where('id', '>', after)
    .where('id', '<=', last)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ id: Number(row.id), updatedAt: row.updated_at as Date }))
}
