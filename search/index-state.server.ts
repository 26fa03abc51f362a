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

/**
 * All visible rows as documents, by id, `size` at a time. The next rows are asked for before those in hand are
 * made into documents, so that database and process work at the same time.
 */
export async function* readAllDocuments<I extends Index>(
  db: Db,
  index: I,
  size: number,
  words: DocumentWords,
): AsyncGenerator<Documents[I][]> {
  const after = (id: number) =>
    visibleRows(db, index).selectAll().where('id', '>', id).orderBy('id').limit(size).execute() as Promise<
      unknown[]
    > as Promise<Rows[I][]>
  let rows = await after(0)
  for (;;) {
    const last = rows.at(-1)
    if (!last) return
    const next = after(last.id)
    // Whoever takes the documents may stop before these are waited for.
    next.catch(() => {})
    yield rows.map((row) => documentOf[index](row, words))
    rows = await next
  }
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
