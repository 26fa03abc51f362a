import path from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { readVocabulary } from '~/modules/vocabulary/index.server'
import { openDatabase } from '~db/client.server'
import { loadVocabulary } from '~db/seeds/load-vocabulary.server'
import { readSamples } from './generate/samples'
import { WorldThereError, writeWorld } from './generate/write-world'

const usage = `npm run generate -- [--offerings 100000] [--needs 10000] [--seed 1] [--database URL] [--again]

Writes an invented world of any size, the same for the same seed. --again adds to a world generated before.
Reads DATABASE_URL where --database is not given. Run npm run reindex afterwards.`

const data = path.join(import.meta.dirname, '../db/data')
const MOST = 5_000_000

process.exitCode = await main()

async function main(): Promise<number> {
  const options = readOptions()
  if (options === null) {
    console.error(usage)
    return 2
  }
  const { url, again, ...size } = options
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

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        offerings: { type: 'string', default: '100000' },
        needs: { type: 'string', default: '10000' },
        seed: { type: 'string', default: '1' },
        database: { type: 'string' },
        again: { type: 'boolean', default: false },
      },
    })
    const count = (text: string) => (/^\d{1,7}$/.test(text) && Number(text) <= MOST ? Number(text) : null)
    const [offerings, needs, seed] = [count(values.offerings), count(values.needs), count(values.seed)]
    const url = values.database ?? process.env.DATABASE_URL
    if (offerings === null || needs === null || seed === null || !url) return null
    return { offerings, needs, seed, url, again: values.again }
  } catch {
    return null
  }
}
