import { formatInstant, formatMoney } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/locales/lang'
import { endsAtOf } from '../instalments'
import { heldOf } from '../order'
import type { Known } from './order-page-view'

/** Whether the payer came back from the card page, and that payment has not been heard of yet. */
export const isAwaited = ({ card }: Pick<Known, 'card'>, did: string | null): boolean =>
  did === 'paid' && card.standing === 'open'

/** What whoever comes back from the card page reads; null: `lateWords` say it. */
export function arrivalWords(known: Known, { lang, now }: { lang: Lang; now: Date }): string | null {
  const { t } = i18nFor(lang)
  const { order, reinstatedAt } = known
  if (order.cancelledAt) return null
  const ends = endsAtOf(order)
  if (isAwaited(known, 'paid') || heldOf(order) === 0)
    return t(ends && ends <= now ? 'order.overdue' : 'order.did_paid')
  return t(reinstatedAt ? 'order.arrivedReinstated' : 'order.arrived')
}

/** What becomes of money that came when the order was cancelled already; null: none did, or it stays with the order. */
export function lateWords({ order, payments, refunds }: Known, lang: Lang): string | null {
  const { t } = i18nFor(lang)
  const { cancelledAt } = order
  if (!cancelledAt) return null
  const back = refunds.filter(({ reason, state }) => reason === 'late' && state !== 'failed')
  if (back.length === 0) {
    const came = payments.some(({ at, reversedAt }) => reversedAt === null && at > cancelledAt)
    return came && refunds.length === 0 && heldOf(order) > order.retainedMinor ? t('order.lateSeen') : null
  }
  const amount = formatMoney(
    back.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    order.currency,
    lang,
  )
  const waits = back.filter(({ state }) => state === 'pending')
  if (waits.length === 0) return t('order.lateBack', { amount })
  return t(
    waits.some(({ method }) => method === 'transfer') ? 'order.lateToTransfer' : 'order.lateOnItsWay',
    {
      amount,
    },
  )
}

/** That an order that was cancelled stands again. */
export const reinstatedFact = (
  { reinstatedAt, order }: Known,
  lang: Lang,
): [name: string, value: string][] =>
  reinstatedAt && !order.cancelledAt
    ? [[i18nFor(lang).t('order.reinstated'), reinstatedWords(reinstatedAt, lang)]]
    : []

const reinstatedWords = (at: Date, lang: Lang) =>
  i18nFor(lang).t('order.reinstatedWhy', { at: formatInstant(at, lang) })
