import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/modules/vocabulary'
import type { NeedProblem } from './check-need'

/** What is wrong with each field, in words that say what to do. */
export function problemWords(problems: readonly NeedProblem[], lang: Lang): Record<string, string> {
  const t = i18nFor(lang).t as (key: string, values?: object) => string
  const words: Record<string, string> = {}
  for (const { field, reason, value, allowed } of problems) {
    const special = `needForm.wrong_${field}_${reason}`
    const text = t(special)
    words[field] ??=
      text === special
        ? t(`needForm.wrong_${reason}`, { value, allowed: allowed.slice(0, 8).join(t('site.listJoin')) })
        : text
  }
  return words
}
