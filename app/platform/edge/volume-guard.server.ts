import type { RequestHandler } from 'express'
import { counter } from '~db/counters.server'
import { clientOf, isLoopback, type VolumeBudget, volumeBudgetOf, volumeBudgets } from '../rate-limits'
import type { Services } from '../services.server'
import { refuse } from './index.server'
import { volumeLimit } from './volume'

/** How long a page waits for the counter before it is made without. */
const PATIENCE_MS = 1_000

/**
 * Holds each client to the volume budgets: 429 with Retry-After, as a page, as problem details below /api,
 * or as what an error boundary reads where a script of ours asked. The machine itself is exempt: health
 * checks and measurements come from it, and behind a proxy that TRUST_PROXY does not name everybody would
 * be one client.
 */
export function volumeGuard({ db, logger }: Pick<Services, 'db' | 'logger'>): RequestHandler {
  const limits = new Map(
    Object.entries(volumeBudgets).map(([name, budget]) => {
      const shared = counter(db, { name, ...budget })
      return [
        name as VolumeBudget,
        volumeLimit({
          lease: budget.lease,
          lessor: (key, points) => withinPatience(shared.take(key, points)),
          onFault: (error) => logger.warn({ err: error, budget: name }, 'a request passed uncounted'),
        }),
      ]
    }),
  )
  return async (req, res, next) => {
    const budget = volumeBudgetOf(decodeURIComponent(req.path))
    const limit = budget && limits.get(budget)
    const address = req.ip ?? ''
    if (!limit || (isLoopback(address) && req.ips.length === 0)) return next()
    const wait = await limit(clientOf(address))
    if (wait === 0) return next()
    const seconds = Math.max(1, Math.ceil(wait / 1000))
    res.setHeader('Retry-After', seconds)
    if (!new URL(req.url, 'http://muster.invalid').searchParams.has('_data'))
      return refuse(req, res, 'rate_limited', { seconds })
    res.setHeader('X-Remix-Catch', 'yes')
    res.setHeader('Cache-Control', 'no-store')
    res.status(429).json({ code: 'rate_limited', params: { seconds } })
  }
}

async function withinPatience<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the counter does not answer')), PATIENCE_MS)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
