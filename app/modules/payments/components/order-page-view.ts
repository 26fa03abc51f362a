import { formatDate, formatInstant, formatMoney, formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import {
  heldOf,
  MAX_VOUCHERS,
  type Order,
  type OrderLine,
  type Payment,
  type PaymentMethod,
  type Refund,
  type RefundState,
} from '../order'
import { missingOf, totalsOf, writtenMinor } from '../order-money'
import { referenceOf } from '../order-reference'
import { mayDo } from '../order-states'
import { inLang, type OrderTag, reasonWords, tagOf } from './order-words'

/** How an order can be paid by card now. `none`: the site takes no cards. */
export type CardWay =
  | { standing: 'none' | 'offered' | 'short' | 'fault' }
  | { standing: 'open'; href: string; until: Date }

export type OrderPageView = {
  reference: string
  tag: OrderTag
  facts: [name: string, value: string][]
  about: { href: string }
  lines: { label: string; quantity: string; unit: string; amount: string; rate: string }[]
  sums: { name: string; value: string; strong: boolean }[]
  /** null: nothing is to be paid now, or not by the viewer */
  pay: {
    lead: string
    amount: string
    card: { standing: CardWay['standing'] | 'hidden'; href: string; until: string }
    transfer: { lead: string; open: boolean } | null
  } | null
  /** where to transfer to; null: it was not chosen */
  transfer: { lead: string | null; facts: [name: string, value: string][]; missing: boolean } | null
  vouchers: { list: { href: string; name: string; day: string }[]; mayAdd: boolean; hint: string } | null
  invoice: { title: string; code: string; writes: boolean }
  payments: {
    id: number
    day: string
    method: string
    reference: string
    amount: string
    reversed: string | null
    mayReverse: boolean
  }[]
  refunds: {
    id: number
    day: string
    method: string
    reference: string
    amount: string
    state: RefundState
    stateWords: string
    reason: string
    waits: boolean
  }[]
  receiptHref: string | null
  /** what the seller's members do; null: the viewer is none of them */
  work: {
    missing: string
    today: string
    most: string
    held: boolean
    suggested: string
    base: number
  } | null
}

type Known = {
  order: Order
  lines: readonly OrderLine[]
  payments: readonly Payment[]
  refunds: readonly Refund[]
  bank: { payee: string; bank: string; accountNumber: string } | null
  vouchers: readonly { id: string; name: string; at: Date }[]
  card: CardWay
}

/** An order as a member of one of its sides sees it. */
export function orderPageView(
  known: Known,
  { lang, now, today, pays, sells }: { lang: Lang; now: Date; today: string; pays: boolean; sells: boolean },
): OrderPageView {
  const { t } = i18nFor(lang)
  const { order, payments, refunds, vouchers } = known
  const money = (minor: number) => formatMoney(minor, order.currency, lang)
  const path = localPath(lang, `/orders/${order.id}`)
  const base = refunds.reduce(
    (sum, { amountMinor, state }) => (state === 'failed' ? sum : sum + amountMinor),
    0,
  )
  const most = order.paidMinor - base
  const over = order.cancelledAt ? 0 : most - order.totalMinor
  const method = (name: PaymentMethod) => t(`order.method_${name}`)
  return {
    reference: referenceOf(order.id),
    tag: tagOf(order, lang),
    facts: [
      [t('order.payer'), inLang(lang, order.payer.nameZh, order.payer.nameEn)],
      [t('order.seller'), inLang(lang, order.seller.nameZh, order.seller.nameEn)],
      [t('order.made'), formatInstant(order.createdAt, lang)],
      ...(order.state === 'open' || order.state === 'transfer_chosen'
        ? [
            [
              t(order.transferChosenAt ? 'order.dueTransfer' : 'order.due'),
              formatInstant(order.dueAt, lang),
            ] as [string, string],
          ]
        : []),
      ...(order.cancelledAt
        ? ([
            [t('order.cancelledOn'), formatInstant(order.cancelledAt, lang)],
            [t('order.cancelReason'), reasonWords(order.cancelReason, lang)],
          ] as [string, string][])
        : []),
    ],
    about: { href: localPath(lang, order.path) },
    ...linesView(known, lang),
    pay: payView(known, { lang, now, pays }),
    transfer: transferView(known, { lang, pays }),
    vouchers:
      order.transferChosenAt && (vouchers.length > 0 || order.state === 'transfer_chosen')
        ? {
            list: vouchers.map(({ id, name, at }) => ({
              href: `${path}/vouchers/${id}`,
              name,
              day: formatDate(at, lang),
            })),
            mayAdd: pays && vouchers.length < MAX_VOUCHERS,
            hint: t('order.voucherHint', { n: MAX_VOUCHERS }),
          }
        : null,
    invoice: { title: order.invoiceTitle, code: order.invoiceCode, writes: pays },
    payments: payments.map((payment) => ({
      id: payment.id,
      day: formatDate(payment.receivedOn ?? payment.at, lang),
      method: method(payment.method),
      reference: payment.bankReference,
      amount: money(payment.amountMinor),
      reversed: payment.reversedAt && t('order.reversed', { reason: payment.reversalReason }),
      mayReverse:
        sells &&
        payment.method === 'transfer' &&
        payment.reversedAt === null &&
        !refunds.some((refund) => refund.paymentId === payment.id && refund.state !== 'failed'),
    })),
    refunds: refunds.map((refund) => ({
      id: refund.id,
      day: formatDate(refund.paidOn ?? refund.at, lang),
      method: method(refund.method),
      reference: refund.bankReference,
      amount: money(refund.amountMinor),
      state: refund.state,
      stateWords:
        refund.state === 'pending' && refund.method === 'transfer'
          ? t('order.refund_pending_transfer')
          : t(`order.refund_${refund.state}`),
      reason: reasonWords(refund.reason, lang),
      waits: sells && refund.method === 'transfer' && refund.state === 'pending',
    })),
    receiptHref: heldOf(order) > 0 ? `${path}/receipt` : null,
    work: sells
      ? {
          missing: order.paidAt ? '0' : writtenMinor(missingOf(order)),
          today,
          most: money(most),
          held: most > 0,
          // What was paid too much is most likely what goes back; any other sum is to be thought of.
          suggested: most > over && over > 0 ? writtenMinor(over) : '',
          base,
        }
      : null,
  }
}

/** The lines of an order and what they come to, on its page and on its receipt. */
export function linesView({ order, lines }: Pick<Known, 'order' | 'lines'>, lang: Lang) {
  const { t } = i18nFor(lang)
  const money = (minor: number) => formatMoney(minor, order.currency, lang)
  const rate = (bp: number) => `${formatNumber(bp / 100, lang)}%`
  const over = heldOf(order) - order.totalMinor
  const sum = (name: string, minor: number, strong = false) => ({ name, value: money(minor), strong })
  return {
    lines: lines.map((line) => ({
      label: inLang(lang, line.labelZh, line.labelEn),
      quantity: formatNumber(line.quantity, lang),
      unit: money(line.unitMinor),
      amount: money(line.quantity * line.unitMinor),
      rate: rate(line.taxBp),
    })),
    sums: [
      sum(t('order.net'), order.netMinor),
      ...totalsOf(lines).taxes.map(({ taxBp, taxMinor }) =>
        sum(t('order.tax', { rate: rate(taxBp) }), taxMinor),
      ),
      sum(t('order.total'), order.totalMinor, true),
      ...(order.paidMinor > 0 ? [sum(t('order.paidSum'), order.paidMinor)] : []),
      ...(order.refundedMinor > 0 ? [sum(t('order.refundedSum'), order.refundedMinor)] : []),
      ...(order.paidMinor > 0 && order.state !== 'paid' && !order.paidAt && !order.cancelledAt
        ? [sum(t('order.missing'), missingOf(order), true)]
        : []),
      ...(over > 0 && !order.cancelledAt ? [sum(t('order.over'), over, true)] : []),
    ],
  }
}

function payView(
  { order, bank, card }: Known,
  { lang, now, pays }: { lang: Lang; now: Date; pays: boolean },
): OrderPageView['pay'] {
  const { t } = i18nFor(lang)
  const asks = mayDo(order.state, 'pay_by_card')
  if (!pays || !asks) return null
  const over = order.dueAt <= now
  const chosen = order.transferChosenAt !== null
  const hidden = over || (chosen && card.standing === 'none')
  if (chosen && hidden) return null
  return {
    lead: over
      ? t('order.overdue')
      : t(chosen ? 'order.payChosen' : 'order.payLead', { due: formatInstant(order.dueAt, lang) }),
    amount: formatMoney(missingOf(order), order.currency, lang),
    card: {
      standing: hidden ? 'hidden' : card.standing,
      href: card.standing === 'open' ? card.href : '',
      until: card.standing === 'open' ? formatInstant(card.until, lang) : '',
    },
    transfer:
      chosen || over
        ? null
        : {
            lead: bank
              ? t('order.transferLead', { day: formatInstant(order.transferDueAt, lang) })
              : t('order.transferNone'),
            open: bank !== null,
          },
  }
}

function transferView(
  { order, bank }: Known,
  { lang, pays }: { lang: Lang; pays: boolean },
): OrderPageView['transfer'] {
  const { t } = i18nFor(lang)
  if (!order.transferChosenAt || order.state !== 'transfer_chosen') return null
  if (!bank) return { lead: null, facts: [], missing: true }
  return {
    lead: pays ? t('order.transferText') : null,
    missing: false,
    facts: [
      [t('order.toTransfer'), formatMoney(missingOf(order), order.currency, lang)],
      [t('order.reference'), referenceOf(order.id)],
      [t('order.payee'), bank.payee],
      [t('order.bankName'), bank.bank],
      [t('order.account'), bank.accountNumber.replace(/(.{4})(?=.)/g, '$1 ')],
      [t('order.dueTransfer'), formatInstant(order.transferDueAt, lang)],
    ],
  }
}
