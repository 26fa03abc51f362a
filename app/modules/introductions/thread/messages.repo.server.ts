import { sql } from 'kysely'
import type { Db, Tx } from '~db/client.server'
import type { Side } from '../introduction'
import type { Message, MessageKind, NameCard } from './message'

const rowsOf = (db: Db | Tx, introductionId: number) =>
  db
    .selectFrom('introduction_messages as m')
    .innerJoin('people as p', 'p.id', 'm.author_id')
    .leftJoin('files as f', 'f.id', 'm.file_id')
    .selectAll('m')
    .select(['p.name as author', 'f.name as file_name', 'f.media_type', 'f.byte_size'])
    .where('m.introduction_id', '=', introductionId)

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>

const toMessage = (row: Row): Message => ({
  id: row.id,
  clientId: row.client_id,
  side: row.side as Side,
  author: { id: row.author_id, name: row.author },
  kind: row.kind as MessageKind,
  body: row.body,
  file:
    row.file_id === null || row.taken_back_at !== null
      ? null
      : {
          id: row.file_id,
          name: row.file_name ?? '',
          mediaType: row.media_type ?? '',
          bytes: row.byte_size ?? 0,
        },
  card: row.card as NameCard | null,
  sentAt: row.created_at,
  takenBackAt: row.taken_back_at,
})

/** The last messages of a thread, or those before one, oldest first; `more`: there are older ones. */
export async function readMessages(
  db: Db | Tx,
  introductionId: number,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<{ messages: Message[]; more: boolean }> {
  let query = rowsOf(db, introductionId)
    .orderBy('m.id', 'desc')
    .limit(limit + 1)
  if (before !== undefined) query = query.where('m.id', '<', before)
  const rows = await query.execute()
  return { messages: rows.slice(0, limit).map(toMessage).reverse(), more: rows.length > limit }
}

/** What came after a message, oldest first. */
export async function readMessagesAfter(db: Db, introductionId: number, after: number, limit: number) {
  const rows = await rowsOf(db, introductionId)
    .where('m.id', '>', after)
    .orderBy('m.id')
    .limit(limit)
    .execute()
  return rows.map(toMessage)
}

/** Null: there is none. */
export async function findMessage(
  db: Db | Tx,
  introductionId: number,
  by: { id: number } | { clientId: string } | { fileId: string },
): Promise<Message | null> {
  let query = rowsOf(db, introductionId)
  if ('id' in by) query = query.where('m.id', '=', by.id)
  else if ('clientId' in by) query = query.where('m.client_id', '=', by.clientId)
  else query = query.where('m.file_id', '=', by.fileId)
  const row = await query.executeTakeFirst()
  return row ? toMessage(row) : null
}

/**
 * What of a thread can change without a message: its stamp, and how far the other side has read, whoever of it. The
 * stamp is a text that differs after each such change.
 */
export async function readThreadState(
  db: Db,
  introductionId: number,
  side: Side,
): Promise<{ stamp: string; readUpTo: number }> {
  const { rows } = await sql<{ state: string; taken_back: number; read_up_to: number }>`
    select i.state,
      (select count(*)::int from introduction_messages m
        where m.introduction_id = i.id and m.taken_back_at is not null) as taken_back,
      coalesce((select max(r.message_id) from introduction_reads r
        join memberships s on s.person_id = r.person_id
          and s.organisation_id = case when ${side} = 'team' then i.enterprise_id else i.team_id end
        where r.introduction_id = i.id), 0) as read_up_to
    from introductions i where i.id = ${introductionId}`.execute(db)
  const row = rows[0]
  return { stamp: `${row?.state}-${row?.taken_back}`, readUpTo: row?.read_up_to ?? 0 }
}

/**
 * How many messages of the other side a person has not read, by introduction of an organisation of theirs; those
 * without any are left out. What was taken back is not waited for.
 */
export async function readUnread(
  db: Db,
  { personId, organisationId }: { personId: number; organisationId: number },
  introductionId?: number,
): Promise<Map<number, number>> {
  const { rows } = await sql<{ id: number; n: number }>`
    select i.id, count(*)::int as n
    from introductions i
    join introduction_messages m on m.introduction_id = i.id
    left join introduction_reads r on r.introduction_id = i.id and r.person_id = ${personId}
    where (i.team_id = ${organisationId} or i.enterprise_id = ${organisationId})
      and (${introductionId ?? null}::bigint is null or i.id = ${introductionId ?? null})
      and m.id > coalesce(r.message_id, 0) and m.taken_back_at is null
      and m.side = case when i.team_id = ${organisationId} then 'enterprise' else 'team' end
    group by i.id`.execute(db)
  return new Map(rows.map(({ id, n }) => [id, n]))
}
