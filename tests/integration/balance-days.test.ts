import { describe, expect, it } from 'vitest'
import { cancelEvent } from '~/modules/events/act-on-event.server'
import { cancelBooking, moveBalanceDay } from '~/modules/events/index.server'
import { listBookings } from '~/modules/events/selling/bookings.repo.server'
import { isOverdue } from '~/modules/payments'
import { countOrders } from '~/modules/payments/index.server'
import { giveBack, recordPayout } from '~/modules/payments/money/give-back.server'
import { readBalanceMoves, readRefunds } from '~/modules/payments/orders.repo.server'
import { reverseTransfer } from '~/modules/payments/transfer/reconcile.server'
import { BALANCE, BOOTH, DEPOSIT, useDeposits } from '../support/deposits'
import { makeExhibition } from '../support/exhibitors'
import { colleague, origin } from '../support/payments'

const sale = useDeposits()
const { database, services, on, hold, booking, order, standing, transfer, card, paysAtStripe, live } = sale
const fails = (code: string, status: number) => expect.objectContaining({ code, status })
const counts = () => countOrders(database.db, 'seller', sale.exhibition.organizerId, sale.now)
const overdueBookings = () =>
  listBookings(database.db, sale.exhibition.eventId, { state: 'overdue', now: sale.now, limit: 10 })

/** A booking whose deposit was transferred. */
const sold = async () => {
  const made = await hold()
  await transfer(made.orderId, DEPOSIT, '订金')
  return made
}
const move = (
  bookingId: number,
  day: string,
  { base = '2027-01-24', reason = '财政拨款二月到账', by = sale.exhibition.organizer } = {},
) => moveBalanceDay(services(), by, { eventId: sale.exhibition.eventId, bookingId, day, base, reason })
const giveBackPaid = async (orderId: number, amountMinor: number) => {
  const { refundedMinor } = await order(orderId)
  await giveBack(services(), sale.exhibition.organizer, orderId, {
    ...{ amountMinor, reason: '面积调小', base: refundedMinor },
  })
  for (const { id, state, method } of await readRefunds(database.db, orderId))
    if (state === 'pending' && method === 'transfer')
      await recordPayout(services(), sale.exhibition.organizer, orderId, {
        ...{ refundId: id, bankReference: `退${id}`, paidOn: services().clock.today() },
      })
}

describe('the day of a balance', () => {
  it('is moved by the organizer once, however often it is sent, and the enterprise is told by notice and mail', async () => {
    const { bookingId, orderId } = await sold()
    on('2026-12-01')
    await Promise.all([move(bookingId, '2027-02-20'), move(bookingId, '2027-02-20')])
    await move(bookingId, '2027-02-20')
    expect((await order(orderId)).balanceDueAt).toEqual(new Date('2027-02-20T15:59:59Z'))
    expect((await booking())?.order).toMatchObject({
      balanceDueAt: new Date('2027-02-20T15:59:59Z'),
      moved: { from: new Date('2027-01-24T15:59:59Z'), reason: '财政拨款二月到账' },
    })
    expect(await readBalanceMoves(database.db, orderId)).toEqual([
      {
        ...{ from: new Date('2027-01-24T15:59:59Z'), to: new Date('2027-02-20T15:59:59Z') },
        ...{ reason: '财政拨款二月到账', at: sale.now },
      },
    ])
    const told = await database.db
      .selectFrom('notices')
      .select(['organisation_id', 'params', 'mail_due_at'])
      .where('event', '=', 'order_balance_moved')
      .execute()
    expect(told).toMatchObject([
      {
        organisation_id: sale.buyer.organisationId,
        params: { balanceDay: { day: '2027-02-20' }, before: { day: '2027-01-24' } },
        // By mail too, as soon as the next mails go out.
        mail_due_at: expect.any(Date),
      },
    ])
    const entries = await database.db
      .selectFrom('audit_log')
      .select(['actor_id', 'detail'])
      .where('action', '=', 'order.balance_moved')
      .where('object_id', '=', String(orderId))
      .execute()
    expect(entries).toEqual([
      {
        actor_id: sale.exhibition.organizer.id,
        detail: { from: '2027-01-24', to: '2027-02-20', reason: '财政拨款二月到账' },
      },
    ])
  })

  it('decides what is overdue, and reminders start anew for it', async () => {
    const { bookingId, orderId } = await sold()
    on('2027-01-25')
    await sale.remind()
    expect([await counts(), (await overdueBookings()).length]).toEqual([{ overdue: 1 }, 1])
    await move(bookingId, '2027-02-20')
    expect([await counts(), (await overdueBookings()).length]).toEqual([{ balance: 1 }, 0])
    expect(isOverdue(await order(orderId), sale.now)).toBe(false)
    await sale.remind()
    on('2027-02-14')
    await sale.remind()
    await sale.remind()
    on('2027-02-21')
    await sale.remind()
    await sale.remind()
    expect(await counts()).toEqual({ overdue: 1 })
    expect((await sale.told(sale.buyer.organisationId)).slice(1)).toEqual([
      'order_overdue',
      'order_balance_moved',
      'order_balance_due_soon',
      'order_overdue',
    ])
    // Moved to a day that is near: that it is near is said by it.
    await move(bookingId, '2027-02-22', { base: '2027-02-20' })
    await sale.remind()
    expect((await sale.told(sale.buyer.organisationId)).slice(5)).toEqual(['order_balance_moved'])
  })

  it('is refused in the past, before a deposit could be there, without a reason, and by another page than it is now', async () => {
    const { bookingId } = await sold()
    await expect(move(bookingId, '2026-11-22')).rejects.toEqual(fails('day_past', 422))
    await expect(move(bookingId, '2026-11-24')).rejects.toEqual(fails('balance_too_early', 422))
    await expect(move(bookingId, '2027-02-20', { reason: '' })).rejects.toEqual(fails('reason_wanted', 422))
    await move(bookingId, '2027-02-20')
    await expect(move(bookingId, '2027-02-21')).rejects.toEqual(fails('balance_changed', 409))
    await move(bookingId, '2027-01-30', { base: '2027-02-20' })
    on('2027-01-30')
    await move(bookingId, '2027-01-31', { base: '2027-01-30' })
    // The day itself is not over.
    on('2027-01-31')
    await move(bookingId, '2027-02-01', { base: '2027-01-31' })
  })

  it('is moved by nobody else than those who sell the booths, and for their own event alone', async () => {
    const { bookingId, orderId } = await sold()
    const reader = await colleague(database.db, sale.exhibition.organizerId, 'viewer')
    await expect(move(bookingId, '2027-02-20', { by: sale.buyer.viewer })).rejects.toEqual(
      fails('not_found', 404),
    )
    await expect(move(bookingId, '2027-02-20', { by: reader })).rejects.toEqual(fails('not_allowed', 403))
    const other = await makeExhibition(database.db)
    await expect(
      moveBalanceDay(services(), other.organizer, {
        ...{ eventId: other.eventId, bookingId, day: '2027-02-20', base: '2027-01-24', reason: '别人的' },
      }),
    ).rejects.toEqual(fails('not_found', 404))
    expect((await order(orderId)).balanceDueAt).toEqual(new Date('2027-01-24T15:59:59Z'))
  })

  it('stands once the order is paid, was cancelled, or has no deposit', async () => {
    const paid = await sold()
    await transfer(paid.orderId, BALANCE, '尾款')
    await expect(move(paid.bookingId, '2027-02-20')).rejects.toEqual(fails('order_state', 409))
    await database.db.updateTable('booth_classes').set({ deposit_percent: 0 }).execute()
    const whole = await hold(sale.boothIds.slice(1))
    await expect(move(whole.bookingId, '2027-02-20')).rejects.toEqual(fails('order_state', 409))
    const asked = { eventId: sale.exhibition.eventId, bookingId: whole.bookingId, reason: '展位另用' }
    await cancelBooking(services(), sale.exhibition.organizer, asked, { origin })
    await expect(move(whole.bookingId, '2027-02-20')).rejects.toEqual(fails('booking_state', 409))
  })

  it('stands once the event is called off', async () => {
    const { bookingId, orderId } = await sold()
    await cancelEvent(services(), sale.exhibition.organizer, {
      ...{ id: sale.exhibition.eventId, reason: '场馆停用' },
    })
    await expect(move(bookingId, '2027-02-20')).rejects.toEqual(fails('event_cancelled', 409))
    expect(await readBalanceMoves(database.db, orderId)).toEqual([])
  })

  it('and the balance at the same moment: one of the two is first, and the order is paid either way', async () => {
    for (const round of [1, 2, 3, 4, 5, 6]) {
      const [boothId = 0] = sale.boothIds
      const { bookingId, orderId } = await hold([boothId])
      await transfer(orderId, DEPOSIT, `订金${round}`)
      const [moved] = await Promise.allSettled([
        move(bookingId, '2027-02-20'),
        transfer(orderId, BALANCE, `尾款${round}`),
      ])
      expect(await standing(orderId)).toEqual(['paid', BOOTH, 0])
      const moves = await readBalanceMoves(database.db, orderId)
      if (moved.status === 'fulfilled') expect(moves).toHaveLength(1)
      else expect([moved.reason, moves]).toEqual([fails('order_state', 409), []])
      const asked = { eventId: sale.exhibition.eventId, bookingId, reason: `第 ${round} 轮结束` }
      await cancelBooking(services(), sale.exhibition.organizer, asked, { origin })
    }
  })
})

describe('an order of whose deposit a part went back', () => {
  it('is completed by card, with all that is missing', async () => {
    const { orderId } = await sold()
    await giveBackPaid(orderId, 100_000)
    expect(await standing(orderId)).toEqual(['partly_refunded', DEPOSIT, 100_000])
    expect(await counts()).toEqual({ balance: 1 })
    await card(orderId)
    expect(live()).toMatchObject([{ amount_total: BALANCE + 100_000 }])
    await paysAtStripe(orderId)
    expect([await standing(orderId), (await booking())?.state]).toEqual([
      ['paid', BOOTH + 100_000, 100_000],
      'confirmed',
    ])
    expect((await sale.told(sale.buyer.organisationId)).at(-1)).toBe('order_paid')
    await expect(card(orderId)).rejects.toEqual(fails('order_state', 409))
  })

  it('and for which the rest came by transfer is asked for what went back, and no more once that is there', async () => {
    const { orderId } = await sold()
    await giveBackPaid(orderId, 100_000)
    await transfer(orderId, BALANCE, '原来的尾款')
    expect(await standing(orderId)).toEqual(['partly_refunded', BOOTH, 100_000])
    expect((await sale.told(sale.buyer.organisationId)).at(-1)).toBe('order_part_paid')
    await card(orderId)
    expect(live()).toMatchObject([{ amount_total: 100_000 }])
    await paysAtStripe(orderId)
    expect((await order(orderId)).state).toBe('paid')
    expect((await sale.told(sale.buyer.organisationId)).at(-1)).toBe('order_paid')
  })

  it('is overdue by its day and can be paid then, and the day can be moved', async () => {
    const { bookingId, orderId } = await sold()
    await giveBackPaid(orderId, 100_000)
    on('2027-01-25')
    expect([await counts(), (await overdueBookings()).length]).toEqual([{ overdue: 1 }, 1])
    await sale.remind()
    expect((await sale.told(sale.buyer.organisationId)).at(-1)).toBe('order_overdue')
    await move(bookingId, '2027-02-20')
    expect(await counts()).toEqual({ balance: 1 })
    await card(orderId)
    await paysAtStripe(orderId)
    expect((await order(orderId)).state).toBe('paid')
  })

  it('of a booking that is cancelled, or an event that is called off, owes nothing more', async () => {
    const one = await sold()
    await giveBackPaid(one.orderId, 100_000)
    const asked = { eventId: sale.exhibition.eventId, bookingId: one.bookingId, reason: '双方约定' }
    await cancelBooking(services(), sale.exhibition.organizer, asked, { origin })
    expect(await order(one.orderId)).toMatchObject({ state: 'partly_refunded', cancelReason: 'cancelled' })
    await expect(card(one.orderId)).rejects.toEqual(fails('order_state', 409))
    const two = await hold(sale.boothIds.slice(1))
    await transfer(two.orderId, DEPOSIT, '第二笔订金')
    await giveBackPaid(two.orderId, 100_000)
    await cancelEvent(services(), sale.exhibition.organizer, {
      ...{ id: sale.exhibition.eventId, reason: '场馆停用' },
    })
    expect(await order(two.orderId)).toMatchObject({ state: 'partly_refunded', cancelReason: 'called_off' })
    await expect(card(two.orderId)).rejects.toEqual(fails('order_state', 409))
  })

  it('is asked for nothing where all of it was there before, and again where that was written down in error', async () => {
    const { orderId } = await sold()
    await transfer(orderId, BALANCE, '尾款')
    await giveBackPaid(orderId, 100_000)
    expect([await standing(orderId), await counts()]).toEqual([
      ['partly_refunded', BOOTH, 100_000],
      { refunded: 1 },
    ])
    await expect(card(orderId)).rejects.toEqual(fails('order_state', 409))
    const other = await hold(sale.boothIds.slice(1))
    await transfer(other.orderId, DEPOSIT, '第二笔订金')
    await transfer(other.orderId, BALANCE, '别家的钱')
    const payment = await database.db
      .selectFrom('payments')
      .select('id')
      .where('order_id', '=', other.orderId)
      .where('bank_reference', '=', '别家的钱')
      .executeTakeFirstOrThrow()
    await reverseTransfer(services(), sale.exhibition.organizer, other.orderId, {
      ...{ paymentId: payment.id, reason: '登记到了别的订单' },
    })
    await giveBackPaid(other.orderId, 100_000)
    await card(other.orderId)
    expect(live()).toMatchObject([{ amount_total: BALANCE + 100_000 }])
  })
})
