import { sql } from 'kysely'
import type { Meilisearch } from 'meilisearch'
import type { Db } from '~db/client.server'
import { alone, bumpGeneration, readDocuments } from './index-state.server'
import type { Index } from './plan'
import { readWords } from './words.server'

/** What a push needs of the engine. */
export type PushTarget = { admin: Meilisearch; uid(index: Index): string }

const batchSize = 1_000

/** The engine took a batch and then said that it failed. The marks stay, and the batch is tried again. */
export class IndexTaskFailed extends Error {
  override name = 'IndexTaskFailed'
}

/** The engine has lost the index, or never had it: pushing would make one without settings. Rebuild it. */
export class IndexMissing extends Error {
  override name = 'IndexMissing'
}

/**
 * Brings the index up to the marks: re-reads each marked row as it now is, pushes it, or takes it out when it
 * is no longer visible, and clears a mark only after the engine reports success and only if nobody marked the
 * row again meanwhile. Safe to repeat and to die in at any point. Returns how many rows it looked at.
 * @throws IndexMissing
 */
export async function syncIndex(
  db: Db,
  engine: PushTarget,
  index: Index,
  signal?: AbortSignal,
): Promise<number> {
  const { results } = await engine.admin.getRawIndexes({ limit: 1_000 })
  if (!results.some(({ uid }) => uid === engine.uid(index))) throw new IndexMissing(engine.uid(index))
  const words = await readWords(db)
  let seen = 0
  while (!signal?.aborted) {
    const count = await alone(db, `sync:${index}`, async () => {
      const marks = await db
        .selectFrom('index_marks')
        .select(['entity_id', 'number'])
        .where('index_name', '=', index)
        .orderBy('number')
        .limit(batchSize)
        .execute()
      if (marks.length === 0) return 0
      const ids = marks.map((mark) => mark.entity_id)
      await pushRows(db, engine, engine.uid(index), index, ids, words)
      await db.transaction().execute(async (tx) => {
        // A rebuild under way reads rows while they change: it looks at these again before it takes over.
        await sql`
          insert into index_rebuild_marks (index_name, entity_id)
          select ${index}, id from unnest(${ids}::bigint[]) as ids (id)
          where exists (select from index_states where index_name = ${index} and rebuilding)
          on conflict do nothing
        `.execute(tx)
        await sql`
          delete from index_marks m
          using unnest(${ids}::bigint[], ${marks.map((mark) => mark.number)}::bigint[]) as done (id, number)
          where m.index_name = ${index} and m.entity_id = done.id and m.number = done.number
        `.execute(tx)
        await bumpGeneration(tx, index)
      })
      return marks.length
    })
    seen += count
    if (count < batchSize) break
  }
  return seen
}

/** Pushes the visible ones of `ids` into `uid`, removes the others from it, and waits until both are done. */
export async function pushRows(
  db: Db,
  engine: PushTarget,
  uid: string,
  index: Index,
  ids: number[],
  words: Parameters<typeof readDocuments>[3],
): Promise<void> {
  const documents = await readDocuments(db, index, ids, words)
  const visible = new Set(documents.map((document) => document.id))
  const gone = ids.filter((id) => !visible.has(id))
  const target = engine.admin.index(uid)
  const tasks = []
  if (documents.length > 0) tasks.push(target.addDocuments(documents, { primaryKey: 'id' }))
  if (gone.length > 0) tasks.push(target.deleteDocuments(gone))
  for (const pending of tasks) {
    const task = await pending.waitTask({ timeout: 300_000, interval: 25 })
    if (task.status !== 'succeeded')
      throw new IndexTaskFailed(
        `${uid}: ${task.type} ${task.status}: ${task.error?.message ?? 'no reason given'}`,
      )
  }
}
