import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { needColumns, readNeedByExternalId } from '~/modules/needs/index.server'
import {
  offeringColumns,
  readOfferingByExternalId,
  readOfferingVersions,
} from '~/modules/offerings/index.server'
import { ImportFileError, type ImportOptions, type Vocabulary } from '~/modules/vocabulary'
import { readVocabulary } from '~/modules/vocabulary/index.server'
import { type ImportSource, prepareImport } from '../../scripts/import/import-file'
import { useDatabase } from '../support/database'
import { dataFolder } from '../support/vocabulary'

const database = useDatabase('sample world')
const at = new Date('2026-11-23T08:00:00Z')
let vocabulary: Vocabulary
let folder = ''

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'muster-import-'))
  vocabulary = await readVocabulary(database.db)
})
afterAll(() => rmSync(folder, { recursive: true }))

async function importFile(source: ImportSource, options: Partial<ImportOptions> = {}) {
  const run = await prepareImport(source, vocabulary)
  return database.db.transaction().execute((tx) => run(tx, { at, ...options }))
}
function file(name: string, content: string | Buffer): string {
  const place = path.join(folder, name)
  writeFileSync(place, content)
  return place
}
const csv = (rows: string[][]) =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')
const json = (content: unknown) => JSON.stringify(content)

/** Everything that an import may touch. */
async function everything() {
  const { db } = database
  return {
    offerings: await db.selectFrom('offering_documents').selectAll().orderBy('id').execute(),
    needs: await db.selectFrom('need_documents').selectAll().orderBy('id').execute(),
    organisations: await db.selectFrom('organisations').selectAll().orderBy('id').execute(),
    versions: await db
      .selectFrom('offering_versions')
      .select(['offering_id', 'version'])
      .orderBy('offering_id')
      .execute(),
    marks: await db.selectFrom('index_marks').selectAll().orderBy('number').execute(),
  }
}

const shipped: [ImportSource, number][] = [
  [{ kind: 'offerings', path: path.join(dataFolder, 'offerings.json') }, 200],
  [{ kind: 'needs', path: path.join(dataFolder, 'needs.json') }, 74],
  [
    {
      kind: 'offerings',
      path: path.join(dataFolder, 'reference/fema_equipment_rates_2025_subset.csv'),
      profile: 'fema-rates',
    },
    107,
  ],
  [
    {
      kind: 'needs',
      path: path.join(dataFolder, 'reference/nims_equipment_metrics.csv'),
      profile: 'nims-metrics',
    },
    35,
  ],
  [
    {
      kind: 'needs',
      path: path.join(dataFolder, 'reference/insarag_americas_usar_equipment_list.csv'),
      profile: 'insarag-americas',
    },
    77,
  ],
]

describe('what ships with the product', () => {
  test('is all there after seeding, and importing it again changes nothing', async () => {
    const before = await everything()
    for (const [source, count] of shipped)
      expect(await importFile(source)).toMatchObject({ created: 0, updated: 0, unchanged: count, refused: 0 })
    expect(await everything()).toEqual(before)
  })

  test('keeps its external ids, its marks as sample, and the source of real lists', async () => {
    const { db } = database
    expect(await readOfferingByExternalId(db, 'public', 'O001')).toMatchObject({
      sample: true,
      reference: false,
    })
    expect(await readNeedByExternalId(db, 'public', 'N001')).toMatchObject({
      sample: true,
      organisation: { teamType: 'PRF.FLD' },
      budgetMinor: 260_000_000,
      neededWithinDays: 45,
    })
    const pump = await readOfferingByExternalId(db, 'public', 'FEMA-8465')
    expect(pump).toMatchObject({
      reference: true,
      sample: false,
      priceMinor: 5_667,
      currency: 'USD',
      priceBasis: 'hour',
      source: { title: 'FEMA Schedule of Equipment Rates 2025', ref: 'cost code 8465' },
    })
    expect(pump.specs[0]).toMatchObject({
      attribute: 'flow_m3h',
      valueWritten: '59400',
      unitWritten: 'gal/h',
    })
    expect(pump.specs[0]?.number).toBeCloseTo(224.853, 1)
    expect(await readNeedByExternalId(db, 'public', 'INSARAG-1-light')).toMatchObject({
      reference: true,
      organisation: { teamType: 'IUS.L' },
    })
  })

  test('groups NIMS metrics by type level, with the values that the list gives in SI', async () => {
    const { db } = database
    const engine = await readNeedByExternalId(db, 'public', 'NIMS-4-508-1276-T3')
    expect(engine.reference).toBe(true)
    const least = engine.constraints.map(({ attribute, op, number, hard }) => [
      attribute,
      op,
      Math.round(number ?? 0),
      hard,
    ])
    expect(least).toEqual([
      ['fire_flow_ls', '>=', 9, true],
      ['tank_l', '>=', 1893, true],
    ])
    const lines = readFileSync(shipped[3]?.[0].path ?? '', 'utf8')
      .trim()
      .split('\n')
      .slice(1)
    for (const line of lines) {
      const [id, , attribute, , level, , , si] = line.match(/("[^"]*"|[^,]+)/g) ?? []
      const need = await readNeedByExternalId(db, 'public', `NIMS-${id}-T${level?.replace('Type ', '')}`)
      const constraint = need.constraints.find((item) => item.attribute === attribute)
      if (constraint) expect(Math.abs((constraint.number ?? 0) / Number(si) - 1)).toBeLessThan(0.01)
    }
  })
})

test('the templates name every column, and their example rows import', async () => {
  for (const [kind, columns] of [
    ['offerings', offeringColumns],
    ['needs', needColumns],
  ] as const) {
    const template = path.join(dataFolder, `templates/${kind}.csv`)
    const header = readFileSync(template, 'utf8').split('\n')[0]?.split(',') ?? []
    expect(header.filter((column) => !column.startsWith('spec.')).sort()).toEqual([...columns].sort())
    expect(await importFile({ kind, path: template })).toMatchObject({
      created: 1,
      refused: 0,
      written: true,
    })
    expect(await importFile({ kind, path: template })).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
  }
  const { specs, sample } = await readOfferingByExternalId(database.db, 'public', 'X001')
  expect(sample).toBe(true)
  expect(specs[0]).toMatchObject({ valueWritten: '3,000', unitWritten: '立方米/小时', number: 3000 })
  expect(specs.slice(-2).map(({ flag, text }) => flag ?? text)).toEqual([true, 'trailer'])
})

const header = [
  'id',
  'enterprise_zh',
  'name_zh',
  'track',
  'equipment_class',
  'price',
  'specs',
  'lead_time_days',
]
const good = (id: string, name: string) => [
  id,
  '测试企业(虚构)',
  name,
  'T05.02',
  'GMB',
  '100',
  'head_m=10 m',
  '10',
]

test('a changed row becomes a new version, the others are left alone', async () => {
  const { db } = database
  const rows = [good('C1', '甲'), good('C2', '乙')]
  await importFile({ kind: 'offerings', path: file('c.csv', csv([header, ...rows])) })
  const { id } = await readOfferingByExternalId(db, 'public', 'C1')
  const changed = [[...good('C1', '甲二')], good('C2', '乙'), good('C3', '丙')]
  const source: ImportSource = { kind: 'offerings', path: file('c.csv', csv([header, ...changed])) }
  expect(await importFile(source, { dryRun: true })).toMatchObject({
    created: 1,
    updated: 1,
    unchanged: 1,
    written: false,
  })
  expect(await importFile(source)).toMatchObject({ created: 1, updated: 1, unchanged: 1, written: true })
  const versions = await readOfferingVersions(db, 'public', id)
  expect(versions.map(({ version, offering }) => [version, offering.nameZh])).toEqual([
    [2, '甲二'],
    [1, '甲'],
  ])
})

test('every problem of every row is listed, and one of them stops all', async () => {
  const before = await everything()
  const rows = [
    header,
    good('P1', '好'),
    [
      'P2',
      '测试企业(虚构)',
      '坏',
      'T99.99',
      'GMB',
      'abc',
      'head_m=10 parsec; nonsense=3; weight_kg=-3 kg',
      '1.5',
    ],
    ['P1', '测试企业(虚构)', '重复', 'T05.02', 'GMB', '1.234', '', ''],
    ['P3', '', '', '', 'XX', '', '', '-1'],
    ['P 4', '测试企业(虚构)', '控制\u0007', 'T05.02', 'GMB', '1', '', ''],
    ['P5', '测试企业(虚构)', '长'.repeat(121), 'T05.02', 'GMB', '1', '', ''],
  ]
  const report = await importFile({ kind: 'offerings', path: file('p.csv', csv(rows)) })
  expect(report).toMatchObject({ read: 6, refused: 5, written: false })
  expect(report.problems.map(({ row, column }) => `${row} ${column}`)).toEqual([
    '3 track',
    '3 price',
    '3 lead_time_days',
    '3 specs, item 2',
    '3 specs, item 1',
    '3 specs, item 3',
    '4 price',
    '4 id',
    '5 name_zh',
    '5 track',
    '5 equipment_class',
    '5 lead_time_days',
    '5 enterprise_id',
    '6 id',
    '6 name_zh',
    '7 name_zh',
  ])
  expect(report.problems[4]).toMatchObject({ id: 'P2', value: 'parsec' })
  expect(report.problems[4]?.reason).toContain('accepted: m, 米')
  expect(await everything()).toEqual(before)
})

test('with partial the valid rows are written, and the others are still listed', async () => {
  const rows = [header, good('Q1', '好'), ['Q2', '测试企业(虚构)', '坏', 'T99', 'GMB', '', '', '']]
  const source: ImportSource = { kind: 'offerings', path: file('q.csv', csv(rows)) }
  expect(await importFile(source, { partial: true })).toMatchObject({ created: 1, refused: 1, written: true })
  expect(await readOfferingByExternalId(database.db, 'public', 'Q1')).toMatchObject({ nameZh: '好' })
})

test('text that looks like a formula stays the text it is', async () => {
  const formula = '=HYPERLINK("http://example.org","x")'
  await importFile({ kind: 'offerings', path: file('f.csv', csv([header, good('F1', formula)])) })
  expect((await readOfferingByExternalId(database.db, 'public', 'F1')).nameZh).toBe(formula)
})

test('an offering that is not to be changed now is refused by its state', async () => {
  const { db } = database
  const name = 'S1'
  await importFile({ kind: 'offerings', path: file('s.csv', csv([header, good(name, '甲')])) })
  const { id } = await readOfferingByExternalId(db, 'public', name)
  await db.updateTable('offerings').set({ state: 'in_review' }).where('id', '=', id).execute()
  const source: ImportSource = { kind: 'offerings', path: file('s.csv', csv([header, good(name, '乙')])) }
  const report = await importFile(source)
  expect(report.problems).toMatchObject([
    { id: name, column: 'id', reason: 'is in review and cannot be changed' },
  ])
})

test('a paused offering that is imported anew stays paused', async () => {
  const { db } = database
  await importFile({ kind: 'offerings', path: file('z.csv', csv([header, good('Z1', '甲')])) })
  const { id } = await readOfferingByExternalId(db, 'public', 'Z1')
  await db.updateTable('offerings').set({ state: 'paused' }).where('id', '=', id).execute()
  await importFile({ kind: 'offerings', path: file('z.csv', csv([header, good('Z1', '乙')])) })
  expect(await readOfferingByExternalId(db, 'staff', 'Z1')).toMatchObject({
    state: 'paused',
    nameZh: '乙',
    version: 2,
  })
})

describe('a file that cannot be read as a whole says why and writes nothing', () => {
  const text = csv([header, good('W1', '名称')])
  const gbk = Buffer.concat([
    Buffer.from(`${header.join(',')}\nW1,`),
    Buffer.from([0xb2, 0xe2, 0xca, 0xd4]),
    Buffer.from(',x,T05.02,GMB,1,,1\n'),
  ])
  test.each<[string, string | Buffer, string]>([
    ['utf16.csv', Buffer.from(`\ufeff${text}`, 'utf16le'), 'UTF-16'],
    ['gbk.csv', gbk, 'row 2: is not in UTF-8'],
    ['empty.csv', '', 'is empty'],
    ['columns.csv', 'id,nmae_zh\n1,2\n', 'nmae_zh: is not a column that is known'],
    ['twice.csv', 'id,id\n1,2\n', 'is named twice'],
    ['semicolons.csv', 'id;name_zh\n1;2\n', 'no commas'],
    ['short.csv', 'id,name_zh,track\n1,2\n', 'row 2: has 2 cells, the header has 3'],
    ['quote.csv', 'id,name_zh\n1,"2\n', 'is not CSV'],
    ['broken.json', '{"offerings":[', 'is not JSON'],
    ['list.json', json({ things: [] }), 'has no list "offerings"'],
    ['item.json', json([5]), 'item 1 of "offerings" is not an object'],
    ['plain.txt', '', 'neither a .json nor a .csv file'],
  ])('%s', async (name, content, reason) => {
    const error = await importFile({ kind: 'offerings', path: file(name, content) }).catch(
      (caught: unknown) => caught,
    )
    expect(error).toBeInstanceOf(ImportFileError)
    expect((error as Error).message).toContain(reason)
  })

  test('a missing file, an unknown profile, a file of another form', async () => {
    await expect(importFile({ kind: 'offerings', path: path.join(folder, 'none.csv') })).rejects.toThrow(
      'is not there',
    )
    await expect(
      importFile({ kind: 'needs', path: file('a.csv', text), profile: 'fema-rates' }),
    ).rejects.toThrow('no profile')
    await expect(
      importFile({ kind: 'offerings', path: file('a.csv', text), profile: 'fema-rates' }),
    ).rejects.toThrow('the header lacks cost_code')
  })

  test('a byte order mark is no mistake', async () => {
    const source: ImportSource = {
      kind: 'offerings',
      path: file('bom.csv', `\ufeff${csv([header, good('BOM1', '甲')])}`),
    }
    expect(await importFile(source)).toMatchObject({ created: 1, refused: 0 })
  })
})

describe('JSON', () => {
  const item = { id: 'J1', enterprise_id: 'E07', name_zh: '甲', track: 'T05.02', equipment_class: 'GMB' }
  const importJson = (offerings: unknown) =>
    importFile({ kind: 'offerings', path: file('j.json', json({ offerings })) })

  test('a canonical value that disagrees with what is written is refused', async () => {
    const specs = [{ attr: 'flow_m3h', value: 3000, unit: 'L/s', canonical_value: 3000 }]
    const report = await importJson([{ ...item, specs }])
    expect(report.problems).toMatchObject([{ id: 'J1', column: 'specs, item 1' }])
    expect(report.problems[0]?.reason).toContain('10800 m3/h')
  })

  test('values of the wrong kind and unknown keys are named, whatever they are', async () => {
    const offering = JSON.parse(
      '{"id":"J2","__proto__":{"x":1},"name_zh":{"a":1},"track":["T05"],"equipment_class":7,"enterprise_id":"E999","colour":"red","specs":[1,{"attr":"flow_m3h","value":[3]}]}',
    )
    const report = await importJson([offering])
    expect(report.problems.map(({ column }) => column).sort()).toEqual([
      '__proto__',
      'colour',
      'enterprise_id',
      'equipment_class',
      'name_zh',
      'specs, item 1',
      'specs, item 2',
    ])
  })

  test('a range is kept as written and compared by the end that promises less', async () => {
    const specs = ['weight_kg = 3.5-4.5 kg', 'flow_m3h = 100~120 m3/h']
    await importJson([{ ...item, id: 'J3', specs }])
    const read = await readOfferingByExternalId(database.db, 'public', 'J3')
    expect(read.specs.map(({ valueWritten, number }) => [valueWritten, number])).toEqual([
      ['3.5-4.5', 4.5],
      ['100~120', 100],
    ])
  })
})
