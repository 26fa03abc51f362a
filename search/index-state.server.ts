import { sql } from 'kysely'
import type { Db, Tx } from '~db/client.server'
import { type Documents, type DocumentWords, documentOf, type Rows } from './documents'
import type { Index } from './plan'

/** The one view that says what the public may see of each noun. The cast keeps one query for both. */
const visibleRows = (db: Db | Tx, index: Index) =>
  (db as Db).selectFrom((index === 'offerings' ? 'public_offerings' : 'public_needs') as 'public_offerings')

/** The visible rows among `ids`, as documents, in no order. A row that is not visible is missing. */
export async function readDocuments<I extends Index>(
  db: Db | Tx,
  index: I,
  ids: number[],
  words: DocumentWords,
): Promise<Documents[I][]> {
  const rows = (await visibleRows(db, index)
    .selectAll()
    .where('id', 'in', ids)
    .execute()) as unknown as Rows[I][]
  return rows.map((row) => documentOf[index](row, words))
}

/** The next `size` visible rows above the id `after`, as documents, by id. */
export async function readDocumentsAfter<I extends Index>(
  db: Db,
  index: I,
  after: number,
  size: number,
  words: DocumentWords,
): Promise<Documents[I][]> {
  const rows = (await visibleRows(db, index)
    .selectAll()
    .where('id', '>', after)
    .orderBy('id')
    .limit(size)
    .execute()) as unknown as Rows[I][]
  return rows.map((row) => documentOf[index](row, words))
}

/**
 * Runs `work` while no other process does the same for this index: pushing rows in two places at once could
 * leave the older one in the index. Waits for its turn.
 */
export function alone<Result>(db: Db, what: string, work: () => Promise<Result>): Promise<Result> {
  return db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(hashtext(${what}))`.execute(connection)
    try {
      return await work()
    } finally {
      await sql`select pg_advisory_unlock(hashtext(${what}))`.execute(connection)
    }
  })
}

/** Announces that the index has taken something in: caches of results end here, on every node. */
export async function bumpGeneration(db: Db | Tx, index: Index): Promise<void> {
  await db
    .updateTable('index_states')
    .set({ generation: sql`generation + 1`, updated_at: sql`now()` })
    .where('index_name', '=', index)
    .execute()
  await sql`select pg_notify('index_changed', ${index})`.execute(db)
}
