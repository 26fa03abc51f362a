import { audit } from '~/platform/audit.server'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import { renewSession } from '../sessions/sessions.repo.server'
import type { Person } from '../viewer'
import { checkPasskey, passkeyFailed, type UsedPasskey } from './check-passkey.server'

/**
 * Proves again who it is with one of the viewer's passkeys, in place of password and code; returns the session's new
 * token. @throws DomainError `passkey_failed` (422)
 */
export async function confirmWithPasskey(
  services: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  used: UsedPasskey,
  { origin }: { origin: string },
): Promise<string> {
  const passkey = await checkPasskey(services, viewer, used, { origin })
  if (!passkey.userVerified || passkey.personId !== viewer.id) throw passkeyFailed()
  return services.db.transaction().execute(async (tx) => {
    await passkey.settle(tx)
    await audit(tx, auditSource(viewer), {
      action: 'person.confirmed',
      object: { kind: 'person', id: viewer.id },
      detail: { by: 'passkey' },
    })
    return renewSession(tx, viewer.sessionId, { confirmedAt: services.clock.now() })
  })
}
