import { type AuditSource, audit } from '~/platform/audit.server'
import { dayOf } from '~/platform/china-time'
import { DomainError } from '~/platform/errors'
import type { Tx } from '~db/client.server'
import { movesBalance } from './instalments'
import { lockOrder } from './orders.repo.server'
import { BALANCE_BEFORE_MS } from './remind-orders.server'
import { tellOrder } from './tell.server'

export type MovingBalance = {
  /** the last day on which the balance is in time, and the one that the page had (YYYY-MM-DD in Asia/Shanghai) */
  day: string
  base: string
  reason: string
  personId: number
  source: AuditSource
  at: Date
  today: string
}

/**
 * Moves the day by which the balance of an order is due, in the caller's transaction, and tells the payer. Reminders start anew
 * for the new day. Done again it changes nothing; one that was written on another day than the order now has is refused.
 * @throws DomainError `not_found` (404), `reason_wanted`, `day_past`, `balance_too_early` (422), `order_state`,
 * `balance_changed` (409)
 */
export async function moveBalance(tx: Tx, orderId: number, moving: MovingBalance): Promise<void> {
  const { day, base, reason, at, today } = moving
  if (reason === '') throw new DomainError('reason_wanted', { field: 'reason' })
  const order = await lockOrder(tx, orderId)
  const from = order.balanceDueAt
  if (from && dayOf(from) === day) return
  if (!from || !movesBalance(order)) throw new DomainError('order_state', {}, { status: 409 })
  if (dayOf(from) !== base) throw new DomainError('balance_changed', {}, { status: 409 })
  if (day < today) throw new DomainError('day_past', { field: 'day' })
  const to = new Date(`${day}T23:59:59+08:00`)
  // The deposit may be transferred until then.
  if (to <= order.transferDueAt) throw new DomainError('balance_too_early', { field: 'day' })
  await tx
    .updateTable('orders')
    .set({
      balance_due_at: to,
      // Whoever is told of a day that is near is reminded of it by that.
      balance_reminded_at: to.getTime() - at.getTime() <= BALANCE_BEFORE_MS ? at : null,
      overdue_told_at: null,
      updated_at: at,
    })
    .where('id', '=', orderId)
    .execute()
  const { id } = await tx
    .insertInto('balance_moves')
    .values({ order_id: orderId, from_at: from, to_at: to, reason, person_id: moving.personId, at })
    .returning('id')
    .executeTakeFirstOrThrow()
  await audit(tx, moving.source, {
    action: 'order.balance_moved',
    object: { kind: 'order', id: orderId },
    detail: { from: dayOf(from), to: day, reason },
  })
  const moved = { ...order, balanceDueAt: to }
  await tellOrder(tx, moved, 'payer', 'balance_moved', { at, mark: id, reason, before: from })
}
