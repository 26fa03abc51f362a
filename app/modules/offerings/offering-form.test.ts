import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { dataFolder, vocabularyFromFiles } from '../../../tests/support/vocabulary'
import { offeringSchema } from './offering.schema'
import { offeringsOfJson } from './offering-file'
import {
  citationName,
  claimName,
  contentInput,
  type FormFields,
  fieldOfIssue,
  fieldsOfContent,
} from './offering-form'
import { readOfferingRecord } from './offering-record'

const vocabulary = vocabularyFromFiles()
const schema = offeringSchema(vocabulary)
const file: unknown = JSON.parse(readFileSync(path.join(dataFolder, 'offerings.json'), 'utf8'))
const { records, enterprises } = offeringsOfJson(file, vocabulary)
const contents = records.flatMap(
  (record) =>
    readOfferingRecord(record, { vocabulary, schema, enterprises, reference: false }).record?.content ?? [],
)

describe('the form of an offering', () => {
  it('says what the offering says: read back, every sample is the same', () => {
    expect(contents.length).toBeGreaterThan(150)
    for (const content of contents) {
      const read = schema.parse(contentInput(fieldsOfContent(content)))
      // Who verified it is nothing that a form says.
      expect(read).toEqual({ ...content, verificationLevel: null })
    }
  })

  it('keeps what stands beside the figures', () => {
    const [first] = contents
    if (!first) throw new Error('there is a sample')
    const standard = [...vocabulary.standards.keys()][0] ?? ''
    const content = {
      ...first,
      verificationLevel: null,
      priceMinor: 12_345,
      standards: [standard],
      conditions: ['NOPOWER'],
      regionsServed: ['430000', '440000'],
      interfaces: [
        { kind: 'power' as const, text: '380 V 三相' },
        { kind: 'power' as const, text: '220 V' },
        { kind: 'hose' as const, text: 'DN150' },
      ],
      citations: [{ code: standard, number: 'CNAS 12-3', date: '2025-01-31' }],
      claims: [{ code: 'NOPOWER', text: '自带柴油机' }],
      media: [
        { id: 7, kind: 'photo' as const, altZh: '正面', altEn: 'Front' },
        { id: 3, kind: 'photo' as const, altZh: '', altEn: '' },
        { id: 9, kind: 'document' as const, altZh: '手册', altEn: '' },
      ],
      videos: [{ url: 'https://example.com/v?a=1', title: '演示' }],
    }
    expect(schema.parse(contentInput(fieldsOfContent(content)))).toEqual(content)
  })

  it('takes a figure with its unit as typed, whatever the list beside it says', () => {
    const fields: FormFields = { 'spec.flow_m3h': '50 L/s', 'unit.flow_m3h': 'm3/h' }
    expect(contentInput(fields).specs).toEqual([{ attr: 'flow_m3h', value: '50 L/s' }])
    expect(contentInput({ ...fields, 'spec.flow_m3h': '≥3,000' }).specs).toEqual([
      { attr: 'flow_m3h', value: '≥3,000', unit: 'm3/h' },
    ])
  })

  it('says of a figure what is wrong with it as typed, not with the unit beside it', () => {
    const wrong = (value: string) => {
      const input = contentInput({ 'spec.power_kw': value, 'unit.power_kw': 'kW' })
      const issues = schema.safeParse(input).error?.issues ?? []
      return issues.flatMap((issue) => ('params' in issue && issue.path[0] === 'specs' ? [issue.params] : []))
    }
    expect(wrong('很久')).toMatchObject([{ reason: 'not_a_number', value: '很久' }])
    expect(wrong('两千瓦')).toMatchObject([{ reason: 'not_a_number', value: '两千瓦' }])
    expect(wrong('3 kg')).toMatchObject([{ reason: 'unknown_unit', value: 'kg' }])
    expect(wrong('3,000')).toEqual([])
  })

  it('leaves out the evidence of what is no longer claimed', () => {
    const fields: FormFields = {
      conditions: ['NONET'],
      [claimName('NOPOWER')]: 'x',
      [claimName('NONET')]: 'y',
    }
    expect(contentInput(fields).claims).toEqual([{ code: 'NONET', text: 'y' }])
  })

  it('marks the field that is wrong', () => {
    const standard = [...vocabulary.standards.keys()][0] ?? ''
    const input = contentInput({
      nameZh: '',
      track: 'T05.02',
      equipmentClass: 'GMB',
      'spec.flow_m3h': '3000 kg',
      standards: standard,
      [citationName(standard, 'date')]: '31.1.2025',
      price: 'viel',
    })
    const read = schema.safeParse(input)
    expect(read.error?.issues.map(({ path }) => fieldOfIssue(path, input)).sort()).toEqual(
      ['nameZh', 'price', 'spec.flow_m3h', citationName(standard, 'number')].sort(),
    )
  })
})
