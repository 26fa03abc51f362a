import Stripe from 'stripe'
import type { Env } from '~/platform/env.server'
import { rowIdOf } from '~/platform/row-id'
import type { RefundState } from '../order'
import type { CheckoutPlan } from './checkout-plan'

/** A session of Checkout as Stripe has it now, with all that was given back of what was paid in it. */
export type SessionNow = {
  id: string
  url: string
  /** of ours, as they were given to Stripe; null: made by something else */
  orderId: number | null
  attempt: number | null
  state: 'open' | 'complete' | 'expired'
  amountMinor: number
  currency: string
  intentId: string | null
  refunds: RefundNow[]
}
export type RefundNow = {
  id: string
  /** of ours; null: begun on Stripe's side */
  refundId: number | null
  amountMinor: number
  state: RefundState
}

/** Of an event only what to look at again. */
export type StripeNews = {
  id: string
  type: string
  sessionId: string | null
  intentId: string | null
  createdAt: Date
}

/** Everything that is asked of Stripe. Amounts in minor units. Whatever fails throws Stripe's own error. */
export type StripeApi = ReturnType<typeof stripeApi>

export function stripeApi(stripe: Stripe) {
  const readRefunds = async (intentId: string): Promise<RefundNow[]> =>
    (
      await stripe.refunds.list({ payment_intent: intentId, limit: 100 }).autoPagingToArray({ limit: 1_000 })
    ).map((refund) => ({
      id: refund.id,
      refundId: idOf(refund.metadata?.refund),
      amountMinor: refund.amount,
      state: refundStateOf(refund.status),
    }))
  const toSession = async (session: Stripe.Checkout.Session): Promise<SessionNow> => {
    const intentId = idIn(session.payment_intent)
    const paid = session.status === 'complete' && session.payment_status === 'paid'
    return {
      id: session.id,
      url: session.url ?? '',
      orderId: idOf(session.metadata?.muster_order),
      attempt: idOf(session.metadata?.muster_attempt),
      // One that is complete and not paid is still under way at the bank.
      state: paid ? 'complete' : session.status === 'expired' ? 'expired' : 'open',
      amountMinor: session.amount_total ?? 0,
      currency: (session.currency ?? '').toUpperCase(),
      intentId,
      refunds: paid && intentId ? await readRefunds(intentId) : [],
    }
  }
  return {
    readSession: async (id: string) => toSession(await stripe.checkout.sessions.retrieve(id)),

    /** The session in which an intent was paid; null: none. */
    async findSession(intentId: string): Promise<string | null> {
      const found = await stripe.checkout.sessions.list({ payment_intent: intentId, limit: 1 })
      return found.data[0]?.id ?? null
    },

    /** Begins a session; the same plan again gives the same one. */
    async beginSession(plan: CheckoutPlan): Promise<SessionNow> {
      const { key, orderId, attempt, reference, currency, locale, expiresAt, lines, backUrl, paidUrl } = plan
      const metadata = { muster_order: String(orderId), muster_attempt: String(attempt) }
      const session = await stripe.checkout.sessions.create(
        {
          mode: 'payment',
          allowed_payment_method_types: ['card'],
          client_reference_id: reference,
          locale,
          expires_at: Math.floor(expiresAt.getTime() / 1_000),
          success_url: paidUrl,
          cancel_url: backUrl,
          metadata,
          payment_intent_data: { description: reference, metadata },
          line_items: lines.map(({ name, quantity, unitMinor }) => ({
            quantity,
            price_data: {
              currency: currency.toLowerCase(),
              unit_amount: unitMinor,
              product_data: { name },
            },
          })),
        },
        { idempotencyKey: key },
      )
      return toSession(session)
    },

    /** Ends a session that is open; one that is not stays as it is. */
    async endSession(id: string): Promise<SessionNow> {
      const session = await stripe.checkout.sessions.retrieve(id)
      if (session.status !== 'open') return toSession(session)
      return toSession(await stripe.checkout.sessions.expire(id))
    },

    /** Gives back; the same refund again is the one that is there. */
    async refund({
      refundId,
      intentId,
      amountMinor,
    }: {
      refundId: number
      intentId: string
      amountMinor: number
    }): Promise<void> {
      await stripe.refunds.create(
        { payment_intent: intentId, amount: amountMinor, metadata: { refund: String(refundId) } },
        { idempotencyKey: `muster-refund-${refundId}` },
      )
    },

    /** What happened since, oldest last; Stripe keeps 30 days. */
    async *readNews(since: Date): AsyncGenerator<StripeNews> {
      const created = { gte: Math.floor(since.getTime() / 1_000) }
      for await (const event of stripe.events.list({ created, types: newsTypes, limit: 100 })) {
        const news = newsOf(event)
        if (news) yield news
      }
    },

    /**
     * An event as it came over the wire, where Stripe signed it within five minutes; a repetition after days is signed
     * anew. @throws Stripe's `StripeSignatureVerificationError`
     */
    verify: (body: string, signature: string, secret: string, now: Date): StripeNews | null =>
      newsOf(stripe.webhooks.constructEvent(body, signature, secret, 300, undefined, now.getTime())),
  }
}

/** What is looked at; an endpoint that is sent more loses nothing. */
export const newsTypes = [
  'checkout.session.completed',
  'checkout.session.expired',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'charge.refunded',
  'refund.created',
  'refund.updated',
  'refund.failed',
]

function newsOf(event: Stripe.Event): StripeNews | null {
  if (!newsTypes.includes(event.type)) return null
  const object = event.data.object as { id?: string; object?: string; payment_intent?: unknown }
  const session = object.object === 'checkout.session'
  const news = {
    id: event.id,
    type: event.type,
    sessionId: session ? (object.id ?? null) : null,
    intentId: session ? null : idIn(object.payment_intent),
    createdAt: new Date(event.created * 1_000),
  }
  return news.sessionId || news.intentId ? news : null
}

const idIn = (part: unknown): string | null =>
  typeof part === 'string' ? part : ((part as { id?: string } | null)?.id ?? null)

const idOf = (written: string | undefined): number | null => rowIdOf(written ?? '')

function refundStateOf(status: string | null): RefundState {
  if (status === 'succeeded') return 'succeeded'
  return status === 'failed' || status === 'canceled' ? 'failed' : 'pending'
}

type StripeEnv = Pick<Env, 'STRIPE_SECRET_KEY' | 'STRIPE_API_BASE'>
const clients = new Map<string, StripeApi>()

/** Stripe as the operator set it up; null: there is none, and nobody pays by card. */
export function stripeOf({ STRIPE_SECRET_KEY: key, STRIPE_API_BASE: base }: StripeEnv): StripeApi | null {
  if (!key) return null
  const slot = `${key} ${base ?? ''}`
  let api = clients.get(slot)
  if (!api) {
    const url = base ? new URL(base) : null
    api = stripeApi(
      new Stripe(key, {
        timeout: 20_000,
        maxNetworkRetries: 2,
        telemetry: false,
        ...(url && {
          host: url.hostname,
          port: url.port || (url.protocol === 'https:' ? 443 : 80),
          protocol: url.protocol === 'https:' ? ('https' as const) : ('http' as const),
        }),
      }),
    )
    clients.set(slot, api)
  }
  return api
}
