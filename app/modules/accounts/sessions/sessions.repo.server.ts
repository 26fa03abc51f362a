import { sql } from 'kysely'
import type { Lang } from '~/locales/lang'
import type { Db, Tx } from '~db/client.server'
import type { Membership, Origin, Person, PlatformRole } from '../viewer'
import { newToken } from './tokens.server'

/** A session ends after two weeks without a visit, and in any case after ninety days. */
const IDLE_DAYS = 14
const LONGEST_DAYS = 90
export const SESSION_SECONDS = LONGEST_DAYS * 86_400
/** How long the former token is still taken after a change, for requests that were under way. */
const GRACE_SECONDS = 30
/** A visit is written down at most this often. */
const SEEN_EVERY_MS = 5 * 60_000

export type NewSession = {
  personId: number
  organisationId: number | null
  at: Date
  from: Origin
  userAgent: string | null
}

/** Begins a session and returns its token, which nobody can read again. */
export async function beginSession(tx: Tx, { personId, organisationId, at, from, userAgent }: NewSession) {
  const { token, hash } = newToken()
  await tx
    .insertInto('sessions')
    .values({
      token_hash: hash,
      person_id: personId,
      organisation_id: organisationId,
      created_at: at,
      seen_at: at,
      confirmed_at: at,
      expires_at: new Date(at.getTime() + IDLE_DAYS * 86_400_000),
      address: from.address,
      user_agent: userAgent?.slice(0, 300) ?? null,
    })
    .execute()
  return token
}

type SessionRow = {
  session_id: number
  organisation_id: number | null
  rotate_due: boolean
  is_current: boolean
  confirmed_at: Date
  seen_at: Date
  person_id: number
  name: string
  email: string
  email_verified: boolean
  language: Lang
  platform_role: PlatformRole | null
  second_factor: boolean
  unread: number
  organisations: Membership[]
}

export type FoundSession = {
  person: Omit<Person, 'from'>
  /** the token must be changed before the answer goes out */
  rotateDue: boolean
  /** the visit is to be written down */
  seenDue: boolean
}

/** Who the session of this token belongs to, with every right as it stands now: one query. Null: there is none. */
export async function readSession(db: Db, hash: Buffer, now: Date): Promise<FoundSession | null> {
  const { rows } = await sql<SessionRow>`
    select s.id as session_id, s.organisation_id, s.rotate_due, s.token_hash = ${hash} as is_current,
      s.confirmed_at, s.seen_at, p.id as person_id, p.name, p.email, p.email_verified_at is not null as email_verified,
      p.language, p.platform_role,
      p.totp_confirmed_at is not null or exists (select from passkeys k where k.person_id = p.id) as second_factor,
      (select count(*)::int from (select from shown_notices n where n.person_id = p.id and n.read_at is null limit 100) u)
        as unread,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', o.id, 'kind', o.kind, 'state', o.state, 'nameZh', o.name_zh,
          'nameEn', o.name_en, 'role', m.role) order by m.created_at, o.id)
        from memberships m join organisations o on o.id = m.organisation_id where m.person_id = p.id), '[]') as organisations
    from sessions s join people p on p.id = s.person_id
    where (s.token_hash = ${hash} or (s.previous_token_hash = ${hash} and s.previous_until > ${now}))
      and s.expires_at > ${now} and p.state = 'active'`.execute(db)
  const row = rows[0]
  if (row === undefined) return null
  const { organisations } = row
  return {
    person: {
      kind: 'person',
      id: row.person_id,
      name: row.name,
      email: row.email,
      emailVerified: row.email_verified,
      language: row.language,
      platformRole: row.platform_role,
      unreadNotices: row.unread,
      secondFactor: row.second_factor,
      sessionId: row.session_id,
      confirmedAt: row.confirmed_at,
      organisation: organisations.find(({ id }) => id === row.organisation_id) ?? null,
      organisations,
    },
    rotateDue: row.rotate_due && row.is_current,
    seenDue: now.getTime() - row.seen_at.getTime() > SEEN_EVERY_MS,
  }
}

/**
 * Gives the session a new token; the former is taken for half a minute more. Null where another request has
 * done so already.
 */
export async function rotateSession(db: Db | Tx, hash: Buffer, now: Date): Promise<string | null> {
  const { token, hash: next } = newToken()
  const changed = await db
    .updateTable('sessions')
    .set({
      token_hash: next,
      previous_token_hash: hash,
      previous_until: new Date(now.getTime() + GRACE_SECONDS * 1000),
      rotate_due: false,
    })
    .where('token_hash', '=', hash)
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n ? token : null
}

/**
 * Gives a session a new token; the former is good no more, or from `graceFrom` for half a minute. `confirmedAt`: who
 * it is was proven just now. `organisationId`: whom it acts for from now on.
 */
export async function renewSession(
  tx: Tx,
  sessionId: number,
  {
    confirmedAt,
    organisationId,
    graceFrom,
  }: { confirmedAt?: Date; organisationId?: number; graceFrom?: Date } = {},
): Promise<string> {
  const { token, hash } = newToken()
  await tx
    .updateTable('sessions')
    .set((eb) => ({
      token_hash: hash,
      previous_token_hash: graceFrom ? eb.ref('token_hash') : null,
      previous_until: graceFrom ? new Date(graceFrom.getTime() + GRACE_SECONDS * 1000) : null,
      rotate_due: false,
      ...(confirmedAt && { confirmed_at: confirmedAt }),
      ...(organisationId !== undefined && { organisation_id: organisationId }),
    }))
    .where('id', '=', sessionId)
    .execute()
  return token
}

/** Writes a visit down and puts the end of the session off. */
export async function markSeen(db: Db, sessionId: number, now: Date): Promise<void> {
  await db
    .updateTable('sessions')
    .set({
      seen_at: now,
      expires_at: sql`least(created_at + make_interval(days => ${LONGEST_DAYS}), ${now}::timestamptz + make_interval(days => ${IDLE_DAYS}))`,
    })
    .where('id', '=', sessionId)
    .execute()
}

/** After a change of a person's rights every session of theirs takes a new token with its next request. */
export async function demandRotation(tx: Tx, personId: number): Promise<void> {
  await tx.updateTable('sessions').set({ rotate_due: true }).where('person_id', '=', personId).execute()
}

/** Ends sessions of a person: all, or all but one. */
export async function endSessions(tx: Tx, personId: number, { but }: { but?: number } = {}): Promise<number> {
  let query = tx.deleteFrom('sessions').where('person_id', '=', personId)
  if (but !== undefined) query = query.where('id', '<>', but)
  return Number((await query.executeTakeFirst()).numDeletedRows)
}
