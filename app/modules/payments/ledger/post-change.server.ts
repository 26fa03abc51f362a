import { sql } from 'kysely'
import type { Tx } from '~db/client.server'
import type { Order } from '../order'
import { balancesOfFacts, changeTo, type Entries, type LedgerAccount, type LedgerKind } from './ledger'

type Sums = {
  paid_by_card: number
  paid_by_transfer: number
  refunded_to_card: number
  refunded_by_transfer: number
  refunding: number
  balances: Entries
}

/**
 * Posts what an order's payments, refunds and cancellation now come to, under the order's lock: the change from what stands in
 * the ledger to what must. Where nothing changes nothing is posted. The database refuses a transaction that does not come to
 * zero, and a `key` that was posted before.
 */
export async function postChange(
  tx: Tx,
  order: Pick<Order, 'id' | 'currency' | 'netMinor' | 'taxMinor' | 'retainedMinor' | 'cancelledAt'> & {
    seller: { id: number }
  },
  { kind, key, at }: { kind: LedgerKind; key: string; at: Date },
): Promise<void> {
  const { rows } = await sql<Sums>`
    select
      (select coalesce(sum(amount_minor) filter (where method = 'card'), 0)::bigint from payments
        where order_id = ${order.id} and reversed_at is null) as paid_by_card,
      (select coalesce(sum(amount_minor) filter (where method = 'transfer'), 0)::bigint from payments
        where order_id = ${order.id} and reversed_at is null) as paid_by_transfer,
      r.*,
      (select coalesce(json_object_agg(account, amount), '{}') from (
        select e.account, sum(e.amount_minor) as amount from ledger_entries e
        join ledger_transactions t on t.id = e.transaction_id where t.order_id = ${order.id} group by 1) b) as balances
    from (
      select
        coalesce(sum(r.amount_minor) filter (where r.state = 'succeeded' and p.method = 'card'), 0)::bigint as refunded_to_card,
        coalesce(sum(r.amount_minor) filter (where r.state = 'succeeded' and p.method = 'transfer'), 0)::bigint
          as refunded_by_transfer,
        coalesce(sum(r.amount_minor) filter (where r.state = 'pending'), 0)::bigint as refunding
      from refunds r join payments p on p.id = r.payment_id where r.order_id = ${order.id}
    ) r
  `.execute(tx)
  const sums = rows[0]
  if (!sums) throw new Error(`no sums of order ${order.id}`)
  const after = balancesOfFacts({
    netMinor: order.netMinor,
    taxMinor: order.taxMinor,
    cancelled: order.cancelledAt !== null,
    retained: order.retainedMinor,
    paidByCard: sums.paid_by_card,
    paidByTransfer: sums.paid_by_transfer,
    refundedToCard: sums.refunded_to_card,
    refundedByTransfer: sums.refunded_by_transfer,
    refunding: sums.refunding,
  })
  const entries = Object.entries(changeTo(after, sums.balances)) as [LedgerAccount, number][]
  if (entries.length === 0) return
  await sql`
    with posted as (
      insert into ledger_transactions (order_id, seller_id, currency, kind, key, at)
      values (${order.id}, ${order.seller.id}, ${order.currency}, ${kind}, ${key}, ${at}) returning id
    )
    insert into ledger_entries (transaction_id, account, amount_minor)
    select posted.id, e.account, e.amount from posted,
      unnest(${entries.map(([account]) => account)}::text[], ${entries.map(([, amount]) => amount)}::bigint[])
        as e (account, amount)
  `.execute(tx)
}
