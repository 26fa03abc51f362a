import { beforeEach, expect, it } from 'vitest'
import { holdBooths, lapseBookings, payBooking, releaseBooking } from '~/modules/events/index.server'
import { readOwnBookings } from '~/modules/events/selling/bookings.repo.server'
import { keepForTransfer } from '~/modules/events/selling/pay-bookings.server'
import { checkLedger, saveBankAccount } from '~/modules/payments/index.server'
import { giveBack } from '~/modules/payments/money/give-back.server'
import { chooseTransfer } from '~/modules/payments/transfer/choose-transfer.server'
import { reconcileTransfer } from '~/modules/payments/transfer/reconcile.server'
import { fixedClock } from '~/platform/clock.server'
import { useDatabase } from '../support/database'
import { type Exhibition, makeBooths, makeExhibition, makeExhibitor } from '../support/exhibitors'
import { testDay, testServices } from '../support/services'

const database = useDatabase()
const way = { origin: 'https://muster.example' }
const services = (minutes = 0) =>
  testServices(database, null, fixedClock(new Date(testDay.getTime() + minutes * 60_000)))
const DAY = 24 * 60

let exhibition: Exhibition
let boothIds: number[]
let buyer: Awaited<ReturnType<typeof makeExhibitor>>
beforeEach(async () => {
  exhibition = await makeExhibition(database.db)
  boothIds = await makeBooths(database.db, exhibition, ['A1', 'A2'])
  buyer = await makeExhibitor(database.db, exhibition.eventId)
  await saveBankAccount(services(), exhibition.organizer, exhibition.organizerId, {
    ...{ payee: '测试会展公司', bank: '测试银行长沙支行', accountNumber: '6222000011112222' },
  })
})

const hold = (of = buyer, minutes = 0, ids = boothIds) =>
  holdBooths(
    services(minutes),
    of.viewer,
    { eventId: exhibition.eventId, holding: { boothIds: ids, options: [] } },
    way,
  )
const own = async (minutes = 0, of = buyer) => {
  const rows = await readOwnBookings(
    database.db,
    exhibition.eventId,
    of.organisationId,
    services(minutes).clock.now(),
  )
  return rows[0]
}
const order = (id: number) =>
  database.db.selectFrom('orders').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const refundsOf = (orderId: number) =>
  database.db
    .selectFrom('refunds')
    .select(['amount_minor', 'reason'])
    .where('order_id', '=', orderId)
    .execute()
const pay = (orderId: number, minutes: number, amountMinor = 1_908_000) =>
  reconcileTransfer(services(minutes), exhibition.organizer, orderId, {
    ...{ amountMinor, bankReference: `银行流水 ${orderId}`, receivedOn: services(minutes).clock.today() },
  })

it('a booking is ordered as it is held, and paid by transfer within its days of grace', async () => {
  await hold()
  const booking = await own()
  const orderId = booking?.order?.id ?? 0
  // Two booths of 9 m² at 1,000 yuan, and 6 % tax.
  expect(await order(orderId)).toMatchObject({ net_minor: 1_800_000, tax_minor: 108_000, state: 'open' })
  expect([booking?.netMinor, booking?.taxMinor]).toEqual([1_800_000, 108_000])

  await chooseTransfer(services(10), buyer.viewer, orderId)
  const { transfer_due_at } = await order(orderId)
  await keepForTransfer(services(10), orderId, transfer_due_at)
  await lapseBookings(services(2 * DAY), new AbortController().signal)
  expect((await own(2 * DAY))?.state).toBe('held')
  await pay(orderId, 3 * DAY)
  await payBooking(services(3 * DAY), orderId)
  await payBooking(services(3 * DAY), orderId)
  expect((await own(30 * DAY))?.state).toBe('confirmed')
  expect((await order(orderId)).state).toBe('paid')
  expect(await checkLedger(database.db)).toEqual([])
})

it('what is given back is not to be paid any more', async () => {
  const bookingId = await hold()
  const orderId = (await own())?.order?.id ?? 0
  await releaseBooking(services(5), buyer.viewer, { eventId: exhibition.eventId, bookingId }, way)
  expect((await order(orderId)).state).toBe('cancelled')
  expect(await checkLedger(database.db)).toEqual([])
})

it('money that comes too late takes the booths again where they are free', async () => {
  await hold()
  const orderId = (await own())?.order?.id ?? 0
  await lapseBookings(services(61), new AbortController().signal)
  expect((await order(orderId)).state).toBe('cancelled')
  await pay(orderId, 90)
  await payBooking(services(90), orderId)
  expect((await own(90))?.state).toBe('confirmed')
  expect((await order(orderId)).state).toBe('paid')
  expect(await checkLedger(database.db)).toEqual([])
})

it('and goes back by itself where somebody else has one of them', async () => {
  await hold()
  const orderId = (await own())?.order?.id ?? 0
  await lapseBookings(services(61), new AbortController().signal)
  const other = await makeExhibitor(database.db, exhibition.eventId)
  await hold(other, 62, boothIds.slice(0, 1))
  await pay(orderId, 90)
  await payBooking(services(90), orderId)
  await payBooking(services(90), orderId)
  expect((await own(90))?.state).toBe('lapsed')
  expect((await own(90, other))?.state).toBe('held')
  expect(await refundsOf(orderId)).toEqual([{ amount_minor: 1_908_000, reason: 'late' }])
  expect(await checkLedger(database.db)).toEqual([])
})

it('and goes back where it is too little, however free the booths are', async () => {
  await hold()
  const orderId = (await own())?.order?.id ?? 0
  await lapseBookings(services(61), new AbortController().signal)
  await pay(orderId, 90, 1_000_000)
  await payBooking(services(90), orderId)
  expect((await own(90))?.state).toBe('lapsed')
  expect(await refundsOf(orderId)).toEqual([{ amount_minor: 1_000_000, reason: 'late' }])
  expect(await checkLedger(database.db)).toEqual([])
})

it('news of a payment that come once more after a part went back leave the booking alone', async () => {
  await hold()
  const orderId = (await own())?.order?.id ?? 0
  await pay(orderId, 5)
  await payBooking(services(5), orderId)
  await giveBack(services(6), exhibition.organizer, orderId, {
    ...{ amountMinor: 100_000, reason: '少用一个射灯', base: 0 },
  })
  await payBooking(services(7), orderId)
  expect((await own(7))?.state).toBe('confirmed')
  expect((await refundsOf(orderId)).map(({ amount_minor }) => amount_minor)).toEqual([100_000])
})
