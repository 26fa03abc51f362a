import type { Db, Tx } from '~db/client.server'
import { payableOf } from '../instalments'
import type { Order } from '../order'

const rowsOf = (db: Db | Tx) => db.selectFrom('checkout_sessions').selectAll('checkout_sessions')
export type SessionRow = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>

/** The newest session of an order; null: none was begun. */
export async function lastSession(db: Db | Tx, orderId: number): Promise<SessionRow | null> {
  const row = await rowsOf(db)
    .where('order_id', '=', orderId)
    .orderBy('attempt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Whether what a session is for is still a sum that may be paid. */
export const isPayable = (order: Order, session: Pick<SessionRow, 'part' | 'amount_minor'>): boolean =>
  payableOf(order).some(
    ({ part, amountMinor }) => part === session.part && amountMinor === session.amount_minor,
  )

/** The session of an order that is open; null: none is. */
export async function openSession(db: Db | Tx, orderId: number): Promise<SessionRow | null> {
  const last = await lastSession(db, orderId)
  return last?.state === 'open' ? last : null
}

/** Stripe's ids of an order's sessions before an attempt that may still be open there, whatever is known here. */
export async function sessionsAtStripe(
  db: Db | Tx,
  orderId: number,
  { before, at }: { before: number; at: Date },
): Promise<string[]> {
  const rows = await rowsOf(db)
    .where('order_id', '=', orderId)
    .where('attempt', '<', before)
    .where('state', '<>', 'complete')
    .where('stripe_id', 'is not', null)
    .where('expires_at', '>', at)
    .execute()
  return rows.flatMap(({ stripe_id }) => stripe_id ?? [])
}

/** The session that Stripe speaks of: by its id, or where Stripe's first answer was lost by what it was given. */
export async function findSession(
  tx: Tx,
  { id, orderId, attempt }: { id: string; orderId: number | null; attempt: number | null },
): Promise<SessionRow | null> {
  const known = await rowsOf(tx).where('stripe_id', '=', id).executeTakeFirst()
  if (known) return known
  if (orderId === null || attempt === null) return null
  const row = await rowsOf(tx)
    .where('order_id', '=', orderId)
    .where('attempt', '=', attempt)
    .where('stripe_id', 'is', null)
    .executeTakeFirst()
  return row ?? null
}
