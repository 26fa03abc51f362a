import type { TFunction } from 'i18next'
import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/locales/lang'
import { queueMail } from '~/platform/mail.server'
import type { Tx } from '~db/client.server'
import type { MemberRole } from '../viewer'

export type Member = { name: string; lang: Lang; t: TFunction }

/**
 * A mail to every active member of an organisation who has one of the roles, each in their own language, in the
 * caller's transaction.
 */
export async function mailMembers(
  tx: Tx,
  { organisationId, roles, kind }: { organisationId: number; roles: readonly MemberRole[]; kind: string },
  word: (member: Member) => { subject: string; text: string },
): Promise<void> {
  const members = await tx
    .selectFrom('memberships as m')
    .innerJoin('people as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.name', 'p.email', 'p.language'])
    .where('m.organisation_id', '=', organisationId)
    .where('m.role', 'in', [...roles])
    .where('p.state', '=', 'active')
    .orderBy('p.id')
    .execute()
  for (const { id, name, email, language } of members) {
    if (email === null) continue
    const lang = language as Lang
    await queueMail(tx, { kind, to: email, personId: id, ...word({ name, lang, t: i18nFor(lang).t }) })
  }
}
