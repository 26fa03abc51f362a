import { z } from 'zod'
import { addJob } from '~db/jobs.server'
import { indexes, reindex } from '~search/reindex.server'
import { IndexMissing, syncIndex } from '~search/sync.server'
import { defineJob, handle } from './platform/jobs.server'

const syncIndexJob = defineJob(
  'sync-index',
  z.object({ index: z.enum(['offerings', 'needs']).optional() }).loose(),
)
/** How soon an engine that was down is asked again. */
const retryAfterMs = 3_000

/**
 * Brings the indexes up to their marks. `markForIndex` asks for it with every change; the schedule finds what
 * a process left behind that died between its commit and the job. While the engine is down the marks wait; an
 * engine that lost its data gets its indexes anew.
 */
export const indexJobs = [
  handle(
    syncIndexJob,
    async ({ index }, { db, search, logger }, signal) => {
      if (!search) return
      for (const each of index ? [index] : indexes) {
        try {
          const rows = await syncIndex(db, search, each, signal).catch((error) => {
            if (!(error instanceof IndexMissing)) throw error
            logger.warn({ index: each }, 'the engine has no such index: it is built anew')
            return reindex(db, search, each)
          })
          if (rows > 0) logger.info({ index: each, rows }, 'the index took rows in')
        } catch (error) {
          logger.warn({ err: error, index: each }, 'the index did not take rows in; their marks wait')
          await db
            .transaction()
            .execute((tx) =>
              addJob(
                tx,
                syncIndexJob.name,
                { index: each },
                { jobKey: `sync-index:${each}`, runAt: new Date(Date.now() + retryAfterMs) },
              ),
            )
        }
      }
    },
    { schedule: '* * * * *' },
  ),
]
