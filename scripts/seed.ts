import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { en } from '~/locales/en'
import { addMessages } from '~/locales/i18n'
import { zh } from '~/locales/zh-CN'
import { ensureSamplePeople, samplePeopleWith } from '~/modules/accounts/index.server'
import {
  ensureSampleExhibition,
  ensureSampleMeetings,
  ensureSampleSignUps,
  ensureSampleTour,
} from '~/modules/events/index.server'
import { readVocabulary } from '~/modules/vocabulary/index.server'
import { openDatabase } from '~db/client.server'
import { loadVocabulary } from '~db/seeds/load-vocabulary.server'
import { loadSampleWorld } from './import/load-sample-world'
import { argumentsOf, wrongUsage } from './lib/usage.mjs'

/**
 * npm run seed [-- --vocabulary-only]: brings the vocabulary up to date and, in an empty database, loads the
 * invented sample world and the public reference lists, with sample people where DEMO_PASSWORD says theirs.
 * Reads DATABASE_URL. Safe to run at every start.
 */
const data = path.join(path.dirname(fileURLToPath(import.meta.url)), '../db/data')

// Only what was built finds the texts by itself.
addMessages('zh', zh)
addMessages('en', en)

const { 'vocabulary-only': vocabularyOnly } = argumentsOf('seed').values
const url = process.env.DATABASE_URL
if (!url) wrongUsage('DATABASE_URL is not set: it says which PostgreSQL to seed')
const db = openDatabase(url, { max: 2 })
try {
  const lists = await loadVocabulary(db, path.join(data, 'taxonomy'))
  const loaded = lists.filter((list) => list.outcome === 'loaded')
  for (const list of loaded)
    console.log(
      `${list.list} ${list.version}: ${list.added} added, ${list.changed} changed, ${list.removed} removed`,
    )
  if (loaded.length === 0) console.log(`vocabulary: ${lists.length} lists, nothing new`)
  if (!vocabularyOnly) {
    const vocabulary = await readVocabulary(db)
    const world = await loadSampleWorld(db, vocabulary, { folder: data, at: new Date() })
    console.log(
      world === null
        ? 'sample world: left as it is, the database has offerings or needs'
        : `sample world: ${world.offerings} offerings and ${world.needs} needs (invented), ${world.references} rows of public lists`,
    )
    const password = process.env.DEMO_PASSWORD
    if (password) {
      await ensureSamplePeople(db, password, new Date())
      if (await ensureSampleExhibition(db, new Date()))
        console.log('sample exhibition: one hall, 58 booths (invented)')
      if (await ensureSampleTour(db, new Date())) console.log('sample tour: three stops (invented)')
      if (await ensureSampleSignUps(db, vocabulary, new Date()))
        console.log(
          'sample sign-ups: who comes to the tour, with what, a needs session and drills (invented)',
        )
      if (await ensureSampleMeetings(db, vocabulary, new Date()))
        console.log('sample meetings: at the exhibition and at the first stop of the tour (invented)')
      for (const email of await samplePeopleWith(db, password)) console.log(`demo account ${email}`)
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await db.destroy()
}
