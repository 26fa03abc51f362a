import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { kindName, type WordsOfNotice, wordNotice } from '../notice'

/** The most that one mail lists; the rest stands on the site. */
const LISTED = 40

type Told = WordsOfNotice & { path: string }
type Reader = { name: string; lang: Lang; origin: string; unsubscribe: string }

/** One mail of one notice, or of several by their kinds. */
export function composeMail(
  notices: readonly Told[],
  { name, lang, origin, unsubscribe }: Reader,
): { subject: string; text: string } {
  const { t } = i18nFor(lang)
  const at = (path: string) => origin + localPath(lang, path)
  const foot = t('notice.mailFoot', { preferences: at('/account/notices'), unsubscribe })
  const [only] = notices
  if (only !== undefined && notices.length === 1) {
    const { title, text } = wordNotice(only, lang)
    return {
      subject: t('notice.mailSubject', { title }),
      text: t('notice.mailText', { name, body: `${text || title}\n\n${at(only.path)}`, foot }),
    }
  }
  const listed = notices.slice(0, LISTED)
  const groups = [...new Set(listed.map(({ kind }) => kind))].map((kind) => {
    const lines = listed
      .filter((notice) => notice.kind === kind)
      .map((notice) => `- ${wordNotice(notice, lang).title}\n  ${at(notice.path)}`)
    return `${t('notice.mailGroup', { kind: kindName(kind, lang) })}\n${lines.join('\n')}`
  })
  const more = notices.length - listed.length
  const rest = more > 0 ? [t('notice.mailMore', { n: more, link: at('/notices') })] : []
  return {
    subject: t('notice.mailSubject', { title: t('notice.mailSeveral', { n: notices.length }) }),
    text: t('notice.mailText', { name, body: [...groups, ...rest].join('\n\n'), foot }),
  }
}
