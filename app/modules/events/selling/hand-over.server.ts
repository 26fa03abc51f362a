import { audit } from '~/platform/audit.server'
import type { Tx } from '~db/client.server'
import { type Event, takesExhibitors } from '../event'
import { findApplication } from '../exhibitors/applications.repo.server'
import { tellExhibitor } from '../exhibitors/tell.server'
import { readStanding, type SaleBooth } from './bookings.repo.server'
import { takeBooths } from './take-booths.server'

/** The site itself acts. */
export const itself = { personId: null, organisationId: null, address: null, requestId: null }

/**
 * Gives a booth that came free, and is locked, to whoever waits for it longest: it is held for them, as if they had
 * picked it themselves. Whoever holds another booking at the moment keeps their place in the line, and the next is
 * asked; whoever exhibits no more leaves it.
 */
export async function handOver(
  tx: Tx,
  { event, booth, now, today }: { event: Event; booth: SaleBooth; now: Date; today: string },
  { origin }: { origin: string },
): Promise<void> {
  if (!event.planPublishedAt || !takesExhibitors(event, today) || !booth.forSale) return
  // Somebody may have taken it since it lapsed.
  if ((await readStanding(tx, [booth.id], now)).get(booth.id)?.lapsed === false) return
  const waits = await tx
    .selectFrom('booth_waits as w')
    .select(['w.id', 'w.organisation_id'])
    .where('w.booth_id', '=', booth.id)
    .where('w.state', '=', 'waiting')
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('booth_bookings as b')
            .select('b.id')
            .whereRef('b.organisation_id', '=', 'w.organisation_id')
            .where('b.event_id', '=', event.id)
            .where('b.state', '=', 'held'),
        ),
      ),
    )
    .orderBy('w.since')
    .orderBy('w.id')
    .forUpdate('w')
    .execute()
  for (const { id, organisation_id: organisationId } of waits) {
    const application = await findApplication(tx, event.id, organisationId)
    const given = application?.state === 'accepted'
    await tx
      .updateTable('booth_waits')
      .set({ state: given ? 'given' : 'left', ended_at: now })
      .where('id', '=', id)
      .execute()
    if (!given) continue
    const booking = await takeBooths(tx, {
      ...{ event, organisationId, personId: null, booths: [booth], options: [] },
      ...{ member: application.member, waited: true, now, today, origin },
    })
    await audit(tx, itself, {
      action: 'booking.given',
      object: { kind: 'event', id: event.id },
      detail: { booking, booths: [booth.number] },
    })
    await tellExhibitor(
      tx,
      event,
      {
        ...{ news: 'given', organisationId, booths: booth.number, mark: booking },
        path: `/events/${event.id}/booking`,
      },
      { origin, at: now },
    )
    return
  }
}
