import type { Db } from '~db/client.server'
import type { Event } from '../event'
import { readHeld } from '../tours/held-at-stops.server'
import { type AgendaItem, inTime, type Stage } from './agenda'
import { readAgenda, readStages } from './agenda.repo.server'

export type Programme = {
  /** in the order of their times */
  items: AgendaItem[]
  stages: Stage[]
}

/**
 * The agenda of an event as everybody reads it; of a tour with what stands in it by itself. `stopId`: of this stop alone;
 * null: what belongs to no stop.
 */
export async function readProgramme(
  db: Db,
  event: Pick<Event, 'id' | 'kind'>,
  stopId?: number | null | undefined,
): Promise<Programme> {
  const scope = { eventId: event.id, stopId }
  const [items, stages, held] = await Promise.all([
    readAgenda(db, scope),
    readStages(db, scope),
    event.kind === 'tour' ? readHeld(db, scope) : [],
  ])
  return { items: [...items, ...held].sort(inTime), stages }
}
