import { sql } from 'kysely'
import type { Db } from '~db/client.server'

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
