import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/locales/lang'
import { CSV_START, csvLine } from '~/platform/csv'
import type { Db } from '~db/client.server'
import { inLang } from './components/order-words'
import { writtenMinor } from './order-money'
import { referenceOf } from './order-reference'
import { listOrders, type OrderQuery } from './orders.repo.server'

const BATCH = 500

/** The orders that a seller received as CSV, the newest first; amounts in whole units with decimals. */
export async function* ordersCsv(
  db: Db,
  sellerId: number,
  query: Omit<OrderQuery, 'limit' | 'before'>,
  lang: Lang,
): AsyncGenerator<string> {
  const { t } = i18nFor(lang)
  yield CSV_START +
    csvLine([
      ...[t('order.ours'), t('order.made'), t('order.payer'), t('order.line'), t('order.state')],
      ...[t('order.currency'), t('order.net'), t('order.tax', { rate: '' }), t('order.total')],
      ...[t('order.paidSum'), t('order.refundedSum'), t('order.invoiceTitle'), t('order.invoiceCode')],
    ])
  let before: number | undefined
  do {
    const { rows, next } = await listOrders(db, 'seller', sellerId, { ...query, before, limit: BATCH })
    yield rows
      .map((order) =>
        csvLine([
          ...[referenceOf(order.id), order.createdAt.toISOString()],
          ...[
            inLang(lang, order.payer.nameZh, order.payer.nameEn),
            inLang(lang, order.firstZh, order.firstEn),
          ],
          ...[t(`order.state_${order.state}`), order.currency],
          ...[order.netMinor, order.taxMinor, order.totalMinor].map(writtenMinor),
          ...[order.paidMinor, order.refundedMinor].map(writtenMinor),
          ...[order.invoiceTitle, order.invoiceCode],
        ]),
      )
      .join('')
    before = next ?? undefined
  } while (before !== undefined)
}
