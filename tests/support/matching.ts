import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { MatchNeed, MatchOffering } from '~/modules/matching/match'
import { dataFolder } from './vocabulary'

/** What matching reads of the sample world, straight from its files, for tests that need no database. */
// biome-ignore lint/suspicious/noExplicitAny: the files are checked where they are loaded for real
type Row = any

const read = (file: string): Row => JSON.parse(readFileSync(path.join(dataFolder, file), 'utf8'))

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
  return read('offerings.json').offerings.map((row: Row) => ({
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
  return read('needs.json').needs.map((row: Row) => ({
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

/** An offering that nothing is known of but its kind and scenario; `part` says the rest. */
export const anOffering = (part: Partial<MatchOffering> = {}): MatchOffering => ({
  id: 1,
  reference: false,
  nameZh: '',
  nameEn: '',
  summaryZh: '',
  summaryEn: '',
  track: 'T05.02',
  equipmentClass: 'GMB',
  tags: [],
  scenarios: ['S03.2'],
  conditions: [],
  region: '430000',
  priceMinor: null,
  priceMaxMinor: null,
  currency: 'CNY',
  priceBasis: 'sale',
  leadTimeDays: null,
  capacityPerMonth: null,
  warrantyMonths: null,
  verificationLevel: null,
  publishedAt: new Date('2026-11-01T00:00:00Z'),
  specs: [],
  organisation: { region: '430000' },
  ...part,
})

/** A need that asks for a kind and a scenario and nothing else; `part` says the rest. */
export const aNeed = (part: Partial<MatchNeed> = {}): MatchNeed => ({
  id: 1,
  titleZh: '',
  titleEn: '',
  textZh: '',
  textEn: '',
  scenarios: ['S03.2'],
  tracks: ['T05.02'],
  conditions: [],
  equipmentClass: null,
  region: '430000',
  quantity: null,
  budgetMinor: null,
  currency: 'CNY',
  neededWithinDays: null,
  neededBy: null,
  publishedAt: new Date('2026-11-01T00:00:00Z'),
  constraints: [],
  organisation: { teamType: null },
  ...part,
})

type Value = number | string | boolean
const stated = (value: Value | null) => ({
  number: typeof value === 'number' ? value : null,
  text: typeof value === 'string' ? value : null,
  flag: typeof value === 'boolean' ? value : null,
})

export const spec = (attribute: string, value: Value) => ({ attribute, ...stated(value) })

export const specs = (values: Record<string, Value>) =>
  Object.entries(values).map(([attribute, value]) => spec(attribute, value))

export const demand = (
  attribute: string,
  op: MatchNeed['constraints'][number]['op'],
  value: Value | null = null,
  hard = true,
) => ({ attribute, op, ...stated(value), hard })

export const wish = (
  attribute: string,
  op: MatchNeed['constraints'][number]['op'],
  value: Value | null = null,
) => demand(attribute, op, value, false)
