import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '~db/client.server'
import { loadSampleWorld } from '~db/seeds/load-sample-world.server'
import { loadVocabulary } from '~db/seeds/load-vocabulary.server'
import { markForIndex } from '~search/marks.server'

/**
 * npm run seed [-- --vocabulary-only]: brings the vocabulary up to date and, in an empty database, loads the
 * invented sample world. Reads DATABASE_URL. Safe to run at every start.
 */
const data = path.join(path.dirname(fileURLToPath(import.meta.url)), '../db/data')

const url = process.env.DATABASE_URL
if (!url) {
  console.error('DATABASE_URL is not set: it says which PostgreSQL to seed')
  process.exit(2)
}
const db = openDatabase(url, { max: 2 })
try {
  const lists = await loadVocabulary(db, path.join(data, 'taxonomy'))
  const loaded = lists.filter((list) => list.outcome === 'loaded')
  for (const list of loaded)
    console.log(
      `${list.list} ${list.version}: ${list.added} added, ${list.changed} changed, ${list.removed} removed`,
    )
  if (loaded.length === 0) console.log(`vocabulary: ${lists.length} lists, nothing new`)
  if (!process.argv.includes('--vocabulary-only')) {
    const world = await loadSampleWorld(db, { folder: data, mark: markForIndex })
    console.log(
      world === null
        ? 'sample world: not loaded, the database has offerings or needs'
        : `sample world: ${world.organisations} organisations, ${world.offerings} offerings, ${world.needs} needs (invented)`,
    )
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await db.destroy()
}
