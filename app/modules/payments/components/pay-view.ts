import { formatDate, formatInstant, formatMoney } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/locales/lang'
import { awaitsBalance, dueAtOf, isOverdue, type PayPart, payableOf } from '../instalments'
import type { Order } from '../order'
import { referenceOf } from '../order-reference'
import type { Known } from './order-page-view'

/** How an order can be paid by card now. `none`: the site takes no cards. */
export type CardWay =
  | { standing: 'none' | 'offered' | 'short' | 'fault' }
  | { standing: 'open'; href: string; until: Date; part: PayPart; amountMinor: number }

export type PayView = {
  lead: string
  card: {
    standing: CardWay['standing'] | 'hidden'
    /** the page at Stripe that is ready */
    open: { label: string; href: string; until: string } | null
    /** the sums that can be chosen, the one that is due first */
    sums: { part: PayPart; label: string }[]
  }
  transfer: { lead: string; open: boolean } | null
}

export type TransferView = {
  lead: string | null
  facts: [name: string, value: string][]
  missing: boolean
}

/** The ways to pay that are open to the payer now; null: nothing is to be paid, or not by the viewer. */
export function payView(
  { order, bank, card }: Known,
  { lang, now, pays }: { lang: Lang; now: Date; pays: boolean },
): PayView | null {
  const { t } = i18nFor(lang)
  const sums = payableOf(order)
  if (!pays || sums.length === 0) return null
  const money = (minor: number) => formatMoney(minor, order.currency, lang)
  const balance = awaitsBalance(order)
  const over = !balance && order.dueAt <= now
  const chosen = order.transferChosenAt !== null && !balance
  const hidden = over || (chosen && card.standing === 'none')
  if (chosen && hidden) return null
  const open = card.standing === 'open' ? card : null
  const label = (part: PayPart, minor: number) =>
    t(sums.length > 1 || part !== 'all' ? `order.cardPart_${part}` : 'order.card', { amount: money(minor) })
  return {
    lead: over ? t('order.overdue') : leadOf(order, { lang, now }),
    card: {
      standing: hidden ? 'hidden' : card.standing,
      open: open && {
        label: `${t('order.cardGo')} · ${money(open.amountMinor)}`,
        href: open.href,
        until: formatInstant(open.until, lang),
      },
      sums: sums
        .filter(({ part }) => part !== open?.part)
        .map(({ part, amountMinor }) => ({ part, label: label(part, amountMinor) })),
    },
    transfer:
      chosen || over || balance
        ? null
        : {
            lead: bank
              ? t('order.transferLead', { day: formatInstant(order.transferDueAt, lang) })
              : t('order.transferNone'),
            open: bank !== null,
          },
  }
}

function leadOf(order: Order, { lang, now }: { lang: Lang; now: Date }): string {
  const { t } = i18nFor(lang)
  const due = formatInstant(dueAtOf(order), lang)
  if (awaitsBalance(order)) {
    if (isOverdue(order, now)) return t('order.payOverdue', { due })
    return t(order.state === 'deposit_paid' ? 'order.payBalance' : 'order.payRest', { due })
  }
  if (order.transferChosenAt) return t('order.payChosen')
  if (order.depositMinor === null || !order.balanceDueAt) return t('order.payLead', { due })
  return t('order.payLeadDeposit', {
    due,
    deposit: formatMoney(order.depositMinor, order.currency, lang),
    balance: formatDate(order.balanceDueAt, lang),
  })
}

/** Where to transfer to; null: it was not chosen, or nothing is to be transferred. */
export function transferView(
  { order, bank, card }: Known,
  { lang, pays }: { lang: Lang; pays: boolean },
): TransferView | null {
  const { t } = i18nFor(lang)
  const balance = awaitsBalance(order)
  if (order.state !== 'transfer_chosen' && !balance) return null
  if (!bank) return balance && card.standing !== 'none' ? null : { lead: null, facts: [], missing: true }
  const sums = payableOf(order)
  return {
    lead: pays ? t('order.transferText') : null,
    missing: false,
    facts: [
      ...sums.map(({ part, amountMinor }): [string, string] => [
        t(sums.length > 1 || part !== 'all' ? `order.toTransfer_${part}` : 'order.toTransfer'),
        formatMoney(amountMinor, order.currency, lang),
      ]),
      [t('order.reference'), referenceOf(order.id)],
      [t('order.payee'), bank.payee],
      [t('order.bankName'), bank.bank],
      [t('order.account'), bank.accountNumber.replace(/(.{4})(?=.)/g, '$1 ')],
      [
        t(balance ? 'order.balanceDue' : 'order.dueTransfer'),
        formatInstant(balance ? dueAtOf(order) : order.transferDueAt, lang),
      ],
    ],
  }
}
