import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'

type Words = { subject: string; text: string }
export type FactorChange =
  | 'totp_added'
  | 'totp_removed'
  | 'passkey_added'
  | 'passkey_removed'
  | 'recovery_codes_replaced'

type To = { lang: Lang; origin: string; name: string }

const link = ({ lang, origin }: To, path: string) => origin + localPath(lang, path)

/** The mails about a person's own account, worded in their language. */
export const accountMails = {
  /** `back`: where the reader was going, empty for nowhere */
  verifyEmail(to: To, token: string, back: string): Words {
    const { t } = i18nFor(to.lang)
    const query = back ? `&to=${encodeURIComponent(back)}` : ''
    return {
      subject: t('mail.verifySubject'),
      text: t('mail.verifyText', { name: to.name, link: link(to, `/verify-email?token=${token}${query}`) }),
    }
  },
  alreadyRegistered(to: To): Words {
    const { t } = i18nFor(to.lang)
    return {
      subject: t('mail.alreadySubject'),
      text: t('mail.alreadyText', {
        name: to.name,
        link: link(to, '/sign-in'),
        reset: link(to, '/forgot-password'),
      }),
    }
  },
  resetPassword(to: To, token: string): Words {
    const { t } = i18nFor(to.lang)
    return {
      subject: t('mail.resetSubject'),
      text: t('mail.resetText', { name: to.name, link: link(to, `/reset-password?token=${token}`) }),
    }
  },
  passwordChanged(to: To): Words {
    const { t } = i18nFor(to.lang)
    return {
      subject: t('mail.passwordChangedSubject'),
      text: t('mail.passwordChangedText', { name: to.name, reset: link(to, '/forgot-password') }),
    }
  },
  factorChanged(to: To, change: FactorChange): Words {
    const { t } = i18nFor(to.lang)
    const what = t(`mail.${change}`)
    return {
      subject: t('mail.factorSubject', { what }),
      text: t('mail.factorText', {
        name: to.name,
        what,
        link: link(to, '/account/second-factor'),
        reset: link(to, '/forgot-password'),
      }),
    }
  },
  changeEmail(to: To, token: string): Words {
    const { t } = i18nFor(to.lang)
    return {
      subject: t('mail.changeEmailSubject'),
      text: t('mail.changeEmailText', { name: to.name, link: link(to, `/change-email?token=${token}`) }),
    }
  },
  emailChanging(to: To, { token, email }: { token: string; email: string }): Words {
    const { t } = i18nFor(to.lang)
    return {
      subject: t('mail.emailChangingSubject'),
      text: t('mail.emailChangingText', {
        name: to.name,
        email,
        link: link(to, `/keep-email?token=${token}`),
      }),
    }
  },
}
