import { formatDate } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/locales/lang'
import { awaitsBalance, isOverdue } from '../instalments'

/** A state with its colour: green is done, amber waits, grey is over. */
export type OrderTag = { words: string; look: string }

const looks = {
  open: 'tag tag-unknown',
  transfer_chosen: 'tag tag-unknown',
  // Its words are long: on a phone they take two lines.
  deposit_paid: 'tag tag-pass whitespace-normal',
  paid: 'tag tag-pass',
  partly_refunded: 'tag',
  refunded: 'tag',
  cancelled: 'tag',
} as const

/** The state of an order in words; once the deposit is there they say by when the balance is due, or was. */
export function tagOf(
  order: Parameters<typeof isOverdue>[0],
  { lang, now }: { lang: Lang; now: Date },
): OrderTag {
  const { t } = i18nFor(lang)
  const { state, balanceDueAt } = order
  if (!awaitsBalance(order) || !balanceDueAt) return { words: t(`order.state_${state}`), look: looks[state] }
  const day = formatDate(balanceDueAt, lang)
  const whole = state === 'deposit_paid'
  if (isOverdue(order, now))
    return {
      words: t(whole ? 'order.balanceOverdue' : 'order.restOverdue', { day }),
      look: 'tag tag-unknown whitespace-normal',
    }
  return whole
    ? { words: t('order.depositPaidDue', { day }), look: looks.deposit_paid }
    : { words: t('order.restDue', { day }), look: 'tag tag-unknown whitespace-normal' }
}

/** Why an order was cancelled or money went back: the site's own reasons are codes, people write theirs. */
export function reasonWords(reason: string, lang: Lang): string {
  const { t } = i18nFor(lang)
  const code = siteReasons.find((each) => each === reason)
  return code ? t(`order.reason_${code}`) : reason || '–'
}

const siteReasons = ['late', 'stripe', 'released', 'lapsed', 'cancelled', 'called_off', 'gone'] as const

export const inLang = (lang: Lang, zh: string, en: string): string => (lang === 'en' ? en || zh : zh || en)
