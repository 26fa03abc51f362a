import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'

type Words = { subject: string; text: string }
type To = { lang: Lang; origin: string; name: string }

const link = ({ lang, origin }: To, path: string) => origin + localPath(lang, path)

/** The mails about a person's own account, worded in their language. */
export const accountMails = {
  verifyEmail(to: To, token: string): Words {
    const { t } = i18nFor(to.lang)
    return {
      subject: t('mail.verifySubject'),
      text: t('mail.verifyText', { name: to.name, link: link(to, `/verify-email?token=${token}`) }),
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
}
