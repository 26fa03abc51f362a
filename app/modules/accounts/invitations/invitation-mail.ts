import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import type { MemberRole } from '../viewer'

/** The mail that brings an invitation. The reader may have no account: it is in the language of who invites. */
export function invitationMail({
  lang,
  origin,
  token,
  ...words
}: {
  lang: Lang
  origin: string
  token: string
  organisation: string
  inviter: string
  role: MemberRole
}): { subject: string; text: string } {
  const { t } = i18nFor(lang)
  const role = t(`organisation.role.${words.role}`)
  const link = origin + localPath(lang, `/invitations/${token}`)
  return {
    subject: t('mail.invitationSubject', { organisation: words.organisation }),
    text: t('mail.invitationText', { ...words, role, link, days: INVITATION_DAYS }),
  }
}

/** How long an invitation is good. */
export const INVITATION_DAYS = 7
