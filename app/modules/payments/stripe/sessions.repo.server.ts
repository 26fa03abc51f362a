import type { Db, Tx } from '~db/client.server'

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
