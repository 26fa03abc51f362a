import { sql } from 'kysely'
import type { z } from 'zod'
import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Db, Tx } from '~db/client.server'
import { lockOwnTour } from './save-stop.server'
import type { StopOrganizerForm } from './stop.schema'
import { lockStop } from './stops.repo.server'

export type StopPerson = {
  id: number
  name: string
  organisation: { zh: string; en: string }
  named: boolean
}

/** Whom a stop's organizers can be: the members of its host and of the tour's organizer; who is named comes first. */
export async function readStopPeople(
  db: Db | Tx,
  { stopId, organisations }: { stopId: number; organisations: readonly number[] },
): Promise<StopPerson[]> {
  const rows = await db
    .selectFrom('memberships as m')
    .innerJoin('people as p', 'p.id', 'm.person_id')
    .innerJoin('organisations as g', 'g.id', 'm.organisation_id')
    .select(['p.id', 'p.name', 'g.name_zh', 'g.name_en'])
    .select(
      sql<boolean>`exists (select from tour_stop_organizers o
        where o.stop_id = ${stopId} and o.person_id = p.id)`.as('named'),
    )
    .where('m.organisation_id', 'in', [...organisations])
    .orderBy('named', 'desc')
    .orderBy('p.name')
    .orderBy('p.id')
    .limit(500)
    .execute()
  const seen = new Set<number>()
  return rows.flatMap(({ id, name, name_zh, name_en, named }) => {
    if (seen.has(id)) return []
    seen.add(id)
    return [{ id, name, organisation: { zh: name_zh, en: name_en || name_zh }, named }]
  })
}

/**
 * Names somebody an organizer of one stop, or takes that back. Only members of the tour's organizer do, and only members
 * of the stop's host or of that organizer can be named. Sent again it changes nothing.
 * @throws DomainError `not_found` (404), `not_verified`, `not_allowed` (403), `event_cancelled` (409), `unknown_choice` (422)
 */
export const nameStopOrganizer = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { eventId, stopId, form }: { eventId: number; stopId: number; form: z.output<typeof StopOrganizerForm> },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const event = await lockOwnTour(tx, viewer, eventId)
    const stop = await lockStop(tx, eventId, stopId)
    const { numDeletedRows } =
      form.act === 'unname'
        ? await tx
            .deleteFrom('tour_stop_organizers')
            .where('stop_id', '=', stopId)
            .where('person_id', '=', form.person)
            .executeTakeFirst()
        : { numDeletedRows: 0n }
    if (form.act === 'unname' && numDeletedRows === 0n) return
    if (form.act === 'name') {
      const organisations = [event.organizer.id, ...(stop.hostId === null ? [] : [stop.hostId])]
      const person = (await readStopPeople(tx, { stopId, organisations })).find(
        ({ id }) => id === form.person,
      )
      if (!person) throw new DomainError('unknown_choice', { field: 'person' })
      if (person.named) return
      await tx
        .insertInto('tour_stop_organizers')
        .values({ stop_id: stopId, person_id: form.person, named_by: viewer.id, named_at: clock.now() })
        .execute()
    }
    await audit(tx, auditSource(viewer), {
      action: form.act === 'name' ? 'stop.organizer_named' : 'stop.organizer_unnamed',
      object: { kind: 'event', id: eventId },
      detail: { stop: stopId, person: form.person },
    })
  })
