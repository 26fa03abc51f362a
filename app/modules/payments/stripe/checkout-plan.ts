import { formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { inLang } from '../components/order-words'
import type { PayPart } from '../instalments'
import type { Order, OrderLine } from '../order'
import { totalsOf } from '../order-money'
import { referenceOf } from '../order-reference'

const MINUTE_MS = 60_000
/** Stripe takes no session shorter than this. */
export const SESSION_MS = 30 * MINUTE_MS
/** Its clock and ours may differ by as much. */
const SLACK_MS = MINUTE_MS

/** What a session of Checkout is begun with. The same plan has the same key. */
export type CheckoutPlan = {
  key: string
  orderId: number
  attempt: number
  reference: string
  currency: string
  locale: Lang
  expiresAt: Date
  lines: { name: string; quantity: number; unitMinor: number }[]
  paidUrl: string
  backUrl: string
}

/** When a session begun now ends, never later than the order can be paid (null: at any time); null: too little time is left for one. */
export function sessionEnd(now: Date, endsAt: Date | null): Date | null {
  const left = endsAt ? endsAt.getTime() - now.getTime() : Number.POSITIVE_INFINITY
  if (left < SESSION_MS) return null
  return new Date(now.getTime() + Math.min(left, SESSION_MS + SLACK_MS))
}

const partTitles = {
  deposit: 'order.partOf_deposit',
  balance: 'order.partOf_balance',
  all: 'order.title',
} as const

/** The plan of a session: each line and each tax where all of the order is paid in it, else one sum for a part of it. */
export function checkoutPlan(
  order: Order,
  lines: readonly OrderLine[],
  session: { attempt: number; lang: Lang; expiresAt: Date; part: PayPart; amountMinor: number },
): CheckoutPlan {
  const { lang } = session
  const { t } = i18nFor(lang)
  const reference = referenceOf(order.id)
  const whole = session.amountMinor === order.totalMinor
  const page = `${order.origin}${localPath(lang, `/orders/${order.id}`)}`
  return {
    key: `muster-order-${order.id}-${session.attempt}`,
    orderId: order.id,
    attempt: session.attempt,
    reference,
    currency: order.currency,
    locale: lang,
    expiresAt: session.expiresAt,
    lines: whole
      ? [
          ...lines
            .filter(({ unitMinor }) => unitMinor > 0)
            .map((line) => ({
              name: inLang(lang, line.labelZh, line.labelEn).slice(0, 250),
              quantity: line.quantity,
              unitMinor: line.unitMinor,
            })),
          ...totalsOf(lines)
            .taxes.filter(({ taxMinor }) => taxMinor > 0)
            .map(({ taxBp, taxMinor }) => ({
              name: t('order.tax', { rate: `${formatNumber(taxBp / 100, lang)}%` }),
              quantity: 1,
              unitMinor: taxMinor,
            })),
        ]
      : [{ name: t(partTitles[session.part], { reference }), quantity: 1, unitMinor: session.amountMinor }],
    paidUrl: `${page}?did=paid`,
    backUrl: `${page}?did=back`,
  }
}
