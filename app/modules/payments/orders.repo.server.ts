import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import { membershipIn, type Viewer } from '~/modules/accounts'
import { notFoundError } from '~/platform/errors'
import type { Db, Tx } from '~db/client.server'
import { likePattern } from '~db/like-pattern'
import type { BalanceMove, Order, OrderLine, Payment, PaymentMethod, Refund, RefundState } from './order'
import type { OrderFilter } from './order-filters'
import { type OrderState, stateOf } from './order-states'

const rowsOf = (db: Db | Tx) =>
  db
    .selectFrom('orders as o')
    .innerJoin('organisations as p', 'p.id', 'o.payer_id')
    .innerJoin('organisations as s', 's.id', 'o.seller_id')
    .selectAll('o')
    .select([
      'p.name_zh as payer_zh',
      'p.name_en as payer_en',
      's.name_zh as seller_zh',
      's.name_en as seller_en',
    ])
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>

const toOrder = (row: Row): Order => ({
  id: row.id,
  subject: row.subject,
  path: row.path,
  sellerPath: row.seller_path ?? row.path,
  origin: row.origin,
  payer: { id: row.payer_id, nameZh: row.payer_zh, nameEn: row.payer_en },
  seller: { id: row.seller_id, nameZh: row.seller_zh, nameEn: row.seller_en },
  personId: row.person_id,
  currency: row.currency,
  state: row.state as OrderState,
  netMinor: row.net_minor,
  taxMinor: row.tax_minor,
  totalMinor: row.total_minor,
  depositMinor: row.deposit_minor,
  paidMinor: row.paid_minor,
  refundedMinor: row.refunded_minor,
  retainedMinor: row.retained_minor,
  dueAt: row.transfer_chosen_at ? row.transfer_due_at : row.due_at,
  transferChosenAt: row.transfer_chosen_at,
  transferDueAt: row.transfer_due_at,
  balanceDueAt: row.balance_due_at,
  paidAt: row.paid_at,
  cancelledAt: row.cancelled_at,
  cancelReason: row.cancel_reason,
  invoiceTitle: row.invoice_title,
  invoiceCode: row.invoice_code,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

/** On which side of an order the viewer is; the payer's where they belong to both. */
export type OrderSide = 'payer' | 'seller'

export const sideIn = (viewer: Viewer, order: Pick<Order, 'payer' | 'seller'>): OrderSide | null => {
  if (membershipIn(viewer, order.payer.id)) return 'payer'
  return membershipIn(viewer, order.seller.id) ? 'seller' : null
}

/**
 * An order that the viewer may see, as a member of either side; `staff`: the site itself asks.
 * @throws DomainError `not_found` (404)
 */
export async function readOrder(db: Db | Tx, scope: Viewer | 'staff', id: number): Promise<Order> {
  const row = await rowsOf(db).where('o.id', '=', id).executeTakeFirst()
  const order = row && toOrder(row)
  if (!order || (scope !== 'staff' && sideIn(scope, order) === null)) throw notFoundError('order', id)
  return order
}

/**
 * The order, locked until the transaction ends and read anew. Whatever it is for is locked before.
 * @throws DomainError `not_found` (404)
 */
export async function lockOrder(tx: Tx, id: number): Promise<Order> {
  const row = await rowsOf(tx).where('o.id', '=', id).forUpdate('o').executeTakeFirst()
  if (!row) throw notFoundError('order', id)
  return toOrder(row)
}

export async function readLines(db: Db | Tx, orderId: number): Promise<OrderLine[]> {
  const rows = await db
    .selectFrom('order_lines')
    .selectAll()
    .where('order_id', '=', orderId)
    .orderBy('line')
    .execute()
  return rows.map((row) => ({
    labelZh: row.label_zh,
    labelEn: row.label_en,
    quantity: row.quantity,
    unitMinor: row.unit_minor,
    taxBp: row.tax_bp,
  }))
}

/** What was paid for an order, errors that were taken back too, the oldest first. */
export async function readPayments(db: Db | Tx, orderId: number): Promise<Payment[]> {
  const rows = await db
    .selectFrom('payments')
    .selectAll()
    .where('order_id', '=', orderId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    method: row.method as PaymentMethod,
    amountMinor: row.amount_minor,
    bankReference: row.bank_reference,
    receivedOn: row.received_on,
    reversedAt: row.reversed_at,
    reversalReason: row.reversal_reason,
    at: row.created_at,
  }))
}

/** What goes back or went, the oldest first. */
export async function readRefunds(db: Db | Tx, orderId: number): Promise<Refund[]> {
  const rows = await db
    .selectFrom('refunds as r')
    .innerJoin('payments as p', 'p.id', 'r.payment_id')
    .selectAll('r')
    .select('p.method')
    .where('r.order_id', '=', orderId)
    .orderBy('r.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    paymentId: row.payment_id,
    method: row.method as PaymentMethod,
    amountMinor: row.amount_minor,
    state: row.state as RefundState,
    reason: row.reason,
    stripeId: row.stripe_id,
    bankReference: row.bank_reference,
    paidOn: row.paid_on,
    at: row.created_at,
  }))
}

/** Counts anew what was paid and given back, and keeps the state that follows, under the order's lock. */
export async function refreshOrder(tx: Tx, order: Order, at: Date): Promise<Order> {
  const { rows } = await sql<{ paid: number; refunded: number }>`
    select
      (select coalesce(sum(amount_minor), 0)::bigint from payments where order_id = ${order.id} and reversed_at is null) as paid,
      (select coalesce(sum(amount_minor), 0)::bigint from refunds where order_id = ${order.id} and state = 'succeeded') as refunded
  `.execute(tx)
  const { paid, refunded } = rows[0] ?? { paid: 0, refunded: 0 }
  const state = stateOf({
    totalMinor: order.totalMinor,
    depositMinor: order.depositMinor,
    paidMinor: paid,
    refundedMinor: refunded,
    transferChosen: order.transferChosenAt !== null,
    cancelled: order.cancelledAt !== null,
  })
  const paidAt = order.paidAt ?? (state === 'paid' ? at : null)
  await tx
    .updateTable('orders')
    .set({ paid_minor: paid, refunded_minor: refunded, state, paid_at: paidAt, updated_at: at })
    .where('id', '=', order.id)
    .execute()
  return { ...order, paidMinor: paid, refundedMinor: refunded, state, paidAt, updatedAt: at }
}

/** What `awaitsBalance` says of an order, of the table that is called `o` in the query. */
export const awaitsBalanceIn = (o = 'o'): RawBuilder<SqlBool> => {
  const of = (column: string) => sql.ref(`${o}.${column}`)
  return sql<SqlBool>`(${of('state')} = 'deposit_paid' or (${of('state')} = 'partly_refunded' and ${of('deposit_minor')} is not null
    and ${of('cancelled_at')} is null and (${of('paid_at')} is null or ${of('paid_minor')} < ${of('total_minor')})))`
}

/** Each time that the day of the balance was moved, the oldest first. */
export async function readBalanceMoves(db: Db | Tx, orderId: number): Promise<BalanceMove[]> {
  const rows = await db
    .selectFrom('balance_moves')
    .select(['from_at', 'to_at', 'reason', 'at'])
    .where('order_id', '=', orderId)
    .orderBy('id')
    .execute()
  return rows.map(({ from_at, to_at, ...row }) => ({ from: from_at, to: to_at, ...row }))
}

const filterOf = (now: Date) => sql<OrderFilter>`
  case
    when exists (select from refunds r where r.order_id = o.id and r.state = 'pending') then 'refund_due'
    when o.cancelled_at is not null and o.paid_minor - o.refunded_minor > o.retained_minor then 'late'
    when o.state = 'open' then 'waiting'
    when o.state = 'transfer_chosen' then 'transfer'
    when ${awaitsBalanceIn()} and o.balance_due_at <= ${now} then 'overdue'
    when ${awaitsBalanceIn()} then 'balance'
    when o.state in ('refunded', 'partly_refunded') then 'refunded'
    when o.state = 'cancelled' then 'cancelled'
    else 'paid'
  end`

const ofSide = (side: OrderSide, organisationId: number) =>
  (side === 'payer'
    ? sql<SqlBool>`o.payer_id = ${organisationId}`
    : sql<SqlBool>`o.seller_id = ${organisationId}`) as Expression<SqlBool>

export type OrderQuery = {
  filter?: OrderFilter | undefined
  /** the names of the two sides, lines, or a bank's reference */
  q?: string | undefined
  /** an order by its reference */
  id?: number | null | undefined
  before?: number | undefined
  limit: number
  /** what is overdue is so by this */
  now: Date
}

/** A page of an organisation's orders, as payer or as seller, the newest first. */
export async function listOrders(
  db: Db,
  side: OrderSide,
  organisationId: number,
  { filter, q, id, before, limit, now }: OrderQuery,
): Promise<{
  rows: (Order & { filter: OrderFilter; firstZh: string; firstEn: string })[]
  next: number | null
}> {
  let query = rowsOf(db)
    .innerJoin('order_lines as l', (join) => join.onRef('l.order_id', '=', 'o.id').on('l.line', '=', 1))
    .select([filterOf(now).as('filter'), 'l.label_zh', 'l.label_en'])
    .where(ofSide(side, organisationId))
    .orderBy('o.id', 'desc')
    .limit(limit + 1)
  if (filter) query = query.where(sql<SqlBool>`${filterOf(now)} = ${filter}`)
  if (before) query = query.where('o.id', '<', before)
  if (id) query = query.where('o.id', '=', id)
  else if (q) {
    const like = likePattern(q)
    query = query.where(sql<SqlBool>`(
      concat_ws(' ', p.name_zh, p.name_en, s.name_zh, s.name_en, o.invoice_title) ilike ${like}
      or exists (select from order_lines x where x.order_id = o.id and concat_ws(' ', x.label_zh, x.label_en) ilike ${like})
      or exists (select from payments y where y.order_id = o.id and y.bank_reference ilike ${like}))`)
  }
  const rows = await query.execute()
  const shown = rows.slice(0, limit).map((row) => ({
    ...toOrder(row),
    filter: row.filter,
    firstZh: row.label_zh,
    firstEn: row.label_en,
  }))
  return { rows: shown, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null }
}

/** How many orders of an organisation fall under each filter. */
export async function countOrders(
  db: Db,
  side: OrderSide,
  organisationId: number,
  now: Date,
): Promise<Partial<Record<OrderFilter, number>>> {
  const { rows } = await sql<{ filter: OrderFilter; n: number }>`
    select ${filterOf(now)} as filter, count(*)::int as n from orders o where ${ofSide(side, organisationId)} group by 1
  `.execute(db)
  return Object.fromEntries(rows.map(({ filter, n }) => [filter, n]))
}
