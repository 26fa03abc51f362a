import type { Readable } from 'node:stream'
import { formatDate, formatInstant } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/locales/lang'
import { CSV_START, csvLine } from '~/platform/csv'
import { sheetName, type WrittenRow } from '~/platform/workbook/workbook'
import { writeWorkbook } from '~/platform/workbook/write-workbook.server'
import type { Db } from '~db/client.server'
import { inLang } from './components/order-words'
import { writtenMinor } from './order-money'
import { referenceOf } from './order-reference'
import { listOrders, type OrderQuery } from './orders.repo.server'

type Listed = Awaited<ReturnType<typeof listOrders>>['rows'][number]
type Asked = { sellerId: number; query: Omit<OrderQuery, 'limit' | 'before'>; lang: Lang }
/** `width` in characters. Amounts, in minor units, are written in whole units with decimals. */
type Column = { head: string; width: number } & (
  | { text: (order: Listed) => string }
  | { minor: (order: Listed) => number }
)

const BATCH = 500

function columnsOf(lang: Lang): Column[] {
  const { t } = i18nFor(lang)
  return [
    { head: t('order.ours'), width: 12, text: ({ id }) => referenceOf(id) },
    { head: t('order.made'), width: 20, text: ({ createdAt }) => formatInstant(createdAt, lang) },
    { head: t('order.payer'), width: 30, text: ({ payer }) => inLang(lang, payer.nameZh, payer.nameEn) },
    { head: t('order.line'), width: 30, text: ({ firstZh, firstEn }) => inLang(lang, firstZh, firstEn) },
    { head: t('order.state'), width: 12, text: ({ state }) => t(`order.state_${state}`) },
    { head: t('order.currency'), width: 8, text: ({ currency }) => currency },
    { head: t('order.net'), width: 14, minor: ({ netMinor }) => netMinor },
    { head: t('order.tax', { rate: '' }).trim(), width: 14, minor: ({ taxMinor }) => taxMinor },
    { head: t('order.total'), width: 14, minor: ({ totalMinor }) => totalMinor },
    { head: t('order.paidSum'), width: 14, minor: ({ paidMinor }) => paidMinor },
    { head: t('order.refundedSum'), width: 14, minor: ({ refundedMinor }) => refundedMinor },
    { head: t('order.deposit'), width: 14, minor: ({ depositMinor }) => depositMinor ?? 0 },
    {
      head: t('order.balanceDue'),
      width: 14,
      text: ({ balanceDueAt }) => (balanceDueAt ? formatDate(balanceDueAt, lang) : ''),
    },
    { head: t('order.retainedSum'), width: 14, minor: ({ retainedMinor }) => retainedMinor },
    { head: t('order.invoiceTitle'), width: 30, text: ({ invoiceTitle }) => invoiceTitle },
    { head: t('order.invoiceCode'), width: 22, text: ({ invoiceCode }) => invoiceCode },
  ]
}

/** All orders that a seller received, the newest first, asked for as they are sent. */
async function* eachOrder(db: Db, { sellerId, query }: Asked): AsyncGenerator<Listed[]> {
  let before: number | undefined
  do {
    const { rows, next } = await listOrders(db, 'seller', sellerId, { ...query, before, limit: BATCH })
    yield rows
    before = next ?? undefined
  } while (before !== undefined)
}

/** The orders that a seller received as CSV. */
export async function* ordersCsv(db: Db, asked: Asked): AsyncGenerator<string> {
  const columns = columnsOf(asked.lang)
  yield CSV_START + csvLine(columns.map(({ head }) => head))
  for await (const orders of eachOrder(db, asked))
    yield orders
      .map((order) =>
        csvLine(columns.map((each) => ('text' in each ? each.text(order) : writtenMinor(each.minor(order))))),
      )
      .join('')
}

/** The same as a workbook, in which amounts are figures to be summed. */
export function ordersWorkbook(db: Db, asked: Asked, at: Date): Readable {
  const columns = columnsOf(asked.lang)
  async function* rows(): AsyncGenerator<WrittenRow> {
    yield { look: 'head', cells: columns.map(({ head }) => head) }
    for await (const orders of eachOrder(db, asked))
      for (const order of orders)
        yield {
          cells: columns.map((each) => ('text' in each ? each.text(order) : each.minor(order) / 100)),
        }
  }
  const sheet = {
    name: sheetName(i18nFor(asked.lang).t('order.receivedTitle')),
    columns: columns.map((each) => ({ width: each.width, number: 'minor' in each })),
    frozen: { rows: 1, columns: 1 },
    rows: rows(),
  }
  return writeWorkbook([sheet], at)
}
