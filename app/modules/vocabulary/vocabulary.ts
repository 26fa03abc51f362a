/**
 * The vocabulary in memory: every reference list, with its trees. Codes are stable ids for ever.
 * It is read from the database once a process and again when a list is loaded anew.
 */
export type Lang = 'zh' | 'en'

export type Term = { code: string; zh: string; en: string }
export type TreeTerm = Term & { parent: string | null; children: string[] }

export type Scenario = TreeTerm & { slug: string; description: string; hazards: string[] }
export type Track = TreeTerm & { level: number }
export type Condition = Term & { group: string; evidenceAttributes: string[]; evidenceRule: string }
export type EquipmentClass = Term & {
  axis: string
  criteriaZh: string[]
  criteriaEn: string[]
  targetTeamTypes: string[]
}
export type VerificationLevel = Term & { rank: number }
export type TeamType = TreeTerm & { description: string; preferredClasses: string[] }
export type Region = Term & {
  /** of ISO 3166-2: `CN-SC` */
  iso: string
  shortZh: string
  macroRegionZh: string
  tile: { col: number; row: number }
  latitude: number
  longitude: number
}
/** canonical = value × factor + offset */
export type UnitAlias = { alias: string; factor: number; offset?: number }
export type SpecAttribute = Term & {
  quantity: string
  canonicalUnit: string
  valueType: 'number' | 'boolean' | 'enum' | 'ordinal' | 'text'
  /** higher or lower is better, must match, or must be present */
  direction: 'higher' | 'lower' | 'match' | 'present'
  unitAliases: UnitAlias[]
  /** null: every track */
  tracks: string[] | null
  enumValues: string[]
  typicalMin: number | null
  typicalMax: number | null
}
export type Catalogue = Term & { issuer: string; kind: string }
export type Standard = Term & { tracks: string[] }
export type SynonymGroup = { code: string; zh: string[]; en: string[] }

export type Vocabulary = {
  /** changes whenever any list changes; caches key on it */
  version: string
  scenarios: Map<string, Scenario>
  tracks: Map<string, Track>
  conditions: Map<string, Condition>
  classes: Map<string, EquipmentClass>
  verificationLevels: Map<string, VerificationLevel>
  teamTypes: Map<string, TeamType>
  regions: Map<string, Region>
  attributes: Map<string, SpecAttribute>
  catalogues: Map<string, Catalogue>
  standards: Map<string, Standard>
  synonyms: SynonymGroup[]
}
