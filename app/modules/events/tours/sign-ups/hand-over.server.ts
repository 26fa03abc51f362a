import { audit } from '~/platform/audit.server'
import type { Tx } from '~db/client.server'
import type { Event } from '../../event'
import { itself } from '../../selling/hand-over.server'
import { capacityOf, type Side, type Stop } from '../stops/stop'
import { followSignUps, type Way } from './follow-sign-ups.server'
import { freePlaces } from './sign-up'
import { countPlaces } from './sign-ups.repo.server'
import { tellSignedUp } from './tell.server'

/**
 * Gives places that came free at a stop, which is locked, to those who wait longest, with tickets for whom they name, and tells them. Where the stop is
 * over or called off nobody moves.
 */
export async function handOverPlaces(
  tx: Tx,
  { event, stop, side, today }: { event: Event; stop: Stop; side: Side; today: string },
  way: Way,
): Promise<void> {
  const { origin, at } = way
  if (event.state !== 'published' || stop.cancelled || today > stop.endsOn) return
  const { accepted, waiting } = await countPlaces(tx, stop.id, side)
  const free = Math.min(waiting, freePlaces({ capacity: capacityOf(stop, side), accepted }))
  if (free === 0) return
  const next = await tx
    .selectFrom('tour_sign_up_stops as t')
    .innerJoin('tour_sign_ups as s', 's.id', 't.sign_up_id')
    .select(['t.sign_up_id', 's.organisation_id'])
    .where('t.stop_id', '=', stop.id)
    .where('t.side', '=', side)
    .where('t.state', '=', 'waiting')
    .orderBy('t.since')
    .orderBy('t.sign_up_id')
    .limit(free)
    .execute()
  for (const { sign_up_id: id, organisation_id: organisationId } of next) {
    await tx
      .updateTable('tour_sign_up_stops')
      .set({ state: 'accepted', updated_at: at })
      .where('sign_up_id', '=', id)
      .where('stop_id', '=', stop.id)
      .execute()
    await tellSignedUp(tx, organisationId, { news: 'movedUp', event, stops: [stop] }, { origin, at })
  }
  const signUpIds = next.map(({ sign_up_id: id }) => id)
  await followSignUps(tx, { event, stops: [stop], signUpIds, today }, way)
  await audit(tx, itself, {
    action: 'sign_up.moved_up',
    object: { kind: 'event', id: event.id },
    detail: { stop: stop.id, organisations: next.map((row) => row.organisation_id) },
  })
}
