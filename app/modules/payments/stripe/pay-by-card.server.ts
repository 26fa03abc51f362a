import type { Lang } from '~/locales/lang'
import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { actAs } from '../as-side.server'
import type { Order } from '../order'
import { missingOf } from '../order-money'
import { refuseUnless } from '../order-states'
import { readLines } from '../orders.repo.server'
import { applySession } from './apply-session.server'
import { checkoutPlan, sessionEnd } from './checkout-plan'
import { lastSession, type SessionRow } from './sessions.repo.server'
import { type SessionNow, type StripeApi, stripeOf } from './stripe-api.server'

/**
 * Begins a session of Stripe Checkout for what is still to be paid, or leaves the one that is open. The session is kept before
 * Stripe is asked, with the key that makes asking again harmless: a lost answer, a second click and a second person
 * all come to the same session.
 * @throws DomainError `no_card` (409) where the site takes none, `order_state`, `card_time_short` (409), `card_trouble` (503)
 * where Stripe does not answer, and those of `actAs`
 */
export async function payByCard(
  services: Pick<Services, 'db' | 'clock' | 'env'>,
  viewer: Person,
  id: number,
  { lang }: { lang: Lang },
  stripe: StripeApi | null = stripeOf(services.env),
): Promise<void> {
  if (!stripe) throw new DomainError('no_card', {}, { status: 409 })
  const { order, session, old } = await actAs(services, viewer, id, 'payer', async (tx, order, at) => {
    refuseUnless(order.state, 'pay_by_card')
    const last = await lastSession(tx, id)
    if (last?.fault) throw new DomainError('card_fault', {}, { status: 409 })
    if (last && isOpen(last, order, at)) return { order, session: last, old: null }
    const expiresAt = sessionEnd(at, order.dueAt)
    if (!expiresAt) throw new DomainError('card_time_short', {}, { status: 409 })
    // Over here, whatever Stripe says of it later: what is paid in it is booked all the same.
    const old = last?.state === 'open' ? last : null
    if (old)
      await tx.updateTable('checkout_sessions').set({ state: 'expired' }).where('id', '=', old.id).execute()
    const session = await insertSession(tx, order, { attempt: (last?.attempt ?? 0) + 1, lang, expiresAt, at })
    await audit(tx, auditSource(viewer), {
      action: 'order.card_chosen',
      object: { kind: 'order', id },
      detail: { attempt: session.attempt },
    })
    return { order, session, old }
  })
  if (session.stripe_id) return
  const lines = await readLines(services.db, id)
  const { attempt, lang: said, expires_at: expiresAt, amount_minor: amountMinor } = session
  const plan = checkoutPlan(order, lines, { attempt, lang: said as Lang, expiresAt, amountMinor })
  try {
    const apply = (seen: SessionNow) =>
      services.db.transaction().execute((tx) => applySession(tx, seen, services.clock.now()))
    if (old?.stripe_id) {
      const ended = await stripe.endSession(old.stripe_id)
      await apply(ended)
      // Paid a moment ago.
      if (ended.state === 'complete') return
    }
    await apply(await stripe.beginSession(plan))
  } catch (error) {
    if (!isStripeTrouble(error)) throw error
    throw new DomainError('card_trouble', {}, { status: 503 })
  }
}

/** Whether a session can still be paid for what is missing now. */
const isOpen = (session: SessionRow, order: Order, at: Date) =>
  session.state === 'open' && session.expires_at > at && session.amount_minor === missingOf(order)

const insertSession = (
  tx: Tx,
  order: Order,
  { attempt, lang, expiresAt, at }: { attempt: number; lang: Lang; expiresAt: Date; at: Date },
) =>
  tx
    .insertInto('checkout_sessions')
    .values({
      order_id: order.id,
      attempt,
      lang,
      amount_minor: missingOf(order),
      expires_at: expiresAt,
      created_at: at,
    })
    .returningAll()
    .executeTakeFirstOrThrow()

const isStripeTrouble = (error: unknown): boolean =>
  error instanceof Error && /^Stripe/.test((error as { type?: string }).type ?? '')
