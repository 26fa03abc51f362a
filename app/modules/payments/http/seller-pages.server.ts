import { z } from 'zod'
import { formatInstant, formatMoney } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { localPath } from '~/locales/lang'
import { type Membership, rightsOf } from '~/modules/accounts'
import { personalPage, readFilters } from '~/modules/accounts/index.server'
import { notFoundError } from '~/platform/errors'
import { domainErrorResponse, type LoaderFunctionArgs, problem } from '~/platform/http/index.server'
import type { LedgerView } from '../components/ledger-tables'
import { accountWords } from '../ledger/ledger-words'
import { readBalances, readLedger } from '../ledger/read-ledger.server'
import { heldOf } from '../order'
import { OrdersQuery } from '../order.schema'
import { referenceOf } from '../order-reference'
import { readLines, readPayments } from '../orders.repo.server'
import { receiptPdf, receiptTitleOf } from '../receipt-pdf.server'
import { readBankAccount } from '../transfer/bank-account.server'
import { ownOrderPage } from './order-page.server'

/**
 * A page of the organisation that the viewer acts for.
 * @throws the 404 of a page that is not there for whoever acts for none, or the way to the sign-in page
 */
export function actingPage(
  args: Pick<LoaderFunctionArgs, 'request' | 'context'>,
): ReturnType<typeof personalPage> & { organisation: Membership } {
  const page = personalPage(args)
  const { organisation } = page.viewer
  if (!organisation) throw domainErrorResponse(notFoundError('page', ''))
  return { ...page, organisation }
}

/** What is exported of the orders received: those that the list shows. @throws those of `actingPage` */
export function ordersExport(args: LoaderFunctionArgs) {
  const page = actingPage(args)
  const { services, organisation, url, lang } = page
  const { state, q, id } = readFilters(url, OrdersQuery)
  return {
    services,
    asked: { sellerId: organisation.id, query: { filter: state, q, id, now: services.clock.now() }, lang },
    name: `muster-orders-${services.clock.today()}`,
  }
}

/** `/orders/received/bank`. @throws those of `actingPage` */
export async function bankPage(args: LoaderFunctionArgs) {
  const page = actingPage(args)
  const { services, organisation } = page
  const account = await readBankAccount(services.db, organisation.id)
  return { ...page, account, writes: rightsOf(organisation).includes('govern') }
}

const TRANSACTIONS = 50

/** `/orders/received/ledger`. @throws those of `actingPage` */
export async function ledgerPage(args: LoaderFunctionArgs) {
  const page = actingPage(args)
  const { services, organisation, url, lang } = page
  const { before } = readFilters(url, z.object({ before: z.coerce.number().int().positive().optional() }))
  const [balances, ledger] = await Promise.all([
    readBalances(services.db, organisation.id),
    readLedger(services.db, organisation.id, { before, limit: TRANSACTIONS }),
  ])
  const { t } = i18nFor(lang)
  const view: LedgerView = {
    balances: [...new Set(balances.map(({ currency }) => currency))].map((currency) => {
      const rows = balances.filter((row) => row.currency === currency)
      const sum = (of: 'debit' | 'credit') => rows.reduce((all, row) => all + row[of], 0)
      const money = (minor: number) => formatMoney(minor, currency, lang)
      return {
        currency,
        balanced: sum('debit') === sum('credit'),
        debit: money(sum('debit')),
        credit: money(sum('credit')),
        rows: rows.map(({ account, debit, credit }) => ({
          account: accountWords(account, lang),
          debit: money(debit),
          credit: money(credit),
          balance: money(debit - credit),
        })),
      }
    }),
    entries: ledger.rows.map((row, index) => ({
      key: `${row.id} ${row.account}`,
      // Said once a transaction.
      at: row.id === ledger.rows[index - 1]?.id ? '' : formatInstant(row.at, lang),
      kind: t(`order.kind_${row.kind}`),
      href: localPath(lang, `/orders/${row.orderId}`),
      reference: referenceOf(row.orderId),
      account: accountWords(row.account, lang),
      debit: row.amountMinor > 0 ? formatMoney(row.amountMinor, row.currency, lang) : '',
      credit: row.amountMinor < 0 ? formatMoney(-row.amountMinor, row.currency, lang) : '',
    })),
    next: ledger.next,
  }
  return { ...page, view }
}

/** The receipt of an order, for the two sides. @throws those of `ownOrderPage`; 409 `not_paid` where nothing is held */
export async function receiptOf(args: LoaderFunctionArgs): Promise<{ bytes: Buffer; name: string }> {
  const { services, order, id, lang, t } = await ownOrderPage(args)
  if (heldOf(order) <= 0) throw problem(409, 'not_paid')
  const [lines, payments] = await Promise.all([readLines(services.db, id), readPayments(services.db, id)])
  return {
    bytes: await receiptPdf({ order, lines, payments }, { lang, now: services.clock.now() }),
    name: t(receiptTitleOf(order), { reference: referenceOf(id) }),
  }
}
