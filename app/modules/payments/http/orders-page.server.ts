import { formatNumber } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { personalPage, readFilters } from '~/modules/accounts/index.server'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { orderRow } from '../components/order-list'
import { inLang } from '../components/order-words'
import type { OrdersView } from '../components/orders-page'
import { OrdersQuery } from '../order.schema'
import { orderFilters } from '../order-filters'
import { countOrders, listOrders, type OrderSide } from '../orders.repo.server'

const PAGE = 50
const paths = { payer: '/orders', seller: '/orders/received' } as const

/** The orders of the organisation that the viewer acts for, as payer or as seller. */
export async function ordersPage(args: LoaderFunctionArgs, side: OrderSide) {
  const page = personalPage(args)
  const { services, viewer, url, lang, t } = page
  const { organisation } = viewer
  const { state, q, id, before } = readFilters(url, OrdersQuery)
  const now = services.clock.now()
  const path = localPath(lang, paths[side])
  const [list, counts] = organisation
    ? await Promise.all([
        listOrders(services.db, side, organisation.id, { filter: state, q, id, before, limit: PAGE, now }),
        countOrders(services.db, side, organisation.id, now),
      ])
    : [{ rows: [], next: null }, {}]
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0)
  const to = (filter: string | undefined) => {
    const search = new URLSearchParams({ ...(filter && { state: filter }), ...(q && { q }) })
    return search.size > 0 ? `${path}?${search}` : path
  }
  const name = organisation ? inLang(lang, organisation.nameZh, organisation.nameEn) : ''
  const view: OrdersView = {
    title: t(side === 'payer' ? 'order.listTitle' : 'order.receivedTitle'),
    lead: organisation ? t(side === 'payer' ? 'order.listLead' : 'order.receivedLead', { name }) : null,
    path,
    state,
    q,
    all,
    tabs: [
      { href: to(undefined), label: t('order.filter_all'), count: formatNumber(all, lang), current: !state },
      ...orderFilters
        .filter((filter) => counts[filter] || filter === state)
        .map((filter) => ({
          href: to(filter),
          label: t(`order.filter_${filter}`),
          count: formatNumber(counts[filter] ?? 0, lang),
          current: state === filter,
        })),
    ],
    rows: list.rows.map((row) => orderRow(row, side, { lang, now })),
    next: list.next,
    accountHref: localPath(lang, '/account'),
    empty: t(side === 'payer' ? 'order.emptyText' : 'order.emptyReceived'),
  }
  return { ...page, view, sells: organisation?.kind === 'organizer' }
}
