import type { Db } from '~db/client.server'
import type { NoticeKind } from './kinds'

const PAGE = 20

export type ShownNotice = {
  id: number
  kind: string
  words: string
  params: unknown
  path: string
  createdAt: Date
  read: boolean
}
export type NoticeListing = {
  notices: ShownNotice[]
  page: number
  last: number
  /** how many there are and how many of them are unread, by kind */
  counts: { kind: string; total: number; unread: number }[]
}

/** One page of what a person was told, the unread first, then the newest. */
export async function listNotices(
  db: Db,
  personId: number,
  { kind, page }: { kind?: NoticeKind | undefined; page: number },
): Promise<NoticeListing> {
  const [rows, counts] = await Promise.all([
    db
      .selectFrom('shown_notices')
      .select(['id', 'kind', 'words', 'params', 'path', 'created_at', 'read_at'])
      .where('person_id', '=', personId)
      .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
      .orderBy(({ eb }) => eb('read_at', 'is', null), 'desc')
      .orderBy('id', 'desc')
      .limit(PAGE)
      .offset((page - 1) * PAGE)
      .execute(),
    db
      .selectFrom('shown_notices')
      .select(({ fn }) => [
        'kind',
        fn.countAll<number>().as('total'),
        fn.countAll<number>().filterWhere('read_at', 'is', null).as('unread'),
      ])
      .where('person_id', '=', personId)
      .groupBy('kind')
      .execute(),
  ])
  const total = counts.reduce((sum, row) => sum + (kind && row.kind !== kind ? 0 : row.total), 0)
  return {
    notices: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      words: row.words,
      params: row.params,
      path: row.path,
      createdAt: row.created_at,
      read: row.read_at !== null,
    })),
    page,
    last: Math.max(1, Math.ceil(total / PAGE)),
    counts,
  }
}
