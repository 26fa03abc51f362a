import { sql } from 'kysely'
import { notFoundError } from '~/platform/errors'
import type { Db } from '~db/client.server'
import { IN_FORCE, type RowKind, type RowProblem, type SheetState, SUBMITTED, WRITTEN } from './sheet'
import type { Refusal } from './sheet-job.server'

export type SheetHead = {
  id: number
  name: string
  state: SheetState
  refusal: Refusal | null
  rowCount: number | null
  createdAt: Date
  /** the name of whoever uploaded it; empty where they are gone */
  createdBy: string
}

const heads = (db: Db, organisationId: number) =>
  db
    .selectFrom('offering_sheets as s')
    .leftJoin('people as p', 'p.id', 's.created_by')
    .select(['s.id', 's.name', 's.state', 's.refusal', 's.row_count', 's.created_at', 'p.name as by'])
    .where('s.organisation_id', '=', organisationId)

type HeadRow = Awaited<ReturnType<ReturnType<typeof heads>['executeTakeFirstOrThrow']>>
const toHead = ({ row_count, created_at, by, state, refusal, ...row }: HeadRow): SheetHead => ({
  ...row,
  state: state as SheetState,
  refusal: refusal as Refusal | null,
  rowCount: row_count,
  createdAt: created_at,
  createdBy: by ?? '',
})

/** The newest sheets of an organisation. */
export async function listSheets(db: Db, organisationId: number, limit: number): Promise<SheetHead[]> {
  return (await heads(db, organisationId).orderBy('s.id', 'desc').limit(limit).execute()).map(toHead)
}

/** A sheet of an organisation. @throws DomainError `not_found` (404) */
export async function readSheetHead(db: Db, organisationId: number, id: number): Promise<SheetHead> {
  const row = await heads(db, organisationId).where('s.id', '=', id).executeTakeFirst()
  if (row === undefined) throw notFoundError('sheet', id)
  return toHead(row)
}

/** What a list of rows is narrowed by: what they would do, or what is left to do. */
export const rowFilters = [
  'new',
  'changed',
  'unchanged',
  'refused',
  'incomplete',
  'hindered',
  'unsubmitted',
] as const
export type RowFilter = (typeof rowFilters)[number]

const conditions: Record<RowFilter, ReturnType<typeof sql<boolean>>> = {
  new: sql`kind = 'new'`,
  changed: sql`kind = 'changed'`,
  unchanged: sql`kind = 'unchanged'`,
  refused: sql`kind = 'refused'`,
  incomplete: sql`kind <> 'refused' and problems <> '[]'`,
  hindered: sql`outcome <> ${WRITTEN}`,
  unsubmitted: sql`submission not in (${SUBMITTED}, ${IN_FORCE})`,
}

export type RowCounts = Record<RowFilter, number> & {
  all: number
  /** of which something is said: written, or what hindered it */
  decided: number
  written: number
  /** written, and to be handed in */
  open: number
  submitted: number
  inForce: number
}

export async function countRows(db: Db, sheetId: number): Promise<RowCounts> {
  const count = (condition: ReturnType<typeof sql<boolean>>) =>
    sql<number>`(count(*) filter (where ${condition}))::int`
  const counts = {
    all: count(sql`true`),
    decided: count(sql`outcome is not null`),
    written: count(sql`outcome = ${WRITTEN}`),
    open: count(sql`outcome = ${WRITTEN} and submission is null`),
    submitted: count(sql`submission = ${SUBMITTED}`),
    inForce: count(sql`submission = ${IN_FORCE}`),
    ...Object.fromEntries(rowFilters.map((filter) => [filter, count(conditions[filter])])),
  }
  const columns = sql.join(
    Object.entries(counts).map(([name, counted]) => sql`${counted} as ${sql.ref(name)}`),
  )
  const { rows } = await sql<RowCounts>`
    select ${columns} from offering_sheet_rows where sheet_id = ${sheetId}`.execute(db)
  return rows[0] as RowCounts
}

export type ReportRow = {
  position: number
  sheet: string
  number: number
  kind: RowKind
  name: string
  code: string | null
  offeringId: number | null
  changed: string[]
  problems: RowProblem[]
  outcome: string | null
  submission: string | null
}

/** Rows of a report in the order of the file, behind a position. */
export async function readReportRows(
  db: Db,
  sheetId: number,
  { filter, after = -1, limit }: { filter?: RowFilter; after?: number; limit: number },
): Promise<ReportRow[]> {
  const rows = await db
    .selectFrom('offering_sheet_rows')
    .select(['position', 'sheet', 'number', 'kind', 'name', 'code', 'offering_id'])
    .select(['changed', 'problems', 'outcome', 'submission'])
    .where('sheet_id', '=', sheetId)
    .where('position', '>', after)
    .where(filter ? conditions[filter] : sql<boolean>`true`)
    .orderBy('position')
    .limit(limit)
    .execute()
  return rows.map(({ offering_id, kind, problems, ...row }) => ({
    ...row,
    kind: kind as RowKind,
    offeringId: offering_id,
    problems: problems as RowProblem[],
  }))
}
