import type { Db } from '~db/client.server'
import type { Event } from '../event'
import { readHeld } from '../tours/held-at-stops.server'
import type { Stop } from '../tours/stops/stop'
import { readStops } from '../tours/stops/stops.repo.server'
import type { AgendaItem, Stage } from './agenda'
import { readAgenda, readStages } from './agenda.repo.server'

export type WholeProgramme = {
  /** in the order of their times */
  items: AgendaItem[]
  stages: Stage[]
  /** of a tour */
  stops: Stop[]
}

const inTime = (a: AgendaItem, b: AgendaItem): number =>
  a.startsAt.getTime() - b.startsAt.getTime() || a.endsAt.getTime() - b.endsAt.getTime() || a.id - b.id

/**
 * The agenda of an event as everybody reads it; of a tour with what stands in it by itself. `stopId`: of this stop alone;
 * null: what belongs to no stop.
 */
export async function readProgramme(
  db: Db,
  event: Pick<Event, 'id' | 'kind'>,
  stopId?: number | null | undefined,
): Promise<WholeProgramme> {
  const scope = { eventId: event.id, stopId }
  const tour = event.kind === 'tour'
  const [items, stages, held, stops] = await Promise.all([
    readAgenda(db, scope),
    readStages(db, scope),
    tour ? readHeld(db, scope) : [],
    tour ? readStops(db, event.id) : [],
  ])
  return { items: [...items, ...held].sort(inTime), stages, stops }
}
