import { beforeAll, expect, test } from 'vitest'
import type { Vocabulary } from '~/modules/vocabulary'
import { readVocabulary } from '~/modules/vocabulary/index.server'
import type { Db } from '~db/client.server'
import { readSamples, type Samples } from '../../scripts/generate/samples'
import { WorldThereError, writeWorld } from '../../scripts/generate/write-world'
import { useDatabase } from '../support/database'
import { dataFolder } from '../support/vocabulary'

const first = useDatabase()
const second = useDatabase()
let vocabulary: Vocabulary
let samples: Samples

beforeAll(async () => {
  vocabulary = await readVocabulary(first.db)
  samples = await readSamples(dataFolder, vocabulary)
})

const generate = (db: Db, seed: number, again = false) =>
  writeWorld(db, vocabulary, samples, { offerings: 400, needs: 80, seed }, { again, progress: () => {} })

const offerings = (db: Db) => db.selectFrom('offering_documents').selectAll().orderBy('external_id').execute()
const needs = (db: Db) => db.selectFrom('need_documents').selectAll().orderBy('external_id').execute()

test('the same seed gives the same world in another database', async () => {
  await generate(first.db, 1)
  await generate(second.db, 1)
  const made = await offerings(first.db)
  expect(made).toHaveLength(400)
  expect(made).toEqual(await offerings(second.db))
  expect(await needs(first.db)).toEqual(await needs(second.db))
})

test('every row is public, a sample with its source, and speaks only of what the vocabulary knows', async () => {
  const known = (terms: Map<string, unknown>, codes: (string | null)[]) =>
    codes.every((code) => code === null || terms.has(code))
  for (const row of await offerings(first.db)) {
    expect(row).toMatchObject({ state: 'published', sample: true, reference: false })
    expect(row.source?.title).toContain('虚构')
    expect(row.organisation_zh).toContain('(虚构)')
    expect(row.price_minor).toBeGreaterThan(0)
    expect(known(vocabulary.tracks, [row.track_code])).toBe(true)
    expect(known(vocabulary.classes, [row.class_code, ...row.tag_codes])).toBe(true)
    expect(known(vocabulary.scenarios, row.scenario_codes)).toBe(true)
    expect(known(vocabulary.conditions, row.condition_codes)).toBe(true)
    expect(known(vocabulary.regions, [row.region_code])).toBe(true)
    expect(known(vocabulary.catalogues, row.catalogue_codes)).toBe(true)
    expect(known(vocabulary.verificationLevels, [row.verification_level])).toBe(true)
    for (const spec of row.specs) {
      const attribute = vocabulary.attributes.get(spec.attribute)
      if (attribute?.valueType === 'number') expect(Number.isFinite(spec.number)).toBe(true)
      if (attribute?.valueType === 'enum') expect(attribute.enumValues).toContain(spec.text)
    }
  }
  for (const row of await needs(first.db)) {
    expect(row).toMatchObject({ state: 'open', sample: true })
    expect(known(vocabulary.tracks, row.track_codes)).toBe(true)
    expect(known(vocabulary.teamTypes, [row.team_type_code])).toBe(true)
  }
})

test('a second world is refused, unless it is asked for and has another seed', async () => {
  const { db } = first
  await expect(generate(db, 1)).rejects.toThrow(WorldThereError)
  await expect(generate(db, 1, true)).rejects.toThrow('the world of seed 1 is there already')
  await expect(generate(db, 2)).rejects.toThrow('--again')
  await generate(db, 2, true)
  expect(await offerings(db)).toHaveLength(800)
})
