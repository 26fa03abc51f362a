import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readVocabulary, vocabularyReader } from '~/modules/vocabulary/index.server'
import { loadVocabulary, VocabularyFileError, VocabularyInUseError } from '~db/seeds/load-vocabulary.server'
import { useDatabase } from '../support/database'
import { dataFolder } from '../support/vocabulary'

const database = useDatabase('sample world')
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'muster-vocabulary-'))
  cpSync(path.join(dataFolder, 'taxonomy'), folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

type Item = Record<string, unknown> & { code: string }
/** Writes a changed copy of one list. */
function change(list: string, edit: (items: Item[]) => Item[]) {
  const file = path.join(folder, `${list}.json`)
  const content = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...content, items: edit(content.items) }))
}
const outcomes = async () =>
  (await loadVocabulary(database.db, folder)).filter(({ outcome }) => outcome === 'loaded')

test('loading the same files again writes nothing', async () => {
  const before = await database.db.selectFrom('vocabulary_lists').selectAll().orderBy('list').execute()
  expect(before).toHaveLength(10)
  expect(await outcomes()).toEqual([])
  expect(await database.db.selectFrom('vocabulary_lists').selectAll().orderBy('list').execute()).toEqual(
    before,
  )
})

test('renaming a term keeps what was chosen, and a reader sees the new name', async () => {
  const read = vocabularyReader(database.db, 0)
  const before = await read()
  change('tracks', (items) =>
    items.map((item) => (item.code === 'T05.02' ? { ...item, zh: '移动泵站' } : item)),
  )
  expect(await outcomes()).toMatchObject([{ list: 'tracks', added: 0, changed: 1, removed: 0 }])
  const after = await read()
  expect(after.tracks.get('T05.02')?.zh).toBe('移动泵站')
  expect(after.version).not.toBe(before.version)
  const { count } = await database.db
    .selectFrom('public_offerings')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('track_code', '=', 'T05.02')
    .executeTakeFirstOrThrow()
  expect(count).toBeGreaterThan(0)
})

test('a code that is added is there, and goes again while nothing uses it', async () => {
  await loadVocabulary(database.db, path.join(dataFolder, 'taxonomy'))
  change('conditions', (items) => [...items, { ...(items[0] as Item), code: 'ZZNEW', zh: '新', en: 'New' }])
  expect(await outcomes()).toMatchObject([{ list: 'conditions', added: 1, removed: 0 }])
  expect((await readVocabulary(database.db)).conditions.get('ZZNEW')?.en).toBe('New')
  change('conditions', (items) => items.filter(({ code }) => code !== 'ZZNEW'))
  expect(await outcomes()).toMatchObject([{ list: 'conditions', added: 0, removed: 1 }])
  expect((await readVocabulary(database.db)).conditions.has('ZZNEW')).toBe(false)
})

test('a file that drops a code in use is refused whole, naming the code and where it is used', async () => {
  const before = await readVocabulary(database.db)
  change('conditions', (items) =>
    items.filter(({ code }) => code !== 'NOPOWER').map((item) => ({ ...item, en: `${item.en} changed` })),
  )
  const error = await loadVocabulary(database.db, folder).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(VocabularyInUseError)
  const { uses, message } = error as VocabularyInUseError
  expect(uses.map(({ code, where }) => `${code} ${where}`)).toEqual(
    expect.arrayContaining([
      'NOPOWER offering_conditions.condition_code',
      'NOPOWER need_conditions.condition_code',
    ]),
  )
  expect(message).toContain('NOPOWER')
  expect(await readVocabulary(database.db)).toEqual(before)
})

test('processes that load at the same time do not disturb each other', async () => {
  await loadVocabulary(database.db, path.join(dataFolder, 'taxonomy'))
  change('tracks', (items) => items.map((item) => ({ ...item, en: `${item.en} 2` })))
  const loads = await Promise.all([1, 2, 3].map(() => loadVocabulary(database.db, folder)))
  const loaded = loads.filter((report) => report.some(({ outcome }) => outcome === 'loaded'))
  expect(loaded).toHaveLength(1)
})

test('a code that only an old version names counts as used', async () => {
  change('conditions', (items) => [...items, { ...(items[0] as Item), code: 'ZZOLD', zh: '旧', en: 'Old' }])
  await loadVocabulary(database.db, folder)
  await sql`
    update offering_versions set snapshot = jsonb_set(snapshot, '{condition_codes}', '["ZZOLD"]')
    where offering_id = (select min(id) from offerings)
  `.execute(database.db)
  change('conditions', (items) => items.filter(({ code }) => code !== 'ZZOLD'))
  await expect(loadVocabulary(database.db, folder)).rejects.toThrow(
    'ZZOLD is used in offering_versions.snapshot',
  )
})

test('every fault of the files is named at once', async () => {
  change('tracks', (items) => [
    ...items,
    items[0] as Item,
    { ...(items[1] as Item), code: 'T99.01', parent: 'T99' },
  ])
  change('conditions', (items) => [
    { ...(items[0] as Item), evidence_attributes: ['no_such'] },
    ...items.slice(1),
  ])
  const error = await loadVocabulary(database.db, folder).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(VocabularyFileError)
  expect((error as VocabularyFileError).problems.map(({ file, where }) => `${file} ${where}`)).toEqual([
    'tracks T01',
    'tracks T99.01.parent',
    'conditions NOROAD.evidence_attributes',
  ])
  writeFileSync(path.join(folder, 'regions.json'), '{')
  await expect(loadVocabulary(database.db, folder)).rejects.toThrow('regions.json')
})
