import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from '~db/client.server'
import type { OfferingDocumentRow } from '~db/documents'
import { type OfferingState, toOffering } from '../offering'
import { type FormFields, fieldsOfContent } from '../offering-form'
import type { RevisionState } from '../revisions/revision'

/** An offering of an organisation as a sheet sees it: what its editors would see in the form. */
export type OwnRow = {
  id: number
  code: string | null
  state: OfferingState
  revision: RevisionState | null
  /** what is being written, or else what is said already */
  fields: FormFields
}

type Which = { after: number; limit: number } | { ids: readonly number[] }

type Row = OfferingDocumentRow & {
  own_code: string | null
  revision_state: RevisionState | null
  revision_fields: FormFields | null
}

/** Offerings of one organisation, by id; `after` and `limit` leave out what is archived. */
export async function readOwnRows(db: Db | Tx, organisationId: number, which: Which): Promise<OwnRow[]> {
  const chosen =
    'ids' in which
      ? sql`d.id = any(${[...which.ids]}::bigint[])`
      : sql`d.id > ${which.after} and d.state <> 'archived'`
  const limit = 'limit' in which ? sql`limit ${which.limit}` : sql``
  const { rows } = await sql<Row>`
    select d.*, o.own_code, r.state as revision_state, r.fields as revision_fields
    from offering_documents d join offerings o on o.id = d.id
      left join offering_revisions r on r.offering_id = d.id
    where d.organisation_id = ${organisationId} and ${chosen}
    order by d.id ${limit}`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    code: row.own_code,
    state: row.state,
    revision: row.revision_state,
    fields: row.revision_fields ?? fieldsOfContent(toOffering(row)),
  }))
}

/** Those of an organisation that a sheet names by their numbers or codes, to be looked up by either. */
export async function findOwnRows(
  db: Db | Tx,
  organisationId: number,
  named: { ids: readonly (number | null)[]; codes: readonly (string | null)[] },
): Promise<{ byId: ReadonlyMap<number, OwnRow>; byCode: ReadonlyMap<string, OwnRow> }> {
  const found = await db
    .selectFrom('offerings')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where(
      sql<boolean>`(id = any(${given(named.ids)}::bigint[]) or own_code = any(${given(named.codes)}::text[]))`,
    )
    .execute()
  const rows = await readOwnRows(db, organisationId, { ids: found.map(({ id }) => id) })
  return {
    byId: new Map(rows.map((row) => [row.id, row])),
    byCode: new Map(rows.flatMap((row) => (row.code === null ? [] : [[row.code, row] as const]))),
  }
}

const given = <T>(values: readonly (T | null)[]): T[] => values.filter((value): value is T => value !== null)

/** What an offering says, in short: another where anything its editors see in the form, or its code, has changed. */
export const digestOf = ({ code, fields }: Pick<OwnRow, 'code' | 'fields'>): string =>
  createHash('sha256')
    .update(JSON.stringify([code, Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))]))
    .digest('base64url')

/** The parts in which an organisation's own are exported: each begins behind an id, with the numbers it spans. */
export async function readExportParts(
  db: Db,
  organisationId: number,
  size: number,
): Promise<{ after: number; from: number; to: number }[]> {
  const { rows } = await sql<{ last: number; n: number }>`
    select max(id) as last, count(*)::int as n from (
      select id, (row_number() over (order by id) - 1) / ${size} as part from offerings
      where organisation_id = ${organisationId} and state <> 'archived') own
    group by part order by part`.execute(db)
  return rows.map(({ n }, index) => ({
    after: index === 0 ? 0 : (rows[index - 1]?.last ?? 0),
    from: index * size + 1,
    to: index * size + n,
  }))
}
