import { readFileSync } from 'node:fs'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readWorkbook } from '~/platform/workbook/read-workbook.server'
import type { ReadCell } from '~/platform/workbook/workbook'
import { writeWorkbook } from '~/platform/workbook/write-workbook.server'
import { dataFolder, vocabularyFromFiles } from '../../../../tests/support/vocabulary'
import { offeringSchema } from '../offering.schema'
import { offeringsOfJson } from '../offering-file'
import { citationName, claimName, type FormFields, fieldsOfContent } from '../offering-form'
import { readOfferingRecord } from '../offering-record'
import { readSheet, sheetLimits } from './read-sheet'
import { offeringBook } from './sheet-book'
import { knownColumns, sheetColumns } from './sheet-columns'
import { attributesIn, cellsOfRow, mergeRow, normalFields, readRow, type SheetRow } from './sheet-row'

const vocabulary = vocabularyFromFiles()
const schema = offeringSchema(vocabulary)
const file: unknown = JSON.parse(readFileSync(path.join(dataFolder, 'offerings.json'), 'utf8'))
const { records, enterprises } = offeringsOfJson(file, vocabulary)
const samples = records.flatMap(
  (record) =>
    readOfferingRecord(record, { vocabulary, schema, enterprises, reference: false }).record?.content ?? [],
)
const day = new Date('2026-11-23T04:00:00Z')

/** The rows after a journey through a file. */
async function throughFile(track: string, rows: SheetRow[]): Promise<SheetRow[]> {
  const columns = sheetColumns(vocabulary, track, new Set(rows.flatMap(({ fields }) => attributesIn(fields))))
  const cells = rows.map((row) => ({ cells: cellsOfRow(row, columns, vocabulary) }))
  const bytes = await buffer(writeWorkbook(offeringBook(vocabulary, [{ track, columns, rows: cells }]), day))
  const [sheet] = (await readWorkbook(bytes, sheetLimits, () => true)).filter(({ name }) =>
    name.startsWith('T'),
  )
  if (!sheet) throw new Error('there is a sheet')
  return readSheet(sheet, vocabulary).map(({ cells, keys }) => readRow(cells, keys, vocabulary).row)
}

describe('a row of a sheet', () => {
  it('says what the offering says: every sample comes back from a file as it went in', async () => {
    expect(samples.length).toBeGreaterThan(150)
    for (const track of new Set(samples.map((content) => content.track))) {
      const contents = samples.filter((content) => content.track === track)
      const rows = contents.map((content, index) => ({
        id: index + 1,
        code: `P-${index}`,
        fields: fieldsOfContent(content),
      }))
      const back = await throughFile(track, rows)
      expect(back.map((row) => ({ ...row, fields: normalFields(row.fields) }))).toEqual(
        rows.map((row) => ({ ...row, fields: normalFields(row.fields) })),
      )
    }
  })

  it('keeps whatever was typed, to the sign', async () => {
    const standard = [...vocabulary.standards.keys()][0] ?? ''
    const hard: FormFields = {
      nameZh: '=HYPERLINK("http://x")',
      nameEn: '+1 - @x',
      model: '0010',
      track: 'T05.02',
      equipmentClass: 'GMB',
      scenarios: ['S03.2', 'S02'],
      conditions: ['NOPOWER'],
      price: '12.50',
      priceMax: '999999999999.99',
      'spec.flow_m3h': '≥3,000',
      'unit.flow_m3h': 'L/s',
      'spec.head_m': '3-5',
      'spec.ip_rating': 'IP67',
      'spec.self_power': 'true',
      'spec.transport_mode': 'vehicle',
      standards: [standard],
      [citationName(standard, 'number')]: 'A | 2024-01-01 @ B;C',
      [citationName(standard, 'date')]: '2025-01-31',
      [claimName('NOPOWER')]: '自带 | 柴油机; 60 h',
      'interface.power': '380 V; 63 A\n220 V',
      'video.v3.url': 'https://example.com/v?a=1',
      'video.v3.title': 'a | b',
      summaryZh: '一\n二\n\n-三',
    }
    const [back] = await throughFile('T05.02', [{ id: null, code: 'A/1', fields: hard }])
    expect(normalFields(back?.fields ?? {})).toEqual(normalFields(hard))
    expect(back).toMatchObject({ id: null, code: 'A/1', fields: { price: '12.50', 'spec.head_m': '3-5' } })
  })

  it('of any text comes back', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ name: text, claim: text, number: text }), { minLength: 1, maxLength: 8 }),
        async (said) => {
          const standard = [...vocabulary.standards.keys()][0] ?? ''
          const line = (value: string) => value.replace(/\s+/gu, ' ').trim()
          const rows = said.map(({ name, claim, number }) => ({
            id: 1,
            code: null,
            fields: {
              nameZh: `x${name}`,
              track: 'T05',
              'spec.material': `x${name}`,
              conditions: ['NOPOWER'],
              standards: [standard],
              [claimName('NOPOWER')]: line(claim),
              [citationName(standard, 'number')]: line(number),
            },
          }))
          const back = await throughFile('T05', rows)
          expect(back.map(({ fields }) => normalFields(fields))).toEqual(
            rows.map(({ fields }) => normalFields(fields)),
          )
        },
      ),
      { numRuns: 40 },
    )
  })

  it('is read as people type it', () => {
    const cells = new Map<string, ReadCell>([
      ['id', 42],
      ['code', 7],
      ['track', '移动泵车与拖挂泵站'],
      ['scenarios', 'S03.2；S02、S01'],
      ['conditions', 'NOPOWER · 断电 · No grid power\nNIGHT'],
      ['spec.flow_m3h', 3000],
      ['spec.self_power', true],
      ['spec.transport_mode', 'vehicle · 车载 · vehicle-mounted'],
      ['priceBasis', '按天租用'],
      ['citations', 'GB/T 1 | 2025-01-31\nGB/T 2 | No 5'],
    ])
    const { row, problems } = readRow(cells, [...cells.keys()], vocabulary)
    expect(problems).toEqual([])
    expect(row).toMatchObject({
      id: 42,
      code: '7',
      fields: {
        track: 'T05.02',
        scenarios: ['S03.2', 'S02', 'S01'],
        conditions: ['NOPOWER', 'NIGHT'],
        'spec.flow_m3h': '3000',
        'spec.self_power': 'true',
        'spec.transport_mode': 'vehicle',
        [citationName('GB/T 1', 'date')]: '2025-01-31',
        [citationName('GB/T 2', 'number')]: 'No 5',
      },
    })
  })

  it('leaves alone what it has no column for, and empties what it has one for', () => {
    const before: FormFields = { nameZh: '甲', summaryZh: '乙', model: 'M', 'media.photo': ['4'] }
    expect(mergeRow(before, { nameZh: '丙' }, ['id', 'nameZh', 'model'])).toEqual({
      nameZh: '丙',
      summaryZh: '乙',
      'media.photo': ['4'],
    })
  })

  it('names what cannot be read', () => {
    const cells = new Map<string, ReadCell>([
      ['id', '12a'],
      ['code', '=1'],
      ['nameZh', '#REF!'],
    ])
    expect(readRow(cells, [...cells.keys()], vocabulary).problems).toEqual([
      { field: 'id', reason: 'malformed', value: '12a', allowed: [] },
      { field: 'code', reason: 'malformed', value: '=1', allowed: [] },
      { field: 'nameZh', reason: 'malformed', value: '#REF!', allowed: [] },
    ])
  })

  it('has the figures of its track, and no others', () => {
    const keys = sheetColumns(vocabulary, 'T05.02').map(({ key }) => key)
    expect(keys).toContain('spec.flow_m3h')
    expect(keys).toContain('unit.flow_m3h')
    expect(keys).not.toContain('spec.satellite')
    expect(new Set(keys).size).toBe(keys.length)
    expect(knownColumns(vocabulary).has('spec.satellite')).toBe(true)
  })
})
