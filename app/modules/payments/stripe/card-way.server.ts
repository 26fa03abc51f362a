import type { Services } from '~/platform/services.server'
import type { CardWay } from '../components/pay-view'
import { endsAtOf, type PayPart } from '../instalments'
import type { Order } from '../order'
import { mayDo } from '../order-states'
import { sessionEnd } from './checkout-plan'
import { isPayable, lastSession } from './sessions.repo.server'
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
  if (lives && isPayable(order, session))
    return {
      ...{ standing: 'open', href: session.url, until: session.expires_at },
      ...{ part: session.part as PayPart, amountMinor: session.amount_minor },
    }
  return { standing: sessionEnd(now, endsAtOf(order)) ? 'offered' : 'short' }
}
