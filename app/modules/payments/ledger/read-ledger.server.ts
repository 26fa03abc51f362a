import { sql } from 'kysely'
import type { Db } from '~db/client.server'
import { type LedgerAccount, type LedgerKind, reinstatedKey } from './ledger'

export type LedgerRow = {
  id: number
  orderId: number
  at: Date
  kind: LedgerKind
  account: LedgerAccount
  currency: string
  amountMinor: number
}

/** What stands on each account of a seller, by currency. */
export async function readBalances(
  db: Db,
  sellerId: number,
): Promise<{ currency: string; account: LedgerAccount; debit: number; credit: number }[]> {
  const { rows } = await sql<{ currency: string; account: LedgerAccount; debit: number; credit: number }>`
    select t.currency, e.account,
      coalesce(sum(e.amount_minor) filter (where e.amount_minor > 0), 0)::bigint as debit,
      coalesce(-sum(e.amount_minor) filter (where e.amount_minor < 0), 0)::bigint as credit
    from ledger_entries e join ledger_transactions t on t.id = e.transaction_id
    where t.seller_id = ${sellerId} group by 1, 2 order by 1, 2
  `.execute(db)
  return rows
}

/** When an order that was cancelled was brought back last; null: never. */
export const readReinstatement = async (db: Db, orderId: number): Promise<Date | null> => {
  const row = await db
    .selectFrom('ledger_transactions')
    .select('at')
    .where('order_id', '=', orderId)
    .where('key', 'like', reinstatedKey(orderId, '%'))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.at ?? null
}

/** Entries of a seller's ledger, the newest transactions first; `before`: an id of a transaction. */
export async function readLedger(
  db: Db,
  sellerId: number,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<{ rows: LedgerRow[]; next: number | null }> {
  let of = db
    .selectFrom('ledger_transactions')
    .select('id')
    .where('seller_id', '=', sellerId)
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (before) of = of.where('id', '<', before)
  const ids = (await of.execute()).map(({ id }) => id)
  const rows = await db
    .selectFrom('ledger_entries as e')
    .innerJoin('ledger_transactions as t', 't.id', 'e.transaction_id')
    .select(['t.id', 't.order_id', 't.at', 't.kind', 't.currency', 'e.account', 'e.amount_minor'])
    .where('t.id', 'in', [0, ...ids.slice(0, limit)])
    .orderBy('t.id', 'desc')
    .orderBy('e.amount_minor', 'desc')
    .execute()
  return {
    rows: rows.map((row) => ({
      id: row.id,
      orderId: row.order_id,
      at: row.at,
      kind: row.kind as LedgerKind,
      account: row.account as LedgerAccount,
      currency: row.currency,
      amountMinor: row.amount_minor,
    })),
    next: ids.length > limit ? (ids[limit - 1] ?? null) : null,
  }
}
