import { localPath } from '~/locales/lang'
import type { Tx } from '~db/client.server'
import { mailMembers } from '../members/mail-members.server'

type Outcome = {
  what: 'suspended' | 'restored'
  /** in the words of whoever decided */
  reason: string
  origin: string
}

/**
 * Mails every owner of an organisation, in their own language, what was decided on it and why: it concerns all that
 * they may do here, so nobody can turn it off.
 */
export const mailOwners = (
  tx: Tx,
  { id, nameZh, nameEn }: { id: number; nameZh: string; nameEn: string },
  { what, reason, origin }: Outcome,
): Promise<void> =>
  mailMembers(
    tx,
    { organisationId: id, roles: ['owner'], kind: `organisation_${what}` },
    ({ name, lang, t }) => {
      const organisation = lang === 'en' && nameEn ? nameEn : nameZh
      return {
        subject: t(`mail.${what}Subject`, { organisation }),
        text: t(`mail.${what}Text`, {
          name,
          organisation,
          reason: reason ? t('mail.decisionReason', { reason }) : '',
          link: origin + localPath(lang, '/account'),
        }),
      }
    },
  )
