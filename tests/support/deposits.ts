import { afterEach, beforeEach, expect } from 'vitest'
import type { Person } from '~/modules/accounts'
import { holdBooths, payBooking } from '~/modules/events/index.server'
import { readOwnBookings } from '~/modules/events/selling/bookings.repo.server'
import { checkLedger, readOrder, saveBankAccount } from '~/modules/payments/index.server'
import { remindOrders } from '~/modules/payments/remind-orders.server'
import { applySession } from '~/modules/payments/stripe/apply-session.server'
import { payByCard } from '~/modules/payments/stripe/pay-by-card.server'
import { reconcileTransfer } from '~/modules/payments/transfer/reconcile.server'
import { fixedClock } from '~/platform/clock.server'
import { readEnv } from '~/platform/env.server'
import type { Services } from '~/platform/services.server'
import { useDatabase } from './database'
import { type Exhibition, makeBooths, makeExhibition, makeExhibitor } from './exhibitors'
import { origin } from './payments'
import { testDay, testSecretKey, testServices } from './services'
import { StripeStandIn, secretKey, webhookSecret } from './stripe'

/** A booth of 9 m² at 1,000 yuan with 6 % of tax, and 30 % of it. */
export const BOOTH = 954_000
export const DEPOSIT = 286_200
export const BALANCE = BOOTH - DEPOSIT

/**
 * An exhibition whose two booths, A1 and A2, have a deposit of 30 %, and whose balance is due at the end of 24 January 2027; a
 * buyer, and a stand-in for Stripe, anew for each test. After each the ledger balances. Call it at the top of the file.
 */
export function useDeposits() {
  const database = useDatabase()
  let exhibition: Exhibition
  let boothIds: number[]
  let buyer: { organisationId: number; viewer: Person }
  let stripe: StripeStandIn
  let now: Date
  beforeEach(async () => {
    now = testDay
    stripe = new StripeStandIn({ now: () => now })
    exhibition = await makeExhibition(database.db)
    await database.db
      .updateTable('events')
      .set({
        starts_on: '2027-02-23',
        ends_on: '2027-02-25',
        exhibitors_until: '2027-02-20',
        balance_days: 30,
      })
      .where('id', '=', exhibition.eventId)
      .execute()
    await database.db.updateTable('booth_classes').set({ deposit_percent: 30 }).execute()
    boothIds = await makeBooths(database.db, exhibition, ['A1', 'A2'])
    buyer = await makeExhibitor(database.db, exhibition.eventId)
    await saveBankAccount(services(), exhibition.organizer, exhibition.organizerId, {
      ...{ payee: '测试会展公司', bank: '测试银行长沙支行', accountNumber: '6222000011112222' },
    })
  })
  afterEach(async () => {
    expect(stripe.mismatches).toEqual([])
    expect(await checkLedger(database.db)).toEqual([])
  })

  const services = (): Services => ({
    ...testServices(database, null, fixedClock(now)),
    env: readEnv({
      ...{ NODE_ENV: 'test', DATABASE_URL: database.url, SECRET_KEY: testSecretKey },
      ...{ STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret },
    }),
  })
  const on = (day: string) => {
    now = new Date(`${day}T04:00:00Z`)
  }
  const hold = async (
    ids = boothIds.slice(0, 1),
    of = buyer,
    options: { optionId: number; quantity: number }[] = [],
  ) => {
    const holding = { boothIds: ids, options }
    const bookingId = await holdBooths(
      services(),
      of.viewer,
      { eventId: exhibition.eventId, holding },
      { origin },
    )
    return { bookingId, orderId: (await booking(of))?.order?.id ?? 0 }
  }
  const booking = async (of = buyer) =>
    (await readOwnBookings(database.db, exhibition.eventId, of.organisationId, now))[0]
  const order = (id: number) => readOrder(database.db, 'staff', id)
  const standing = async (id: number) => {
    const { state, paidMinor, refundedMinor } = await order(id)
    return [state, paidMinor, refundedMinor]
  }
  const transfer = async (id: number, amountMinor: number, bankReference: string) => {
    await reconcileTransfer(services(), exhibition.organizer, id, {
      ...{ amountMinor, bankReference, receivedOn: services().clock.today() },
    })
    await payBooking(services(), id)
  }
  const card = (id: number, part?: 'deposit' | 'balance' | 'all', api = stripe.api()) =>
    payByCard(services(), buyer.viewer, id, { lang: 'zh', part }, api)
  const sessionsOf = (id: number) =>
    database.db
      .selectFrom('checkout_sessions')
      .selectAll()
      .where('order_id', '=', id)
      .orderBy('attempt')
      .execute()
  const paysAtStripe = async (id: number) => {
    const session = (await sessionsOf(id)).at(-1)?.stripe_id ?? ''
    stripe.pay(session)
    const seen = await stripe.api().readSession(session)
    await database.db.transaction().execute((tx) => applySession(tx, seen, now))
    await payBooking(services(), id)
  }
  const live = () => [...stripe.sessions.values()].filter(({ status }) => status === 'open')
  const remind = () => remindOrders(services(), new AbortController().signal)
  const told = async (organisationId: number) =>
    (
      await database.db
        .selectFrom('notices')
        .select('event')
        .where('organisation_id', '=', organisationId)
        .where('event', 'like', 'order_%')
        .orderBy('id')
        .execute()
    ).map(({ event }) => event)
  return {
    database,
    get exhibition() {
      return exhibition
    },
    get boothIds() {
      return boothIds
    },
    get buyer() {
      return buyer
    },
    get stripe() {
      return stripe
    },
    get now() {
      return now
    },
    set now(at: Date) {
      now = at
    },
    ...{ services, on, hold, booking, order, standing, transfer, card, sessionsOf, paysAtStripe },
    ...{ live, remind, told },
  }
}
