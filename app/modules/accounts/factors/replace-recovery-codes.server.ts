import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import { lockPerson } from '../people/people.repo.server'
import type { Person } from '../viewer'
import { hasFactor, readFactors } from './factors.repo.server'
import { noteFactorChange } from './note-factor-change.server'
import type { FactorAdded } from './set-up-totp.server'

/** Ten new recovery codes; the former are good no more. @throws DomainError `no_factor` (409) */
export const replaceRecoveryCodes = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { origin }: { origin: string },
): Promise<FactorAdded> =>
  db.transaction().execute(async (tx) => {
    const at = clock.now()
    await lockPerson(tx, viewer.id)
    if (!hasFactor(await readFactors(tx, viewer.id))) throw new DomainError('no_factor', {}, { status: 409 })
    await audit(tx, auditSource(viewer), {
      action: 'person.recovery_codes_replaced',
      object: { kind: 'person', id: viewer.id },
    })
    return noteFactorChange(tx, viewer, { change: 'recovery_codes_replaced', codes: 'all', at, origin })
  })
