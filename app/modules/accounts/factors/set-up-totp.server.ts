import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import { giveBack, takeFrom } from '~/platform/rate-limit.server'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import { factorAttempts } from '../sessions/attempts.server'
import type { Person } from '../viewer'
import { noteFactorChange } from './note-factor-change.server'
import { readCode } from './recovery-code'
import { totpStep } from './totp.server'

export type FactorAdded = {
  /** of this session, which got a new one */
  token: string
  /** shown once */
  codes: string[]
}

/**
 * Puts the authenticator in force with its first code: new recovery codes, every other session ends, and the
 * person is told by mail. @throws DomainError `code_wrong` (422) at the field, `totp_in_use` (409)
 */
export async function setUpTotp(
  services: Pick<Services, 'db' | 'clock' | 'env'>,
  viewer: Person,
  { code }: { code: string },
  { origin }: { origin: string },
): Promise<FactorAdded> {
  const { db, clock, env } = services
  await takeFrom(services, ...factorAttempts(viewer.id))
  const added = await db.transaction().execute(async (tx) => {
    const at = clock.now()
    const person = await tx
      .selectFrom('people')
      .select(['totp_secret', 'totp_confirmed_at'])
      .where('id', '=', viewer.id)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (person.totp_confirmed_at !== null || person.totp_secret === null)
      throw new DomainError('totp_in_use', {}, { status: 409 })
    const read = readCode(code)
    const step = read.kind === 'totp' ? totpStep(env, person.totp_secret, read.code, at) : null
    if (step === null) throw new DomainError('code_wrong', { field: 'code' })
    await tx
      .updateTable('people')
      .set({ totp_confirmed_at: at, totp_last_step: step, updated_at: at })
      .where('id', '=', viewer.id)
      .execute()
    await audit(tx, auditSource(viewer), {
      action: 'person.totp_added',
      object: { kind: 'person', id: viewer.id },
    })
    return noteFactorChange(tx, viewer, { change: 'totp_added', codes: 'all', at, origin })
  })
  await giveBack(services, ...factorAttempts(viewer.id))
  return added
}
