import { createInstance, type i18n } from 'i18next'
import { en } from './en'
import type { Lang } from './lang'
import type { Messages } from './messages'
import { zh } from './zh-CN'

const instances = new Map<Lang, i18n>()
const texts = new Map<Lang, Messages>()
/** Each text by its whole key, `area.key`. */
const byKey = new Map<Lang, Map<string, string>>()

/** Makes texts of a language known, beside those that are. */
export function addMessages(lang: Lang, translation: Partial<Messages>): i18n {
  const known = { ...texts.get(lang), ...translation } as Messages
  texts.set(lang, known)
  const flat = byKey.get(lang) ?? new Map<string, string>()
  byKey.set(lang, flat)
  for (const [area, words] of Object.entries(translation))
    for (const [key, text] of Object.entries(words))
      if (typeof text === 'string') flat.set(`${area}.${key}`, text)
  const started = instances.get(lang)
  if (!started) return start(lang, known, flat)
  started.addResourceBundle(lang, 'translation', translation, true)
  return started
}

function start(lang: Lang, translation: Messages, flat: Map<string, string>): i18n {
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
  speedUp(instance, flat)
  instances.set(lang, instance)
  return instance
}

/**
 * Our texts have gaps, and neither plurals nor nesting: a look-up and a replacement, some thirty times
 * quicker than the general way, which a page of results would go hundreds of times.
 */
function speedUp(instance: i18n, flat: Map<string, string>) {
  const general = instance.t.bind(instance) as unknown as (...args: unknown[]) => unknown
  const t = (key: unknown, options?: unknown, ...rest: unknown[]) => {
    const text = flat.get(key as string)
    if (text === undefined || typeof options === 'string') return general(key, options, ...rest)
    if (options === undefined) return text
    const values = options as Record<string, unknown>
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
  }
  instance.t = t as unknown as i18n['t']
  instance.getFixedT = (() => t) as unknown as i18n['getFixedT']
}

/**
 * The texts in a language, one instance for the process. In the browser the page's own language must
 * have been loaded before (`loadPublicTexts`): the other one never gets there.
 */
export function i18nFor(lang: Lang): i18n {
  const known = instances.get(lang)
  if (known) return known
  if (import.meta.env.SSR) return addMessages(lang, lang === 'en' ? en : zh)
  throw new Error(`the texts of ${lang} are not loaded`)
}

/** The names of units, groups and the like, by code; `t` would walk through all of them for each. */
export function termsFor(lang: Lang): Messages['terms'] {
  const known = texts.get(lang)
  if (known) return known.terms
  i18nFor(lang)
  return termsFor(lang)
}
