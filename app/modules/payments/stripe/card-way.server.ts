import type { Services } from '~/platform/services.server'
import type { CardWay } from '../components/order-page-view'
import type { Order } from '../order'
import { missingOf } from '../order-money'
import { mayDo } from '../order-states'
import { sessionEnd } from './checkout-plan'
import { lastSession } from './sessions.repo.server'
import { stripeOf } from './stripe-api.server'

/** How an order can be paid by card at this moment. */
export async function readCardWay(
  { db, clock, env }: Pick<Services, 'db' | 'clock' | 'env'>,
  order: Order,
): Promise<CardWay> {
  if (stripeOf(env) === null) return { standing: 'none' }
  const now = clock.now()
  if (!mayDo(order.state, 'pay_by_card')) return { standing: 'offered' }
  const session = await lastSession(db, order.id)
  if (session?.fault) return { standing: 'fault' }
  const lives = session?.state === 'open' && session.url !== '' && session.expires_at > now
  if (lives && session.amount_minor === missingOf(order))
    return { standing: 'open', href: session.url, until: session.expires_at }
  return { standing: sessionEnd(now, order.dueAt) ? 'offered' : 'short' }
}
