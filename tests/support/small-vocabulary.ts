import type { SpecAttribute, Vocabulary } from '../../app/modules/vocabulary'

const attribute = (
  code: string,
  valueType: SpecAttribute['valueType'],
  rest: Partial<SpecAttribute> = {},
): SpecAttribute => ({
  code,
  zh: code,
  en: code,
  quantity: '',
  canonicalUnit: '',
  valueType,
  direction: 'higher',
  unitAliases: [],
  tracks: null,
  enumValues: [],
  typicalMin: null,
  typicalMax: null,
  ...rest,
})

const byCode = <T extends { code: string }>(...terms: T[]) => new Map(terms.map((term) => [term.code, term]))
const term = (code: string) => ({ code, zh: `${code}中`, en: `${code} en` })
const node = (code: string, parent: string | null = null) => ({
  ...term(code),
  parent,
  children: [] as string[],
})

/** A few codes of each list, for pure tests that need a vocabulary but none of its meaning. */
export const smallVocabulary: Vocabulary = {
  version: 'small',
  scenarios: byCode(
    { ...node('S02'), children: ['S02.1'], slug: 'flood', description: '', hazards: [] },
    { ...node('S02.1', 'S02'), slug: 'dike-breach', description: '', hazards: [] },
    { ...node('S03'), slug: 'urban-flooding', description: '', hazards: [] },
  ),
  tracks: byCode(
    { ...node('T05'), children: ['T05.02'], level: 1 },
    { ...node('T05.02', 'T05'), level: 2 },
    { ...node('T14'), level: 1 },
  ),
  conditions: byCode(
    { ...term('NOPOWER'), group: 'break', evidenceAttributes: ['self_power'], evidenceRule: '' },
    { ...term('NONET'), group: 'break', evidenceAttributes: [], evidenceRule: '' },
  ),
  classes: byCode(
    { ...term('GMB'), axis: 'grade', criteriaZh: [], criteriaEn: [], targetTeamTypes: [] },
    { ...term('SFLI'), axis: 'grade', criteriaZh: [], criteriaEn: [], targetTeamTypes: [] },
  ),
  verificationLevels: byCode({ ...term('SIM'), rank: 1 }, { ...term('FIELD'), rank: 3 }),
  teamTypes: byCode({ ...node('LOC'), description: '', preferredClasses: [] }),
  regions: byCode({
    ...term('430000'),
    iso: 'CN-HN',
    shortZh: '湘',
    macroRegionZh: '中南',
    tile: { col: 0, row: 0 },
    latitude: 28,
    longitude: 113,
  }),
  attributes: byCode(
    attribute('flow_m3h', 'number', {
      canonicalUnit: 'm3/h',
      unitAliases: [
        { alias: '立方米/小时', factor: 1 },
        { alias: 'L/s', factor: 3.6 },
      ],
    }),
    attribute('temp_min_c', 'number', {
      quantity: 'temperature',
      canonicalUnit: '℃',
      unitAliases: [{ alias: '°F', factor: 5 / 9, offset: -160 / 9 }],
    }),
    attribute('price_cny', 'number', {
      quantity: 'money',
      canonicalUnit: 'CNY',
      unitAliases: [
        { alias: '元', factor: 1 },
        { alias: '万元', factor: 10_000 },
      ],
    }),
    attribute('lead_time_days', 'number', { canonicalUnit: 'd', unitAliases: [{ alias: '周', factor: 7 }] }),
    attribute('ip_rating', 'ordinal', { canonicalUnit: 'IP' }),
    attribute('self_power', 'boolean', { canonicalUnit: 'boolean', direction: 'present' }),
    attribute('transport_mode', 'enum', { direction: 'match', enumValues: ['vehicle', 'trailer'] }),
    attribute('material', 'text', { direction: 'match' }),
  ),
  catalogues: byCode({ ...term('AAT'), issuer: '', kind: '' }),
  standards: byCode({ ...term('GB-38565'), tracks: [] }),
  synonyms: [],
}
