import { type Lang, localPath } from '~/locales/lang'
import type { Env } from '~/platform/env.server'
import { rowIdOf } from '~/platform/row-id'
import { signer } from '~/platform/signature.server'
import { isNoticeKind, type NoticeKind } from '../kinds'

type Key = Pick<Env, 'SECRET_KEY'>
export type Unsubscribing = { personId: number; kinds: NoticeKind[] }

const SIGNATURE = 43
const signed = (personId: number, kinds: readonly string[], email: string) =>
  `${personId} ${kinds.join(' ')} ${email}`

/**
 * The address that turns off the mails of some kinds, for whoever was sent it. It does not end with time: a mail may
 * be read years later. It is bound to the address of the mail, so that a former one has no say.
 */
export function unsubscribePath(
  key: Key,
  { personId, email, kinds, lang }: Unsubscribing & { email: string; lang: Lang },
): string {
  const what = Buffer.from(`${personId} ${kinds.join(' ')}`).toString('base64url')
  return localPath(
    lang,
    `/unsubscribe/${what}${signer(key, 'unsubscribe').sign(signed(personId, kinds, email))}`,
  )
}

/** What a token asks for, whoever made it; null where it is none. */
export function readToken(token: string): (Unsubscribing & { signature: string }) | null {
  if (!/^[\w-]{44,600}$/.test(token)) return null
  const [written = '', ...names] = Buffer.from(token.slice(0, -SIGNATURE), 'base64url')
    .toString('utf8')
    .split(' ')
  const kinds = names.filter(isNoticeKind)
  const personId = rowIdOf(written)
  if (personId === null || kinds.length !== names.length || kinds.length === 0) return null
  return { personId, kinds, signature: token.slice(-SIGNATURE) }
}

/** Whether we made the token, for a person who has this address now. */
export const isOurs = (
  key: Key,
  { personId, kinds, signature }: Unsubscribing & { signature: string },
  email: string,
) => signer(key, 'unsubscribe').verify(signed(personId, kinds, email), signature)
