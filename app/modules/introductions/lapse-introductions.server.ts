import { z } from 'zod'
import { audit } from '~/platform/audit.server'
import { defineJob, handle } from '~/platform/jobs.server'
import type { Services } from '~/platform/services.server'
import { DAY_MS, otherSide, REMINDED_BEFORE } from './introduction'
import { lockIntroduction } from './introductions.repo.server'
import { tellSide } from './tell.server'

/** The site itself acts. */
const itself = { personId: null, organisationId: null, address: null, requestId: null }

/**
 * Reminds who has not answered, once, and marks what was not answered in time. Each in a transaction of its own, so
 * that the work may end in the middle and be taken up again.
 */
export async function lapseIntroductions(
  { db, clock, env }: Pick<Services, 'db' | 'clock' | 'env'>,
  signal: AbortSignal,
): Promise<void> {
  const now = clock.now()
  // Where mail goes out the site's address is known; where it is kept, its reader is on this machine.
  const way = { origin: env.ORIGIN ?? `http://localhost:${env.PORT}`, at: now }
  const soon = new Date(now.getTime() + REMINDED_BEFORE * DAY_MS)
  const waiting = db.selectFrom('introductions').select('id').where('state', '=', 'asked').orderBy('id')
  for (const { id } of await waiting
    .where('lapses_at', '>', now)
    .where('lapses_at', '<=', soon)
    .where('reminded_at', 'is', null)
    .execute()) {
    if (signal.aborted) return
    await db.transaction().execute(async (tx) => {
      const introduction = await lockIntroduction(tx, id, now)
      if (introduction.state !== 'asked') return
      const marked = await tx
        .updateTable('introductions')
        .set({ reminded_at: now })
        .where('id', '=', id)
        .where('reminded_at', 'is', null)
        .returning('id')
        .execute()
      if (marked.length > 0) await tellSide(tx, introduction, otherSide(introduction.askedBy), 'lapsing', way)
    })
  }
  for (const { id } of await waiting.where('lapses_at', '<=', now).execute()) {
    if (signal.aborted) return
    await db.transaction().execute(async (tx) => {
      const introduction = await lockIntroduction(tx, id, now)
      const marked = await tx
        .updateTable('introductions')
        .set({ state: 'lapsed', updated_at: now })
        .where('id', '=', id)
        .where('state', '=', 'asked')
        .returning('id')
        .execute()
      if (marked.length === 0) return
      await audit(tx, itself, {
        action: 'introduction.lapsed',
        object: { kind: 'introduction', id },
      })
      await tellSide(tx, introduction, introduction.askedBy, 'lapsed', way)
    })
  }
}

export const introductionJobs = [
  handle(
    defineJob('introductions-lapse', z.object({}).loose()),
    (_payload, services, signal) => lapseIntroductions(services, signal),
    { schedule: '7 * * * *' },
  ),
]
