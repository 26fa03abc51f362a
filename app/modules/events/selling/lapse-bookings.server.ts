import { z } from 'zod'
import { defineJob, handle } from '~/platform/jobs.server'
import type { Services } from '~/platform/services.server'
import { lockEvent } from '../events.repo.server'
import { endBooking } from './end-booking.server'
import { itself } from './hand-over.server'

/**
 * Writes down which bookings have lapsed, and gives their booths to whoever waits. Each in a transaction of its own, so
 * that the work may end in the middle and be taken up again: until then the clock alone says that they are free.
 */
export async function lapseBookings(
  { db, clock, env }: Pick<Services, 'db' | 'clock' | 'env'>,
  signal: AbortSignal,
): Promise<void> {
  const now = clock.now()
  const way = { origin: env.ORIGIN ?? `http://localhost:${env.PORT}` }
  const rows = await db
    .selectFrom('booth_bookings')
    .select(['id', 'event_id'])
    .where('state', '=', 'held')
    .where('lapses_at', '<=', now)
    .orderBy('lapses_at')
    .execute()
  for (const { id, event_id } of rows) {
    if (signal.aborted) return
    await db.transaction().execute(async (tx) => {
      const event = await lockEvent(tx, event_id)
      const ending = { event, bookingId: id, how: 'lapse', by: 'site', source: itself } as const
      await endBooking(tx, { ...ending, now, today: clock.today() }, way)
    })
  }
}

export const bookingJobs = [
  handle(
    defineJob('bookings-lapse', z.object({}).loose()),
    (_payload, services, signal) => lapseBookings(services, signal),
    { schedule: '* * * * *' },
  ),
]
