import { sql } from 'kysely'
import { insertRows, takeIds, updateRows } from './bulk.server'
import type { Tx } from './client.server'
import type {
  CitationRow,
  ClaimRow,
  InterfaceRow,
  MediaRow,
  OfferingDocumentRow,
  SourceNote,
  SpecRow,
  VideoRow,
} from './documents'

/** What an offering says: everything but its id, its place in the world and its version. Money in minor units. */
export type OfferingContent = {
  nameZh: string
  nameEn: string
  summaryZh: string
  summaryEn: string
  model: string | null
  track: string
  equipmentClass: string
  tags: string[]
  scenarios: string[]
  conditions: string[]
  region: string | null
  priceMinor: number | null
  priceMaxMinor: number | null
  currency: string
  priceBasis: OfferingDocumentRow['price_basis']
  leadTimeDays: number | null
  capacityPerMonth: number | null
  warrantyMonths: number | null
  verificationLevel: string | null
  catalogues: string[]
  standards: string[]
  specs: SpecRow[]
  regionsServed: string[]
  interfaces: InterfaceRow[]
  citations: CitationRow[]
  claims: ClaimRow[]
  media: MediaRow[]
  videos: VideoRow[]
}

export type OfferingWrite = OfferingContent & {
  externalId: string | null
  organisationId: number
  state: OfferingDocumentRow['state']
  reference: boolean
  sample: boolean
  source: SourceNote | null
  publishedAt: Date | null
  /** what the enterprise itself calls it */
  ownCode?: string | null
  /** created and updated; now where it is not given */
  at?: Date
}

/** Inserts offerings with everything that hangs on them; the ids come back in the order of the writes. */
export async function insertOfferings(tx: Tx, writes: OfferingWrite[]): Promise<number[]> {
  const ids = await takeIds(tx, 'offerings', writes.length)
  const now = new Date()
  const rows = writes.map((write, index) => ({ id: ids[index] as number, write }))
  await insertRows(
    tx,
    'offerings',
    rows.map(({ id, write }) => ({
      id,
      external_id: write.externalId,
      organisation_id: write.organisationId,
      state: write.state,
      reference: write.reference,
      sample: write.sample,
      source: write.source,
      version: 1,
      published_at: write.publishedAt,
      own_code: write.ownCode ?? null,
      created_at: write.at ?? now,
      updated_at: write.at ?? now,
      ...contentColumns(write),
    })),
  )
  await insertParts(tx, rows)
  return ids
}

/** Replaces what offerings say, and their parts; state, version and times are the caller's business. */
export async function replaceOfferingContent(
  tx: Tx,
  rows: { id: number; write: OfferingContent }[],
): Promise<void> {
  await updateRows(
    tx,
    'offerings',
    rows.map(({ id, write }) => ({ id, ...contentColumns(write) })),
  )
  const ids = rows.map(({ id }) => id)
  for (const table of partTables)
    await sql`delete from ${sql.table(table)} where offering_id = any(${ids}::bigint[])`.execute(tx)
  await insertParts(tx, rows)
}

/**
 * Keeps the present text of published offerings as their present version: the row of
 * `offering_documents` as JSON, without where it is shown. A version once kept is never changed.
 */
export async function keepVersions(tx: Tx, ids: number[]): Promise<void> {
  await sql`
    insert into offering_versions (offering_id, version, snapshot, published_at)
    select d.id, d.version, to_jsonb(d) - 'event_codes', coalesce(d.published_at, now())
    from offering_documents d
    where d.id = any(${ids}::bigint[]) and d.state = 'published'
    on conflict do nothing
  `.execute(tx)
}

const partTables = [
  'offering_scenarios',
  'offering_conditions',
  'offering_tags',
  'offering_catalogues',
  'offering_standards',
  'offering_specs',
  'offering_regions',
]

const contentColumns = (content: OfferingContent) => ({
  name_zh: content.nameZh,
  name_en: content.nameEn,
  summary_zh: content.summaryZh,
  summary_en: content.summaryEn,
  model: content.model,
  track_code: content.track,
  class_code: content.equipmentClass,
  region_code: content.region,
  price_minor: content.priceMinor,
  price_max_minor: content.priceMaxMinor,
  currency: content.currency,
  price_basis: content.priceBasis,
  lead_time_days: content.leadTimeDays,
  capacity_per_month: content.capacityPerMonth,
  warranty_months: content.warrantyMonths,
  verification_level: content.verificationLevel,
  interfaces: content.interfaces,
  citations: content.citations,
  claims: content.claims,
  media: content.media,
  videos: content.videos,
})

async function insertParts(tx: Tx, rows: { id: number; write: OfferingContent }[]): Promise<void> {
  const each = (part: (content: OfferingContent) => Record<string, unknown>[]) =>
    rows.flatMap(({ id, write }) => part(write).map((columns) => ({ offering_id: id, ...columns })))
  await insertRows(
    tx,
    'offering_scenarios',
    each(({ scenarios }) => scenarios.map((code, position) => ({ scenario_code: code, position }))),
  )
  await insertRows(
    tx,
    'offering_conditions',
    each(({ conditions }) => conditions.map((code, position) => ({ condition_code: code, position }))),
  )
  await insertRows(
    tx,
    'offering_tags',
    each(({ tags }) => tags.map((code) => ({ class_code: code }))),
  )
  await insertRows(
    tx,
    'offering_catalogues',
    each(({ catalogues }) => catalogues.map((code) => ({ catalogue_code: code }))),
  )
  await insertRows(
    tx,
    'offering_standards',
    each(({ standards }) => standards.map((code) => ({ standard_code: code }))),
  )
  await insertRows(
    tx,
    'offering_regions',
    each(({ regionsServed }) => regionsServed.map((code) => ({ region_code: code }))),
  )
  await insertRows(
    tx,
    'offering_specs',
    each(({ specs }) =>
      specs.map((spec, position) => ({
        attribute_code: spec.attribute,
        position,
        value_written: spec.valueWritten,
        unit_written: spec.unitWritten,
        number: spec.number,
        text: spec.text,
        flag: spec.flag,
      })),
    ),
  )
}
