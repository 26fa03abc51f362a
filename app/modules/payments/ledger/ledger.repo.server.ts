import { sql } from 'kysely'
import type { Db, Tx } from '~db/client.server'
import type { Balances, Entries, LedgerAccount, LedgerKind } from './ledger'

type Posting = { kind: LedgerKind; key: string; entries: Entries; at: Date }
type Posted = { id: number; seller: { id: number }; currency: string }

/**
 * Posts one transaction about an order, under the order's lock. The database refuses one that does not come to zero, and a
 * `key` that was posted before. Accounts with nothing on them are left out; a posting without any is none.
 */
export async function post(tx: Tx, order: Posted, { kind, key, entries, at }: Posting): Promise<void> {
  const rows = (Object.entries(entries) as [LedgerAccount, number][]).filter(([, amount]) => amount !== 0)
  if (rows.length === 0) return
  await sql`
    with posted as (
      insert into ledger_transactions (order_id, seller_id, currency, kind, key, at)
      values (${order.id}, ${order.seller.id}, ${order.currency}, ${kind}, ${key}, ${at}) returning id
    )
    insert into ledger_entries (transaction_id, account, amount_minor)
    select posted.id, e.account, e.amount from posted,
      unnest(${rows.map(([account]) => account)}::text[], ${rows.map(([, amount]) => amount)}::bigint[]) as e (account, amount)
  `.execute(tx)
}

/** What stands on each account for one order. */
export async function balancesOf(tx: Tx, orderId: number): Promise<Balances> {
  const rows = await tx
    .selectFrom('ledger_entries as e')
    .innerJoin('ledger_transactions as t', 't.id', 'e.transaction_id')
    .select(['e.account', sql<number>`sum(e.amount_minor)::bigint`.as('amount')])
    .where('t.order_id', '=', orderId)
    .groupBy('e.account')
    .execute()
  return Object.fromEntries(rows.map(({ account, amount }) => [account, amount]))
}

/** What was posted under a key. Throws where nothing was. */
export async function entriesOf(tx: Tx, key: string): Promise<Entries> {
  const rows = await tx
    .selectFrom('ledger_entries as e')
    .innerJoin('ledger_transactions as t', 't.id', 'e.transaction_id')
    .select(['e.account', 'e.amount_minor'])
    .where('t.key', '=', key)
    .execute()
  if (rows.length === 0) throw new Error(`nothing was posted under ${key}`)
  return Object.fromEntries(rows.map(({ account, amount_minor: amount }) => [account, amount]))
}

export type LedgerFault = { what: 'transaction' | 'cash' | 'state'; id: number; text: string }

/**
 * Everything in the ledger that does not agree: transactions that do not come to zero, orders whose cash is not what
 * their payments less their refunds come to, and orders whose sums differ from those of their payments and refunds. None
 * is how it must be.
 */
export async function checkLedger(db: Db): Promise<LedgerFault[]> {
  const { rows } = await sql<LedgerFault>`
    select 'transaction' as what, transaction_id as id, sum(amount_minor)::text as text
      from ledger_entries group by transaction_id having sum(amount_minor) <> 0
    union all
    select 'cash', o.id, coalesce(l.cash, 0) || ' in the ledger, ' || (coalesce(p.paid, 0) - coalesce(r.back, 0)) || ' held'
      from orders o
      left join (select t.order_id, sum(e.amount_minor) as cash from ledger_entries e
        join ledger_transactions t on t.id = e.transaction_id where e.account like 'cash:%' group by 1) l on l.order_id = o.id
      left join (select order_id, sum(amount_minor) as paid from payments where reversed_at is null group by 1) p
        on p.order_id = o.id
      left join (select order_id, sum(amount_minor) as back from refunds where state = 'succeeded' group by 1) r
        on r.order_id = o.id
      where coalesce(l.cash, 0) <> coalesce(p.paid, 0) - coalesce(r.back, 0)
    union all
    select 'state', o.id, o.paid_minor || ' paid and ' || o.refunded_minor || ' given back are kept with the order'
      from orders o
      where o.paid_minor <> coalesce((select sum(amount_minor) from payments p
          where p.order_id = o.id and p.reversed_at is null), 0)
        or o.refunded_minor <> coalesce((select sum(amount_minor) from refunds r
          where r.order_id = o.id and r.state = 'succeeded'), 0)
    order by 1, 2
  `.execute(db)
  return rows
}
