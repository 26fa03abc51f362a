import { describe, expect, test } from 'vitest'
import { vocabularyFromFiles } from '../../../tests/support/vocabulary'
import { plainText } from './numbers'
import { matchQuantityAt, scanQuantities } from './quantity-scan'

const vocabulary = vocabularyFromFiles()

describe('quantities inside a sentence', () => {
  const scan = (text: string) => scanQuantities(plainText(text), vocabulary)
  const reading = (text: string, code: string) =>
    scan(text).flatMap((match) => {
      const found = match.readings.find((candidate) => candidate.attribute === code)
      return found ? [`${match.op ?? ''}${found.number ?? found.text}`] : []
    })

  test('each is found with its comparison and the words it came from', () => {
    const text = '能拖在皮卡后面、每小时三千方以上、不用接电的内涝排水泵'
    expect(scan(text).map(({ from }) => from)).toEqual(['每小时三千方以上'])
    expect(reading(text, 'flow_m3h')).toEqual(['>=3000'])
  })
  test('several in one sentence, in both languages', () => {
    const zh = '续航大于40分钟、载重20公斤以上、预算50万以内、45天内交货的无人机'
    expect(reading(zh, 'flight_min')).toEqual(['>=40'])
    expect(reading(zh, 'payload_kg')).toEqual(['>=20'])
    expect(reading(zh, 'price_cny')).toEqual(['<=500000'])
    expect(reading(zh, 'lead_time_days')).toEqual(['<=45'])
    const en = 'generator 100-200 kW under 70 dB within 2 weeks'
    expect(scan(en)[0]?.readings[0]).toMatchObject({ number: 100, numberMax: 200 })
    expect(reading(en, 'noise_dba')).toEqual(['<=70'])
    expect(reading(en, 'lead_time_days')).toEqual(['<=14'])
  })
  test('model numbers, generations and words that begin with a numeral are left alone', () => {
    expect(scan('MLT4080 4G图传 O12 六旋翼 十字镐 5G 内燃')).toEqual([])
  })
  test('money and cold are told without their unit', () => {
    expect(reading('三十万以内', 'price_cny')).toEqual(['<=300000'])
    expect(reading('below 150k', 'price_cny')).toEqual(['<=150000'])
    expect(reading('works at -30', 'temp_min_c')).toEqual(['-30'])
    expect(scan('几十米的缆,十几吨,千斤顶,640x512')).toEqual([])
  })
  test('a comparison may stand between the number and its unit', () => {
    expect(reading('detects seven or more gases', 'gas_types')).toEqual(['>=7'])
    expect(reading('五人一小时四百米', 'dam_rate_mh')).toEqual(['400'])
    expect(reading('lays 30 m in one go', 'lay_length_m')).toEqual(['30'])
  })
  test('what counts any noun is no specification', () => {
    expect(scan('两台水泵、3个模块、5 units, 40 in stock, 三级响应')).toEqual([])
    expect(reading('抗8级大风', 'wind_resistance_ms')).toEqual(['17.2'])
  })
  test('a text in lower case is read as what is meant', () => {
    const lower = (text: string) => scanQuantities(text, vocabulary, { lowerCase: true })
    expect(lower('5mw')[0]?.readings.find(({ attribute }) => attribute === 'power_kw')?.number).toBe(5000)
    expect(lower('4g图传 5g')).toEqual([])
  })
  test('a rating is at least what it says', () => {
    expect(reading('IP67以上的对讲机', 'ip_rating')).toEqual(['>=IP67'])
  })
  test('a position inside a number gives nothing', () => {
    expect(matchQuantityAt('3000 kg', 1, vocabulary)).toBeNull()
    expect(matchQuantityAt('3000 kg', 0, vocabulary)?.end).toBe(7)
  })
})
