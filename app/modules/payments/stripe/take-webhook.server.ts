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
  const body = await readText(request)
  if (body === null) return answer(413, 'too large')
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

/** The body as it was sent, which is what was signed; null: it is too large. */
async function readText(request: Request): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    if (size > MAX_WEBHOOK_BYTES) {
      await reader.cancel()
      return null
    }
    chunks.push(value)
  }
  return Buffer.concat(chunks).toString('utf8')
}
