import { formatDate, formatInstant, formatMoney, formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { awaitsBalance, dueAtOf, dueNowOf, isOverdue } from '../instalments'
import {
  type BalanceMove,
  heldOf,
  MAX_VOUCHERS,
  type Order,
  type OrderLine,
  type Payment,
  type PaymentMethod,
  type Refund,
  type RefundState,
  undecidedOf,
} from '../order'
import { missingOf, totalsOf, writtenMinor } from '../order-money'
import { referenceOf } from '../order-reference'
import { isAwaited, lateWords, reinstatedFact } from './arrival-view'
import { inLang, type OrderTag, reasonWords, tagOf } from './order-words'
import { type CardWay, type PayView, payView, type TransferView, transferView } from './pay-view'

export type OrderPageView = {
  reference: string
  tag: OrderTag
  facts: [name: string, value: string][]
  /** what becomes of money that came too late; null: none did */
  late: string | null
  about: { href: string }
  lines: { label: string; quantity: string; unit: string; amount: string; rate: string }[]
  sums: { name: string; value: string; strong: boolean }[]
  /** null: nothing is to be paid now, or not by the viewer */
  pay: PayView | null
  /** where to transfer to; null: nothing is to be transferred */
  transfer: TransferView | null
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
    /** where the seller handles what is overdue; null: nothing is */
    overdueHref: string | null
    /** what is held for a cancelled order and not decided on; null: nothing is */
    retains: { most: string; base: number } | null
  } | null
}

export type Known = {
  order: Order
  lines: readonly OrderLine[]
  payments: readonly Payment[]
  refunds: readonly Refund[]
  moves: readonly BalanceMove[]
  /** when a late payment brought the order back last; null: none did */
  reinstatedAt: Date | null
  bank: { payee: string; bank: string; accountNumber: string } | null
  vouchers: readonly { id: string; name: string; at: Date }[]
  card: CardWay
}

/** An order as a member of one of its sides sees it. */
export function orderPageView(
  known: Known,
  {
    lang,
    now,
    today,
    pays,
    sells,
    did,
  }: {
    lang: Lang
    now: Date
    today: string
    pays: boolean
    sells: boolean
    /** what the viewer did just now */
    did: string | null
  },
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
    tag: tagOf(order, { lang, now }),
    facts: [
      [t('order.payer'), inLang(lang, order.payer.nameZh, order.payer.nameEn)],
      [t('order.seller'), inLang(lang, order.seller.nameZh, order.seller.nameEn)],
      [t('order.made'), formatInstant(order.createdAt, lang)],
      ...(order.state === 'open' || order.state === 'transfer_chosen' || awaitsBalance(order)
        ? [[t(dueWords(order)), formatInstant(dueAtOf(order), lang)] as [string, string]]
        : []),
      ...known.moves.map(({ from, to, reason }): [string, string] => [
        t('order.balanceMoved'),
        t('order.balanceMove', { before: formatDate(from, lang), after: formatDate(to, lang), reason }),
      ]),
      ...reinstatedFact(known, lang),
      ...(order.cancelledAt
        ? ([
            [t('order.cancelledOn'), formatInstant(order.cancelledAt, lang)],
            [t('order.cancelReason'), reasonWords(order.cancelReason, lang)],
          ] as [string, string][])
        : []),
    ],
    late: lateWords(known, lang),
    about: { href: localPath(lang, sells ? order.sellerPath : order.path) },
    ...linesView(known, lang),
    // Who has just paid is not asked to pay once more.
    pay: isAwaited(known, did) ? null : payView(known, { lang, now, pays }),
    transfer: transferView(known, { lang, pays }),
    vouchers:
      vouchers.length > 0 || order.state === 'transfer_chosen' || awaitsBalance(order)
        ? {
            list: vouchers.map(({ id, name, at }) => ({
              href: `${path}/vouchers/${id}`,
              name,
              day: formatDate(at, lang),
            })),
            mayAdd:
              pays &&
              (order.transferChosenAt !== null || awaitsBalance(order)) &&
              vouchers.length < MAX_VOUCHERS,
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
          missing: asked(order) ? writtenMinor(dueNowOf(order)) : '0',
          today,
          most: money(most),
          held: most > 0,
          // What was paid too much is most likely what goes back; any other sum is to be thought of.
          suggested: most > over && over > 0 ? writtenMinor(over) : '',
          base,
          overdueHref: isOverdue(order, now) ? localPath(lang, order.sellerPath) : null,
          retains:
            undecidedOf(order) > 0 && most > order.retainedMinor ? { most: money(most), base: most } : null,
        }
      : null,
  }
}

/** Whether what is missing is to be paid, and did not go back after all of it was there. */
const asked = (order: Order) => awaitsBalance(order) || (!order.paidAt && !order.cancelledAt)

const dueWords = (order: Order) => {
  if (awaitsBalance(order)) return 'order.balanceDue'
  return order.transferChosenAt ? 'order.dueTransfer' : 'order.due'
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
      ...(order.depositMinor !== null && order.balanceDueAt && !order.cancelledAt
        ? [
            sum(t('order.deposit'), order.depositMinor),
            sum(
              t('order.balanceBy', { day: formatDate(order.balanceDueAt, lang) }),
              order.totalMinor - order.depositMinor,
            ),
          ]
        : []),
      ...(order.paidMinor > 0 ? [sum(t('order.paidSum'), order.paidMinor)] : []),
      ...(order.refundedMinor > 0 ? [sum(t('order.refundedSum'), order.refundedMinor)] : []),
      ...(order.retainedMinor > 0
        ? [sum(t('order.retainedSum'), Math.min(order.retainedMinor, heldOf(order)))]
        : []),
      ...(order.paidMinor > 0 && order.state !== 'paid' && asked(order)
        ? [sum(t('order.missing'), missingOf(order), true)]
        : []),
      ...(over > 0 && !order.cancelledAt ? [sum(t('order.over'), over, true)] : []),
    ],
  }
}
