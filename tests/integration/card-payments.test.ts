import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '~/modules/accounts'
import { cancelOrder, checkLedger, readOrder, settleLate } from '~/modules/payments/index.server'
import { giveBack } from '~/modules/payments/money/give-back.server'
import { readPayments, readRefunds } from '~/modules/payments/orders.repo.server'
import { applySession } from '~/modules/payments/stripe/apply-session.server'
import { readCardWay } from '~/modules/payments/stripe/card-way.server'
import { payByCard } from '~/modules/payments/stripe/pay-by-card.server'
import { endSessions, findRefunds, sendRefund } from '~/modules/payments/stripe/settle-with-stripe.server'
import { pollStripe, processNews } from '~/modules/payments/stripe/stripe-news.server'
import { takeWebhook } from '~/modules/payments/stripe/take-webhook.server'
import { chooseTransfer } from '~/modules/payments/transfer/choose-transfer.server'
import { reconcileTransfer } from '~/modules/payments/transfer/reconcile.server'
import { fixedClock } from '~/platform/clock.server'
import { readEnv } from '~/platform/env.server'
import type { Services } from '~/platform/services.server'
import { useDatabase } from '../support/database'
import { colleague, DAY_MS, jobsOf, makeParties, orderOf, origin, type Parties } from '../support/payments'
import { testDay, testSecretKey, testServices } from '../support/services'
import { StripeStandIn, secretKey, webhookSecret } from '../support/stripe'

const database = useDatabase('vocabulary')
const MINUTE = 60_000
const TOTAL = 1_908_000
const fails = (code: string, status: number) => expect.objectContaining({ code, status })

let parties: Parties
let stripe: StripeStandIn
let now: Date
beforeEach(async () => {
  now = testDay
  // Each test has a Stripe of its own, which knows nothing of what another was told.
  await database.db.deleteFrom('stripe_events').execute()
  await database.db.deleteFrom('stripe_polls').execute()
  parties = await makeParties(database.db)
  stripe = new StripeStandIn({ now: () => now })
})
afterEach(async () => {
  // Whatever was asked and answered is as Stripe publishes it, and whatever happened balances.
  expect(stripe.mismatches).toEqual([])
  expect(await checkLedger(database.db)).toEqual([])
})

const services = (): Services => ({
  ...testServices(database, null, fixedClock(now)),
  env: readEnv({
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    SECRET_KEY: testSecretKey,
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
  }),
})
const pass = (ms: number) => {
  now = new Date(now.getTime() + ms)
}
const card = (id: number, viewer: Person = parties.payer) =>
  payByCard(services(), viewer, id, { lang: 'zh' }, stripe.api())
const sessionsOf = (id: number) =>
  database.db
    .selectFrom('checkout_sessions')
    .selectAll()
    .where('order_id', '=', id)
    .orderBy('attempt')
    .execute()
const sessionOf = async (id: number) => (await sessionsOf(id)).at(-1)?.stripe_id ?? ''
const begun = async () => {
  const id = await orderOf(database.db, parties)
  await card(id)
  return { id, session: await sessionOf(id) }
}
/** An event as a webhook, then everything that waits to be looked at. */
const deliver = async (event = stripe.events.at(-1), at = now) => {
  if (!event) throw new Error('nothing was told')
  const { body, signature } = stripe.signed(event, { at })
  return takeWebhook(services(), request(body, signature))
}
const request = (body: string, signature: string) =>
  new Request('http://site/webhooks/stripe', {
    method: 'POST',
    body,
    headers: { 'stripe-signature': signature },
  })
const work = async () => {
  const waiting = await database.db
    .selectFrom('stripe_events')
    .select(['session_id', 'intent_id'])
    .distinct()
    .where('processed_at', 'is', null)
    .execute()
  for (const { session_id: sessionId, intent_id: intentId } of waiting)
    await processNews(services(), stripe.api(), { sessionId, intentId })
}
const paid = async () => {
  const order = await begun()
  stripe.pay(order.session)
  await deliver()
  await work()
  return order
}
const standing = async (id: number) => {
  const { state, paidMinor, refundedMinor } = await readOrder(database.db, 'staff', id)
  return { state, paid: paidMinor, refunded: refundedMinor }
}
const cancel = (id: number) =>
  database.db.transaction().execute((tx) => cancelOrder(tx, id, { reason: '保留到期', at: now }))
const poll = () => pollStripe(services(), stripe.api(), new AbortController().signal)
const jobsFor = async (name: string, id: number) =>
  (await jobsOf(database.db, name)).filter(({ orderId }) => orderId === id)

describe('a session of Stripe Checkout', () => {
  it('is begun once, whoever of the payer clicks how often, for what the order comes to', async () => {
    const id = await orderOf(database.db, parties)
    const second = await colleague(database.db, parties.payerId, 'editor')
    await Promise.all([card(id), card(id), card(id, second)])
    expect(stripe.changes).toBe(1)
    expect(stripe.sessions.get(await sessionOf(id))).toMatchObject({
      amount_total: TOTAL,
      currency: 'cny',
      expires_at: (testDay.getTime() + 31 * MINUTE) / 1_000,
      success_url: `${origin}/orders/${id}?did=paid`,
    })
    const order = await readOrder(database.db, 'staff', id)
    expect(await readCardWay(services(), order)).toMatchObject({ standing: 'open' })
    await expect(card(id, parties.seller)).rejects.toEqual(fails('not_found', 404))
  })

  it('whose answer was lost is the same one when asked again', async () => {
    const id = await orderOf(database.db, parties)
    stripe.lostAnswers = 1
    await expect(card(id)).rejects.toEqual(fails('card_trouble', 503))
    pass(2 * MINUTE)
    await card(id)
    expect([stripe.changes, stripe.sessions.size]).toEqual([1, 1])
    expect(await sessionOf(id)).not.toBe('')
  })

  it('never lives longer than the order is due, and is not begun where too little time is left', async () => {
    const id = await orderOf(database.db, parties)
    pass(29.5 * MINUTE)
    await card(id)
    expect((await sessionsOf(id))[0]?.expires_at).toEqual(new Date(testDay.getTime() + 60 * MINUTE))
    const other = await orderOf(database.db, parties)
    pass(5 * MINUTE)
    await expect(card(other)).rejects.toEqual(fails('card_time_short', 409))
    expect(await readCardWay(services(), await readOrder(database.db, 'staff', other))).toEqual({
      standing: 'short',
    })
  })

  it('that ran out is followed by another', async () => {
    const { id, session } = await begun()
    await chooseTransfer(services(), parties.payer, id)
    pass(40 * MINUTE)
    await poll()
    expect((await sessionsOf(id)).map(({ state }) => state)).toEqual(['expired'])
    await card(id)
    expect((await sessionsOf(id)).map(({ state }) => state)).toEqual(['expired', 'open'])
    expect(() => stripe.pay(session)).toThrow('is expired')
  })

  it('asks for the rest alone where a part was transferred', async () => {
    const { id, session } = await begun()
    await chooseTransfer(services(), parties.payer, id)
    await reconcileTransfer(services(), parties.seller, id, {
      amountMinor: 1_000_000,
      bankReference: 'B-1',
      receivedOn: '2026-11-23',
    })
    await card(id)
    expect(stripe.sessions.get(session)?.status).toBe('expired')
    expect(stripe.sessions.get(await sessionOf(id))?.amount_total).toBe(908_000)
    stripe.pay(await sessionOf(id))
    await deliver()
    await work()
    expect(await standing(id)).toEqual({ state: 'paid', paid: TOTAL, refunded: 0 })
  })

  it('is ended once the order is cancelled, and what was paid a moment before is booked', async () => {
    const { id, session } = await begun()
    await cancel(id)
    await endSessions(services(), stripe.api(), id)
    expect(stripe.sessions.get(session)?.status).toBe('expired')
    const late = await begun()
    await cancel(late.id)
    stripe.pay(late.session)
    await endSessions(services(), stripe.api(), late.id)
    expect(await standing(late.id)).toEqual({ state: 'cancelled', paid: TOTAL, refunded: 0 })
  })
})

describe('what Stripe tells', () => {
  it('books a payment once, however often and at whatever moment it comes', async () => {
    const { id, session } = await begun()
    stripe.pay(session)
    const answers = await Promise.all([deliver(), deliver(), deliver()])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    await Promise.all([work(), work(), work()])
    expect(await standing(id)).toEqual({ state: 'paid', paid: TOTAL, refunded: 0 })
    expect(await readPayments(database.db, id)).toHaveLength(1)
    expect(await jobsFor('payment_arrived', id)).toEqual([{ orderId: id, late: false }])
    pass(3 * DAY_MS)
    expect((await deliver()).status).toBe(200)
    await work()
    expect(await readPayments(database.db, id)).toHaveLength(1)
  })

  it('that was read at the same moment twice is booked once', async () => {
    const { id, session } = await begun()
    stripe.pay(session)
    const seen = await stripe.api().readSession(session)
    const apply = () => database.db.transaction().execute((tx) => applySession(tx, seen, now))
    expect((await Promise.all([apply(), apply(), apply()])).sort()).toEqual(['changed', 'same', 'same'])
    expect(await readPayments(database.db, id)).toHaveLength(1)
  })

  it('and is lost is found by asking', async () => {
    const { id, session } = await begun()
    stripe.pay(session)
    pass(4 * MINUTE)
    await poll()
    expect(await standing(id)).toMatchObject({ state: 'paid' })
    stripe.refundOutside(session, 500_000)
    expect(await poll()).toEqual({ found: 1 })
    await work()
    expect(await standing(id)).toEqual({ state: 'partly_refunded', paid: TOTAL, refunded: 500_000 })
    expect(await poll()).toEqual({ found: 0 })
  })

  it('of another amount, currency or order than was ordered is not booked', async () => {
    for (const wrong of [
      { amount_total: 1 },
      { currency: 'usd' },
      { metadata: { muster_order: '999999', muster_attempt: '1' } },
    ]) {
      const { id, session } = await begun()
      const there = stripe.sessions.get(session)
      if (there) stripe.sessions.set(session, { ...there, ...wrong })
      stripe.pay(session)
      await deliver()
      await work()
      expect(await standing(id)).toEqual({ state: 'open', paid: 0, refunded: 0 })
      expect((await sessionsOf(id))[0]?.fault).not.toBe('')
      await expect(card(id)).rejects.toEqual(fails('card_fault', 409))
    }
  })

  it('of a session that was not begun here is none of ours', async () => {
    const { session } = await begun()
    const there = stripe.sessions.get(session)
    if (!there) throw new Error('no session')
    stripe.sessions.set('cs_other', { ...there, id: 'cs_other', metadata: {} })
    const before = await database.db.selectFrom('payments').select('id').execute()
    stripe.pay('cs_other')
    await deliver()
    await work()
    expect(await database.db.selectFrom('payments').select('id').execute()).toEqual(before)
  })

  it('at the same moment as a cancellation is never overlooked, whichever came first', async () => {
    for (let n = 0; n < 6; n++) {
      const { id, session } = await begun()
      stripe.pay(session)
      await deliver()
      const [cancelled] = await Promise.allSettled([cancel(id), work()])
      const { state } = await standing(id)
      const late = cancelled.status === 'fulfilled'
      expect(state).toBe(late ? 'cancelled' : 'paid')
      expect(await jobsFor('payment_arrived', id)).toEqual([{ orderId: id, late }])
    }
  })
})

describe('a webhook', () => {
  it('is kept only where Stripe signed it, lately, just as it is', async () => {
    const { session } = await begun()
    stripe.pay(session)
    const event = stripe.events.at(-1)
    if (!event) throw new Error('nothing was told')
    const { body, signature } = stripe.signed(event)
    const kept = async () =>
      (await database.db.selectFrom('stripe_events').select('id').where('id', '=', event.id).execute()).length
    const take = async (text: string, sign: string) =>
      (await takeWebhook(services(), request(text, sign))).status
    expect(await take(body, '')).toBe(400)
    expect(await take(body, 't=1,v1=abc')).toBe(400)
    expect(await take(body.replace('1908000', '1'), signature)).toBe(400)
    expect(await take(body, stripe.signed(event, { secret: 'whsec_other' }).signature)).toBe(400)
    expect(
      await take(body, stripe.signed(event, { at: new Date(now.getTime() - 6 * MINUTE) }).signature),
    ).toBe(400)
    expect(await take(`${body}${' '.repeat(1_100_000)}`, signature)).toBe(413)
    expect(await kept()).toBe(0)
    expect(await take(body, signature)).toBe(200)
    expect(await kept()).toBe(1)
  })

  it('of something else is answered and not kept, and where no key is set nobody is there', async () => {
    const other = { ...stripe.events[0], id: 'evt_other', type: 'customer.created', data: { object: {} } }
    const { body, signature } = stripe.signed(other as never)
    expect((await takeWebhook(services(), request(body, signature))).status).toBe(200)
    const found = await database.db
      .selectFrom('stripe_events')
      .select('id')
      .where('id', '=', 'evt_other')
      .execute()
    expect(found).toEqual([])
    const without = { ...services(), env: testServices(database).env }
    expect((await takeWebhook(without, request(body, signature))).status).toBe(404)
    await expect(
      payByCard(without, parties.payer, await orderOf(database.db, parties), { lang: 'zh' }),
    ).rejects.toEqual(fails('no_card', 409))
  })
})

describe('giving back what came by card', () => {
  const ask = (id: number, amountMinor: number, base = 0) =>
    giveBack(services(), parties.seller, id, { amountMinor, reason: '少一项', base })
  const send = async (id: number) => {
    for (const { id: refundId } of await readRefunds(database.db, id))
      await sendRefund(services(), stripe.api(), refundId)
  }

  it('goes through Stripe once, whatever is asked and run again', async () => {
    const { id } = await paid()
    await Promise.all([ask(id, 908_000), ask(id, 908_000)])
    await Promise.all([send(id), send(id)])
    await send(id)
    expect([...stripe.refunds.values()].map(({ amount }) => amount)).toEqual([908_000])
    expect(await standing(id)).toEqual({ state: 'partly_refunded', paid: TOTAL, refunded: 908_000 })
    await ask(id, 1_000_000, 908_000)
    stripe.lostAnswers = 1
    await expect(send(id)).rejects.toThrow()
    await send(id)
    await deliver()
    await work()
    expect(await standing(id)).toEqual({ state: 'refunded', paid: TOTAL, refunded: TOTAL })
    expect(stripe.refunds.size).toBe(2)
    expect((await jobsFor('order_refunded', id)).map(({ whole }) => whole)).toEqual([false, true])
  })

  it('is seen where it was done on Stripe’s side, in parts and whole', async () => {
    const { id, session } = await paid()
    stripe.refundOutside(session, 300_000)
    await deliver()
    await work()
    expect(await standing(id)).toMatchObject({ state: 'partly_refunded', refunded: 300_000 })
    stripe.refundOutside(session, TOTAL - 300_000)
    await Promise.all([deliver(), deliver()])
    await Promise.all([work(), work()])
    expect(await standing(id)).toMatchObject({ state: 'refunded', refunded: TOTAL })
    expect(await readRefunds(database.db, id)).toHaveLength(2)
  })

  it('that the bank takes days for is done only then, and one that comes back is held again', async () => {
    const { id } = await paid()
    stripe.slowRefunds = true
    await ask(id, TOTAL)
    await send(id)
    expect(await standing(id)).toMatchObject({ state: 'paid', refunded: 0 })
    const [refund] = [...stripe.refunds.keys()]
    stripe.settleRefund(refund ?? '', 'succeeded')
    await deliver()
    await work()
    expect(await standing(id)).toMatchObject({ state: 'refunded' })
    stripe.settleRefund(refund ?? '', 'failed')
    await deliver()
    await work()
    expect(await standing(id)).toEqual({ state: 'paid', paid: TOTAL, refunded: 0 })
  })

  it('that Stripe refuses for good has failed, and the money is held', async () => {
    const { id, session } = await paid()
    await ask(id, TOTAL)
    // Somebody was quicker on Stripe's dashboard.
    stripe.refundOutside(session, TOTAL)
    await send(id)
    expect((await readRefunds(database.db, id)).map(({ state }) => state)).toEqual(['failed', 'succeeded'])
    expect(await standing(id)).toEqual({ state: 'refunded', paid: TOTAL, refunded: TOTAL })
  })

  it('whose job was lost is given another', async () => {
    const { id } = await paid()
    await ask(id, TOTAL)
    await database.db.deleteFrom('stripe_polls').execute()
    pass(20 * MINUTE)
    await findRefunds(services())
    const [refund] = await readRefunds(database.db, id)
    expect(
      (await jobsOf(database.db, 'stripe_refund')).filter(({ refundId }) => refundId === refund?.id),
    ).toHaveLength(1)
  })

  it('happens by itself where a payment came too late and what it was for is gone', async () => {
    const { id, session } = await begun()
    await cancel(id)
    stripe.pay(session)
    await deliver()
    await work()
    expect(await jobsFor('payment_arrived', id)).toEqual([{ orderId: id, late: true }])
    await database.db.transaction().execute((tx) => settleLate(tx, id, 'refund', { at: now }))
    await send(id)
    expect(await standing(id)).toEqual({ state: 'refunded', paid: TOTAL, refunded: TOTAL })
  })
})

describe('the stand-in for Stripe', () => {
  it('says so where a request or an object is not as Stripe publishes it', async () => {
    const headers = new Headers({
      authorization: `Bearer ${secretKey}`,
      'stripe-version': '2026-10-28.endive',
    })
    const said = (body: string) => stripe.handle('POST', '/v1/refunds', headers, body).body
    expect(said('payment_intent=pi_1&amout=5')).toMatchObject({
      error: { message: 'not as Stripe publishes it: RefundCreate.amout is not published' },
    })
    expect(said('payment_intent=pi_1&amount=five')).toMatchObject({
      error: { message: expect.stringContaining('RefundCreate.amount is "five", not number') },
    })
    const { session } = await begun()
    const there = stripe.sessions.get(session)
    if (there) stripe.sessions.set(session, { ...there, amount_total: '5' as never })
    await expect(stripe.api().readSession(session)).rejects.toThrow('Session.amount_total')
    expect(stripe.mismatches.splice(0)).toHaveLength(3)
  })
})
