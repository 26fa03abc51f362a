import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { cancelEvent } from '~/modules/events/act-on-event.server'
import { cancelBooking, lapseBookings } from '~/modules/events/index.server'
import { keepForTransfer } from '~/modules/events/selling/pay-bookings.server'
import { countOrders, ordersCsv } from '~/modules/payments/index.server'
import { giveBack, recordPayout } from '~/modules/payments/money/give-back.server'
import { retainPayment } from '~/modules/payments/money/retain-payment.server'
import { readRefunds } from '~/modules/payments/orders.repo.server'
import { receiptTitleOf } from '~/modules/payments/receipt-pdf.server'
import { readCardWay } from '~/modules/payments/stripe/card-way.server'
import { endSessions } from '~/modules/payments/stripe/settle-with-stripe.server'
import { chooseTransfer } from '~/modules/payments/transfer/choose-transfer.server'
import { BALANCE, BOOTH, DEPOSIT, useDeposits } from '../support/deposits'
import { makeBooths, makeExhibitor } from '../support/exhibitors'
import { DAY_MS, jobsOf, orderOf, origin } from '../support/payments'
import { makeBoothClass } from '../support/plans'
import { testDay } from '../support/services'

const sale = useDeposits()
const {
  database,
  services,
  on,
  hold,
  booking,
  order,
  standing,
  transfer,
  card,
  sessionsOf,
  paysAtStripe,
  live,
  remind,
  told,
} = sale
const way = { origin }
const fails = (code: string, status: number) => expect.objectContaining({ code, status })
const counts = () => countOrders(database.db, 'seller', sale.exhibition.organizerId, sale.now)

describe('a booking with a deposit', () => {
  it('is confirmed by the deposit by card, and the balance by transfer completes it', async () => {
    const { orderId } = await hold()
    expect(await order(orderId)).toMatchObject({
      ...{ totalMinor: BOOTH, depositMinor: DEPOSIT, balanceDueAt: new Date('2027-01-24T15:59:59Z') },
      sellerPath: `/events/${sale.exhibition.eventId}/manage/bookings`,
    })
    await card(orderId)
    expect(live()).toMatchObject([{ amount_total: DEPOSIT }])
    await paysAtStripe(orderId)
    expect([await standing(orderId), (await booking())?.state]).toEqual([
      ['deposit_paid', DEPOSIT, 0],
      'confirmed',
    ])
    expect(await counts()).toEqual({ balance: 1 })
    expect(receiptTitleOf(await order(orderId))).toBe('order.receiptNo_deposit')
    const asked = { sellerId: sale.exhibition.organizerId, query: { now: sale.now }, lang: 'zh' as const }
    expect(await text(Readable.from(ordersCsv(database.db, asked)))).toContain(
      ',订金已付,CNY,9000,540,9540,2862,0,2862,2027年1月24日,0,',
    )
    await expect(chooseTransfer(services(), sale.buyer.viewer, orderId)).rejects.toEqual(
      fails('order_state', 409),
    )

    on('2027-01-20')
    await transfer(orderId, BALANCE, '尾款')
    expect([await standing(orderId), (await booking())?.state]).toEqual([['paid', BOOTH, 0], 'confirmed'])
    expect(receiptTitleOf(await order(orderId))).toBe('order.receiptNo')
    expect(await told(sale.buyer.organisationId)).toEqual(['order_deposit_paid', 'order_paid'])
    expect(await told(sale.exhibition.organizerId)).toEqual(['order_deposit_paid', 'order_paid'])
  })

  it('is confirmed by a transfer of the deposit or of all of it, and by nothing less', async () => {
    const { orderId } = await hold()
    await chooseTransfer(services(), sale.buyer.viewer, orderId)
    await keepForTransfer(services(), orderId, (await order(orderId)).transferDueAt)
    on('2026-11-25')
    await transfer(orderId, DEPOSIT - 1, '少一分')
    expect([(await order(orderId)).state, (await booking())?.state]).toEqual(['transfer_chosen', 'held'])
    await transfer(orderId, 1, '补一分')
    expect([(await order(orderId)).state, (await booking())?.state]).toEqual(['deposit_paid', 'confirmed'])
    const other = await makeExhibitor(database.db, sale.exhibition.eventId)
    const whole = await hold(sale.boothIds.slice(1), other)
    await transfer(whole.orderId, BOOTH, '一次付清')
    expect([(await order(whole.orderId)).state, (await booking(other))?.state]).toEqual(['paid', 'confirmed'])
    expect(await counts()).toEqual({ balance: 1, paid: 1 })
  })

  it('sums the deposits of classes that differ, leaves options to the rest, and has none where no class has', async () => {
    const { db } = database
    const classOf = async (percent: number, number: string) => {
      const classId = await makeBoothClass(db, sale.exhibition.eventId, { code: number })
      await db
        .updateTable('booth_classes')
        .set({ deposit_percent: percent })
        .where('id', '=', classId)
        .execute()
      return (await makeBooths(db, { ...sale.exhibition, classId }, [number]))[0] ?? 0
    }
    const half = await classOf(50, 'C1')
    const whole = await classOf(0, 'C2')
    const { id: optionId } = await db
      .insertInto('booth_options')
      .values({ event_id: sale.exhibition.eventId, code: 'CHAIR', name_zh: '折椅', price_minor: 10_000 })
      .returning('id')
      .executeTakeFirstOrThrow()
    const chairs = [{ optionId, quantity: 2 }]
    const mixed = await hold([sale.boothIds[0] ?? 0, half, whole], sale.buyer, chairs)
    expect(await order(mixed.orderId)).toMatchObject({
      ...{ totalMinor: 3 * BOOTH + 21_200, depositMinor: DEPOSIT + BOOTH / 2 + BOOTH },
    })
    const other = await makeExhibitor(db, sale.exhibition.eventId)
    const plain = await classOf(100, 'C3')
    const atOnce = await hold([plain], other, chairs)
    expect(await order(atOnce.orderId)).toMatchObject({ depositMinor: null, balanceDueAt: null })
  })

  it('so late that the transfer of a deposit could come when the balance is due is paid at once', async () => {
    on('2027-01-19')
    expect((await order((await hold()).orderId)).depositMinor).toBe(DEPOSIT)
    on('2027-01-20')
    const other = await makeExhibitor(database.db, sale.exhibition.eventId)
    expect((await order((await hold(sale.boothIds.slice(1), other)).orderId)).depositMinor).toBe(null)
  })

  it('that lapsed is taken again by a late deposit where it is free, and less goes back', async () => {
    const { orderId } = await hold()
    const other = await makeExhibitor(database.db, sale.exhibition.eventId)
    const second = await hold(sale.boothIds.slice(1), other)
    sale.now = new Date(testDay.getTime() + 61 * 60_000)
    await lapseBookings(services(), new AbortController().signal)
    sale.now = new Date(testDay.getTime() + 90 * 60_000)
    await transfer(orderId, DEPOSIT, '迟到的订金')
    expect([(await order(orderId)).state, (await booking())?.state]).toEqual(['deposit_paid', 'confirmed'])
    await transfer(second.orderId, DEPOSIT - 1, '不足的订金')
    expect([(await order(second.orderId)).state, (await booking(other))?.state]).toEqual([
      'cancelled',
      'lapsed',
    ])
    expect(await readRefunds(database.db, second.orderId)).toMatchObject([
      { amountMinor: DEPOSIT - 1, reason: 'late' },
    ])
  })

  it('is reminded of its balance once, and told of as overdue once, without ending by itself', async () => {
    const { orderId } = await hold()
    await transfer(orderId, DEPOSIT, '订金')
    on('2027-01-16')
    await remind()
    expect(await told(sale.buyer.organisationId)).toEqual(['order_deposit_paid'])
    on('2027-01-18')
    await Promise.all([remind(), remind()])
    expect(await told(sale.buyer.organisationId)).toEqual(['order_deposit_paid', 'order_balance_due_soon'])
    on('2027-01-25')
    expect(await counts()).toEqual({ overdue: 1 })
    await Promise.all([remind(), remind()])
    await remind()
    expect((await told(sale.buyer.organisationId)).slice(2)).toEqual(['order_overdue'])
    expect((await told(sale.exhibition.organizerId)).slice(1)).toEqual(['order_overdue_at_seller'])
    expect([(await order(orderId)).state, (await booking())?.state]).toEqual(['deposit_paid', 'confirmed'])
    // It can still be paid, by card as well.
    await card(orderId)
    await paysAtStripe(orderId)
    expect(await standing(orderId)).toEqual(['paid', BOOTH, 0])
  })

  it('that the organizer cancels owes no balance; the deposit is kept or goes back by acts of their own', async () => {
    const { orderId, bookingId } = await hold()
    await transfer(orderId, DEPOSIT, '订金')
    on('2027-01-26')
    const base = { reason: '尾款逾期', base: DEPOSIT }
    const keep = (sent = base) => retainPayment(services(), sale.exhibition.organizer, orderId, sent)
    await expect(keep()).rejects.toEqual(fails('order_state', 409))
    const asked = { eventId: sale.exhibition.eventId, bookingId, reason: '尾款逾期' }
    await cancelBooking(services(), sale.exhibition.organizer, asked, way)
    expect([await standing(orderId), await counts()]).toEqual([['cancelled', DEPOSIT, 0], { late: 1 }])
    // The balance after all, too late: it alone goes back.
    on('2027-01-27')
    await transfer(orderId, BALANCE, '迟到的尾款')
    expect(await readRefunds(database.db, orderId)).toMatchObject([
      { amountMinor: BALANCE, state: 'pending' },
    ])
    await expect(keep({ ...base, base: BOOTH })).rejects.toEqual(fails('order_changed', 409))
    await keep()
    await keep()
    expect(await order(orderId)).toMatchObject({ retainedMinor: DEPOSIT })
    expect(
      (await told(sale.buyer.organisationId)).filter((event) => event === 'order_retained'),
    ).toHaveLength(1)
    const { rows } = await database.db
      .selectFrom('ledger_entries as e')
      .innerJoin('ledger_transactions as t', 't.id', 'e.transaction_id')
      .select((eb) => ['e.account', eb.fn.sum<number>('e.amount_minor').as('amount')])
      .where('t.order_id', '=', orderId)
      .groupBy('e.account')
      .orderBy('e.account')
      .execute()
      .then((all) => ({ rows: all.map((row) => `${row.account} ${row.amount}`) }))
    expect(rows).toEqual([
      `cash:bank ${BOOTH}`,
      'receivable 0',
      `refunds_payable ${-BALANCE}`,
      `revenue ${-DEPOSIT}`,
      'tax 0',
    ])
    // Kept by mistake, it goes back like any money that is held.
    await giveBack(services(), sale.exhibition.organizer, orderId, {
      ...{ amountMinor: DEPOSIT, reason: '退还', base: BALANCE },
    })
    for (const { id } of await readRefunds(database.db, orderId))
      await recordPayout(services(), sale.exhibition.organizer, orderId, {
        ...{ refundId: id, bankReference: `退${id}`, paidOn: '2027-01-27' },
      })
    expect(await standing(orderId)).toEqual(['refunded', BOOTH, BOOTH])
  })

  it('whose deposit goes back stays as it is, and one of an event that is called off owes no balance', async () => {
    const { orderId } = await hold()
    await transfer(orderId, DEPOSIT, '订金')
    await giveBack(services(), sale.exhibition.organizer, orderId, {
      amountMinor: 1,
      reason: '抹零',
      base: 0,
    })
    expect([(await order(orderId)).state, (await booking())?.state]).toEqual(['deposit_paid', 'confirmed'])
    await cancelEvent(services(), sale.exhibition.organizer, {
      id: sale.exhibition.eventId,
      reason: '场馆停用',
    })
    expect(await order(orderId)).toMatchObject({ state: 'cancelled', cancelReason: 'called_off' })
    on('2026-11-24')
    await transfer(orderId, BALANCE, '迟到的尾款')
    expect((await order(orderId)).state).toBe('cancelled')
    const sums = (await readRefunds(database.db, orderId)).map(({ amountMinor }) => amountMinor)
    expect(sums).toEqual([1, BALANCE])
  })
})

describe('the sums of an order in two', () => {
  it('chosen by several people at once leave one session that can be paid, and another choice ends it', async () => {
    const { orderId } = await hold()
    await Promise.all([
      card(orderId, 'deposit'),
      card(orderId, 'all'),
      card(orderId, 'deposit'),
      card(orderId, 'all'),
    ])
    const [one, ...more] = live()
    expect(more).toEqual([])
    const open = (await sessionsOf(orderId)).filter(({ state }) => state === 'open')
    expect(open.map(({ stripe_id }) => stripe_id)).toEqual([one?.id])
    const other = one?.amount_total === DEPOSIT ? 'all' : 'deposit'
    await card(orderId, other)
    expect(live()).toMatchObject([{ amount_total: other === 'all' ? BOOTH : DEPOSIT }])
    await expect(card(orderId, 'balance')).rejects.toEqual(fails('order_state', 409))
  })

  it('are never two to be paid where Stripe did not answer as the first was to end', async () => {
    const { orderId } = await hold()
    await card(orderId, 'all')
    const silent = {
      ...sale.stripe.api(),
      endSession: () => Promise.reject(new Stripe.errors.StripeConnectionError({ message: 'silent' })),
    }
    await expect(card(orderId, 'deposit', silent)).rejects.toEqual(fails('card_trouble', 503))
    await card(orderId, 'deposit')
    expect(live()).toMatchObject([{ amount_total: DEPOSIT }])
  })

  it('end a session for more than is due once a transfer came, and leave the next one', async () => {
    const { orderId } = await hold()
    await card(orderId, 'all')
    await transfer(orderId, DEPOSIT, '订金')
    const [ending] = (await jobsOf(database.db, 'stripe_end_session')).filter(
      (job) => job.orderId === orderId,
    )
    expect(ending).toEqual({ orderId, upTo: 1 })
    await card(orderId)
    await endSessions(services(), sale.stripe.api(), orderId, 1)
    expect(live()).toMatchObject([{ amount_total: BALANCE }])
    expect(await readCardWay(services(), await order(orderId))).toMatchObject({ part: 'balance' })
  })

  it('paid twice count for the balance, and what is too much can go back', async () => {
    const { orderId } = await hold()
    await card(orderId, 'deposit')
    await transfer(orderId, DEPOSIT, '订金')
    await paysAtStripe(orderId)
    expect(await standing(orderId)).toEqual(['deposit_paid', 2 * DEPOSIT, 0])
    await card(orderId)
    expect(live()).toMatchObject([{ amount_total: BOOTH - 2 * DEPOSIT }])
    await transfer(orderId, BALANCE, '尾款')
    await giveBack(services(), sale.exhibition.organizer, orderId, {
      ...{ amountMinor: DEPOSIT, reason: '重复付款', base: 0 },
    })
    expect(await standing(orderId)).toEqual(['paid', BOOTH + DEPOSIT, 0])
  })

  it('are refused where the deposit is all of it, or the rest is due before it', async () => {
    const parties = {
      payerId: sale.buyer.organisationId,
      sellerId: sale.exhibition.organizerId,
      payer: sale.buyer.viewer,
    }
    const later = new Date(testDay.getTime() + 60 * DAY_MS)
    for (const deposit of [
      { minor: 1_908_000, balanceDueAt: later },
      { minor: 0, balanceDueAt: later },
      { minor: 5, balanceDueAt: new Date(testDay.getTime() + 5 * DAY_MS) },
    ])
      await expect(orderOf(database.db, parties, { deposit })).rejects.toEqual(fails('order_amount', 422))
  })
})
