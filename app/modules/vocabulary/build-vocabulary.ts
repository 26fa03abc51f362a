import type { Selectable } from 'kysely'
import type { DB } from '~db/types'
import type { SpecAttribute, TreeTerm, UnitAlias, Vocabulary } from './vocabulary'

type Lists =
  | 'scenarios'
  | 'tracks'
  | 'conditions'
  | 'equipment_classes'
  | 'verification_levels'
  | 'team_types'
  | 'regions'
  | 'spec_attributes'
  | 'catalogues'
  | 'standards'
  | 'synonym_groups'

/** The rows of every reference table, each list in its order. */
export type VocabularyRows = { [List in Lists]: Selectable<DB[List]>[] }

/** The vocabulary of these rows, with the children of the trees filled in. */
export function buildVocabulary(version: string, rows: VocabularyRows): Vocabulary {
  return {
    version,
    scenarios: tree(
      rows.scenarios.map((row) => ({
        ...treeTerm(row),
        slug: row.slug,
        description: row.description_en,
        hazards: row.hazards,
      })),
    ),
    tracks: tree(rows.tracks.map((row) => ({ ...treeTerm(row), level: row.level }))),
    conditions: byCode(
      rows.conditions.map((row) => ({
        ...term(row),
        group: row.condition_group,
        evidenceAttributes: row.evidence_attributes,
        evidenceRule: row.evidence_rule_en,
      })),
    ),
    classes: byCode(
      rows.equipment_classes.map((row) => ({
        ...term(row),
        axis: row.axis,
        criteriaZh: row.criteria_zh,
        criteriaEn: row.criteria_en,
        targetTeamTypes: row.target_team_types,
      })),
    ),
    verificationLevels: byCode(rows.verification_levels.map((row) => ({ ...term(row), rank: row.rank }))),
    teamTypes: tree(
      rows.team_types.map((row) => ({
        ...treeTerm(row),
        description: row.description_en,
        preferredClasses: row.preferred_classes,
      })),
    ),
    regions: byCode(
      rows.regions.map((row) => ({
        ...term(row),
        iso: row.iso,
        shortZh: row.short_zh,
        macroRegionZh: row.macro_region_zh,
        tile: { col: row.tile_col, row: row.tile_row },
        latitude: row.latitude,
        longitude: row.longitude,
      })),
    ),
    attributes: byCode(
      rows.spec_attributes.map((row) => ({
        ...term(row),
        quantity: row.quantity,
        canonicalUnit: row.canonical_unit,
        valueType: row.value_type as SpecAttribute['valueType'],
        direction: row.direction as SpecAttribute['direction'],
        unitAliases: row.unit_aliases as UnitAlias[],
        tracks: row.track_codes,
        enumValues: row.enum_values,
        typicalMin: row.typical_min,
        typicalMax: row.typical_max,
      })),
    ),
    catalogues: byCode(rows.catalogues.map((row) => ({ ...term(row), issuer: row.issuer, kind: row.kind }))),
    standards: byCode(rows.standards.map((row) => ({ ...term(row), tracks: row.track_codes }))),
    synonyms: rows.synonym_groups.map((row) => ({ code: row.code, zh: row.terms_zh, en: row.terms_en })),
  }
}

type Named = { code: string; name_zh: string; name_en: string }

const term = (row: Named) => ({ code: row.code, zh: row.name_zh, en: row.name_en })
const treeTerm = (row: Named & { parent_code: string | null }) => ({
  ...term(row),
  parent: row.parent_code,
  children: [] as string[],
})

function byCode<T extends { code: string }>(terms: T[]): Map<string, T> {
  return new Map(terms.map((item) => [item.code, item]))
}

function tree<T extends TreeTerm>(terms: T[]): Map<string, T> {
  const map = byCode(terms)
  for (const item of terms) if (item.parent !== null) map.get(item.parent)?.children.push(item.code)
  return map
}
