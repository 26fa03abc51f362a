import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FormFields } from '~/platform/http/form-fields'
import { dataFolder, vocabularyFromFiles } from '../../../../tests/support/vocabulary'
import { needSchema } from '../need.schema'
import { needsOfJson } from '../need-file'
import { readNeedRecord } from '../need-record'
import { checkNeed, readableNeed } from './check-need'
import { contentInput, copyOf, fieldsOfContent, needFields, rowName, rowsOf, withRows } from './need-form'
import { defaultOpenUntil } from './need-settings'

const vocabulary = vocabularyFromFiles()
const schema = needSchema(vocabulary)
const file: unknown = JSON.parse(readFileSync(path.join(dataFolder, 'needs.json'), 'utf8'))
const contents = needsOfJson(file).flatMap(
  (record) => readNeedRecord(record, { vocabulary, schema, reference: false }).record?.content ?? [],
)
const today = '2026-11-23'
const said: FormFields = { titleZh: '排水泵', scenarios: ['S03.2'], tracks: ['T05.02'] }
const row = { attribute: 'flow_m3h', op: '>=', value: '3000', unit: 'm3/h', weight: 'hard' }

describe('the form of a need', () => {
  it('says what the need says: read back, every sample is the same', () => {
    expect(contents.length).toBeGreaterThan(60)
    for (const content of contents) {
      const fields = fieldsOfContent(content)
      expect(schema.parse(contentInput(fields))).toEqual(content)
      expect(checkNeed(fields, vocabulary, '2020-01-01')).toMatchObject({ problems: [], missing: [] })
    }
  })

  it('keeps a range, a wish, a flag, and what must only be stated', () => {
    const fields = withRows(said, [
      { ...row, op: '=', value: '0.5 ~ 1.5', unit: 't', attribute: 'lift_t' },
      { ...row, value: '50 L/s', weight: 'wished' },
      { attribute: 'self_power', op: '=', value: 'true', unit: '', weight: 'hard' },
      { attribute: 'ex_rating', op: 'present', value: '', unit: '', weight: 'hard' },
    ])
    const { content } = checkNeed(fields, vocabulary, today)
    expect(content?.constraints).toMatchObject([
      { attribute: 'lift_t', op: '>=', number: 0.5, hard: true },
      { attribute: 'lift_t', op: '<=', number: 1.5, hard: true },
      { attribute: 'flow_m3h', op: '>=', number: 180, hard: false },
      { attribute: 'self_power', op: '=', flag: true },
      { attribute: 'ex_rating', op: 'present', number: null, text: null, flag: null },
    ])
    if (content === null) throw new Error('it reads')
    expect(schema.parse(contentInput(fieldsOfContent(content)))).toEqual(content)
  })

  it('numbers its demands from 0, whatever was taken away between them', () => {
    const sent = {
      ...withRows(said, [row, row, { ...row, value: '5' }]),
      [rowName(1, 'attribute')]: '',
      junk: 'x',
    }
    const fields = needFields(sent)
    expect(rowsOf(fields)).toEqual([row, { ...row, value: '5' }])
    expect(fields[rowName(1, 'value')]).toBe('5')
    expect(fields).not.toHaveProperty('junk')
  })

  it('says what cannot be read, and apart from it what is not there yet', () => {
    const fields = withRows(
      { budget: 'viel', neededBy: '2026-11-22', openUntil: '2029-01-01', visibility: 'invited' },
      [
        { ...row, value: 'fast' },
        { ...row, value: '' },
      ],
    )
    const { content, problems, missing } = checkNeed(fields, vocabulary, today)
    expect(content).toBeNull()
    expect(problems.map(({ field, reason }) => [field, reason])).toEqual([
      ['budget', 'not_a_number'],
      [rowName(0, 'value'), 'not_a_number'],
      ['neededBy', 'past'],
      ['openUntil', 'too_far'],
    ])
    expect(missing.map(({ field }) => field)).toEqual([
      'titleZh',
      rowName(1, 'value'),
      'scenarios',
      'invited',
    ])
  })

  it('gives what reads of it to be counted, with the place of each demand', () => {
    const fields = withRows({ ...said, titleZh: '', budget: 'viel', quantity: '2' }, [
      { ...row, value: 'fast' },
      { ...row, attribute: 'lift_t', op: '=', value: '1-2', unit: 't' },
      { ...row, weight: 'wished' },
    ])
    const { content, rows } = readableNeed(fields, vocabulary, today)
    expect(content).toMatchObject({ titleZh: '', budgetMinor: null, quantity: 2, tracks: ['T05.02'] })
    expect(content.constraints.map(({ attribute }) => attribute)).toEqual(['lift_t', 'lift_t', 'flow_m3h'])
    expect(rows).toEqual([1, 1, 2])
  })

  it('leaves its dates and guests behind when it is copied', () => {
    expect(copyOf({ ...said, neededBy: '2026-12-01', invited: ['3'], visibility: 'invited' })).toEqual(said)
  })
})

describe('a need stands', () => {
  it('90 days, or until it is needed where that is later', () => {
    expect(defaultOpenUntil(today, null)).toBe('2027-02-21')
    expect(defaultOpenUntil(today, '2026-12-01')).toBe('2027-02-21')
    expect(defaultOpenUntil(today, '2027-06-01')).toBe('2027-06-01')
  })
})
