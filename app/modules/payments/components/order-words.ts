import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/locales/lang'
import type { Order } from '../order'

/** A state with its colour: green is done, amber waits, grey is over. */
export type OrderTag = { words: string; look: string }

const looks = {
  open: 'tag tag-unknown',
  transfer_chosen: 'tag tag-unknown',
  paid: 'tag tag-pass',
  partly_refunded: 'tag',
  refunded: 'tag',
  cancelled: 'tag',
} as const

export const tagOf = ({ state }: Pick<Order, 'state'>, lang: Lang): OrderTag => ({
  words: i18nFor(lang).t(`order.state_${state}`),
  look: looks[state],
})

/** Why an order was cancelled or money went back: the site's own reasons are codes, people write theirs. */
export function reasonWords(reason: string, lang: Lang): string {
  const { t } = i18nFor(lang)
  const code = siteReasons.find((each) => each === reason)
  return code ? t(`order.reason_${code}`) : reason || '–'
}

const siteReasons = ['late', 'stripe', 'released', 'lapsed', 'cancelled', 'gone'] as const

export const inLang = (lang: Lang, zh: string, en: string): string => (lang === 'en' ? en || zh : zh || en)
