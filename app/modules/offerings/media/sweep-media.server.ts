import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob, handle } from '~/platform/jobs.server'
import type { Services } from '~/platform/services.server'
import type { Db } from '~db/client.server'

/** Long enough to come back to a form in another window. */
const GRACE_DAYS = 30

const unshown = (before: Date) => sql`
  m.created_at < ${before}
  and not exists (select from offerings o where o.id = m.offering_id
    and o.media @> jsonb_build_array(jsonb_build_object('id', m.id)))
  and not exists (select from offering_revisions r where r.offering_id = m.offering_id
    and (r.fields -> 'media.photo' @> to_jsonb(m.id::text) or r.fields -> 'media.document' @> to_jsonb(m.id::text)))
  and not exists (select from offering_versions v where v.offering_id = m.offering_id
    and v.snapshot -> 'media' @> jsonb_build_array(jsonb_build_object('id', m.id)))`

/**
 * Removes uploads that neither an offering, nor what is being written on it, nor any version that was public
 * shows; gives their number. Their files go with the next sweep of files. An offering that somebody is writing
 * on just now is left for the next time: an upload may be put back into it.
 */
export const sweepMedia = (db: Db, now: Date): Promise<number> =>
  db.transaction().execute(async (tx) => {
    const before = new Date(now.getTime() - GRACE_DAYS * 86_400_000)
    const { rows } = await sql<{ id: number }>`
      select o.id from offerings o
      where o.id in (select m.offering_id from offering_media m where ${unshown(before)})
      order by o.id for update skip locked`.execute(tx)
    if (rows.length === 0) return 0
    // A statement of its own: it sees what was written until the locks were had.
    const { numAffectedRows } = await sql`
      delete from offering_media m
      where m.offering_id = any(${rows.map(({ id }) => id)}) and ${unshown(before)}`.execute(tx)
    return Number(numAffectedRows ?? 0n)
  })

export const mediaJobs = [
  handle(
    defineJob('sweep-offering-media', z.object({}).loose()),
    async (_payload, { db, clock, logger }: Services) => {
      const removed = await sweepMedia(db, clock.now())
      if (removed > 0) logger.info({ removed }, 'uploads that no offering shows were removed')
    },
    { schedule: '10 3 * * *' },
  ),
]
