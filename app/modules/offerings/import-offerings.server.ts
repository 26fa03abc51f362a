import { ensureOrganisations, findOrganisations, organisationKey } from '~/modules/accounts/index.server'
import {
  fingerprint,
  type ImportOptions,
  type ImportProblem,
  type ImportRecord,
  type ImportReport,
  repeatedIds,
  type Vocabulary,
} from '~/modules/vocabulary'
import { chunks, updateRows } from '~db/bulk.server'
import type { Tx } from '~db/client.server'
import type { OfferingDocumentRow } from '~db/documents'
import { takeLock } from '~db/locks.server'
import {
  insertOfferings,
  keepVersions,
  type OfferingContent,
  type OfferingWrite,
  replaceOfferingContent,
} from '~db/write-offerings.server'
import type { OrganisationWrite } from '~db/write-organisations.server'
import { markForIndex } from '~search/marks.server'
import { offeringSchema } from './offering.schema'
import { type OfferingRecord, readOfferingRecord } from './offering-record'
import { offeringTransitions } from './offering-states'

export type OfferingImport = {
  records: ImportRecord[]
  enterprises?: Map<string, OrganisationWrite>
  reference?: boolean
}

const CHUNK = 500

/**
 * Brings offerings to what the rows say, matched by their external id: new ones are published, changed ones get
 * a new version, the rest is left alone. Every row is checked first; unless `partial`, one problem stops all.
 * Everything under the world's lock, in the caller's transaction.
 */
export async function importOfferings(
  tx: Tx,
  vocabulary: Vocabulary,
  { records, enterprises = new Map(), reference = false }: OfferingImport,
  { partial = false, dryRun = false, at }: ImportOptions,
): Promise<ImportReport> {
  const context = { vocabulary, schema: offeringSchema(vocabulary), enterprises, reference }
  const read = records.map((record) => ({ row: record.row, ...readOfferingRecord(record, context) }))
  const problems = [...read.flatMap((row) => row.problems), ...repeatedIds(read)]
  await takeLock(tx, 'world')
  problems.push(...(await unknownEnterprises(tx, read)))
  const refused = new Set(problems.map(({ row }) => row))
  const valid = read.flatMap(({ record }) => (record && !refused.has(record.row) ? [record] : []))
  const plan = await makePlan(tx, valid, problems)
  const stopped = problems.length > 0 && !partial
  const report: ImportReport = {
    read: records.length,
    created: plan.created.length,
    updated: plan.updated.length,
    unchanged: plan.unchanged,
    refused: new Set(problems.map(({ row }) => row)).size,
    problems: problems.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)),
    written: !stopped && !dryRun,
  }
  if (report.written) await write(tx, plan, at)
  return report
}

type Existing = OfferingDocumentRow
type Plan = {
  created: OfferingRecord[]
  updated: { record: OfferingRecord; before: Existing }[]
  unchanged: number
  organisations: OrganisationWrite[]
}

async function makePlan(tx: Tx, records: OfferingRecord[], problems: ImportProblem[]): Promise<Plan> {
  const writes = [
    ...new Map(
      records.flatMap(({ enterprise }) =>
        'kind' in enterprise ? [[organisationKey(enterprise), enterprise] as const] : [],
      ),
    ).values(),
  ]
  const known = await findOrganisations(
    tx,
    records.map(({ enterprise }) => organisationRef(enterprise)),
  )
  const plan: Plan = { created: [], updated: [], unchanged: 0, organisations: writes }
  for (const chunk of chunks(records, CHUNK)) {
    const before = await readExisting(tx, chunk)
    for (const said of chunk) {
      const key = organisationKey(organisationRef(said.enterprise))
      const organisationId = known.get(key)
      const existing = before.get(said.id)
      // A file has no pictures: those that are there stay.
      const record = existing ? { ...said, content: { ...said.content, media: existing.media } } : said
      if (existing === undefined) plan.created.push(record)
      else if (existing.organisation_id === organisationId && isSame(existing, record)) plan.unchanged++
      else if (offeringTransitions[existing.state].revise === undefined)
        problems.push({
          row: record.row,
          id: record.id,
          column: 'id',
          value: record.id,
          reason: `is ${existing.state.replaceAll('_', ' ')} and cannot be changed`,
        })
      else plan.updated.push({ record, before: existing })
    }
  }
  return plan
}

/** Rows that name an enterprise by an id which neither the file nor the database knows. */
async function unknownEnterprises(
  tx: Tx,
  read: { row: number; id: string | null; enterprise: OfferingRecord['enterprise'] | null }[],
): Promise<ImportProblem[]> {
  const named = read.flatMap((row) =>
    row.enterprise !== null && !('kind' in row.enterprise) ? [{ ...row, enterprise: row.enterprise }] : [],
  )
  const refs = named.map(({ enterprise }) => organisationRef(enterprise))
  const known = await findOrganisations(tx, refs)
  return named
    .filter(({ enterprise }) => !known.has(organisationKey(organisationRef(enterprise))))
    .map(({ row, id, enterprise }) => ({
      row,
      id,
      column: 'enterprise_id',
      value: enterprise.externalId,
      reason: 'is not an enterprise that is known',
    }))
}

const organisationRef = (enterprise: OfferingRecord['enterprise']) =>
  'kind' in enterprise
    ? enterprise
    : { externalId: enterprise.externalId, kind: 'enterprise' as const, nameZh: '' }

async function readExisting(tx: Tx, records: OfferingRecord[]): Promise<Map<string, Existing>> {
  const ids = records.map(({ id }) => id)
  await tx
    .selectFrom('offerings')
    .select('id')
    .where('external_id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute()
  const rows = await tx.selectFrom('offering_documents').selectAll().where('external_id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.external_id ?? '', row]))
}

const sorted = (codes: string[]) => [...codes].sort()

function isSame(row: Existing, { content, sample, reference, source }: OfferingRecord): boolean {
  const before: OfferingContent = {
    nameZh: row.name_zh,
    nameEn: row.name_en,
    summaryZh: row.summary_zh,
    summaryEn: row.summary_en,
    model: row.model,
    track: row.track_code,
    equipmentClass: row.class_code,
    tags: sorted(row.tag_codes),
    scenarios: row.scenario_codes,
    conditions: row.condition_codes,
    region: row.region_code,
    priceMinor: row.price_minor,
    priceMaxMinor: row.price_max_minor,
    currency: row.currency,
    priceBasis: row.price_basis,
    leadTimeDays: row.lead_time_days,
    capacityPerMonth: row.capacity_per_month,
    warrantyMonths: row.warranty_months,
    verificationLevel: row.verification_level,
    catalogues: sorted(row.catalogue_codes),
    standards: sorted(row.standard_codes),
    specs: row.specs,
    regionsServed: sorted(row.regions_served),
    interfaces: row.interfaces,
    citations: row.citations,
    claims: row.claims,
    media: row.media,
    videos: row.videos,
  }
  const after = {
    ...content,
    tags: sorted(content.tags),
    catalogues: sorted(content.catalogues),
    standards: sorted(content.standards),
    regionsServed: sorted(content.regionsServed),
  }
  return (
    fingerprint([before, row.sample, row.reference, row.source]) ===
    fingerprint([after, sample, reference, source])
  )
}

async function write(tx: Tx, plan: Plan, at: Date): Promise<void> {
  const { ids, changed } = await ensureOrganisations(tx, plan.organisations)
  const named = await findOrganisations(
    tx,
    [...plan.created, ...plan.updated.map(({ record }) => record)].map(({ enterprise }) =>
      organisationRef(enterprise),
    ),
  )
  const organisationOf = ({ enterprise }: OfferingRecord): number => {
    const key = organisationKey(organisationRef(enterprise))
    return ids.get(key) ?? (named.get(key) as number)
  }
  for (const chunk of chunks(plan.created, CHUNK)) {
    const created = await insertOfferings(
      tx,
      chunk.map(
        (record): OfferingWrite => ({
          ...record.content,
          externalId: record.id,
          organisationId: organisationOf(record),
          state: 'published',
          reference: record.reference,
          sample: record.sample,
          source: record.source,
          publishedAt: at,
          at,
        }),
      ),
    )
    await keepVersions(tx, created)
    await markForIndex(tx, 'offerings', created)
  }
  for (const chunk of chunks(plan.updated, CHUNK)) {
    const rows = chunk.map(({ record, before }) => ({ id: before.id, write: record.content }))
    await replaceOfferingContent(tx, rows)
    await updateRows(
      tx,
      'offerings',
      chunk.map(({ record, before }) => ({
        id: before.id,
        organisation_id: organisationOf(record),
        sample: record.sample,
        reference: record.reference,
        source: record.source,
        version: before.version + 1,
        updated_at: at,
      })),
    )
    const changedIds = rows.map(({ id }) => id)
    await keepVersions(tx, changedIds)
    await markForIndex(tx, 'offerings', changedIds)
  }
  await markOthersOf(tx, changed)
}

/** An organisation's new name shows on everything it published. */
async function markOthersOf(tx: Tx, organisationIds: number[]): Promise<void> {
  if (organisationIds.length === 0) return
  const rows = await tx
    .selectFrom('offerings')
    .select('id')
    .where('organisation_id', 'in', organisationIds)
    .execute()
  await markForIndex(
    tx,
    'offerings',
    rows.map(({ id }) => id),
  )
}
