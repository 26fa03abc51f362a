import { readFileSync } from 'node:fs'
import type { SpecAttribute, TreeTerm, Vocabulary } from '~/modules/vocabulary'
import type { MatchNeed, MatchOffering } from './match'

/** The vocabulary and the sample world straight from their files, for tests that need no database. */
// biome-ignore lint/suspicious/noExplicitAny: the files are checked where they are loaded for real
type Row = any

const data = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../../db/data/${path}`, import.meta.url), 'utf8'))
const items = (name: string): Row[] => data(`taxonomy/${name}.json`).items
const byCode = <T extends { code: string }>(terms: T[]) => new Map(terms.map((term) => [term.code, term]))
const term = ({ code, zh, en }: Row) => ({ code, zh, en })

function tree<T>(name: string, rest: (row: Row) => T): Map<string, T & TreeTerm> {
  const map = byCode(
    items(name).map((row) => ({
      ...term(row),
      parent: (row.parent ?? null) as string | null,
      children: [] as string[],
      ...rest(row),
    })),
  )
  for (const item of map.values()) if (item.parent !== null) map.get(item.parent)?.children.push(item.code)
  return map
}

export function fileVocabulary(): Vocabulary {
  const levels: Row[] = data('taxonomy/equipment-classes.json')._meta.verification_levels.values
  return {
    version: 'files',
    scenarios: tree('scenarios', (row) => ({ slug: row.slug, description: '', hazards: [] })),
    tracks: tree('tracks', (row) => ({ level: row.level })),
    conditions: byCode(
      items('conditions').map((row) => ({
        ...term(row),
        group: row.group,
        evidenceAttributes: row.evidence_attributes,
        evidenceRule: row.evidence_rule_en,
      })),
    ),
    classes: byCode(
      items('equipment-classes').map((row) => ({
        ...term(row),
        axis: row.axis,
        criteriaZh: row.criteria_zh,
        criteriaEn: row.criteria_en,
        targetTeamTypes: row.target_team_types,
      })),
    ),
    verificationLevels: byCode(levels.map((row, index) => ({ ...term(row), rank: index + 1 }))),
    teamTypes: tree('team-types', (row) => ({
      description: row.description_en,
      preferredClasses: row.preferred_equipment_classes,
    })),
    regions: byCode(
      items('regions').map((row) => ({
        ...term(row),
        shortZh: row.zh_short,
        macroRegionZh: row.macro_region_zh,
        tile: row.tile,
        latitude: row.seat_lat,
        longitude: row.seat_lon,
      })),
    ),
    attributes: byCode(
      items('spec-attributes').map(
        (row): SpecAttribute => ({
          ...term(row),
          quantity: row.quantity,
          canonicalUnit: row.canonical_unit,
          valueType: row.value_type,
          direction: row.direction,
          unitAliases: row.unit_aliases,
          tracks: row.tracks === 'all' ? null : row.tracks,
          enumValues: row.enum_values ?? [],
          typicalMin: null,
          typicalMax: null,
        }),
      ),
    ),
    catalogues: new Map(),
    standards: new Map(),
    synonyms: items('synonyms').map((row) => ({ code: row.id, zh: row.zh, en: row.en })),
  }
}

const value = (row: Row) => {
  const written = row.canonical_value ?? row.value
  return {
    attribute: row.attr as string,
    number: typeof written === 'number' ? written : null,
    text: typeof written === 'string' ? written : null,
    flag: typeof written === 'boolean' ? written : null,
  }
}
const idOf = (externalId: string) => Number(externalId.slice(1))

export type SampleOffering = MatchOffering & { externalId: string }
export type SampleNeed = MatchNeed & { externalId: string; intendedGap: boolean }

export function sampleOfferings(): SampleOffering[] {
  return data('offerings.json').offerings.map((row: Row) => ({
    id: idOf(row.id),
    externalId: row.id,
    reference: false,
    nameZh: row.name_zh,
    nameEn: row.name_en,
    summaryZh: row.summary_zh,
    summaryEn: row.summary_en,
    track: row.track,
    equipmentClass: row.equipment_class,
    tags: row.tags,
    scenarios: row.scenarios,
    conditions: row.conditions,
    region: row.region,
    priceMinor: row.price_cny * 100,
    priceMaxMinor: null,
    currency: 'CNY',
    priceBasis: 'sale',
    leadTimeDays: row.lead_time_days,
    capacityPerMonth: row.capacity_per_month,
    warrantyMonths: row.warranty_months,
    verificationLevel: row.verification_level,
    specs: row.specs.map(value),
    organisation: { region: row.region },
    publishedAt: new Date('2026-11-01T00:00:00Z'),
  }))
}

export function sampleNeeds(): SampleNeed[] {
  return data('needs.json').needs.map((row: Row) => ({
    id: idOf(row.id),
    externalId: row.id,
    intendedGap: row.intended_gap,
    titleZh: row.title_zh,
    titleEn: row.title_en,
    textZh: row.text_zh,
    textEn: row.text_en,
    scenarios: row.scenarios,
    tracks: row.tracks,
    conditions: row.conditions,
    equipmentClass: row.preferred_class,
    region: row.region,
    quantity: row.quantity,
    budgetMinor: row.budget_cny * 100,
    currency: 'CNY',
    neededWithinDays: row.needed_within_days,
    neededBy: null,
    publishedAt: new Date('2026-11-01T00:00:00Z'),
    constraints: row.constraints.map((constraint: Row) => ({
      ...value(constraint),
      op: constraint.op,
      hard: constraint.hard,
    })),
    organisation: { teamType: row.team_type },
  }))
}
