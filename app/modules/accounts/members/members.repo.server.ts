import { DomainError, notFoundError } from '~/platform/errors'
import type { Db, Tx } from '~db/client.server'
import type { MemberRole } from '../viewer'

export type Member = { personId: number; name: string; email: string; role: MemberRole; since: Date }

/** The members of an organisation: owners first, then in the order in which they came. */
export async function readMembers(db: Db | Tx, organisationId: number): Promise<Member[]> {
  const rows = await db
    .selectFrom('memberships as m')
    .innerJoin('people as p', 'p.id', 'm.person_id')
    .select(['m.person_id', 'm.role', 'm.created_at', 'p.name', 'p.email'])
    .where('m.organisation_id', '=', organisationId)
    .orderBy((eb) => eb.case('m.role').when('owner').then(0).when('editor').then(1).else(2).end())
    .orderBy('m.created_at')
    .orderBy('m.person_id')
    .execute()
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    email: row.email ?? '',
    role: row.role as MemberRole,
    since: row.created_at,
  }))
}

/** The role of a member, under the lock of their organisation. @throws DomainError `not_found` (404) */
export async function readRole(tx: Tx, organisationId: number, personId: number): Promise<MemberRole> {
  const row = await tx
    .selectFrom('memberships')
    .select('role')
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (row === undefined) throw notFoundError('member', personId)
  return row.role as MemberRole
}

/** Under the lock of the organisation. @throws DomainError `last_owner` (409) where there is but one owner */
export async function keepAnOwner(tx: Tx, organisationId: number): Promise<void> {
  const { n } = await tx
    .selectFrom('memberships')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('organisation_id', '=', organisationId)
    .where('role', '=', 'owner')
    .executeTakeFirstOrThrow()
  if (n < 2) throw new DomainError('last_owner', {}, { status: 409 })
}

export async function setRole(
  tx: Tx,
  organisationId: number,
  personId: number,
  role: MemberRole,
): Promise<void> {
  await tx
    .updateTable('memberships')
    .set({ role })
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .execute()
}

/** Takes a membership away, and with it whatever session acts for the organisation. */
export async function dropMember(tx: Tx, organisationId: number, personId: number): Promise<void> {
  await tx
    .deleteFrom('memberships')
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .execute()
  await tx
    .updateTable('sessions')
    .set({ organisation_id: null })
    .where('person_id', '=', personId)
    .where('organisation_id', '=', organisationId)
    .execute()
}

/** Whoever governs no more leaves no open invitation behind. */
export async function revokeInvitationsBy(
  tx: Tx,
  { organisationId, personId, at }: { organisationId: number; personId: number; at: Date },
): Promise<void> {
  await tx
    .updateTable('invitations')
    .set({ revoked_at: at })
    .where('organisation_id', '=', organisationId)
    .where('invited_by', '=', personId)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
}
