import { audit } from '~/platform/audit.server'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import type { Viewer } from '../viewer'
import { takeEmailToken } from './people.repo.server'

/** Takes the link that proves a person's address. @throws DomainError `link_expired` (410) */
export const verifyEmail = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Viewer,
  { token }: { token: string },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const at = clock.now()
    const { personId, email } = await takeEmailToken(tx, { purpose: 'verify_email', token, at })
    await tx
      .updateTable('people')
      .set({ email_verified_at: at, updated_at: at })
      .where('id', '=', personId)
      .where('email', '=', email)
      .execute()
    await audit(tx, auditSource(viewer), {
      action: 'person.email_verified',
      object: { kind: 'person', id: personId },
    })
  })
