import type { Lang } from '~/locales/lang'
import { localPath } from '~/locales/lang'
import { mailMembers } from '~/modules/accounts/index.server'
import type { Tx } from '~db/client.server'
import { type Introduction, otherSide, type Side } from './introduction'

export type News =
  | 'asked'
  | 'accepted'
  | 'declined'
  | 'withdrawn'
  | 'lapsing'
  | 'lapsed'
  | 'trial_proposed'
  | 'trial_agreed'
  | 'trial_declined'
  | 'trial_cancelled'
  | 'trial_held'
  | 'ended'

const inLang = (lang: Lang, zh: string, en: string) => (lang === 'en' ? en || zh : zh || en)

/** Tells the members of one side what became of an introduction, in the caller's transaction. */
export const tellSide = (
  tx: Tx,
  introduction: Introduction,
  side: Side,
  news: News,
  { origin }: { origin: string },
): Promise<void> => {
  const { offering, need } = introduction
  const other = introduction[otherSide(side)]
  return mailMembers(
    tx,
    {
      organisationId: introduction[side].id,
      roles: ['editor', 'owner'],
      kind: `introduction_${news}`,
    },
    ({ name, lang, t }) => {
      const words = {
        name,
        offering: inLang(lang, offering.nameZh, offering.nameEn),
        need: inLang(lang, need.titleZh, need.titleEn),
        other: inLang(lang, other.nameZh, other.nameEn),
        reason: introduction.reason,
        answer: introduction.answerText || '–',
        link:
          origin +
          localPath(lang, `/introductions/${introduction.id}${/^trial|^ended/.test(news) ? '/outcome' : ''}`),
      }
      return {
        subject: t(`introduction.mail_${news}`, words),
        text: t('introduction.mailText', {
          ...words,
          news: t(`introduction.mail_${news}_text`, words),
        }),
      }
    },
  )
}
