import type { Lang } from '~/locales/lang'
import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { actAs } from '../as-side.server'
import { endsAtOf, type PayPart, payableOf } from '../instalments'
import type { Order } from '../order'
import { refuseUnless } from '../order-states'
import { readLines } from '../orders.repo.server'
import { applySession } from './apply-session.server'
import { checkoutPlan, sessionEnd } from './checkout-plan'
import { lastSession, openSession, type SessionRow, sessionsAtStripe } from './sessions.repo.server'
import { type SessionNow, type StripeApi, stripeOf } from './stripe-api.server'

/**
 * Begins a session of Stripe Checkout for what is due now or for the `part` of the order that the payer chose, or leaves the
 * one that is open for it. The session is kept before Stripe is asked, with the key that makes asking again harmless: a
 * lost answer, a second click and a second person all come to the same session. One for another sum is ended first, so that
 * never two can be paid.
 * @throws DomainError `no_card` (409) where the site takes none, `order_state`, `card_time_short` (409), `card_trouble` (503)
 * where Stripe does not answer, and those of `actAs`
 */
export async function payByCard(
  services: Pick<Services, 'db' | 'clock' | 'env'>,
  viewer: Person,
  id: number,
  { lang, part: wanted }: { lang: Lang; part?: PayPart | undefined },
  stripe: StripeApi | null = stripeOf(services.env),
): Promise<void> {
  if (!stripe) throw new DomainError('no_card', {}, { status: 409 })
  const { order, session } = await actAs(services, viewer, id, 'payer', async (tx, order, at) => {
    refuseUnless(order.state, 'pay_by_card')
    const sum = payableOf(order).find(({ part }, index) => (wanted ? part === wanted : index === 0))
    if (!sum) throw new DomainError('order_state', {}, { status: 409 })
    const last = await lastSession(tx, id)
    if (last?.fault) throw new DomainError('card_fault', {}, { status: 409 })
    if (last && isOpen(last, sum, at)) return { order, session: last }
    const expiresAt = sessionEnd(at, endsAtOf(order))
    if (!expiresAt) throw new DomainError('card_time_short', {}, { status: 409 })
    // Over here, whatever Stripe says of it later: what is paid in it is booked all the same.
    if (last?.state === 'open')
      await tx.updateTable('checkout_sessions').set({ state: 'expired' }).where('id', '=', last.id).execute()
    const attempt = (last?.attempt ?? 0) + 1
    const session = await insertSession(tx, order, { ...sum, attempt, lang, expiresAt, at })
    await audit(tx, auditSource(viewer), {
      action: 'order.card_chosen',
      object: { kind: 'order', id },
      detail: { attempt, amount: sum.amountMinor },
    })
    return { order, session }
  })
  if (session.stripe_id) return
  const lines = await readLines(services.db, id)
  const { attempt, expires_at: expiresAt, amount_minor: amountMinor } = session
  const said = { lang: session.lang as Lang, part: session.part as PayPart }
  const plan = checkoutPlan(order, lines, { ...said, attempt, expiresAt, amountMinor })
  try {
    const apply = (seen: SessionNow) =>
      services.db.transaction().execute((tx) => applySession(tx, seen, services.clock.now()))
    const earlier = { before: attempt, at: services.clock.now() }
    for (const old of await sessionsAtStripe(services.db, id, earlier)) {
      const ended = await stripe.endSession(old)
      await apply(ended)
      // Paid a moment ago.
      if (ended.state === 'complete') return
    }
    const begun = await stripe.beginSession(plan)
    await apply(begun)
    // Somebody else chose another sum meanwhile.
    const open = await openSession(services.db, id)
    if (open?.id !== session.id) await apply(await stripe.endSession(begun.id))
  } catch (error) {
    if (!isStripeTrouble(error)) throw error
    throw new DomainError('card_trouble', {}, { status: 503 })
  }
}

type Sum = ReturnType<typeof payableOf>[number]

/** Whether a session can still be paid, and is for that sum. */
const isOpen = (session: SessionRow, { part, amountMinor }: Sum, at: Date) =>
  session.state === 'open' &&
  session.expires_at > at &&
  session.part === part &&
  session.amount_minor === amountMinor

const insertSession = (
  tx: Tx,
  order: Order,
  {
    attempt,
    lang,
    part,
    amountMinor,
    expiresAt,
    at,
  }: Sum & { attempt: number; lang: Lang; expiresAt: Date; at: Date },
) =>
  tx
    .insertInto('checkout_sessions')
    .values({
      order_id: order.id,
      attempt,
      lang,
      part,
      amount_minor: amountMinor,
      expires_at: expiresAt,
      created_at: at,
    })
    .returningAll()
    .executeTakeFirstOrThrow()

const isStripeTrouble = (error: unknown): boolean =>
  error instanceof Error && /^Stripe/.test((error as { type?: string }).type ?? '')
