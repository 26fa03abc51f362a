import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { checkLedger, readOrder } from '~/modules/payments/index.server'
import { stateOf } from '~/modules/payments/order-states'
import { applySession } from '~/modules/payments/stripe/apply-session.server'
import { payByCard } from '~/modules/payments/stripe/pay-by-card.server'
import type { SessionNow, StripeApi, StripeNews } from '~/modules/payments/stripe/stripe-api.server'
import { keepNews, pollStripe, processNews } from '~/modules/payments/stripe/stripe-news.server'
import { fixedClock } from '~/platform/clock.server'
import { useDatabase } from '../support/database'
import { DAY_MS, deposit, makeParties, orderOf, type Parties } from '../support/payments'
import { testDay, testServices } from '../support/services'
import { StripeStandIn, webhookSecret } from '../support/stripe'

const database = useDatabase('vocabulary')
const ORDERS = 16
/** Of these, whose lives are shorter, a twin is told everything in order, each at once. */
const TWINS = 1
const TWIN_STEPS = 40
const RUNS = 3
const TOLD = 10_000

/** What happens to one order at Stripe. */
const step = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('refund' as const), share: fc.integer({ min: 1, max: 9 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constantFrom('succeed' as const, 'fail' as const), nth: fc.nat(5) }),
  },
  { weight: 22, arbitrary: fc.record({ act: fc.constant('touch' as const), nth: fc.nat(5) }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
const life = fc
  .array(step, { minLength: 200, maxLength: 250 })
  .map((steps) => ({ steps: [{ act: 'refund' as const, share: 1 }, ...steps] }))
/** The last is never paid. */
const paysAt = (index: number) => index < ORDERS - 1
/** Every third is paid in two, of some the balance never. */
const depositAt = (index: number) => index % 3 === 0
const balanceAt = (index: number) => index % 2 === 0
const TOTAL = 1_908_000

/** A number from 0 to below 1 for each call, always the same for one seed. */
function randomOf(seed: number) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const all = [...list]
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const there = all[i] as T
    all[i] = all[j] as T
    all[j] = there
  }
  return all
}

function live(stripe: StripeStandIn, session: string, steps: readonly Step[]) {
  const { payment_intent: intent, amount_total: total } = stripe.sessions.get(session) ?? {}
  for (const each of steps) {
    const refunds = [...stripe.refunds.values()].filter((refund) => refund.payment_intent === intent)
    const left = refunds.reduce(
      (rest, { status, amount }) => (status === 'failed' ? rest : rest - amount),
      total ?? 0,
    )
    if (each.act === 'refund') {
      const amount = Math.floor((left * each.share) / 10)
      if (amount > 0) stripe.refundOutside(session, amount)
      continue
    }
    const refund = refunds[each.nth % Math.max(1, refunds.length)]
    if (!refund) continue
    if (each.act === 'touch') stripe.touchRefund(refund.id)
    else if (each.act === 'succeed' && refund.status === 'pending')
      stripe.settleRefund(refund.id, 'succeeded')
    else if (each.act === 'fail' && refund.status !== 'failed') stripe.settleRefund(refund.id, 'failed')
  }
}

const services = (days = 0) =>
  testServices(database, null, fixedClock(new Date(testDay.getTime() + days * DAY_MS)))

type Begun = { id: number; inTwo: boolean; sessions: string[] }

async function begin(parties: Parties, api: StripeApi, index: number): Promise<Begun> {
  const inTwo = depositAt(index)
  const id = await orderOf(database.db, parties, inTwo ? { deposit } : {})
  const order = { id, inTwo, sessions: [] }
  await beginNext(parties, api, order)
  return order
}

/** Begins a session for what is due now. */
async function beginNext(parties: Parties, api: StripeApi, order: Begun): Promise<string> {
  await payByCard(services(), parties.payer, order.id, { lang: 'zh' }, api)
  const { stripe_id: session } = await database.db
    .selectFrom('checkout_sessions')
    .select('stripe_id')
    .where('order_id', '=', order.id)
    .orderBy('attempt', 'desc')
    .executeTakeFirstOrThrow()
  order.sessions.push(session ?? '')
  return session ?? ''
}

/** What the worker does with all that waits: each thing once, however many events spoke of it. */
async function work(api: StripeApi, days = 0) {
  const waiting = await database.db
    .selectFrom('stripe_events')
    .select(['session_id', 'intent_id'])
    .distinct()
    .where('processed_at', 'is', null)
    .execute()
  for (const { session_id: sessionId, intent_id: intentId } of waiting)
    await processNews(services(days), api, { sessionId, intentId })
}

const keep = (news: StripeNews[], days = 0) =>
  database.db.transaction().execute((tx) => keepNews(tx, news, services(days).clock.now()))

/** All that is known of an order in the end, with its ledger. */
async function endOf(id: number) {
  const { state, paidMinor, refundedMinor } = await readOrder(database.db, 'staff', id)
  const { rows } = await sql<{ account: string; amount: number }>`
    select e.account, sum(e.amount_minor)::bigint as amount from ledger_entries e
    join ledger_transactions t on t.id = e.transaction_id where t.order_id = ${id}
    group by 1 having sum(e.amount_minor) <> 0 order by 1
  `.execute(database.db)
  return {
    state,
    paidMinor,
    refundedMinor,
    ledger: rows.map(({ account, amount }) => `${account} ${amount}`),
  }
}

it('events repeated, shuffled, late, lost and replayed after three days end as in order', async () => {
  const { db } = database
  let told = 0
  let repeated = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(life, { minLength: ORDERS, maxLength: ORDERS }),
      fc.integer({ min: 1, max: 2 ** 31 }),
      async (all, seed) => {
        const lives = all.map(({ steps }, index) => {
          const pays = paysAt(index)
          const lived = !pays ? [] : index < TWINS ? steps.slice(0, TWIN_STEPS) : steps
          const half = Math.floor(lived.length / 2)
          return { index, pays, early: lived.slice(0, half), later: lived.slice(half) }
        })
        const random = randomOf(seed)
        const parties = await makeParties(db)
        // Nobody is told by mail of ten thousand events.
        await db.deleteFrom('memberships').where('organisation_id', '=', parties.sellerId).execute()
        // It is another Stripe each time, which was never asked.
        await db.deleteFrom('stripe_polls').execute()
        const stripe = new StripeStandIn({ now: () => testDay })
        stripe.slowRefunds = true
        const api = stripe.api()
        const orders: Begun[] = []
        const twins: number[] = []
        const seen: SessionNow[] = []
        for (const [index, each] of lives.entries()) {
          const order = await begin(parties, api, index)
          orders.push(order)
          const [first = ''] = order.sessions
          if (each.pays) stripe.pay(first)
          if (each.pays && random() < 0.5) seen.push(await api.readSession(first))
          let last = first
          if (each.pays && order.inTwo) {
            const paid = await api.readSession(first)
            await db.transaction().execute((tx) => applySession(tx, paid, testDay))
            last = await beginNext(parties, api, order)
            if (balanceAt(index)) stripe.pay(last)
          }
          live(stripe, first, each.early)
          if (each.pays) seen.push(await api.readSession(first), await api.readSession(last))
          live(stripe, balanceAt(index) ? last : first, each.later)
          if (index >= TWINS) continue
          twins.push(await twinOf(parties, each))
        }
        const news: StripeNews[] = []
        for (const event of stripe.events) {
          const { body, signature } = stripe.signed(event)
          const read = api.verify(body, signature, webhookSecret, testDay)
          if (read) news.push(read)
        }
        const kept = news.filter(() => random() > 0.08)
        const again = shuffled(kept, random).slice(0, Math.ceil(kept.length * 0.43))
        const deliveries = shuffled([...kept, ...again], random)
        told += deliveries.length
        repeated += again.length
        for (let from = 0; from < deliveries.length; ) {
          const to = from + 500 + Math.floor(random() * 700)
          await keep(deliveries.slice(from, to))
          from = to
          // What was read a while ago and is only now taken over.
          for (let n = 0; n < 4; n++) {
            const old = seen[Math.floor(random() * seen.length)]
            if (old) await db.transaction().execute((tx) => applySession(tx, old, testDay))
          }
          await work(api)
          expect(await checkLedger(db)).toEqual([])
        }
        // What was lost is asked for, and three days later much comes once more.
        await pollStripe(services(1 / 24), api, new AbortController().signal)
        await work(api, 1 / 24)
        const ends = await Promise.all(orders.map(({ id }) => endOf(id)))
        expect(await keep(shuffled(news, random).slice(0, 400), 3)).toBe(0)
        await work(api, 3)
        for (const old of seen) await db.transaction().execute((tx) => applySession(tx, old, testDay))
        expect(await Promise.all(orders.map(({ id }) => endOf(id)))).toEqual(ends)
        for (const [index, order] of orders.entries())
          expect(ends[index]).toMatchObject(expected(stripe, order))
        expect(ends.slice(0, TWINS)).toEqual(await Promise.all(twins.map(endOf)))
        expect(await checkLedger(db)).toEqual([])
        expect(stripe.mismatches).toEqual([])
      },
    ),
    { numRuns: RUNS, endOnFailure: true },
  )
  expect(told).toBeGreaterThanOrEqual(TOLD)
  expect(repeated / told).toBeGreaterThanOrEqual(0.3)
}, 600_000)

/** An order with the same life at another Stripe, told of everything in order, each event at once. */
async function twinOf(
  parties: Parties,
  {
    index,
    pays,
    early,
    later,
  }: { index: number; pays: boolean; early: readonly Step[]; later: readonly Step[] },
): Promise<number> {
  const stripe = new StripeStandIn({ now: () => testDay })
  stripe.slowRefunds = true
  const api = stripe.api()
  const order = await begin(parties, api, index)
  const [first = ''] = order.sessions
  const tell = async (from: number) => {
    for (const event of stripe.events.slice(from)) {
      const { body, signature } = stripe.signed(event)
      const read = api.verify(body, signature, webhookSecret, testDay)
      if (read) await keep([read])
      await work(api)
    }
  }
  if (pays) stripe.pay(first)
  await tell(0)
  let before = stripe.events.length
  let last = first
  if (pays && order.inTwo) {
    last = await beginNext(parties, api, order)
    if (balanceAt(index)) stripe.pay(last)
    await tell(before)
    before = stripe.events.length
  }
  live(stripe, first, early)
  live(stripe, balanceAt(index) ? last : first, later)
  await tell(before)
  return order.id
}

/** What Stripe's own end comes to. */
function expected(stripe: StripeStandIn, { sessions, inTwo }: Begun) {
  const paid = sessions
    .flatMap((id) => stripe.sessions.get(id) ?? [])
    .filter((each) => each.status === 'complete')
  const paidMinor = paid.reduce((sum, { amount_total: total }) => sum + (total ?? 0), 0)
  const intents = new Set(paid.map(({ payment_intent: intent }) => intent))
  const refundedMinor = [...stripe.refunds.values()]
    .filter((refund) => intents.has(refund.payment_intent) && refund.status === 'succeeded')
    .reduce((sum, { amount }) => sum + amount, 0)
  const depositMinor = inTwo ? deposit.minor : null
  const facts = { totalMinor: TOTAL, depositMinor, transferChosen: false, cancelled: false }
  return { paidMinor, refundedMinor, state: stateOf({ ...facts, paidMinor, refundedMinor }) }
}
