import { DomainError, notFoundError } from '~/platform/errors'
import type { Db, Tx } from '~db/client.server'
import { hashToken } from '../sessions/tokens.server'
import type { MemberRole } from '../viewer'

export type Invitation = {
  id: number
  organisationId: number
  email: string
  role: MemberRole
  /** when its mail last went out */
  sentAt: Date
  expiresAt: Date
}

const columns = ['id', 'organisation_id', 'email', 'role', 'created_at', 'expires_at'] as const

const open = (db: Db | Tx) =>
  db
    .selectFrom('invitations')
    .select([...columns])
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof open>['executeTakeFirst']>>>

const fromRow = (row: Row): Invitation => ({
  id: row.id,
  organisationId: row.organisation_id,
  email: row.email,
  role: row.role as MemberRole,
  sentAt: row.created_at,
  expiresAt: row.expires_at,
})

/** The invitations of an organisation that were neither accepted nor revoked, those out of date included. */
export async function readInvitations(db: Db | Tx, organisationId: number): Promise<Invitation[]> {
  const rows = await open(db).where('organisation_id', '=', organisationId).orderBy('id').execute()
  return rows.map(fromRow)
}

/** One of them. @throws DomainError `not_found` (404) */
export async function readInvitation(db: Db | Tx, organisationId: number, id: number): Promise<Invitation> {
  const found = (await readInvitations(db, organisationId)).find((each) => each.id === id)
  if (found === undefined) throw notFoundError('invitation', id)
  return found
}

/** The invitation of a link that can be accepted now. @throws DomainError `invitation_over` (410) */
export async function readInvitationOf(db: Db | Tx, token: string, at: Date): Promise<Invitation> {
  const row = await open(db)
    .where('token_hash', '=', hashToken(token))
    .where('expires_at', '>', at)
    .executeTakeFirst()
  if (row === undefined) throw new DomainError('invitation_over', {}, { status: 410 })
  return fromRow(row)
}

export async function revoke(tx: Tx, id: number, at: Date): Promise<void> {
  await tx.updateTable('invitations').set({ revoked_at: at }).where('id', '=', id).execute()
}
