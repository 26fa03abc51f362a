import { sql } from 'kysely'
import type { Db } from '~db/client.server'

const everybodys = (db: Db) =>
  db.selectFrom('challenges').where('state', '<>', 'listed').where('merged_into', 'is', null)

/** Spans of `size` ids that hold public challenges, with when one in them last changed. */
export async function readChallengeSpans(db: Db, size: number): Promise<{ span: number; updatedAt: Date }[]> {
  const rows = await everybodys(db)
    .select([
      sql<number>`((id - 1) / ${size}::int)::int`.as('span'),
      sql<Date>`max(updated_at)`.as('updated_at'),
    ])
    .groupBy('span')
    .orderBy('span')
    .execute()
  return rows.map((row) => ({ span: row.span, updatedAt: row.updated_at }))
}

/** Public challenges with ids above `after` and up to `last`, at most `limit`, in the order of their ids. */
export async function readChallengeStamps(
  db: Db,
  { after, last, limit }: { after: number; last: number; limit: number },
): Promise<{ id: number; updatedAt: Date }[]> {
  const rows = await everybodys(db)
    .select(['id', 'updated_at'])
    .where('id', '>', after)
    .where('id', '<=', last)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ id: row.id, updatedAt: row.updated_at }))
}

/** The codes that public challenges stand under, each once. */
export async function readChallengeCodes(db: Db): Promise<{ scenarios: string[]; tracks: string[] }> {
  const rows = await everybodys(db).select(['scenario_codes', 'track_codes']).execute()
  return {
    scenarios: [...new Set(rows.flatMap((row) => row.scenario_codes))],
    tracks: [...new Set(rows.flatMap((row) => row.track_codes))],
  }
}
