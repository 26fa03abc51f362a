import type { SpecAttribute } from '../vocabulary'

/**
 * Units as people write and speak them. A unit is a dimension and the factor to that dimension's base, so
 * that a figure can be put into any attribute of the dimension. What an attribute accepts beyond its own
 * dimension (a tank in tonnes of water, a head in bar) comes from its unit aliases.
 */
export type Unit = { dim: string; factor: number; offset?: number }

const table: [dim: string, factor: number, names: string, offset?: number][] = [
  ['mass', 1, 'kg|公斤|千克|kilo|kilos|kilogram|kilograms|kilogramme|kilogrammes|kgs'],
  ['mass', 0.001, 'g|克|gram|grams'],
  ['mass', 0.5, '斤'],
  ['mass', 1000, 't|吨|tonne|tonnes|ton|tons|metric tons|metric tonnes'],
  ['mass', 0.45359237, 'lb|lbs|磅|pound|pounds'],
  ['length', 1, 'm|米|meter|meters|metre|metres|公尺'],
  ['length', 0.01, 'cm|厘米|公分|centimetre|centimetres|centimeter|centimeters'],
  ['length', 0.001, 'mm|毫米|millimetre|millimetres|millimeter|millimeters|毫'],
  ['length', 1000, 'km|公里|千米|kilometre|kilometres|kilometer|kilometers|kms'],
  ['length', 500, '里地|里路|华里'],
  ['length', 0.3048, 'ft|英尺|foot|feet|尺'],
  ['length', 0.0254, 'inch|inches|英寸|吋|寸'],
  ['length', 1609.344, 'mi|mile|miles|英里'],
  ['length', 1852, 'nm|海里|nautical miles|nautical mile'],
  ['length', 3, '层楼|层|floors|storeys|stories|floor'],
  ['time', 3600, 'h|hr|hrs|hour|hours|小时|钟头|个小时|个钟头|个钟|时'],
  ['time', 60, 'min|mins|minute|minutes|分钟|分'],
  ['time', 1, 's|sec|secs|second|seconds|秒|秒钟'],
  ['time', 0.001, 'ms|毫秒|millisecond|milliseconds'],
  ['time', 86_400, 'd|day|days|天|日'],
  ['time', 604_800, 'week|weeks|周|星期|礼拜|个星期|个礼拜|wk|wks'],
  ['time', 2_592_000, 'month|months|月|个月'],
  ['time', 31_536_000, 'year|years|yr|年'],
  ['volume', 0.001, 'l|升|liter|liters|litre|litres|公升'],
  ['volume', 1, 'm3|立方米|立方|方|cubic metre|cubic metres|cubic meter|cubic meters|cbm|cubes'],
  ['volume', 0.003785412, 'gal|gallon|gallons|加仑'],
  ['volume', 0.0283168, 'cubic feet|cubic foot|ft3'],
  ['area', 1, 'm2|㎡|平方米|平米|平方|square metre|square metres|square meter|square meters|sq m|sqm|平'],
  ['area', 1e6, 'km2|平方公里|平方千米|square kilometre|square kilometres|square kilometers|sq km'],
  ['area', 666.67, '亩'],
  ['area', 10_000, 'ha|公顷|hectare|hectares'],
  ['power', 1, 'w|瓦|watt|watts|wp'],
  ['power', 1000, 'kw|千瓦|kilowatt|kilowatts'],
  ['power', 800, 'kva'],
  ['power', 1e6, 'mw|兆瓦|megawatt|megawatts'],
  ['power', 745.7, 'hp|horsepower|马力|匹'],
  ['energy', 3.6e6, 'kwh|度电|千瓦时|kilowatt hours|kilowatt hour|kw h'],
  ['energy', 3600, 'wh|瓦时'],
  ['energy', 3.6e9, 'mwh'],
  ['energy', 1, 'j|焦|焦耳|joule|joules'],
  ['force', 1, 'n|牛|牛顿|newton|newtons'],
  ['force', 1000, 'kn|千牛|kilonewton|kilonewtons'],
  ['force', 9.80665, 'kgf|公斤力'],
  ['force', 4.44822, 'lbf'],
  ['pressure', 1e6, 'mpa|兆帕'],
  ['pressure', 1000, 'kpa|千帕'],
  ['pressure', 1e5, 'bar|巴|公斤压力'],
  ['pressure', 6894.76, 'psi'],
  ['pressure', 98_066.5, 'kgf/cm2'],
  ['speed', 0.514444, 'knot|knots|节|kt|kts'],
  ['speed', 0.44704, 'mph|miles an hour|miles per hour'],
  ['speed', 0.2777778, 'kph|kmph|码'],
  ['flow', 1 / 3600, 'cmh|m3h|方时'],
  ['flow', 6.30902e-5, 'gpm|gallons per minute|gallons a minute'],
  ['flow', 1.66667e-5, 'lpm'],
  ['flow', 4.719474e-4, 'cfm'],
  ['flow', 0.0283168, 'cfs|cusecs'],
  ['flow', 0.001, 'lps'],
  ['temperature', 1, '°c|℃|摄氏度|c|degrees c|degrees celsius|degree celsius|deg c|celsius'],
  ['temperature', 0.5555556, '°f|华氏度|degrees f|degrees fahrenheit|fahrenheit', -17.7777778],
  ['degree', 1, '度|°|deg|degree|degrees'],
  ['voltage', 1, 'v|伏|volt|volts'],
  ['voltage', 1000, 'kv|千伏|kilovolt|kilovolts'],
  ['bitrate', 1, 'mbps|mbit/s|兆|megabit|megabits|mb/s|mbit'],
  ['bitrate', 0.001, 'kbps'],
  ['bitrate', 1000, 'gbps'],
  ['sound', 1, 'db|dba|分贝|decibel|decibels|db(a)'],
  ['lumen', 1, 'lm|流明|lumen|lumens'],
  ['lumen', 1000, 'klm|kilolumens'],
  ['pixel', 1, 'px|像素|pixel|pixels'],
  ['sensitivity', 1, 'mk'],
  ['ratio', 1, 'x|倍|times'],
  ['percent', 1, '%|pct|percent'],
  ['ppm', 1, 'ppm'],
  ['ppm', 0.001, 'ppb'],
  [
    'person',
    1,
    '人|名|个伤员|名伤员|个病人|名群众|个队员|名队员|persons|person|people|个人|位|人次|户|users|user|patients|passengers|residents|casualties|adults|phones|men|subscribers|trainees|students|crew|台手机|部手机|用户|handsets|operators|seats|座|pax',
  ],
  ['meal', 1, '份|meals|meal|份餐|portions|餐'],
  ['bed', 1, '张|床|张床|beds|bed|床位|张床位'],
  ['hop', 1, '跳|hops|hop'],
  ['kind', 1, '种|gases|gas types|kinds|substances'],
  ['channel', 1, '路|通道|channels|channel|sensors'],
  ['piece', 1, '枚|发|pcs|bombs|rounds'],
  ['shock', 1, '次|shocks|次放电'],
  ['pile', 1, '根|piles|根桩'],
  ['persondays', 1, '人天|person days|person-days'],
  ['beaufort', 1, '级风|级大风|级阵风|级'],
  ['money', 1, '元|块|块钱|rmb|yuan|cny|人民币|圆'],
  ['money', 10_000, '万元|万块|万人民币'],
  ['money', 1e8, '亿元'],
]

const byName = new Map<string, Unit>()
for (const [dim, factor, names, offset] of table)
  for (const name of names.split('|'))
    byName.set(name, offset === undefined ? { dim, factor } : { dim, factor, offset })

const longest = Math.max(...[...byName.keys()].map((name) => name.length))

const rates: Record<string, string> = {
  volume: 'flow',
  length: 'speed',
  mass: 'massflow',
  area: 'areaflow',
  person: 'personflow',
  meal: 'mealflow',
  pile: 'pileflow',
}
const PER =
  /^ ?(?:\/|每|per |an? |one |一个?(?=小时|分钟|天|秒)|p(?=h))? ?(?:(h|hr|hour|min|minute|s|sec|second|d|day)(?![a-z])|(小时|钟头|时|分钟|分|秒|天|日))/u
const SECONDS: Record<string, number> = {
  h: 3600,
  hr: 3600,
  hour: 3600,
  小时: 3600,
  钟头: 3600,
  时: 3600,
  min: 60,
  minute: 60,
  分钟: 60,
  分: 60,
  s: 1,
  sec: 1,
  second: 1,
  秒: 1,
  d: 86_400,
  day: 86_400,
  天: 86_400,
  日: 86_400,
}

/** Beaufort to metres a second, the lower end of each force. */
const BEAUFORT = [0, 0.3, 1.6, 3.4, 5.5, 8, 10.8, 13.9, 17.2, 20.8, 24.5, 28.5, 32.7]

/**
 * The unit that stands at `at` of a normalised text, with a rate behind it (`升/秒`, `cubic metres an hour`)
 * or before the number (`每小时`, given as seconds in `perSeconds`). Null where there is none.
 */
export function readUnit(
  text: string,
  at: number,
  perSeconds: number | null,
): { unit: Unit; end: number } | null {
  let start = at
  while (text[start] === ' ' || text[start] === '-') start++
  if (text[start] === '多' || text[start] === '来' || text[start] === '余') start++
  for (let size = Math.min(longest, text.length - start); size > 0; size--) {
    const name = text.slice(start, start + size)
    const unit = byName.get(name)
    if (!unit) continue
    const end = start + size
    // `m` of `meters away` is no unit, nor is the `t` of `tower`; a Chinese unit needs no boundary.
    if (/[a-z]$/.test(name) && /[a-z]/.test(text[end] ?? '')) continue
    if (
      name === '级' &&
      !/风[^,。]{0,4}$/u.test(text.slice(0, at)) &&
      !/^级[^风]{0,2}风/u.test(text.slice(start))
    )
      continue
    const rate = rates[unit.dim]
    const per = rate ? PER.exec(text.slice(end)) : null
    const written = per?.[0] ?? ''
    if (rate && per && /[/每]|per|an? |one |一/.test(written)) {
      const seconds = SECONDS[per[1] ?? per[2] ?? ''] ?? 1
      return { unit: { dim: rate, factor: unit.factor / seconds }, end: end + written.length }
    }
    if (rate && perSeconds !== null) return { unit: { dim: rate, factor: unit.factor / perSeconds }, end }
    return { unit, end }
  }
  return null
}

/** A figure in the base of its dimension. */
export const toBase = (value: number, unit: Unit): number =>
  unit.dim === 'beaufort'
    ? (BEAUFORT[Math.min(12, Math.max(0, Math.round(value)))] ?? 0)
    : value * unit.factor + (unit.offset ?? 0)

/** What an attribute takes: by dimension, how a base value becomes a canonical one. */
export type Accepts = Map<string, { factor: number; offset: number; coarsest?: number }>

const kept = new WeakMap<SpecAttribute, Accepts>()

export function accepts(attribute: SpecAttribute): Accepts {
  const known = kept.get(attribute)
  if (known) return known
  const made: Accepts = new Map()
  const own = parseUnit(attribute.canonicalUnit)
  if (own) made.set(own.dim, { factor: 1 / own.factor, offset: -(own.offset ?? 0) / own.factor })
  for (const alias of attribute.unitAliases) {
    const unit = parseUnit(alias.alias)
    if (!unit || made.has(unit.dim) || unit.offset) continue
    made.set(unit.dim, {
      factor: alias.factor / unit.factor,
      offset: alias.offset ?? 0,
      // A tank may be given in tonnes of water, but kilograms are a weight.
      ...(own && own.dim !== unit.dim && unit.dim === 'mass' && own.dim === 'volume'
        ? { coarsest: unit.factor }
        : {}),
    })
  }
  if (made.has('speed') && /风|wind/i.test(`${attribute.zh}${attribute.en}`))
    made.set('beaufort', { factor: 1, offset: 0 })
  if (made.has('force') && !made.has('mass'))
    made.set('mass', { factor: (made.get('force')?.factor ?? 1) * 9.80665, offset: 0 })
  if (made.has('mass') && attribute.quantity === 'force' && !made.has('force'))
    made.set('force', { factor: (made.get('mass')?.factor ?? 1) / 9.80665, offset: 0 })
  if (attribute.canonicalUnit === '°' || attribute.canonicalUnit === '℃')
    made.set('degree', { factor: 1, offset: 0 })
  if (attribute.canonicalUnit === 'kWh') made.set('degree', { factor: 1, offset: 0 })
  if (/^(users|persons|trainees)$/.test(attribute.canonicalUnit)) made.set('person', { factor: 1, offset: 0 })
  kept.set(attribute, made)
  return made
}

const special: Record<string, Unit> = {
  sets: { dim: 'set', factor: 1 },
  pcs: { dim: 'piece', factor: 1 },
  kinds: { dim: 'kind', factor: 1 },
  ch: { dim: 'channel', factor: 1 },
  beds: { dim: 'bed', factor: 1 },
  users: { dim: 'person', factor: 1 },
  'persons/h': { dim: 'personflow', factor: 1 / 3600 },
  'persons/d': { dim: 'personflow', factor: 1 / 86_400 },
  'meals/h': { dim: 'mealflow', factor: 1 / 3600 },
  'piles/h': { dim: 'pileflow', factor: 1 / 3600 },
  'person-days': { dim: 'persondays', factor: 1 },
  'dB(A)': { dim: 'sound', factor: 1 },
  Mbps: { dim: 'bitrate', factor: 1 },
  mK: { dim: 'sensitivity', factor: 1 },
  ms: { dim: 'time', factor: 0.001 },
  MPa: { dim: 'pressure', factor: 1e6 },
  mH2O: { dim: 'waterhead', factor: 1 },
  'kgf/cm2': { dim: 'pressure', factor: 98_066.5 },
}

/** A unit as the vocabulary writes it; null where it is none of ours (IP, bool, text). */
export function parseUnit(written: string): Unit | null {
  const known = special[written]
  if (known) return known
  const name = written.normalize('NFKC').toLowerCase()
  const unit = byName.get(name)
  if (unit) return unit
  const [top, bottom] = name.split(/\/|每/u)
  if (top === undefined || bottom === undefined) return null
  const amount = byName.get(top)
  const seconds = SECONDS[bottom]
  const rate = amount && rates[amount.dim]
  return amount && seconds && rate ? { dim: rate, factor: amount.factor / seconds } : null
}
