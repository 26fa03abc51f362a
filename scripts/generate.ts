import path from 'node:path'
import { sql } from 'kysely'
import { readVocabulary } from '~/modules/vocabulary/index.server'
import { openDatabase } from '~db/client.server'
import { loadVocabulary } from '~db/seeds/load-vocabulary.server'
import { readSamples } from './generate/samples'
import { WorldThereError, writeWorld } from './generate/write-world'
import { argumentsOf, wrongUsage } from './lib/usage.mjs'

/**
 * npm run generate -- [--offerings 100000] [--needs 10000] [--seed 1] [--database URL] [--again]: writes an
 * invented world of any size, the same for the same seed. --again adds to a world generated before. Reads
 * DATABASE_OWNER_URL, else DATABASE_URL, where --database is not given: owners may leave out checks. Run npm run reindex afterwards.
 */
const data = path.join(import.meta.dirname, '../db/data')

process.exitCode = await main()

async function main(): Promise<number> {
  const { offerings, needs, seed, database, again } = argumentsOf('generate').values
  const size = { offerings, needs, seed }
  const url = database ?? (process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL)
  if (!url) return wrongUsage('DATABASE_URL is not set: it says which PostgreSQL to write into')
  const db = openDatabase(url, { max: 14 })
  const started = performance.now()
  const seconds = () => ((performance.now() - started) / 1_000).toFixed(1)
  try {
    await loadVocabulary(db, path.join(data, 'taxonomy'))
    const vocabulary = await readVocabulary(db)
    const samples = await readSamples(data, vocabulary)
    let said = 0
    const progress = (line: string) => {
      if (performance.now() - said < 2_000) return
      said = performance.now()
      console.log(`${seconds()} s  ${line}`)
    }
    await writeWorld(db, vocabulary, samples, size, { again, progress })
    await sql`analyze`.execute(db)
    console.log(
      `${size.offerings} offerings and ${size.needs} needs of seed ${size.seed} in ${seconds()} s; none is in the index yet: npm run reindex`,
    )
    return 0
  } catch (error) {
    console.error(
      error instanceof WorldThereError || !(error instanceof Error) ? String(error) : error.message,
    )
    return 1
  } finally {
    await db.destroy()
  }
}
