import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob, enqueue } from '~/platform/jobs.server'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { applySession } from './apply-session.server'
import type { StripeApi, StripeNews } from './stripe-api.server'

/** Looks again at what events spoke of: a session, or the one in which an intent was paid. */
export const stripeNewsJob = defineJob(
  'stripe_news',
  z.object({ sessionId: z.string().nullable(), intentId: z.string().nullable() }),
)

type About = { sessionId: string | null; intentId: string | null }

/**
 * Keeps events that were not kept before, each with a job to look at what it is about; jobs about one thing that have
 * not begun are one. @returns how many were new
 */
export async function keepNews(tx: Tx, news: readonly StripeNews[], at: Date): Promise<number> {
  if (news.length === 0) return 0
  const kept = await tx
    .insertInto('stripe_events')
    .values(
      news.map(({ id, type, sessionId, intentId, createdAt }) => ({
        ...{ id, type, session_id: sessionId, intent_id: intentId },
        ...{ created_at: createdAt, received_at: at },
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning(['session_id', 'intent_id'])
    .execute()
  const about = new Map(
    kept.map((row) => [
      row.session_id ?? row.intent_id,
      { sessionId: row.session_id, intentId: row.intent_id },
    ]),
  )
  for (const [key, payload] of about)
    await enqueue(tx, stripeNewsJob, payload, { jobKey: `stripe_news:${key}` })
  return kept.length
}

/**
 * Reads from Stripe what events spoke of, as it is now, and takes it over. What an event itself said is never believed: it
 * may be old. An event that came after the reading began stays to be looked at.
 */
export async function processNews(
  { db, clock, logger }: Pick<Services, 'db' | 'clock' | 'logger'>,
  stripe: StripeApi,
  { sessionId, intentId }: About,
): Promise<void> {
  const began = await db
    .selectFrom('stripe_events')
    .select('id')
    .where('processed_at', 'is', null)
    .where((is) => (sessionId ? is('session_id', '=', sessionId) : is('intent_id', '=', intentId)))
    .execute()
  const id = sessionId ?? (intentId && (await sessionOf(db, stripe, intentId)))
  const seen = id ? await stripe.readSession(id) : null
  const applied = await db.transaction().execute(async (tx) => {
    const now = clock.now()
    const result = seen ? await applySession(tx, seen, now) : 'foreign'
    if (began.length > 0)
      await tx
        .updateTable('stripe_events')
        .set({ processed_at: now })
        .where(
          'id',
          'in',
          began.map((row) => row.id),
        )
        .execute()
    return result
  })
  if (applied === 'fault')
    logger.error({ session: id }, 'Stripe says of a session what does not agree with its order')
}

async function sessionOf(db: Services['db'], stripe: StripeApi, intentId: string): Promise<string | null> {
  const known = await db
    .selectFrom('checkout_sessions')
    .select('stripe_id')
    .where('intent_id', '=', intentId)
    .executeTakeFirst()
  return known?.stripe_id ?? stripe.findSession(intentId)
}

/** Younger ones are still being paid, and their event is on its way. */
const POLLED_AFTER_MS = 3 * 60_000
/** What was told while the last look was under way is asked for again. */
const OVERLAP_MS = 10 * 60_000
/** How far back the first look goes; Stripe repeats an event for three days. */
const FIRST_LOOK_MS = 3 * 86_400_000

/**
 * Finds what no event told: asks Stripe for the events since the last look and keeps those that never came, and looks at
 * each session that is open for more than some minutes.
 */
export async function pollStripe(
  services: Pick<Services, 'db' | 'clock' | 'logger'>,
  stripe: StripeApi,
  signal: AbortSignal,
): Promise<{ found: number }> {
  const { db, clock, logger } = services
  const now = clock.now()
  const last = await db.selectFrom('stripe_polls').select('polled_until').executeTakeFirst()
  const since = last ? last.polled_until.getTime() - OVERLAP_MS : now.getTime() - FIRST_LOOK_MS
  let found = 0
  let batch: StripeNews[] = []
  const keep = async () => {
    const news = batch
    batch = []
    found += await db.transaction().execute((tx) => keepNews(tx, news, now))
  }
  for await (const news of stripe.readNews(new Date(since))) {
    batch.push(news)
    if (batch.length >= 100) await keep()
  }
  await keep()
  await sql`
    insert into stripe_polls (polled_until) values (${now})
    on conflict (single) do update set polled_until = greatest(stripe_polls.polled_until, excluded.polled_until)
  `.execute(db)
  if (found > 0) logger.info({ found }, 'events of Stripe that had not come were found')
  const before = new Date(now.getTime() - POLLED_AFTER_MS)
  const open = await db
    .selectFrom('checkout_sessions')
    .select('stripe_id')
    .where('state', '=', 'open')
    .where('stripe_id', 'is not', null)
    .where('created_at', '<=', before)
    .where((is) => is.or([is('checked_at', 'is', null), is('checked_at', '<=', before)]))
    .orderBy('id')
    .execute()
  for (const { stripe_id: id } of open) {
    if (signal.aborted) break
    if (!id) continue
    // One that cannot be read must not keep the others from being looked at.
    await processNews(services, stripe, { sessionId: id, intentId: null }).catch((error) =>
      logger.warn({ err: error, session: id }, 'a session could not be read from Stripe'),
    )
  }
  return { found }
}
