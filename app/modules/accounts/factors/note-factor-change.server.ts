import { queueMail } from '~/platform/mail.server'
import type { Tx } from '~db/client.server'
import { accountMails, type FactorChange } from '../people/account-mails'
import { endSessions, renewSession } from '../sessions/sessions.repo.server'
import type { Person } from '../viewer'
import { dropRecoveryCodes, hasFactor, readFactors, renewRecoveryCodes } from './factors.repo.server'

/**
 * What follows every change of a person's factors, in its transaction: the session takes a new token, the others
 * end where something was added, a mail tells of it, and recovery codes are there exactly as long as a factor
 * is. `codes`: make new ones in any case, or only where none is left.
 */
export async function noteFactorChange(
  tx: Tx,
  viewer: Person,
  {
    change,
    codes,
    at,
    origin,
  }: { change: FactorChange; codes: 'all' | 'missing' | 'none'; at: Date; origin: string },
): Promise<{ token: string; codes: string[] }> {
  const factors = await readFactors(tx, viewer.id)
  let made: string[] = []
  if (!hasFactor(factors)) await dropRecoveryCodes(tx, viewer.id)
  else if (codes === 'all' || (codes === 'missing' && factors.recoveryCodes === 0))
    made = await renewRecoveryCodes(tx, viewer.id, at)
  if (change === 'totp_added' || change === 'passkey_added')
    await endSessions(tx, viewer.id, { but: viewer.sessionId })
  const words = accountMails.factorChanged({ lang: viewer.language, origin, name: viewer.name }, change)
  await queueMail(tx, { kind: change, to: viewer.email, personId: viewer.id, ...words })
  return { token: await renewSession(tx, viewer.sessionId), codes: made }
}
