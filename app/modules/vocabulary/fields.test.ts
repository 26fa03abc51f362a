import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { vocabularyFromFiles } from '../../../tests/support/vocabulary'
import { code, codes, currency, day, field, line, money, oneOf, optionalCode, prose, whole } from './fields'
import { constraintsField, specsField } from './measured-fields'

const vocabulary = vocabularyFromFiles()
const read = (schema: z.ZodType, value: unknown) => {
  const parsed = schema.safeParse(value)
  return parsed.success
    ? parsed.data
    : parsed.error.issues.map((issue) => ('params' in issue ? issue.params?.reason : issue.code)).join(', ')
}

test.each<[string, z.ZodType, unknown, unknown]>([
  ['a line is trimmed', line(10), '  a  b ', 'a b'],
  ['a line has no line breaks', line(10), 'a\nb', 'control_characters'],
  ['a line may be too long', line(3), '四个字符', 'too_long'],
  ['characters are counted, not code units', line(2), '😀😀', '😀😀'],
  ['a needed line may be missing', line(3, { required: true }), '   ', 'required'],
  ['prose keeps its line breaks', prose(10), 'a\r\nb ', 'a\nb'],
  ['prose has no other controls', prose(10), 'a\u0000b', 'control_characters'],
  ['a list is no text', line(10), ['a'], 'not_text'],
  ['a whole number may have separators', whole(0, 5000), '1,000', 1000],
  ['a fraction is not whole', whole(0, 10), '1.5', 'not_whole'],
  ['a number has bounds', whole(0, 10), 11, 'out_of_range'],
  ['a word is no number', whole(0, 10), 'ten', 'not_a_number'],
  ['no number is none', whole(0, 10), '', null],
  ['money becomes minor units', money(), '1,850,000.50', 185_000_050],
  ['money counts in 万', money(), '62.5万元', 62_500_000],
  ['money has two decimals at most', money(), '1.234', 'malformed'],
  ['money is not negative', money(), '-1', 'out_of_range'],
  ['a currency has three letters', currency(), 'usd', 'USD'],
  ['a symbol is no currency', currency(), '$', 'malformed'],
  ['a day exists', day(), '2026-02-30', 'malformed'],
  ['a day is kept', day(), '2026-12-31', '2026-12-31'],
  ['one of a few words', oneOf(['sale', 'hour'], 'sale'), 'HOUR', 'hour'],
  ['another word', oneOf(['sale', 'hour'], 'sale'), 'week', 'unknown_value'],
  ['a code in any case', code(vocabulary.tracks, 'tracks'), 't05.02', 'T05.02'],
  ['a term by its name', code(vocabulary.regions, 'regions'), '湖北省', '420000'],
  ['an unknown code', optionalCode(vocabulary.tracks, 'tracks'), 'T99', 'unknown_code'],
  ['codes once each', codes(vocabulary.scenarios, 'scenarios'), 'S03; S02;S03', ['S03', 'S02']],
])('%s', (_name, schema, value, expected) => {
  expect(read(schema, value)).toEqual(expected)
})

test('a field that is absent is read as an empty one', () => {
  expect(z.object({ a: line(3), b: whole(0, 1) }).parse({})).toEqual({ a: '', b: null })
})

test('a field can refuse twice and says so each time', () => {
  const picky = field((value, refuse) => {
    refuse('malformed', value, 'is odd')
    refuse('too_long', value, 'is long')
  })
  expect(read(picky, 'x')).toBe('malformed, too_long')
})

describe('specifications', () => {
  const specs = specsField(vocabulary)
  test('as text and as objects come to the same', () => {
    const [asText] = read(specs, 'flow_m3h = 900 L/s') as object[]
    const [asObject] = read(specs, [{ attr: 'flow_m3h', value: 900, unit: 'L/s' }]) as object[]
    expect(asText).toEqual(asObject)
    expect(asText).toMatchObject({ number: 3240, valueWritten: '900', unitWritten: 'L/s' })
  })
  test.each<[string, unknown, string]>([
    ['twice the same attribute', 'head_m=1 m; head_m=2 m', 'repeated'],
    ['a strict comparison', 'head_m > 1 m', 'wrong_operator'],
    ['no value', 'head_m', 'required'],
    ['something else', [42], 'malformed'],
    [
      'a canonical value that disagrees',
      [{ attr: 'head_m', value: 1, unit: 'm', canonical_value: 2 }],
      'disagrees',
    ],
  ])('%s is refused', (_name, value, reason) => {
    expect(read(specs, value)).toBe(reason)
  })
})

describe('constraints', () => {
  const constraints = constraintsField(vocabulary, { hard: false })
  test('compare, demand presence, and split a range in two', () => {
    expect(
      read(constraints, 'head_m >= 10 m; ex_rating; weight_kg = 3.5-4.5 kg; self_power = 是'),
    ).toMatchObject([
      { attribute: 'head_m', op: '>=', number: 10, hard: false },
      { attribute: 'ex_rating', op: 'present', number: null, valueWritten: null },
      { attribute: 'weight_kg', op: '>=', number: 3.5 },
      { attribute: 'weight_kg', op: '<=', number: 4.5 },
      { attribute: 'self_power', op: '=', flag: true },
    ])
  })
  test('a word in the value decides where the sign does not', () => {
    expect(read(constraints, 'head_m = 不低于 10 米')).toMatchObject([{ op: '>=', number: 10 }])
  })
  test('yes and no have no order', () => {
    expect(read(constraints, 'self_power >= true')).toBe('wrong_operator')
  })
})
