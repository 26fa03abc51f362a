import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { moveBalanceDay } from '~/modules/events/index.server'
import { movesBalance } from '~/modules/payments'
import { readBalanceMoves } from '~/modules/payments/orders.repo.server'
import { BALANCE, BOOTH, DEPOSIT, useDeposits } from '../support/deposits'

const sale = useDeposits()
const { database, services, hold, order, standing, transfer } = sale
const PAUSE = 52

/** How many wait for a lock of any kind in this database. */
const waiting = () =>
  sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`
    .execute(database.owner)
    .then(({ rows }) => rows[0]?.n)

/** The balance is being booked, under the order's lock, and pauses; `act` comes in between, and then both go on. */
const whileItIsPaid = async (orderId: number, act: () => Promise<unknown>) =>
  database.owner.connection().execute(async (pause) => {
    await sql`select pg_advisory_lock(${PAUSE})`.execute(pause)
    const paying = transfer(orderId, BALANCE, '尾款')
    await expect.poll(waiting, { timeout: 20_000 }).toBe(1)
    const acting = Promise.allSettled([act()])
    await expect.poll(waiting, { timeout: 20_000 }).toBe(2)
    await sql`select pg_advisory_unlock(${PAUSE})`.execute(pause)
    await paying
    const [result] = await acting
    return result
  })

describe('the day of a balance that is being paid', () => {
  let made: Awaited<ReturnType<typeof hold>>
  beforeEach(async () => {
    made = await hold()
    await transfer(made.orderId, DEPOSIT, '订金')
    await sql`
      create or replace function pause() returns trigger language plpgsql as
        $$ begin perform pg_advisory_xact_lock_shared(${sql.lit(PAUSE)}); return new; end $$
    `.execute(database.owner)
    await sql`
      create or replace trigger pause before insert on payments for each row execute function pause()
    `.execute(database.owner)
  })

  it('is not moved any more, and nobody is told that it was', async () => {
    const { bookingId, orderId } = made
    const asked = { eventId: sale.exhibition.eventId, bookingId, day: '2027-02-20', base: '2027-01-24' }
    const moved = await whileItIsPaid(orderId, () =>
      moveBalanceDay(services(), sale.exhibition.organizer, { ...asked, reason: '财政拨款' }),
    )
    expect(moved).toMatchObject({ status: 'rejected', reason: { code: 'order_state' } })
    expect(await standing(orderId)).toEqual(['paid', BOOTH, 0])
    expect(await readBalanceMoves(database.db, orderId)).toEqual([])
    expect(await sale.told(sale.buyer.organisationId)).not.toContain('order_balance_moved')
  })

  it('is moved of an order that is paid as soon as the lock is taken away: the control', async () => {
    const { orderId } = made
    const unguarded = async () => {
      const before = await order(orderId)
      if (!movesBalance(before) || !before.balanceDueAt) return
      const to = new Date('2027-02-20T15:59:59Z')
      await database.db.updateTable('orders').set({ balance_due_at: to }).where('id', '=', orderId).execute()
      await database.db
        .insertInto('balance_moves')
        .values({
          ...{ order_id: orderId, from_at: before.balanceDueAt, to_at: to, reason: '财政拨款' },
          ...{ person_id: sale.exhibition.organizer.id, at: sale.now },
        })
        .execute()
    }
    expect(await whileItIsPaid(orderId, unguarded)).toMatchObject({ status: 'fulfilled' })
    expect(await standing(orderId)).toEqual(['paid', BOOTH, 0])
    expect(await readBalanceMoves(database.db, orderId)).toHaveLength(1)
  })
})
