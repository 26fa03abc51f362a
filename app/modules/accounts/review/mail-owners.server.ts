import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { queueMail } from '~/platform/mail.server'
import type { Tx } from '~db/client.server'

type Outcome = {
  what: 'verified' | 'returned' | 'suspended' | 'restored'
  /** in the words of whoever decided */
  reason: string
  origin: string
}

/** Tells every owner of an organisation, in their own language, what was decided on it and why. */
export async function mailOwners(
  tx: Tx,
  organisation: { id: number; nameZh: string; nameEn: string },
  { what, reason, origin }: Outcome,
): Promise<void> {
  const owners = await tx
    .selectFrom('memberships as m')
    .innerJoin('people as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.name', 'p.email', 'p.language'])
    .where('m.organisation_id', '=', organisation.id)
    .where('m.role', '=', 'owner')
    .where('p.state', '=', 'active')
    .orderBy('p.id')
    .execute()
  for (const owner of owners) {
    if (owner.email === null) continue
    const lang = owner.language as Lang
    const { t } = i18nFor(lang)
    const name = lang === 'en' && organisation.nameEn ? organisation.nameEn : organisation.nameZh
    const values = {
      name: owner.name,
      organisation: name,
      reason: reason ? t('mail.decisionReason', { reason }) : '',
      link: origin + localPath(lang, '/account'),
    }
    await queueMail(tx, {
      kind: `organisation_${what}`,
      to: owner.email,
      personId: owner.id,
      subject: t(`mail.${what}Subject`, { organisation: name }),
      text: t(`mail.${what}Text`, values),
    })
  }
}
