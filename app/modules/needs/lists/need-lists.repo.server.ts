import { sql } from 'kysely'
import { notFoundError } from '~/platform/errors'
import type { Db, Tx } from '~db/client.server'
import type { NeedList, NeedListLine, NeedListRow } from './need-list'

const lines = (db: Db | Tx) =>
  db.selectFrom('need_lists as l').select((eb) => [
    'l.id',
    'l.name',
    'l.created_at as createdAt',
    'l.organisation_id as organisationId',
    'l.heads',
    eb
      .selectFrom('need_list_rows as r')
      .select(eb.fn.countAll<number>().as('n'))
      .whereRef('r.list_id', '=', 'l.id')
      .as('rows'),
    eb
      .selectFrom('need_list_rows as r')
      .select((of) => of.fn.count<number>('r.need_id').as('n'))
      .whereRef('r.list_id', '=', 'l.id')
      .as('drafted'),
  ])

/** The lists of a team, newest first. */
export async function readNeedLists(db: Db, organisationId: number): Promise<NeedListLine[]> {
  const rows = await lines(db)
    .where('l.organisation_id', '=', organisationId)
    .orderBy('l.id', 'desc')
    .execute()
  return rows.map(({ id, name, createdAt, rows: n, drafted }) => ({
    ...{ id, name, createdAt },
    rows: n ?? 0,
    drafted: drafted ?? 0,
  }))
}

/**
 * One list of a team with some of its rows in their order; `open`: only those without a draft.
 * @throws DomainError `not_found` (404) where it is none of this team
 */
export async function readNeedList(
  db: Db,
  organisationId: number,
  id: number,
  { after, limit }: { after: number; limit: number },
): Promise<NeedList & { page: NeedListRow[] }> {
  const [list, page] = await Promise.all([
    lines(db).where('l.id', '=', id).where('l.organisation_id', '=', organisationId).executeTakeFirst(),
    db
      .selectFrom('need_list_rows as r')
      .leftJoin('needs as n', 'n.id', 'r.need_id')
      .select(['r.position', 'r.sheet', 'r.number', 'r.fields', 'r.tracks', 'r.problems', 'n.id', 'n.state'])
      .where('r.list_id', '=', id)
      .where('r.position', '>', after)
      .orderBy('r.position')
      .limit(limit)
      .execute(),
  ])
  if (list === undefined) throw notFoundError('need_list', id)
  return {
    ...list,
    rows: list.rows ?? 0,
    drafted: list.drafted ?? 0,
    heads: list.heads as NeedList['heads'],
    page: page.map(({ id: needId, state, fields, problems, ...row }) => ({
      ...row,
      fields: fields as NeedListRow['fields'],
      problems: problems as NeedListRow['problems'],
      need:
        needId === null ? null : { id: needId, state: state as NonNullable<NeedListRow['need']>['state'] },
    })),
  }
}

/** Locks a list of this team. @throws DomainError `not_found` (404) */
export async function lockNeedList(tx: Tx, organisationId: number, id: number): Promise<void> {
  const found = await tx
    .selectFrom('need_lists')
    .select('id')
    .where('id', '=', id)
    .where('organisation_id', '=', organisationId)
    .forUpdate()
    .executeTakeFirst()
  if (found === undefined) throw notFoundError('need_list', id)
}

/** Rows of a list by their positions, without those that a draft was made of. */
export const readOpenRows = (tx: Tx, listId: number, positions: readonly number[]) =>
  tx
    .selectFrom('need_list_rows')
    .select(['position', 'fields'])
    .where('list_id', '=', listId)
    .where('position', 'in', positions)
    .where('need_id', 'is', null)
    .orderBy('position')
    .execute()

/** Says which draft was made of which row. */
export const writeDrafted = (tx: Tx, listId: number, made: readonly { position: number; needId: number }[]) =>
  sql`
    update need_list_rows r set need_id = m.need_id
    from jsonb_to_recordset(${JSON.stringify(made.map(({ position, needId }) => ({ position, need_id: needId })))}::jsonb)
      as m(position int, need_id bigint)
    where r.list_id = ${listId} and r.position = m.position`.execute(tx)
