import { notFoundError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { type NoticeKind, noticeKinds } from '../kinds'
import { readPreferences } from '../preferences/preferences.repo.server'
import { savePreferencesIn } from '../preferences/save-preferences.server'
import { isOurs, readToken, type Unsubscribing } from './unsubscribe-token.server'

/** What the token of a mail would turn off. @throws DomainError `not_found` where the site made none such */
export async function readUnsubscribe(
  { db, env }: Pick<Services, 'db' | 'env'>,
  token: string,
): Promise<Unsubscribing> {
  const read = readToken(token)
  if (read === null) throw notFoundError('page', '')
  const person = await db
    .selectFrom('people')
    .select('email')
    .where('id', '=', read.personId)
    .executeTakeFirst()
  if (!person?.email || !isOurs(env, read, person.email)) throw notFoundError('page', '')
  return { personId: read.personId, kinds: read.kinds }
}

/**
 * Turns off the mails of the kinds that a token names, or all mails of notices, for whoever was sent the token: no
 * session is asked for. What is told on the site stays. Safe to repeat.
 * @throws those of `readUnsubscribe`
 */
export async function unsubscribe(
  services: Pick<Services, 'db' | 'env' | 'clock'>,
  token: string,
  { all }: { all: boolean },
): Promise<NoticeKind[]> {
  const { personId, kinds } = await readUnsubscribe(services, token)
  const off = all ? [...noticeKinds] : kinds
  await services.db.transaction().execute(async (tx) => {
    const before = await readPreferences(tx, personId)
    await savePreferencesIn(tx, services, personId, {
      kinds: Object.fromEntries(off.map((kind) => [kind, { ...before.kinds[kind], mail: 'never' as const }])),
    })
  })
  return kinds
}
