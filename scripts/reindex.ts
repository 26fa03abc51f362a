import { openDatabase } from '~db/client.server'
import { openSearch } from '~search/client.server'
import { indexes, needsReindex, reindex } from '~search/reindex.server'
import { argumentsOf, wrongUsage } from './lib/usage.mjs'

/**
 * npm run reindex [-- --if-needed]: builds both indexes anew and swaps them in; no search fails meanwhile.
 * Reads DATABASE_URL, MEILI_URL, MEILI_KEY and MEILI_PREFIX.
 */
const { 'if-needed': ifNeeded } = argumentsOf('reindex').values
const { DATABASE_URL, MEILI_URL, MEILI_KEY, MEILI_PREFIX } = process.env
if (!DATABASE_URL || !MEILI_URL)
  wrongUsage(`${DATABASE_URL ? 'MEILI_URL' : 'DATABASE_URL'} is not set: it says which engine to use`)
const db = openDatabase(DATABASE_URL, { max: 6 })
const engine = openSearch({ url: MEILI_URL, key: MEILI_KEY, prefix: MEILI_PREFIX })
try {
  // Both at once: the engine takes in one while the rows of the other are read.
  await Promise.all(
    indexes.map(async (index) => {
      if (ifNeeded && !(await needsReindex(db, engine, index))) return console.log(`${index}: up to date`)
      const started = performance.now()
      const documents = await reindex(db, engine, index)
      console.log(
        `${index}: ${documents} documents in ${((performance.now() - started) / 1000).toFixed(1)} s`,
      )
    }),
  )
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  engine.close()
  await db.destroy()
}
