import { CompiledQuery } from 'kysely'
import { RateLimiterPostgres, type RateLimiterRes } from 'rate-limiter-flexible'
import type { Db } from './client.server'

export type Counter = {
  /** counts `points` for the key. `granted: false` when that is more than is left; then come back in `ms` */
  take(key: string, points?: number): Promise<{ granted: boolean; ms: number }>
  /** forgets what the key has taken */
  forget(key: string): Promise<void>
}

/**
 * A counter in the table `rate_limits`, shared by every process on this database. The table is there, and
 * rows that have ended are removed by `clearCounters`: this library is to do neither.
 */
export function counter(
  db: Db,
  {
    name,
    points,
    seconds,
    blockSeconds = 0,
  }: { name: string; points: number; seconds: number; blockSeconds?: number },
): Counter {
  const limiter = new RateLimiterPostgres({
    storeClient: {
      async query({ text, values }: { text: string; values: unknown[] }) {
        const { rows } = await db.executeQuery(CompiledQuery.raw(text, values))
        return { rows, rowCount: rows.length }
      },
    },
    storeType: 'client',
    tableName: 'rate_limits',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: name,
    points,
    duration: seconds,
    blockDuration: blockSeconds,
  })
  return {
    async take(key, taken = 1) {
      try {
        const { msBeforeNext } = await limiter.consume(key, taken)
        return { granted: true, ms: msBeforeNext }
      } catch (error) {
        if (error instanceof Error) throw error
        return { granted: false, ms: (error as RateLimiterRes).msBeforeNext }
      }
    },
    async forget(key) {
      await limiter.delete(key)
    },
  }
}

/** Removes the counters whose window has ended; gives their number. */
export async function clearCounters(db: Db, now: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('rate_limits')
    .where('expire', '<', now.getTime())
    .executeTakeFirst()
  return Number(numDeletedRows)
}
