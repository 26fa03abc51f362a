import { createHash } from 'node:crypto'
import { z } from 'zod'
import { clearCounters, counter } from '~db/counters.server'
import { DomainError } from './errors'
import { defineJob, handle } from './jobs.server'
import { type ActBudget, actBudgets, type Budget } from './rate-limits'
import type { Services } from './services.server'

/**
 * Counts one act of `key` against a budget, before the act is done and whether or not it succeeds. An
 * address is given as `clientOf(address)`. Call it outside a transaction: what is rolled back was not counted.
 * @throws DomainError `rate_limited` (429) with `seconds` to wait
 */
export async function takeFrom(
  { db, env }: Pick<Services, 'db' | 'env'>,
  budget: ActBudget,
  key: string,
): Promise<void> {
  if (!env.RATE_LIMITS) return
  const { granted, ms } = await counter(db, { name: budget, ...(actBudgets[budget] as Budget) }).take(
    hashed(key),
  )
  if (!granted) throw rateLimited(ms)
}

/** Forgets what `key` has taken from a budget, such as the failures before a right password. */
export const giveBack = ({ db }: Pick<Services, 'db'>, budget: ActBudget, key: string): Promise<void> =>
  counter(db, { name: budget, ...(actBudgets[budget] as Budget) }).forget(hashed(key))

const rateLimited = (ms: number) =>
  new DomainError('rate_limited', { seconds: Math.max(1, Math.ceil(ms / 1000)) }, { status: 429 })

/** Keys may be e-mail addresses of any length; the table needs neither. */
const hashed = (key: string) => createHash('sha256').update(key).digest('base64url')

export const limitJobs = [
  handle(
    defineJob('clear-rate-limits', z.object({}).loose()),
    async (_payload, { db, clock, logger }) => {
      const rows = await clearCounters(db, clock.now())
      if (rows > 0) logger.debug({ rows }, 'counters that had ended were removed')
    },
    { schedule: '*/10 * * * *' },
  ),
]
