import { sql } from 'kysely'
import type { OrganisationRight } from '~/modules/accounts'
import type { Vocabulary } from '~/modules/vocabulary'
import { type AuditSource, auditAll } from '~/platform/audit.server'
import { updateRows } from '~db/bulk.server'
import type { Tx } from '~db/client.server'
import { insertOfferings, type OfferingContent } from '~db/write-offerings.server'
import { readOfferings } from '../offering.repo.server'
import { type FormFields, termFieldsOf, textOf } from '../offering-form'
import { writeTerms } from '../revisions/change-terms.server'
import { checkContent } from '../revisions/check-content'
import { sameFields } from '../revisions/revision'
import { contentChanged, hindrance, isLive, isTerm } from './check-row'
import { digestOf, findOwnRows, type OwnRow } from './own-rows.server'
import { IN_FORCE, WRITTEN } from './sheet'

/** A row that is to be written, as the report keeps it. */
export type RowToWrite = {
  position: number
  kind: string
  code: string | null
  offering_id: number | null
  fields: FormFields
  changed: string[]
  base: string | null
}

type Planned = { row: RowToWrite; before: OwnRow | null }
type Plan = { good: Planned[]; hindered: { position: number; outcome: string }[] }

/**
 * Which rows can be written now: a row whose listing says something else than when it was checked is not. Locks the
 * listings, in the order of their numbers.
 */
export async function planRows(
  tx: Tx,
  organisationId: number,
  rows: readonly RowToWrite[],
  rights: readonly OrganisationRight[],
): Promise<Plan> {
  const ids = rows.flatMap(({ offering_id }) => offering_id ?? [])
  // Nobody else brings new codes to this enterprise meanwhile.
  await tx
    .selectFrom('organisations')
    .select('id')
    .where('id', '=', organisationId)
    .forNoKeyUpdate()
    .execute()
  if (ids.length > 0)
    await tx.selectFrom('offerings').select('id').where('id', 'in', ids).orderBy('id').forUpdate().execute()
  const own = await findOwnRows(tx, organisationId, { ids, codes: rows.map(({ code }) => code) })
  const plan: Plan = { good: [], hindered: [] }
  for (const row of rows) {
    const before = own.byId.get(row.offering_id ?? 0) ?? null
    const named = own.byCode.get(row.code ?? '') ?? null
    const hindered = hindering(row, { before, named, rights })
    if (hindered === null) plan.good.push({ row, before })
    else plan.hindered.push({ position: row.position, outcome: hindered })
  }
  return plan
}

function hindering(
  row: RowToWrite,
  now: { before: OwnRow | null; named: OwnRow | null; rights: readonly OrganisationRight[] },
): string | null {
  const { before, named, rights } = now
  if (row.kind === 'new') return named ? 'code_taken' : null
  if (before === null) return 'gone'
  if (digestOf(before) !== row.base) return 'changed_meanwhile'
  if (named && named.id !== before.id) return 'code_taken'
  const atOnce = isLive(before.state) && row.changed.some(isTerm)
  if (atOnce && !rights.includes('publish')) return 'not_verified'
  return hindrance(before, row.changed)
}

/** Writes rows whose listings are locked, all in a few statements, and says what became of each. */
export async function writeRows(
  tx: Tx,
  { good }: Pick<Plan, 'good'>,
  context: { sheetId: number; organisationId: number; words: Vocabulary; by: AuditSource; at: Date },
): Promise<void> {
  const { organisationId, words, at, by } = context
  const fresh = good.filter(({ before }) => before === null)
  const ids = await insertOfferings(
    tx,
    fresh.map(({ row }) => ({
      ...stubOf(row.fields),
      externalId: null,
      organisationId,
      ownCode: row.code,
      state: 'draft' as const,
      reference: false,
      sample: false,
      source: null,
      publishedAt: null,
      at,
    })),
  )
  const numbers = new Map(fresh.map(({ row }, index) => [row.position, ids[index] as number]))
  const idOf = ({ row, before }: Planned) => before?.id ?? (numbers.get(row.position) as number)
  await writeRevisions(tx, good.filter(needsRevision), { idOf, by, at })
  await updateRows(
    tx,
    'offerings',
    good
      .filter(({ row, before }) => before && row.code !== before.code)
      .map((each) => ({
        id: idOf(each),
        own_code: each.row.code,
      })),
  )
  const atOnce = good.filter(({ row, before }) => before && isLive(before.state) && row.changed.some(isTerm))
  await writeTermsOf(tx, atOnce, { words, at })
  await auditAll(tx, by, [
    ...ids.map((id) => ({ action: 'offering.drafted', object: { kind: 'offering', id } })),
    ...atOnce.map((each) => ({
      action: 'offering.terms_changed',
      object: { kind: 'offering', id: idOf(each) },
      detail: { fields: each.row.changed.filter(isTerm) },
    })),
  ])
  await keepOutcomes(
    tx,
    context.sheetId,
    good.map((each) => ({
      position: each.row.position,
      outcome: WRITTEN,
      offering_id: idOf(each),
      submission: needsReview(each) ? null : IN_FORCE,
    })),
  )
}

/** A draft stands with its name, track and class; what else is written is its revision. */
const stubOf = (fields: FormFields): OfferingContent => ({
  ...EMPTY,
  nameZh: textOf(fields, 'nameZh'),
  track: textOf(fields, 'track'),
  equipmentClass: textOf(fields, 'equipmentClass'),
})

const EMPTY: Omit<OfferingContent, 'nameZh' | 'track' | 'equipmentClass'> = {
  nameEn: '',
  summaryZh: '',
  summaryEn: '',
  model: null,
  tags: [],
  scenarios: [],
  conditions: [],
  region: null,
  priceMinor: null,
  priceMaxMinor: null,
  currency: 'CNY',
  priceBasis: 'sale',
  leadTimeDays: null,
  capacityPerMonth: null,
  warrantyMonths: null,
  verificationLevel: null,
  catalogues: [],
  standards: [],
  specs: [],
  regionsServed: [],
  interfaces: [],
  citations: [],
  claims: [],
  media: [],
  videos: [],
}

/** What is on show stays until a review has passed; only price and delivery need none. */
const needsReview = ({ row, before }: Planned) =>
  before === null || contentChanged(row.changed).some((key) => !(isLive(before.state) && isTerm(key)))

/** What somebody is writing takes new terms too. */
const needsRevision = (each: Planned) =>
  needsReview(each) || (each.before?.revision !== null && contentChanged(each.row.changed).length > 0)

async function writeRevisions(
  tx: Tx,
  rows: readonly Planned[],
  { idOf, by, at }: { idOf: (each: Planned) => number; by: AuditSource; at: Date },
): Promise<void> {
  const data = JSON.stringify(rows.map((each) => ({ offering_id: idOf(each), fields: each.row.fields })))
  await sql`
    insert into offering_revisions as r (offering_id, fields, updated_by, updated_at)
    select n.offering_id, n.fields, ${by.personId}, ${at}
    from json_to_recordset(${data}::json) as n (offering_id bigint, fields jsonb)
    on conflict (offering_id) do update set fields = excluded.fields, version = r.version + 1,
      updated_by = excluded.updated_by, updated_at = excluded.updated_at`.execute(tx)
}

async function writeTermsOf(
  tx: Tx,
  rows: readonly Planned[],
  { words, at }: { words: Vocabulary; at: Date },
): Promise<void> {
  if (rows.length === 0) return
  const live = await readOfferings(
    tx,
    'staff',
    rows.flatMap(({ before }) => before?.id ?? []),
  )
  const byId = new Map(rows.map(({ row, before }) => [before?.id, checkContent(row.fields, words).content]))
  await writeTerms(
    tx,
    live.flatMap((offering) => {
      const content = byId.get(offering.id)
      if (!content) return []
      const { priceMinor, priceMaxMinor, currency, priceBasis, leadTimeDays, capacityPerMonth } = content
      const terms = { priceMinor, priceMaxMinor, currency, priceBasis, leadTimeDays, capacityPerMonth }
      return sameFields(termFieldsOf(offering), termFieldsOf(terms)) ? [] : [{ live: offering, terms }]
    }),
    at,
  )
}

/** Says of rows what became of them. */
export async function keepOutcomes(
  tx: Tx,
  sheetId: number,
  rows: readonly {
    position: number
    outcome: string
    offering_id?: number | null
    submission?: string | null
  }[],
): Promise<void> {
  if (rows.length === 0) return
  const data = JSON.stringify(rows.map((row) => ({ submission: null, offering_id: null, ...row })))
  await sql`
    update offering_sheet_rows r
    set outcome = n.outcome, submission = n.submission, offering_id = coalesce(n.offering_id, r.offering_id)
    from json_to_recordset(${data}::json) as n (position int, outcome text, offering_id bigint, submission text)
    where r.sheet_id = ${sheetId} and r.position = n.position`.execute(tx)
}
