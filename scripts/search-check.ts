import { openDatabase } from '~db/client.server'
import { checkIndex } from '~search/check.server'
import { openSearch } from '~search/client.server'
import { indexes } from '~search/reindex.server'
import { argumentsOf, wrongUsage } from './lib/usage.mjs'

/**
 * npm run search:check: compares Postgres and the indexes document by document, prints each difference, and
 * ends with 1 when there is any. Reads DATABASE_URL, MEILI_URL, MEILI_KEY and MEILI_PREFIX.
 */
argumentsOf('search-check')
const { DATABASE_URL, MEILI_URL, MEILI_KEY, MEILI_PREFIX } = process.env
if (!DATABASE_URL || !MEILI_URL)
  wrongUsage(`${DATABASE_URL ? 'MEILI_URL' : 'DATABASE_URL'} is not set: it says which engine to check`)
const db = openDatabase(DATABASE_URL, { max: 2 })
const engine = openSearch({ url: MEILI_URL, key: MEILI_KEY, prefix: MEILI_PREFIX })
try {
  let total = 0
  for (const index of indexes) {
    const { documents, differences } = await checkIndex(db, engine, index)
    console.log(`${index}: ${documents} documents compared`)
    for (const { id, what, fields } of differences.slice(0, 50))
      console.log(`  ${index} ${id}: ${what}${fields.length > 0 ? ` in ${fields.join(', ')}` : ''}`)
    if (differences.length > 50) console.log(`  and ${differences.length - 50} more`)
    total += differences.length
  }
  console.log(`${total} differences`)
  if (total > 0) process.exitCode = 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  engine.close()
  await db.destroy()
}
