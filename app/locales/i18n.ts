import { createInstance, type i18n } from 'i18next'
import { en } from './en'
import type { Lang } from './lang'
import type { Messages } from './messages'
import { zh } from './zh-CN'

const instances = new Map<Lang, i18n>()

/** Makes the texts of a language known. */
export function startMessages(lang: Lang, translation: Messages): i18n {
  const instance = createInstance({
    lng: lang,
    fallbackLng: false,
    resources: { [lang]: { translation } },
    initImmediate: false,
    // React escapes what it renders.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
  instance.init()
  instances.set(lang, instance)
  return instance
}

/**
 * The texts in a language, one instance for the process. In the browser the page's own language must
 * have been loaded before (`loadMessages`): the other one never gets there.
 */
export function i18nFor(lang: Lang): i18n {
  const known = instances.get(lang)
  if (known) return known
  if (import.meta.env.SSR) return startMessages(lang, lang === 'en' ? en : zh)
  throw new Error(`the texts of ${lang} are not loaded`)
}
