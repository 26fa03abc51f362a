import { sql } from 'kysely'
import { insertRows, takeIds, updateRows } from './bulk.server'
import type { Tx } from './client.server'
import type { ConstraintRow, NeedDocumentRow, SourceNote } from './documents'

/** What a need says. The budget is for the whole quantity, in minor units. */
export type NeedContent = {
  titleZh: string
  titleEn: string
  textZh: string
  textEn: string
  scenarios: string[]
  tracks: string[]
  conditions: string[]
  equipmentClass: string | null
  constraints: ConstraintRow[]
  region: string | null
  quantity: number | null
  budgetMinor: number | null
  currency: string
  neededWithinDays: number | null
  /** YYYY-MM-DD */
  neededBy: string | null
  urgency: NeedDocumentRow['urgency']
}

export type NeedWrite = NeedContent & {
  externalId: string | null
  organisationId: number
  state: NeedDocumentRow['state']
  reference: boolean
  sample: boolean
  source: SourceNote | null
  publishedAt: Date | null
  /** created and updated; now where it is not given */
  at?: Date
}

/** Inserts needs with everything that hangs on them; the ids come back in the order of the writes. */
export async function insertNeeds(tx: Tx, writes: NeedWrite[]): Promise<number[]> {
  const ids = await takeIds(tx, 'needs', writes.length)
  const now = new Date()
  const rows = writes.map((write, index) => ({ id: ids[index] as number, write }))
  await insertRows(
    tx,
    'needs',
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
      created_at: write.at ?? now,
      updated_at: write.at ?? now,
      ...contentColumns(write),
    })),
  )
  await insertParts(tx, rows)
  return ids
}

/** Replaces what needs say, and their parts; state, version and times are the caller's business. */
export async function replaceNeedContent(tx: Tx, rows: { id: number; write: NeedContent }[]): Promise<void> {
  await updateRows(
    tx,
    'needs',
    rows.map(({ id, write }) => ({ id, ...contentColumns(write) })),
  )
  const ids = rows.map(({ id }) => id)
  for (const table of ['need_scenarios', 'need_tracks', 'need_conditions', 'need_constraints'])
    await sql`delete from ${sql.table(table)} where need_id = any(${ids}::bigint[])`.execute(tx)
  await insertParts(tx, rows)
}

const contentColumns = (content: NeedContent) => ({
  title_zh: content.titleZh,
  title_en: content.titleEn,
  text_zh: content.textZh,
  text_en: content.textEn,
  class_code: content.equipmentClass,
  region_code: content.region,
  quantity: content.quantity,
  budget_minor: content.budgetMinor,
  currency: content.currency,
  needed_within_days: content.neededWithinDays,
  needed_by: content.neededBy,
  urgency: content.urgency,
})

async function insertParts(tx: Tx, rows: { id: number; write: NeedContent }[]): Promise<void> {
  const each = (part: (content: NeedContent) => Record<string, unknown>[]) =>
    rows.flatMap(({ id, write }) => part(write).map((columns) => ({ need_id: id, ...columns })))
  const coded = (column: string) => (code: string, position: number) => ({ [column]: code, position })
  await insertRows(
    tx,
    'need_scenarios',
    each(({ scenarios }) => scenarios.map(coded('scenario_code'))),
  )
  await insertRows(
    tx,
    'need_tracks',
    each(({ tracks }) => tracks.map(coded('track_code'))),
  )
  await insertRows(
    tx,
    'need_conditions',
    each(({ conditions }) => conditions.map(coded('condition_code'))),
  )
  await insertRows(
    tx,
    'need_constraints',
    each(({ constraints }) =>
      constraints.map((constraint, position) => ({
        position,
        attribute_code: constraint.attribute,
        op: constraint.op,
        value_written: constraint.valueWritten,
        unit_written: constraint.unitWritten,
        number: constraint.number,
        text: constraint.text,
        flag: constraint.flag,
        hard: constraint.hard,
      })),
    ),
  )
}
