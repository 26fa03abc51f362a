import { expect, test } from 'vitest'
import { vocabularyFromFiles } from '../../../../tests/support/vocabulary'
import { understand } from './understand'

const vocabulary = vocabularyFromFiles()
const demands = (query: string) =>
  understand(query, vocabulary).constraints.map(
    ({ attribute, op, number, text, flag }) => `${attribute}${op}${number ?? text ?? flag}`,
  )

test.each([
  ['能拖在皮卡后面、每小时三千方以上、不用接电的内涝排水泵', ['flow_m3h>=3000', 'self_power=true']],
  [
    'pump at least 3000 m3/h, towable, for urban flooding with no grid power',
    ['flow_m3h>=3000', 'self_power=true'],
  ],
  [
    '续航大于40分钟、载重20公斤以上、预算50万以内、45天内交货的无人机',
    ['payload_kg>=20', 'price_cny<=500000', 'lead_time_days<=45'],
  ],
  ['发电机 20到30千瓦', ['power_kw>=20', 'power_kw<=30']],
  ['detector for seven or more gases', ['gas_types>=7']],
  ['扬程800的远程供水系统', ['head_m>=800']],
  ['零下三十度能用的对讲机', ['temp_min_c<=-30']],
  ['IP67 radio', ['ip_rating>=67']],
  ['pump up to 3000 m3/h', ['flow_m3h>=3000']],
  ['每秒百升的举高消防车', ['fire_flow_ls>=100']],
  ['抗8级大风的无人机', ['wind_resistance_ms>=17.2']],
])('%s asks for %j', (query, expected) => {
  expect(demands(query)).toEqual(expect.arrayContaining(expected))
})

test.each([
  '便携式千斤顶',
  '两台水泵',
  '一体化净水站',
  'MLT4080',
  '5G基站',
])('%s asks for no figure', (query) => {
  expect(understand(query, vocabulary).constraints.filter(({ number }) => number !== null)).toEqual([])
})

test.each([
  'pump with no grid power',
  'drainage pump without mains power',
  'pump at least 3000 m3/h, towable, for urban flooding with no grid power',
  'no external electricity for the pump',
])('%s asks for no power supply', (query) => {
  const tracks = understand(query, vocabulary).concepts.filter(({ kind }) => kind === 'track')
  expect(tracks.map(({ code }) => code).filter((code) => !code.startsWith('T05'))).toEqual([])
})

test('a generator where there is no power is a generator', () => {
  const { concepts } = understand('no power in the village, generator to run the lights', vocabulary)
  expect(concepts.map(({ code }) => code)).toContain('T14.01')
})
