import { addMessages } from './i18n'
import type { Lang } from './lang'

/** Loads into the browser what every page says, in one language. */
export async function loadPublicTexts(lang: Lang): Promise<void> {
  addMessages(
    lang,
    lang === 'en' ? (await import('./en/public')).publicTexts : (await import('./zh-CN/public')).publicTexts,
  )
}

/** Loads what is said where people work: forms, reviews, accounts. */
export async function loadWorkTexts(lang: Lang): Promise<void> {
  addMessages(
    lang,
    lang === 'en' ? (await import('./en/work')).workTexts : (await import('./zh-CN/work')).workTexts,
  )
}

/** Loads what the pages of events say. */
export async function loadEventTexts(lang: Lang): Promise<void> {
  addMessages(
    lang,
    lang === 'en' ? (await import('./en/events')).eventTexts : (await import('./zh-CN/events')).eventTexts,
  )
}
