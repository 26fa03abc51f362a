import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import { queueMail } from '~/platform/mail.server'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { auditSource } from '../audit-source'
import { lockForMember, type StoredOrganisation } from '../organisations/organisations.repo.server'
import { newToken } from '../sessions/tokens.server'
import type { MemberRole, Person } from '../viewer'
import { INVITATION_DAYS, invitationMail } from './invitation-mail'
import { readInvitation, readInvitations, revoke } from './invitations.repo.server'

/** How many invitations an organisation may send in a day. */
const A_DAY = 30
/** How long after its mail an invitation may be sent again, in minutes. */
const AGAIN_AFTER = 10

type Place = { origin: string; lang: 'zh' | 'en' }

/**
 * Invites an address to an organisation by mail. Only owners do, whatever the role.
 * @returns the invitation's id
 * @throws DomainError at `email`: `member_already`, `invited_already` (409) while one is open,
 * `too_many_invitations` (409); and those of `lockForMember`
 */
export const inviteMember = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { organisationId, email, role }: { organisationId: number; email: string; role: MemberRole },
  place: Place,
): Promise<number> =>
  db.transaction().execute(async (tx) => {
    const at = clock.now()
    const organisation = await lockForMember(tx, viewer, organisationId, 'govern')
    await refuseMember(tx, organisationId, email)
    for (const invitation of await readInvitations(tx, organisationId)) {
      if (invitation.email !== email) continue
      if (invitation.expiresAt > at)
        throw new DomainError('invited_already', { field: 'email' }, { status: 409 })
      await revoke(tx, invitation.id, at)
    }
    await refuseTooMany(tx, organisationId, at)
    const { token, hash } = newToken()
    const { id } = await tx
      .insertInto('invitations')
      .values({
        organisation_id: organisationId,
        email,
        role,
        token_hash: hash,
        invited_by: viewer.id,
        created_at: at,
        expires_at: daysAfter(at),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await send(tx, organisation, viewer, { email, role, token }, place)
    await audit(tx, auditSource(viewer), {
      action: 'invitation.sent',
      object: { kind: 'organisation', id: organisationId },
      detail: { invitationId: id, role },
    })
    return id
  })

/**
 * Sends an invitation once more, with a new link good for another seven days; the former link is over.
 * @throws DomainError `not_found` (404), `sent_just_now` (409), and those of `lockForMember`
 */
export const resendInvitation = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { organisationId, invitationId }: { organisationId: number; invitationId: number },
  place: Place,
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const at = clock.now()
    const organisation = await lockForMember(tx, viewer, organisationId, 'govern')
    const { email, role, sentAt } = await readInvitation(tx, organisationId, invitationId)
    if (at.getTime() - sentAt.getTime() < AGAIN_AFTER * 60_000)
      throw new DomainError('sent_just_now', { n: AGAIN_AFTER }, { status: 409 })
    const { token, hash } = newToken()
    await tx
      .updateTable('invitations')
      .set({ token_hash: hash, invited_by: viewer.id, created_at: at, expires_at: daysAfter(at) })
      .where('id', '=', invitationId)
      .execute()
    await send(tx, organisation, viewer, { email, role, token }, place)
    await audit(tx, auditSource(viewer), {
      action: 'invitation.sent',
      object: { kind: 'organisation', id: organisationId },
      detail: { invitationId, role, again: true },
    })
  })

/** Takes an invitation back; its link is over. @throws DomainError `not_found` (404), and those of `lockForMember` */
export const revokeInvitation = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { organisationId, invitationId }: { organisationId: number; invitationId: number },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await lockForMember(tx, viewer, organisationId, 'govern')
    const { id } = await readInvitation(tx, organisationId, invitationId)
    await revoke(tx, id, clock.now())
    await audit(tx, auditSource(viewer), {
      action: 'invitation.revoked',
      object: { kind: 'organisation', id: organisationId },
      detail: { invitationId },
    })
  })

const daysAfter = (at: Date) => new Date(at.getTime() + INVITATION_DAYS * 86_400_000)

async function refuseMember(tx: Tx, organisationId: number, email: string): Promise<void> {
  const member = await tx
    .selectFrom('memberships as m')
    .innerJoin('people as p', 'p.id', 'm.person_id')
    .select('p.id')
    .where('m.organisation_id', '=', organisationId)
    .where('p.email', '=', email)
    .executeTakeFirst()
  if (member) throw new DomainError('member_already', { field: 'email' }, { status: 409 })
}

async function refuseTooMany(tx: Tx, organisationId: number, at: Date): Promise<void> {
  const { n } = await tx
    .selectFrom('invitations')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('organisation_id', '=', organisationId)
    .where('created_at', '>', new Date(at.getTime() - 86_400_000))
    .executeTakeFirstOrThrow()
  if (n >= A_DAY) throw new DomainError('too_many_invitations', { n: A_DAY, field: 'email' }, { status: 409 })
}

async function send(
  tx: Tx,
  organisation: StoredOrganisation,
  viewer: Person,
  { email, role, token }: { email: string; role: MemberRole; token: string },
  { origin, lang }: Place,
): Promise<void> {
  const name = lang === 'en' ? organisation.nameEn || organisation.nameZh : organisation.nameZh
  const words = invitationMail({ lang, origin, token, organisation: name, inviter: viewer.name, role })
  await queueMail(tx, { kind: 'invitation', to: email, ...words })
}
