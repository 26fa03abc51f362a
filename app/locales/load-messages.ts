import { startMessages } from './i18n'
import type { Lang } from './lang'

/** Loads one language into the browser, as a file of its own. */
export async function loadMessages(lang: Lang): Promise<void> {
  startMessages(lang, lang === 'en' ? (await import('./en')).en : (await import('./zh-CN')).zh)
}
