import type { SpecAttribute } from './vocabulary'

/**
 * How people write the unit symbols of the vocabulary, in both languages. The vocabulary says which symbols
 * an attribute takes and how they convert; this table only spells them.
 */
const words: Record<string, string[]> = {
  g: ['gram', 'grams', '克'],
  kg: ['kgs', 'kilogram', 'kilograms', 'kilo', 'kilos', '千克', '公斤'],
  t: ['ton', 'tons', 'tonne', 'tonnes', '吨', '公吨'],
  lb: ['lbs', 'pound', 'pounds', '磅'],
  mm: ['millimetre', 'millimetres', 'millimeter', 'millimeters', '毫米', '公厘'],
  cm: ['centimetre', 'centimetres', 'centimeter', 'centimeters', '厘米', '公分'],
  m: ['metre', 'metres', 'meter', 'meters', 'mtr', '米', '公尺'],
  km: ['kilometre', 'kilometres', 'kilometer', 'kilometers', 'kms', '公里', '千米'],
  in: ['inch', 'inches', '″', '"', '英寸', '吋'],
  ft: ['foot', 'feet', '′', '英尺', '呎'],
  mi: ['mile', 'miles', '英里'],
  nm: ['nmi', 'nautical mile', 'nautical miles', '海里'],
  m2: [
    'sqm',
    'sq m',
    'square metre',
    'square metres',
    'square meter',
    'square meters',
    '平方米',
    '平米',
    '平方',
  ],
  km2: [
    'sq km',
    'square kilometre',
    'square kilometres',
    'square kilometer',
    'square kilometers',
    '平方公里',
  ],
  ha: ['hectare', 'hectares', '公顷'],
  m3: ['cbm', 'cu m', 'cubic metre', 'cubic metres', 'cubic meter', 'cubic meters', '立方米', '立方', '方'],
  L: ['litre', 'litres', 'liter', 'liters', '升', '公升'],
  mL: ['millilitre', 'millilitres', 'milliliter', 'milliliters', '毫升'],
  gal: ['gallon', 'gallons', '加仑'],
  ms: ['millisecond', 'milliseconds', '毫秒'],
  s: ['sec', 'secs', 'second', 'seconds', '秒', '秒钟'],
  min: ['mins', 'minute', 'minutes', '分钟', '分'],
  h: ['hr', 'hrs', 'hour', 'hours', '小时', '个小时', '钟头', '个钟头', '时'],
  d: ['day', 'days', '天', '日'],
  week: ['weeks', 'wk', 'wks', '周', '星期', '个星期', '礼拜'],
  month: ['months', '月', '个月'],
  year: ['years', 'yr', 'yrs', '年'],
  W: ['watt', 'watts', '瓦', '瓦特'],
  kW: ['kilowatt', 'kilowatts', '千瓦'],
  MW: ['megawatt', 'megawatts', '兆瓦'],
  mW: ['milliwatt', 'milliwatts', '毫瓦'],
  kVA: ['千伏安'],
  hp: ['horsepower', 'bhp', '匹', '马力'],
  Wh: ['瓦时', '瓦·时'],
  kWh: ['千瓦时', '千瓦·时', '度电'],
  V: ['volt', 'volts', '伏', '伏特'],
  kV: ['千伏'],
  N: ['newton', 'newtons', '牛', '牛顿'],
  kN: ['千牛', 'kilonewton', 'kilonewtons'],
  kgf: ['公斤力', '千克力'],
  lbf: ['磅力'],
  MPa: ['兆帕'],
  kPa: ['千帕'],
  bar: ['bars', '巴', '公斤压力'],
  J: ['joule', 'joules', '焦', '焦耳'],
  kn: ['knot', 'knots', 'kt', 'kts', '节'],
  mph: ['miles per hour', '英里/小时'],
  'km/h': ['kph', 'kmh', 'kmph', '迈', '码'],
  gpm: ['gallons per minute', 'gallon per minute', 'gal/min', 'gallons/min', 'USgpm', '加仑/分钟', '加仑/分'],
  cfm: ['cubic feet per minute', 'ft3/min', 'cu ft/min'],
  '℃': ['°C', 'C', 'degC', 'deg C', 'celsius', 'degrees celsius', 'degrees C', '摄氏度', '度'],
  '°F': ['F', 'degF', 'deg F', 'fahrenheit', 'degrees fahrenheit', 'degrees F', '华氏度'],
  '°': ['degree', 'degrees', 'deg', '度'],
  '%': ['percent', 'per cent'],
  lm: ['lumen', 'lumens', '流明'],
  'dB(A)': ['dBA', 'dB', 'decibel', 'decibels', '分贝'],
  dB: ['decibel', 'decibels', '分贝'],
  px: ['pixel', 'pixels', '像素'],
  x: ['times', '倍'],
  Mbps: ['Mb/s', 'Mbit/s', '兆', '兆比特/秒'],
  Gbps: ['Gb/s', 'Gbit/s'],
  kbps: ['kb/s', 'kbit/s'],
  CNY: ['RMB', 'yuan', '元', '块', '块钱', '人民币'],
  persons: ['person', 'people', 'pax', 'man', 'men', '人', '名', '位', '人员'],
  users: ['user', '用户', '终端'],
  sets: ['set', 'unit', 'units', '台', '套', '组'],
  pcs: ['pc', 'piece', 'pieces', '枚', '件', '个'],
  beds: ['bed', '张', '床', '床位', '张床', '张床位'],
  kinds: ['kind', 'types', 'gases', '种', '种气体'],
  hops: ['hop', '跳'],
  ch: ['channel', 'channels', '路', '通道', '个通道'],
  shocks: ['shock', '次'],
  piles: ['pile', '根'],
  meals: ['meal', '份', '份餐'],
  'person-days': ['person days', '人天'],
  ppm: [],
}

/** In trade a pump's 方 or 吨 is an hour's: "3000方排水车". */
const flowShorthand = ['方', '立方', 'cmh']

/** The spellings of a symbol beside itself; a rate takes every spelling of both its halves. */
export function unitWords(
  symbol: string,
  attribute: Pick<SpecAttribute, 'quantity' | 'canonicalUnit'>,
): string[] {
  const spelled = [...(words[symbol] ?? [])]
  const slash = symbol.indexOf('/')
  if (slash > 0) {
    const above = symbol.slice(0, slash)
    const below = symbol.slice(slash + 1)
    for (const first of [above, ...(words[above] ?? [])])
      for (const second of [below, ...(words[below] ?? [])]) spelled.push(`${first}/${second}`)
  }
  if (symbol === 'm3/h' && attribute.quantity === 'volume flow' && attribute.canonicalUnit === 'm3/h')
    spelled.push(...flowShorthand)
  return spelled
}
