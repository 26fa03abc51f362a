import type { Viewer } from '~/modules/accounts'
import { notFoundError } from '~/platform/errors'
import type { Db, Tx } from '~db/client.server'
import type { Event } from '../../event'
import { readEvent } from '../../events.repo.server'
import type { Side, Stop } from './stop'
import { readStops } from './stops.repo.server'

/** Of each stop, how many organisations of each side take part and wait. */
export type StopTaken = ReadonlyMap<number, Record<Side, { accepted: number; waiting: number }>>

/** How full the stops of a tour are. */
export async function readTaken(db: Db | Tx, stopIds: readonly number[]): Promise<StopTaken> {
  const taken = new Map(
    stopIds.map((id) => [id, { enterprise: { accepted: 0, waiting: 0 }, team: { accepted: 0, waiting: 0 } }]),
  )
  if (stopIds.length === 0) return taken
  const rows = await db
    .selectFrom('tour_sign_up_stops')
    .select((eb) => ['stop_id', 'side', 'state', eb.fn.countAll<number>().as('n')])
    .where('stop_id', 'in', [...stopIds])
    .where('state', 'in', ['accepted', 'waiting'])
    .groupBy(['stop_id', 'side', 'state'])
    .execute()
  for (const row of rows) {
    const own = taken.get(row.stop_id)?.[row.side as Side]
    if (own) own[row.state as 'accepted' | 'waiting'] = Number(row.n)
  }
  return taken
}

/** A tour that the viewer may see, with its stops. @throws DomainError `not_found` (404), of an exhibition too */
export async function readTour(
  db: Db | Tx,
  viewer: Viewer,
  eventId: number,
): Promise<{ event: Event; stops: Stop[] }> {
  const event = await readEvent(db, viewer, eventId, 'tour')
  return { event, stops: await readStops(db, eventId) }
}

/** One stop of a tour that the viewer may see, and which one it is, from 1. @throws DomainError `not_found` (404) */
export async function readPublicStop(
  db: Db | Tx,
  viewer: Viewer,
  { eventId, stopId }: { eventId: number; stopId: number },
): Promise<{ event: Event; stop: Stop; stops: Stop[] }> {
  const { event, stops } = await readTour(db, viewer, eventId)
  const stop = stops.find(({ id }) => id === stopId)
  if (!stop) throw notFoundError('stop', stopId)
  return { event, stop, stops }
}
