import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError, notFoundError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { type Event, takesExhibitors } from '../event'
import { readEvent } from '../events.repo.server'
import { findApplication, lockExhibitor } from '../exhibitors/applications.repo.server'
import { exhibitorOf } from '../exhibitors/apply.server'
import { lockBooths, readFirstWaits, readOwnBookings } from './bookings.repo.server'
import { takeBooths } from './take-booths.server'

export type Holding = {
  boothIds: readonly number[]
  options: readonly { optionId: number; quantity: number }[]
}

/**
 * Holds booths for the exhibitor that the viewer acts for: all of them or none, for as long as the event says. Sent
 * again it is the booking that is there. Locks the booths by id. Of a booth that has just come free and that others
 * wait for, the first of them has it.
 * @throws DomainError `not_found` (404), `booths_closed`, `booking_open`, `booth_taken`, `booth_waited`,
 * `booth_not_for_sale`, `option_sold_out` (409), `not_exhibitor` (403), and those of `exhibitorOf`
 */
export const holdBooths = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { eventId, holding }: { eventId: number; holding: Holding },
  { origin }: { origin: string },
): Promise<number> =>
  db.transaction().execute(async (tx) => {
    const now = clock.now()
    const event = await readEvent(tx, viewer, eventId, 'exhibition')
    const organisationId = exhibitorOf(viewer, eventId)
    refuseClosed(event, clock.today())
    const application = await findApplication(tx, eventId, organisationId)
    if (application?.state !== 'accepted') throw new DomainError('not_exhibitor', {}, { status: 403 })
    const ids = [...new Set(holding.boothIds)].sort((a, b) => a - b)
    const booths = await lockBooths(tx, eventId, ids)
    if (booths.length < ids.length)
      throw notFoundError('booth', ids.find((id) => !booths.some((b) => b.id === id)) ?? 0)
    const held = await findHeld(tx, { eventId, organisationId, ids, holding, now })
    if (held !== null) return held
    await takeTurn(tx, { ids, organisationId, now, numbers: new Map(booths.map((b) => [b.id, b.number])) })
    const id = await takeBooths(tx, {
      ...{ event, organisationId, personId: viewer.id, booths, options: holding.options },
      ...{ member: application.member, waited: false, now, today: clock.today(), origin },
    })
    await audit(tx, auditSource(viewer), {
      action: 'booking.held',
      object: { kind: 'event', id: eventId },
      detail: { booking: id, booths: booths.map(({ number }) => number) },
    })
    return id
  })

export function refuseClosed(event: Event, today: string): void {
  if (!event.planPublishedAt || !takesExhibitors(event, today))
    throw new DomainError('booths_closed', {}, { status: 409 })
}

/** The booking that this one repeats; null: there is none. One exhibitor holds one booking at a time. */
async function findHeld(
  tx: Tx,
  asked: { eventId: number; organisationId: number; ids: readonly number[]; holding: Holding; now: Date },
): Promise<number | null> {
  const { eventId, organisationId, ids, holding, now } = asked
  // Two people of one exhibitor at the same moment come one after the other.
  await lockExhibitor(tx, eventId, organisationId)
  const own = await readOwnBookings(tx, eventId, organisationId, now)
  const held = own.find(({ state }) => state === 'held')
  if (held) {
    const same =
      held.booths.length === ids.length &&
      held.booths.every(({ boothId }) => ids.includes(boothId)) &&
      held.options.length === holding.options.length &&
      held.options.every((option) =>
        holding.options.some(
          (each) => each.optionId === option.optionId && each.quantity === option.quantity,
        ),
      )
    if (same) return held.id
    throw new DomainError('booking_open', {}, { status: 409 })
  }
  // One that has lapsed and that the job has not come by yet makes way for the next.
  await tx
    .updateTable('booth_bookings')
    .set({ state: 'lapsed', ended_at: now, updated_at: now })
    .where('event_id', '=', eventId)
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'held')
    .where('lapses_at', '<=', now)
    .execute()
  return null
}

/** Whoever waits first has a booth that came free; where that is the viewer, they wait no more. */
async function takeTurn(
  tx: Tx,
  {
    ids,
    organisationId,
    now,
    numbers,
  }: { ids: readonly number[]; organisationId: number; now: Date; numbers: ReadonlyMap<number, string> },
): Promise<void> {
  const first = await readFirstWaits(tx, ids)
  for (const [boothId, wait] of first)
    if (wait.organisationId !== organisationId)
      throw new DomainError('booth_waited', { number: numbers.get(boothId) ?? '' }, { status: 409 })
  if (first.size > 0)
    await tx
      .updateTable('booth_waits')
      .set({ state: 'given', ended_at: now })
      .where(
        'id',
        'in',
        [...first.values()].map(({ id }) => id),
      )
      .execute()
}
