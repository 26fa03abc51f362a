import { readBytes } from '~/platform/http/read-bytes.server'
import type { Services } from '~/platform/services.server'
import { stripeOf } from './stripe-api.server'
import { keepNews } from './stripe-news.server'

/** Far more than any event of Stripe's, in bytes. */
export const MAX_WEBHOOK_BYTES = 1_048_576

/**
 * What Stripe sends: read as bytes, believed only where its signature fits, kept with a job, and only then answered. Whatever
 * else comes is refused in a word: who sends it reads no pages.
 */
export async function takeWebhook(
  { db, env, clock, logger }: Pick<Services, 'db' | 'env' | 'clock' | 'logger'>,
  request: Request,
): Promise<Response> {
  const stripe = stripeOf(env)
  if (!stripe || !env.STRIPE_WEBHOOK_SECRET) return answer(404, 'not here')
  const bytes = await readBytes(request, MAX_WEBHOOK_BYTES)
  if (bytes === null) return answer(413, 'too large')
  const body = bytes.toString('utf8')
  const now = clock.now()
  let news: ReturnType<typeof stripe.verify>
  try {
    news = stripe.verify(body, request.headers.get('stripe-signature') ?? '', env.STRIPE_WEBHOOK_SECRET, now)
  } catch (error) {
    logger.warn({ reason: (error as { type?: string }).type }, 'a webhook was not signed by Stripe')
    return answer(400, 'not signed')
  }
  if (news) {
    const event = news
    await db.transaction().execute((tx) => keepNews(tx, [event], now))
  }
  return answer(200, 'kept')
}

const answer = (status: number, text: string) =>
  new Response(text, { status, headers: { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' } })
