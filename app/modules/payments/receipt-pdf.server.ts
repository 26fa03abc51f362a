import { formatDate, formatInstant, formatMoney } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { htmlLang, type Lang } from '~/locales/lang'
import { Pdf } from '~/platform/pdf/pdf.server'
import { linesView } from './components/order-page-view'
import { inLang } from './components/order-words'
import type { Order, OrderLine, Payment } from './order'
import { referenceOf } from './order-reference'
import { paidPartOf } from './order-states'

/** A receipt of the deposit until all of it is paid. */
export const receiptTitleOf = (order: Order) =>
  paidPartOf(order) === 'deposit' ? 'order.receiptNo_deposit' : 'order.receiptNo'

/** What was paid for an order, on paper, for as long as any of it is held. */
export function receiptPdf(
  { order, lines, payments }: { order: Order; lines: readonly OrderLine[]; payments: readonly Payment[] },
  { lang, now }: { lang: Lang; now: Date },
): Promise<Buffer> {
  const { t } = i18nFor(lang)
  const title = t(receiptTitleOf(order), { reference: referenceOf(order.id) })
  const pdf = new Pdf({
    title,
    lang: htmlLang[lang],
    foot: (n, total) => `${title} · ${t('order.pageOf', { n, total })}`,
  })
  const view = linesView({ order, lines }, lang)
  pdf.heading(title, { size: 18 }).facts([
    [t('order.payer'), inLang(lang, order.payer.nameZh, order.payer.nameEn)],
    [t('order.seller'), inLang(lang, order.seller.nameZh, order.seller.nameEn)],
    [t('order.invoiceTitle'), order.invoiceTitle],
    [t('order.invoiceCode'), order.invoiceCode],
    [t('order.made'), formatInstant(order.createdAt, lang)],
    [t('order.printedOn'), formatDate(now, lang)],
  ])
  pdf.table(
    [
      { head: t('order.line'), width: 5 },
      { head: t('order.quantity'), width: 1.2, align: 'right' },
      { head: t('order.unit'), width: 2.4, align: 'right' },
      { head: t('order.rate'), width: 1.2, align: 'right' },
      { head: t('order.amount'), width: 2.4, align: 'right' },
    ],
    view.lines.map(({ label, quantity, unit, rate, amount }) => [label, quantity, unit, rate, amount]),
  )
  pdf.facts(view.sums.map(({ name, value }) => [name, value] as const))
  pdf.heading(t('order.payments'))
  pdf.table(
    [
      { head: t('order.colDay'), width: 2 },
      { head: t('order.colMethod'), width: 2 },
      { head: t('order.colReference'), width: 3 },
      { head: t('order.colAmount'), width: 2, align: 'right' },
    ],
    payments
      .filter(({ reversedAt }) => reversedAt === null)
      .map(({ receivedOn, at, method, bankReference, amountMinor }) => [
        formatDate(receivedOn ?? at, lang),
        t(`order.method_${method}`),
        bankReference,
        formatMoney(amountMinor, order.currency, lang),
      ]),
  )
  pdf.text(t('order.receiptNote'), { quiet: true, size: 9 })
  return pdf.end()
}
