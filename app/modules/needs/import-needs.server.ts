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
import type { NeedDocumentRow } from '~db/documents'
import { takeLock } from '~db/locks.server'
import { insertNeeds, type NeedContent, type NeedWrite, replaceNeedContent } from '~db/write-needs.server'
import { markForIndex } from '~search/marks.server'
import { needSchema } from './need.schema'
import { type NeedRecord, readNeedRecord } from './need-record'
import { needTransitions } from './need-states'

export type NeedImport = { records: ImportRecord[]; reference?: boolean }

const CHUNK = 500

/**
 * Brings needs to what the rows say, matched by their external id: new ones are opened, changed ones are
 * rewritten, the rest is left alone. Every row is checked first; unless `partial`, one problem stops all.
 * Everything under the world's lock, in the caller's transaction.
 */
export async function importNeeds(
  tx: Tx,
  vocabulary: Vocabulary,
  { records, reference = false }: NeedImport,
  { partial = false, dryRun = false, at }: ImportOptions,
): Promise<ImportReport> {
  const context = { vocabulary, schema: needSchema(vocabulary), reference }
  const read = records.map((record) => ({ row: record.row, ...readNeedRecord(record, context) }))
  const problems = [...read.flatMap((row) => row.problems), ...repeatedIds(read)]
  await takeLock(tx, 'world')
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

type Plan = {
  created: NeedRecord[]
  updated: { record: NeedRecord; before: NeedDocumentRow }[]
  unchanged: number
}

async function makePlan(tx: Tx, records: NeedRecord[], problems: ImportProblem[]): Promise<Plan> {
  const known = await findOrganisations(
    tx,
    records.map(({ team }) => team),
  )
  const plan: Plan = { created: [], updated: [], unchanged: 0 }
  for (const chunk of chunks(records, CHUNK)) {
    const before = await readExisting(tx, chunk)
    for (const record of chunk) {
      const existing = before.get(record.id)
      const organisationId = known.get(organisationKey(record.team))
      if (existing === undefined) plan.created.push(record)
      else if (existing.organisation_id === organisationId && isSame(existing, record)) plan.unchanged++
      else if (needTransitions[existing.state].revise === undefined)
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

async function readExisting(tx: Tx, records: NeedRecord[]): Promise<Map<string, NeedDocumentRow>> {
  const ids = records.map(({ id }) => id)
  await tx
    .selectFrom('needs')
    .select('id')
    .where('external_id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute()
  const rows = await tx.selectFrom('need_documents').selectAll().where('external_id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.external_id ?? '', row]))
}

function isSame(row: NeedDocumentRow, { content, sample, reference, source, team }: NeedRecord): boolean {
  const before: NeedContent = {
    titleZh: row.title_zh,
    titleEn: row.title_en,
    textZh: row.text_zh,
    textEn: row.text_en,
    scenarios: row.scenario_codes,
    tracks: row.track_codes,
    conditions: row.condition_codes,
    equipmentClass: row.class_code,
    region: row.region_code,
    quantity: row.quantity,
    budgetMinor: row.budget_minor,
    currency: row.currency,
    neededWithinDays: row.needed_within_days,
    neededBy: row.needed_by,
    urgency: row.urgency,
    constraints: row.constraints,
  }
  const team_before = [row.organisation_zh, row.organisation_en, row.team_type_code]
  return (
    fingerprint([before, row.sample, row.reference, row.source, team_before]) ===
    fingerprint([content, sample, reference, source, [team.nameZh, team.nameEn, team.teamType]])
  )
}

async function write(tx: Tx, plan: Plan, at: Date): Promise<void> {
  const changedRecords = [...plan.created, ...plan.updated.map(({ record }) => record)]
  const teams = [...new Map(changedRecords.map(({ team }) => [organisationKey(team), team])).values()]
  const { ids, changed } = await ensureOrganisations(tx, teams)
  const organisationOf = ({ team }: NeedRecord) => ids.get(organisationKey(team)) as number
  for (const chunk of chunks(plan.created, CHUNK)) {
    const created = await insertNeeds(
      tx,
      chunk.map(
        (record): NeedWrite => ({
          ...record.content,
          externalId: record.id,
          organisationId: organisationOf(record),
          state: 'open',
          reference: record.reference,
          sample: record.sample,
          source: record.source,
          publishedAt: at,
          at,
        }),
      ),
    )
    await markForIndex(tx, 'needs', created)
  }
  for (const chunk of chunks(plan.updated, CHUNK)) {
    const rows = chunk.map(({ record, before }) => ({ id: before.id, write: record.content }))
    await replaceNeedContent(tx, rows)
    await updateRows(
      tx,
      'needs',
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
    await markForIndex(
      tx,
      'needs',
      rows.map(({ id }) => id),
    )
  }
  await markOthersOf(tx, changed)
}

/** A team's new name shows on every need of it. */
async function markOthersOf(tx: Tx, organisationIds: number[]): Promise<void> {
  if (organisationIds.length === 0) return
  const rows = await tx
    .selectFrom('needs')
    .select('id')
    .where('organisation_id', 'in', organisationIds)
    .execute()
  await markForIndex(
    tx,
    'needs',
    rows.map(({ id }) => id),
  )
}
