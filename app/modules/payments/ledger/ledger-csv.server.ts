import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/locales/lang'
import { CSV_START, csvLine } from '~/platform/csv'
import type { Db } from '~db/client.server'
import { writtenMinor } from '../order-money'
import { referenceOf } from '../order-reference'
import { accountWords } from './ledger-words'
import { readLedger } from './read-ledger.server'

const BATCH = 500

/** The whole ledger of a seller as CSV, one line an entry, the newest first; amounts in whole units with decimals. */
export async function* ledgerCsv(db: Db, sellerId: number, lang: Lang): AsyncGenerator<string> {
  const { t } = i18nFor(lang)
  yield CSV_START +
    csvLine([
      ...['ID', t('order.entryAt'), t('order.ours'), t('order.entryKind'), t('order.ledgerAccount')],
      ...[t('order.currency'), t('order.debit'), t('order.credit')],
    ])
  let before: number | undefined
  do {
    const { rows, next } = await readLedger(db, sellerId, { before, limit: BATCH })
    yield rows
      .map(({ id, at, orderId, kind, account, currency, amountMinor }) =>
        csvLine([
          ...[
            id,
            at.toISOString(),
            referenceOf(orderId),
            t(`order.kind_${kind}`),
            accountWords(account, lang),
          ],
          ...[currency, amountMinor > 0 ? writtenMinor(amountMinor) : ''],
          amountMinor < 0 ? writtenMinor(-amountMinor) : '',
        ]),
      )
      .join('')
    before = next ?? undefined
  } while (before !== undefined)
}
