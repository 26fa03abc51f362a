import { sql } from 'kysely'
import type { EnqueuedTaskPromise } from 'meilisearch'
import type { Db } from '~db/client.server'
import { alone, bumpGeneration, readAllDocuments } from './index-state.server'
import type { Index } from './plan'
import { indexSettings } from './settings'
import { settingsVersion } from './settings-version.server'
import { IndexTaskFailed, type PushTarget, pushRows } from './sync.server'
import { readWords } from './words.server'

export const indexes: readonly Index[] = ['offerings', 'needs']
const batchSize = 5_000

const done = async (pending: EnqueuedTaskPromise, interval = 50) => {
  const task = await pending.waitTask({ timeout: 600_000, interval })
  if (task.status !== 'succeeded')
    throw new IndexTaskFailed(`${task.type} ${task.status}: ${task.error?.message ?? 'no reason given'}`)
}

/** True where the index is missing, or was made with other settings than the code and the vocabulary now ask for. */
export async function needsReindex(db: Db, engine: PushTarget, index: Index): Promise<boolean> {
  const version = settingsVersion(indexSettings(index))
  const state = await db
    .selectFrom('index_states')
    .select(['settings_version', 'uid'])
    .where('index_name', '=', index)
    .executeTakeFirst()
  if (state?.settings_version !== version || state.uid !== engine.uid(index)) return true
  const { results } = await engine.admin.getRawIndexes({ limit: 1_000 })
  return !results.some((found) => found.uid === engine.uid(index))
}

/**
 * Builds the index anew beside the one in use, looks again at what changed meanwhile, and swaps the two: no
 * search fails while it runs. A rebuild that died leaves a half-made index, which the next one throws away.
 */
export async function reindex(
  db: Db,
  engine: PushTarget,
  index: Index,
  report: (documents: number) => void = () => {},
): Promise<number> {
  return alone(db, `rebuild:${index}`, async () => {
    const words = await readWords(db)
    const settings = indexSettings(index)
    const uid = engine.uid(index)
    const next = `${uid}__next`
    await done(engine.admin.deleteIndexIfExists(next) as never as EnqueuedTaskPromise).catch(() => {})
    await startRebuild(db, index, uid)
    await done(engine.admin.createIndex(next, { primaryKey: 'id' }))
    await done(engine.admin.index(next).updateSettings(settings))

    let documents = 0
    const pushes: Promise<void>[] = []
    for await (const page of readAllDocuments(db, index, batchSize, words)) {
      documents += page.length
      // The engine takes a batch in while the next one is read. A full one keeps it busy for seconds: asking often
      // whether it is done would take the processor from it.
      const added = engine.admin.index(next).addDocuments(page, { primaryKey: 'id' })
      pushes.push(done(added, page.length === batchSize ? 300 : 50))
      if (pushes.length > 4) await pushes.shift()
      report(documents)
    }
    await Promise.all(pushes)

    await alone(db, `sync:${index}`, async () => {
      const again = await db
        .selectFrom('index_rebuild_marks')
        .select('entity_id')
        .where('index_name', '=', index)
        .execute()
      const ids = again.map((mark) => mark.entity_id)
      for (let at = 0; at < ids.length; at += 1_000)
        await pushRows(db, engine, next, index, ids.slice(at, at + 1_000), words)
      const { results } = await engine.admin.getRawIndexes({ limit: 1_000 })
      if (!results.some((found) => found.uid === uid))
        await done(engine.admin.createIndex(uid, { primaryKey: 'id' }))
      await done(engine.admin.swapIndexes([{ indexes: [uid, next], rename: false }]))
      await db.transaction().execute(async (tx) => {
        await tx.deleteFrom('index_rebuild_marks').where('index_name', '=', index).execute()
        await tx
          .updateTable('index_states')
          .set({ rebuilding: false, uid, settings_version: settingsVersion(settings) })
          .where('index_name', '=', index)
          .execute()
        await bumpGeneration(tx, index)
      })
    })
    await done(engine.admin.deleteIndex(next))
    return documents
  })
}

/** From here on a sync keeps note of what it pushed, for the rebuild to look at again. */
async function startRebuild(db: Db, index: Index, uid: string): Promise<void> {
  await sql`
    insert into index_states (index_name, settings_version, uid, rebuilding)
    values (${index}, '', ${uid}, true)
    on conflict (index_name) do update set rebuilding = true
  `.execute(db)
}
