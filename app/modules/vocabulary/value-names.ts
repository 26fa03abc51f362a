import type { Lang, SpecAttribute } from './vocabulary'

/** The names of enumerated values; `also` are other ways people write them. */
export type ValueName = { zh: string; en: string; also: string[] }

const transportMode: Record<string, ValueName> = {
  man_portable: {
    zh: '单人便携',
    en: 'man-portable',
    also: [
      '便携',
      '便携式',
      '手提',
      '手提式',
      '手持',
      '人力携行',
      '单兵',
      'portable',
      'hand-carried',
      'handheld',
    ],
  },
  backpack: {
    zh: '背负',
    en: 'backpack',
    also: ['背负式', '背包', '背包式', '背携', 'rucksack', 'knapsack'],
  },
  vehicle: {
    zh: '车载',
    en: 'vehicle-mounted',
    also: [
      '车载式',
      '车载运输',
      '装车',
      '车运',
      'carried by vehicle',
      'vehicle',
      'truck-mounted',
      'on a truck',
    ],
  },
  trailer: {
    zh: '拖挂',
    en: 'trailer',
    also: ['拖车', '拖车式', '拖挂式', '牵引', '牵引式', 'towed', 'towable', 'trailer-mounted'],
  },
  heli_sling: {
    zh: '直升机吊运',
    en: 'helicopter sling load',
    also: ['吊运', '直升机吊挂', '吊挂', '索降', 'helicopter sling', 'sling load', 'slung', 'underslung'],
  },
  air_drop: { zh: '空投', en: 'air drop', also: ['伞降', '空投式', 'airdrop', 'air-dropped', 'parachute'] },
  self_drive: {
    zh: '自行',
    en: 'self-propelled',
    also: ['自行式', '自走', '自走式', '整车', '自驱', 'self-driving', 'self propelled', 'driven'],
  },
}

const satellite: Record<string, ValueName> = {
  tiantong: { zh: '天通', en: 'Tiantong', also: ['天通一号', '天通卫星', 'tian tong'] },
  beidou: { zh: '北斗', en: 'BeiDou', also: ['北斗短报文', '北斗三号', 'bds', 'bei dou'] },
  ka_hts: {
    zh: 'Ka 高通量',
    en: 'Ka-band HTS',
    also: ['ka频段', 'ka波段', '高通量', '高通量卫星', 'ka band', 'ka', 'hts'],
  },
  ku: { zh: 'Ku 频段', en: 'Ku-band', also: ['ku波段', 'ku band', 'ku'] },
  leo: {
    zh: '低轨',
    en: 'low Earth orbit',
    also: ['低轨卫星', '低轨星座', 'low-earth orbit', 'leo satellite'],
  },
}

const byAttribute: Record<string, Record<string, ValueName>> = { transport_mode: transportMode, satellite }

/** The names of an attribute's values by code; a value without a name is named by its code. */
export function valueNames(attribute: Pick<SpecAttribute, 'code' | 'enumValues'>): Map<string, ValueName> {
  const names = byAttribute[attribute.code] ?? {}
  return new Map(
    attribute.enumValues.map((code) => [
      code,
      names[code] ?? { zh: code, en: code.replaceAll('_', ' '), also: [] },
    ]),
  )
}

/** A text value as a reader should see it: an enumerated value by its name, anything else as it is. */
export function valueName(
  attribute: Pick<SpecAttribute, 'code' | 'enumValues'>,
  value: string,
  lang: Lang,
): string {
  return valueNames(attribute).get(value)?.[lang] ?? value
}

const fold = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/gu, '')

/** The value meant by a code, a name in either language, or another way to write it; null where there is none. */
export function findValue(
  attribute: Pick<SpecAttribute, 'code' | 'enumValues'>,
  written: string,
): string | null {
  const wanted = fold(written)
  for (const [code, name] of valueNames(attribute))
    if ([code, name.zh, name.en, ...name.also].some((form) => fold(form) === wanted)) return code
  return null
}

const yes = ['true', 'yes', 'y', '1', '是', '有', '真', '支持', '具备', '自带', '√', '✓', '✔']
const no = ['false', 'no', 'n', '0', '否', '无', '没有', '假', '不支持', '不具备', '×', 'x', '✗', '✕']

/** 是/否, yes/no, true/false and the like; null for anything else. */
export function parseFlag(text: string): boolean | null {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  if (yes.includes(plain)) return true
  if (no.includes(plain)) return false
  return null
}
