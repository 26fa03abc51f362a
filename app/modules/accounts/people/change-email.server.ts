import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { auditSource } from '../audit-source'
import type { Viewer } from '../viewer'
import { erasePerson } from './erase-person.server'
import { lockPerson, lockPersonByEmail, takeEmailToken } from './people.repo.server'

/**
 * Gives a person the address that the link went to. Links for a new password that went to the former one are good no
 * more. @throws DomainError `link_expired` (410), `email_taken` (409)
 */
export const changeEmail = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Viewer,
  { token }: { token: string },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const at = clock.now()
    const { personId, email } = await takeEmailToken(tx, { purpose: 'change_email', token, at })
    await giveEmail(tx, { personId, email, at })
    await tx
      .deleteFrom('email_tokens')
      .where('person_id', '=', personId)
      .where('purpose', 'in', ['reset_password', 'verify_email'])
      .execute()
    await audit(tx, auditSource(viewer), {
      action: 'person.email_changed',
      object: { kind: 'person', id: personId },
    })
  })

/**
 * Writes a proven address down. An account that was registered for it and never proven gives way.
 * @throws DomainError `email_taken` (409), `link_expired` (410) where the person is gone
 */
export async function giveEmail(
  tx: Tx,
  { personId, email, at }: { personId: number; email: string; at: Date },
): Promise<void> {
  const holder = await lockPersonByEmail(tx, email)
  if (holder && holder.id !== personId) {
    if (holder.email_verified_at) throw taken()
    await erasePerson(tx, holder, at)
  }
  const person = await lockPerson(tx, personId)
  if (person.state !== 'active') throw new DomainError('link_expired', {}, { status: 410 })
  try {
    await tx
      .updateTable('people')
      .set({ email, email_verified_at: at, updated_at: at })
      .where('id', '=', personId)
      .execute()
  } catch (error) {
    // Somebody else was given the address between the look and the write.
    if ((error as { code?: string }).code === '23505') throw taken()
    throw error
  }
}

const taken = () => new DomainError('email_taken', {}, { status: 409 })
