import { localPath } from '~/locales/lang'
import { membershipIn, rightsOf } from '~/modules/accounts'
import { personalPage } from '~/modules/accounts/index.server'
import { type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { arrivalWords } from '../components/arrival-view'
import { orderPageView } from '../components/order-page-view'
import { readReinstatement } from '../ledger/read-ledger.server'
import { referenceOf } from '../order-reference'
import {
  readBalanceMoves,
  readLines,
  readOrder,
  readPayments,
  readRefunds,
  sideIn,
} from '../orders.repo.server'
import { readCardWay } from '../stripe/card-way.server'
import { readBankAccount } from '../transfer/bank-account.server'
import { readVouchers } from '../transfer/vouchers.server'

const didWords = {
  transfer: 'order.did_transfer',
  card: 'order.did_card',
  paid: 'order.did_paid',
  back: 'order.did_back',
  invoice: 'order.did_invoice',
  voucher: 'order.did_voucher',
  reconcile: 'order.did_reconcile',
  reverse: 'order.did_reverse',
  refund: 'order.did_refund',
  payout: 'order.did_payout',
  drop: 'order.did_drop',
  retain: 'order.did_retain',
} as const

/**
 * What any page of one order starts from, `/orders/:id` and below, for the members of its two sides.
 * @throws the 404 of a page that is not there, or the way to the sign-in page
 */
export async function ownOrderPage(args: LoaderFunctionArgs) {
  const page = personalPage(args)
  const id = readId(args.params.id)
  const order = await withDomainErrors(() => readOrder(page.services.db, page.viewer, id))
  return { ...page, id, order, side: sideIn(page.viewer, order) ?? 'payer' }
}

/** `/orders/:id`. @throws those of `ownOrderPage` */
export async function orderPage(args: LoaderFunctionArgs) {
  const page = await ownOrderPage(args)
  const { services, viewer, id, order, side, lang, t, url } = page
  const { db, clock } = services
  const [lines, payments, refunds, moves, vouchers, bank, card, reinstatedAt] = await Promise.all([
    readLines(db, id),
    readPayments(db, id),
    readRefunds(db, id),
    readBalanceMoves(db, id),
    readVouchers(db, id),
    readBankAccount(db, order.seller.id),
    readCardWay(services, order),
    readReinstatement(db, id),
  ])
  const may = (which: 'payer' | 'seller', right: 'join' | 'publish') =>
    rightsOf(membershipIn(viewer, order[which].id)).includes(right)
  const [pays, sells] = [may('payer', 'join'), may('seller', 'publish')]
  const written = url.searchParams.get('did')
  const did = (Object.keys(didWords) as (keyof typeof didWords)[]).find((each) => each === written)
  const known = { order, lines, payments, refunds, moves, vouchers, bank, card, reinstatedAt }
  return {
    ...page,
    title: t('order.title', { reference: referenceOf(id) }),
    path: localPath(lang, `/orders/${id}`),
    crumbs: [
      side === 'payer'
        ? { href: localPath(lang, '/orders'), label: t('order.listTitle') }
        : { href: localPath(lang, '/orders/received'), label: t('order.receivedTitle') },
    ],
    did: did === 'paid' ? arrivalWords(known, { lang, now: clock.now() }) : did ? t(didWords[did]) : null,
    readOnly: !pays && !sells,
    view: orderPageView(known, {
      ...{ lang, now: clock.now(), today: clock.today(), pays, sells },
      did: did ?? null,
    }),
  }
}
