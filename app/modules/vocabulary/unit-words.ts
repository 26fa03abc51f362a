/**
 * Units by dimension: for each symbol what one of it is in the base of the dimension, and how people write and
 * say it in both languages. The vocabulary says which units an attribute takes and how they convert; this table
 * spells them, and adds the units of the same dimension that the list does not name. A rate of two units
 * (升/秒, metres an hour) needs no entry of its own.
 */
const table: Record<string, Record<string, [factor: number, spellings: string]>> = {
  mass: {
    g: [0.001, 'gram|grams|克'],
    kg: [1, 'kgs|kilogram|kilograms|kilogramme|kilogrammes|kilo|kilos|千克|公斤'],
    斤: [0.5, '市斤'],
    t: [1000, 'ton|tons|tonne|tonnes|metric ton|metric tons|metric tonnes|吨|公吨'],
    lb: [0.45359237, 'lbs|pound|pounds|磅'],
  },
  length: {
    mm: [0.001, 'millimetre|millimetres|millimeter|millimeters|毫米|毫|公厘'],
    cm: [0.01, 'centimetre|centimetres|centimeter|centimeters|厘米|公分'],
    m: [1, 'metre|metres|meter|meters|mtr|米|公尺'],
    km: [1000, 'kilometre|kilometres|kilometer|kilometers|kms|公里|千米'],
    in: [0.0254, 'inch|inches|″|"|英寸|吋|寸'],
    ft: [0.3048, 'foot|feet|′|英尺|呎|尺'],
    mi: [1609.344, 'mile|miles|英里'],
    nm: [1852, 'nmi|nautical mile|nautical miles|海里'],
    华里: [500, '里地|里路'],
    层: [3, '层楼|floor|floors|storeys|stories'],
  },
  area: {
    m2: [1, 'sqm|sq m|square metre|square metres|square meter|square meters|平方米|平米|平方|平'],
    km2: [
      1e6,
      'sq km|square kilometre|square kilometres|square kilometer|square kilometers|平方公里|平方千米',
    ],
    ha: [10_000, 'hectare|hectares|公顷'],
    亩: [666.67, ''],
  },
  volume: {
    m3: [1, 'cbm|cu m|cubic metre|cubic metres|cubic meter|cubic meters|cubes|立方米|立方|方'],
    L: [0.001, 'litre|litres|liter|liters|升|公升'],
    mL: [1e-6, 'millilitre|millilitres|milliliter|milliliters|毫升'],
    gal: [0.003785412, 'gallon|gallons|加仑'],
    ft3: [0.0283168, 'cubic feet|cubic foot|cu ft'],
  },
  time: {
    ms: [0.001, 'millisecond|milliseconds|毫秒'],
    s: [1, 'sec|secs|second|seconds|秒|秒钟'],
    min: [60, 'mins|minute|minutes|分钟|分'],
    h: [3600, 'hr|hrs|hour|hours|小时|个小时|钟头|个钟头|个钟|时'],
    d: [86_400, 'day|days|天|日'],
    week: [604_800, 'weeks|wk|wks|周|星期|个星期|礼拜|个礼拜'],
    month: [2_592_000, 'months|月|个月'],
    year: [31_536_000, 'years|yr|yrs|年'],
  },
  power: {
    W: [1, 'watt|watts|Wp|瓦|瓦特'],
    kW: [1000, 'kilowatt|kilowatts|千瓦'],
    MW: [1e6, 'megawatt|megawatts|兆瓦'],
    mW: [0.001, 'milliwatt|milliwatts|毫瓦'],
    kVA: [800, '千伏安'],
    hp: [745.7, 'horsepower|bhp|匹|马力'],
  },
  energy: {
    J: [1, 'joule|joules|焦|焦耳'],
    Wh: [3600, 'watt hours|瓦时|瓦·时'],
    kWh: [3.6e6, 'kilowatt hour|kilowatt hours|kw h|千瓦时|千瓦·时|度电'],
    MWh: [3.6e9, ''],
  },
  voltage: { V: [1, 'volt|volts|伏|伏特'], kV: [1000, 'kilovolt|kilovolts|千伏'] },
  force: {
    N: [1, 'newton|newtons|牛|牛顿'],
    kN: [1000, 'kilonewton|kilonewtons|千牛'],
    kgf: [9.80665, '公斤力|千克力'],
    lbf: [4.44822, '磅力'],
  },
  pressure: {
    MPa: [1e6, '兆帕'],
    kPa: [1000, '千帕'],
    bar: [1e5, 'bars|巴|公斤压力'],
    psi: [6894.76, ''],
    'kgf/cm2': [98_066.5, ''],
  },
  'volume/time': {
    'm3/h': [1 / 3600, 'cmh|m3h|方时'],
    gpm: [
      6.30902e-5,
      'gallons per minute|gallon per minute|gallons a minute|gal/min|gallons/min|USgpm|加仑/分钟|加仑/分',
    ],
    lpm: [1 / 60_000, ''],
    lps: [0.001, ''],
    cfm: [4.719474e-4, 'cubic feet per minute|ft3/min|cu ft/min'],
    cfs: [0.0283168, 'cusecs'],
  },
  'length/time': {
    kn: [0.514444, 'knot|knots|kt|kts|节'],
    mph: [0.44704, 'miles per hour|miles an hour|英里/小时'],
    'km/h': [1 / 3.6, 'kph|kmh|kmph|迈|码'],
  },
  temperature: {
    '℃': [
      1,
      '°C|C|degC|deg C|celsius|degrees celsius|degree celsius|degrees C|摄氏度|度|°|deg|degree|degrees',
    ],
    '°F': [5 / 9, 'F|degF|deg F|fahrenheit|degrees fahrenheit|degree fahrenheit|degrees F|华氏度'],
  },
  angle: { '°': [1, 'degree|degrees|deg|度'] },
  light: { lm: [1, 'lumen|lumens|流明'], klm: [1000, 'kilolumens'] },
  sound: { 'dB(A)': [1, 'dBA|dB|decibel|decibels|分贝'] },
  pixels: { px: [1, 'pixel|pixels|像素'] },
  ratio: { x: [1, 'times|倍'] },
  share: { '%': [1, 'percent|per cent|pct'] },
  bitrate: {
    Mbps: [1, 'Mb/s|Mbit/s|Mbit|megabit|megabits|兆|兆比特/秒'],
    kbps: [0.001, 'kb/s|kbit/s'],
    Gbps: [1000, 'Gb/s|Gbit/s'],
  },
  sensitivity: { mK: [1, ''] },
  concentration: { ppm: [1, ''], ppb: [0.001, ''] },
  money: {
    CNY: [1, 'RMB|yuan|元|块|块钱|圆|人民币'],
    万元: [10_000, '万块|万人民币'],
    亿元: [1e8, ''],
  },
  persons: {
    persons: [
      1,
      'person|people|pax|man|men|人|名|位|人员|个人|人次|座|个伤员|名伤员|个病人|名群众|个队员|名队员|patients|passengers|residents|casualties|adults|trainees|students|crew|operators|seats',
    ],
    users: [1, 'user|用户|终端|户|台手机|部手机|phones|subscribers|handsets'],
  },
  sets: { sets: [1, 'set|unit|units|台|套|组'] },
  pieces: { pcs: [1, 'pc|piece|pieces|bombs|rounds|枚|发|件|个'] },
  beds: { beds: [1, 'bed|张|床|床位|张床|张床位'] },
  kinds: { kinds: [1, 'kind|types|gases|gas types|substances|种|种气体'] },
  hops: { hops: [1, 'hop|跳'] },
  channels: { ch: [1, 'channel|channels|sensors|路|通道|个通道'] },
  shocks: { shocks: [1, 'shock|次|次放电'] },
  piles: { piles: [1, 'pile|根|根桩'] },
  meals: { meals: [1, 'meal|portions|份|份餐|餐'] },
  'person-days': { 'person-days': [1, 'person days|人天'] },
}

/** A unit by itself: one of it is `factor` of the base of its dimension. */
export type Unit = { dimension: string; symbol: string; factor: number; spellings: string[] }

export const allUnits: readonly Unit[] = Object.entries(table).flatMap(([dimension, units]) =>
  Object.entries(units).map(([symbol, [factor, spellings]]) => ({
    dimension,
    symbol,
    factor,
    spellings: spellings === '' ? [] : spellings.split('|'),
  })),
)

/** milli and mega differ by case alone, °F has another zero: known only to attributes whose list names them. */
export const listedOnly: ReadonlySet<string> = new Set(['MW', 'mW', 'MWh', '°F'])

/** Metres a second at the lower end of each force of wind. */
export const beaufort: readonly number[] = [
  0, 0.3, 1.6, 3.4, 5.5, 8, 10.8, 13.9, 17.2, 20.8, 24.5, 28.5, 32.7,
]
export const beaufortWords: readonly string[] = ['级', '级风', '级大风', '级阵风']
