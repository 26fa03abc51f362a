import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dataFolder, vocabularyFromFiles } from '../../../tests/support/vocabulary'
import { plainText } from './numbers'
import { parseQuantity } from './quantity'
import { scanQuantities } from './quantity-scan'
import { allowedUnits, fromCanonical, toCanonical } from './units'
import type { SpecAttribute } from './vocabulary'

const vocabulary = vocabularyFromFiles()
const attribute = (code: string): SpecAttribute => {
  const found = vocabulary.attributes.get(code)
  if (!found) throw new Error(`no attribute ${code}`)
  return found
}
const parse = (text: string, code: string) => parseQuantity(text, attribute(code), vocabulary)
const first = (text: string, code: string) => {
  const parsed = parse(text, code)
  if (parsed.problem) throw new Error(`${text}: ${JSON.stringify(parsed.problem)}`)
  return parsed.quantities[0]
}

describe('a number with its unit is read into the canonical unit', () => {
  test.each([
    ['大于 3,000 立方米/小时', 'flow_m3h', 3000],
    ['≥3000m³/h', 'flow_m3h', 3000],
    ['三千方每小时', 'flow_m3h', 3000],
    ['每小时三千方以上', 'flow_m3h', 3000],
    ['不少于每小时3000方', 'flow_m3h', 3000],
    ['每小时能抽3000立方米', 'flow_m3h', 3000],
    ['3000方', 'flow_m3h', 3000],
    ['120 升/秒', 'flow_m3h', 432],
    ['500 gpm', 'flow_m3h', 113.56235],
    ['500 gallons per minute', 'flow_m3h', 113.56235],
    ['3000 cubic metres per hour', 'flow_m3h', 3000],
    ['0.5 t', 'weight_kg', 500],
    ['半吨', 'weight_kg', 500],
    ['1,200公斤', 'weight_kg', 1200],
    ['３５００ｋｇ', 'weight_kg', 3500],
    ['10 lb', 'weight_kg', 4.5359237],
    ['3千克', 'weight_kg', 3],
    ['3千公斤', 'weight_kg', 3000],
    ['90kW', 'power_kw', 90],
    ['90千瓦', 'power_kw', 90],
    ['三千瓦', 'power_kw', 3],
    ['100 hp', 'power_kw', 74.57],
    ['100马力', 'power_kw', 73.55],
    ['-30℃', 'temp_min_c', -30],
    ['−30 °C', 'temp_min_c', -30],
    ['零下三十度', 'temp_min_c', -30],
    ['-22 °F', 'temp_min_c', -30],
    ['60 in', 'length_m', 1.524],
    ['½ in', 'solids_mm', 12.7],
    ['3½ inches', 'solids_mm', 88.9],
    ['50 ft', 'mast_m', 15.24],
    ['175 cfm', 'air_volume_m3h', 297.32675],
    ['1.5万', 'price_cny', 15000],
    ['50 万元以内', 'price_cny', 500000],
    ['1万2', 'price_cny', 12000],
    ['三十五万', 'price_cny', 350000],
    ['1.2 million yuan', 'price_cny', 1200000],
    ['￥500,000', 'price_cny', 500000],
    ['两周', 'lead_time_days', 14],
    ['一个半小时', 'endurance_h', 1.5],
    ['2个小时', 'endurance_h', 2],
    ['60+ minutes', 'flight_min', 60],
    ['20 公里每小时', 'speed_kmh', 20],
    ['6 persons', 'crew_persons', 6],
    ['两人', 'crew_persons', 2],
    ['10', 'weight_kg', 10],
    // As it is spoken.
    ['twenty-five metres', 'head_m', 25],
    ['a hundred and fifty kilos', 'weight_kg', 150],
    ['two and a half hours', 'endurance_h', 2.5],
    ['half a tonne', 'weight_kg', 500],
    ['三米六', 'length_m', 3.6],
    ['三十多米', 'head_m', 30],
    ['百米', 'head_m', 100],
    ['40-metre', 'head_m', 40],
    ['30 degrees below zero', 'temp_min_c', -30],
    ['一小时四百方', 'flow_m3h', 400],
    // Units of the dimension that the list does not name.
    ['五百斤', 'weight_kg', 250],
    ['10 psi', 'ground_pressure_kpa', 68.9476],
    ['两周', 'endurance_h', 336],
    ['3 cubic feet', 'tank_l', 84.9504],
    ['400 metres an hour', 'dam_rate_mh', 400],
    ['8级风', 'wind_resistance_ms', 17.2],
    ['十层楼', 'descent_height_m', 30],
  ])('%s of %s is %d', (text, code, expected) => {
    expect(first(text, code).number).toBeCloseTo(expected, 6)
  })
})

test('the value and the unit are kept as they were written', () => {
  expect(first('大于 3,000 立方米/小时', 'flow_m3h')).toMatchObject({
    valueWritten: '3,000',
    unitWritten: '立方米/小时',
    op: '>=',
  })
  expect(first('三千方每小时', 'flow_m3h')).toMatchObject({ valueWritten: '三千', unitWritten: '方每小时' })
  expect(first('-30℃', 'temp_min_c')).toMatchObject({ valueWritten: '-30', unitWritten: '℃', op: null })
})

describe('comparison words on either side', () => {
  test.each([
    ['不低于 40 m', '>='],
    ['at least 40 m', '>='],
    ['40 m or more', '>='],
    ['40米以上', '>='],
    ['no less than 40 m', '>='],
    ['40 m minimum', '>='],
    ['up to 40 m', '<='],
    ['不超过40米', '<='],
    ['40米以内', '<='],
    ['less than 40 m', '<='],
    ['= 40 m', '='],
    ['40 m', null],
    ['farther than 40 m', '>='],
    ['40米开外', '>='],
    ['40 m or deeper', '>='],
    ['at least a 40 m', '>='],
    ['no over 40 m', '<='],
    ['限制在40米', '<='],
    ['40米以里', '<='],
  ])('%s is %s', (text, op) => {
    expect(first(text, 'head_m')).toMatchObject({ number: 40, op })
  })

  test('about is no comparison but is told', () => {
    expect(first('约 40 米', 'head_m')).toMatchObject({ op: null, approximate: true })
    expect(first('40米左右', 'head_m')).toMatchObject({ op: null, approximate: true })
  })
})

test('a range keeps both ends, whichever end carries the unit', () => {
  expect(first('3.5-4.5 kg', 'weight_kg')).toMatchObject({
    number: 3.5,
    numberMax: 4.5,
    valueWritten: '3.5-4.5',
  })
  expect(first('500 g - 1 kg', 'weight_kg')).toMatchObject({ number: 0.5, numberMax: 1 })
  expect(first('20至40米', 'head_m')).toMatchObject({ number: 20, numberMax: 40 })
  expect(first('20或30米', 'head_m')).toMatchObject({ number: 20, numberMax: 30 })
  expect(first('-30~50℃', 'temp_max_c')).toMatchObject({ number: -30, numberMax: 50 })
})

describe('what cannot be read says why, and what would be accepted', () => {
  test('an unknown unit names the units allowed', () => {
    const { problem } = parse('12 parsec', 'weight_kg')
    expect(problem).toMatchObject({ reason: 'unknown_unit', written: 'parsec' })
    expect(problem?.allowed).toEqual(expect.arrayContaining(['kg', '公斤', 't', 'lb']))
  })
  test('a unit of another quantity is unknown here', () => {
    expect(parse('30 kg', 'head_m').problem?.reason).toBe('unknown_unit')
    expect(parse('30 min', 'weight_kg').problem?.reason).toBe('unknown_unit')
  })
  test('milliwatt and megawatt are never taken for each other', () => {
    expect(first('5 MW', 'power_kw').number).toBe(5000)
    expect(first('500 mW', 'tx_power_w').number).toBe(0.5)
    expect(parse('5 mW', 'power_kw').problem?.reason).toBe('unknown_unit')
    expect(parse('5 MW', 'tx_power_w').problem?.reason).toBe('unknown_unit')
    expect(parse('5G', 'weight_kg').problem?.reason).toBe('unknown_unit')
  })
  test.each([
    ['', 'empty'],
    ['heavy', 'not_a_number'],
    ['25 x 197 mm', 'not_a_number'],
    ['3,000,00 kg', 'not_a_number'],
    ['-5 kg', 'negative'],
    ['9'.repeat(400), 'too_long'],
  ])('%j is refused: %s', (text, reason) => {
    expect(parse(text, 'weight_kg').problem?.reason).toBe(reason)
  })
  test('a bare number without an attribute needs a unit', () => {
    expect(parseQuantity('3000', undefined, vocabulary).problem?.reason).toBe('unit_needed')
  })
})

test('without an attribute there is one reading for each attribute that takes the unit', () => {
  const { quantities } = parseQuantity('120 L/s', undefined, vocabulary)
  expect(quantities?.map(({ attribute, number }) => [attribute, number])).toEqual(
    expect.arrayContaining([
      ['flow_m3h', 432],
      ['fire_flow_ls', 120],
    ]),
  )
})

test('ratings, choices, yes and no are read in both languages', () => {
  expect(first('ip 67', 'ip_rating').text).toBe('IP67')
  expect(first('IP54 及以上', 'ip_rating')).toMatchObject({ text: 'IP54', op: '>=' })
  expect(first('是', 'self_power').flag).toBe(true)
  expect(first('No', 'self_power').flag).toBe(false)
  expect(first('拖挂', 'transport_mode').text).toBe('trailer')
  expect(first('Backpack', 'transport_mode').text).toBe('backpack')
  expect(first('天通', 'satellite').text).toBe('tiantong')
  expect(parse('马车', 'transport_mode').problem).toMatchObject({ reason: 'unknown_value' })
  expect(parse('maybe', 'self_power').problem).toMatchObject({ reason: 'unknown_value' })
})

test('every value of the sample world converts to the canonical value its file states', () => {
  const read = (name: string) => JSON.parse(readFileSync(path.join(dataFolder, name), 'utf8'))
  type Item = { attr: string; value?: unknown; unit?: string | null; canonical_value?: number }
  const items: Item[] = [
    ...read('offerings.json').offerings.flatMap((offering: { specs: Item[] }) => offering.specs),
    ...read('needs.json').needs.flatMap((need: { constraints: Item[] }) => need.constraints),
  ]
  expect(items.length).toBeGreaterThan(1500)
  for (const item of items) {
    if (item.value === undefined) continue
    const quantity = first(`${item.value}${item.unit ? ` ${item.unit}` : ''}`, item.attr)
    if (item.canonical_value !== undefined) expect(quantity.number).toBeCloseTo(item.canonical_value, 6)
    else expect([quantity.text, quantity.flag, quantity.number]).toContain(item.value)
  }
})

const measured = [...vocabulary.attributes.values()].filter(({ valueType }) => valueType === 'number')
const attributeWithUnit = fc
  .constantFrom(...measured)
  .chain((item) => fc.record({ item: fc.constant(item), unit: fc.constantFrom(...allowedUnits(item)) }))

test('any value in any accepted unit survives the way to the canonical unit and back', () => {
  fc.assert(
    fc.property(attributeWithUnit, fc.integer({ min: 1, max: 9_999_999 }), ({ item, unit }, thousandths) => {
      const value = thousandths / 1000
      const canonical = toCanonical(value, unit, item)
      expect(canonical).not.toBeNull()
      expect(fromCanonical(canonical as number, unit, item)).toBeCloseTo(value, 4)
    }),
    { numRuns: 2000 },
  )
})

test('any value in any accepted unit is read back from its writing', () => {
  const space = fc.constantFrom('', ' ')
  fc.assert(
    fc.property(
      attributeWithUnit,
      fc.integer({ min: 1, max: 9_999_999 }),
      space,
      ({ item, unit }, thousandths, gap) => {
        const value = thousandths / 1000
        const quantity = first(`${value}${gap}${unit}`, item.code)
        expect(quantity.number).toBe(toCanonical(value, unit, item))
      },
    ),
    { numRuns: 2000 },
  )
})

test('no text whatever makes reading throw or take long', () => {
  const odd = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({
      unit: fc.constantFrom(...'0123456789.,-+/eE万千百亿零一二三半点 每小时方kgm³≥~至IP½'),
      maxLength: 300,
    }),
  )
  fc.assert(
    fc.property(odd, fc.constantFrom(...vocabulary.attributes.values()), (text, item) => {
      const parsed = parseQuantity(text, item, vocabulary)
      for (const quantity of parsed.quantities ?? [])
        if (quantity.number !== null) expect(Number.isFinite(quantity.number)).toBe(true)
      for (const match of scanQuantities(plainText(text), vocabulary))
        expect(match.end).toBeGreaterThan(match.start)
    }),
    { numRuns: 1500 },
  )
})
