import type { z } from 'zod'
import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { raiseAgenda } from '../../agenda/agenda.repo.server'
import { tellCalledOff } from '../../visitors/tell.server'
import { tellStop } from '../sign-ups/tell-stop.server'
import { lockOwnTour } from './save-stop.server'
import { tourAt } from './stop'
import type { StopEndForm } from './stop.schema'
import { lockStop } from './stops.repo.server'

type Acting = Pick<Services, 'db' | 'clock'>
type At = { eventId: number; stopId: number }

/** Whether anybody was asked to a stop or wants to come: then it is called off, and not taken away. */
async function isKnown(tx: Tx, stopId: number): Promise<boolean> {
  for (const table of ['tour_invitations', 'tour_sign_up_stops', 'event_visitors'] as const) {
    const row = await tx
      .selectFrom(table)
      .select('stop_id')
      .where('stop_id', '=', stopId)
      .limit(1)
      .executeTakeFirst()
    if (row) return true
  }
  return false
}

/**
 * Takes a stop off a tour, as if it had never been planned.
 * @throws DomainError `not_found` (404), `not_verified`, `not_allowed` (403), `event_cancelled`, `stop_known`, `last_stop` (409)
 */
const removeStop = ({ db }: Acting, viewer: Person, { eventId, stopId }: At): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const event = await lockOwnTour(tx, viewer, eventId)
    await lockStop(tx, eventId, stopId)
    if (await isKnown(tx, stopId)) throw new DomainError('stop_known', {}, { status: 409 })
    if (event.state === 'published' && event.route.length <= 1)
      throw new DomainError('last_stop', {}, { status: 409 })
    await tx.deleteFrom('agenda_items').where('stop_id', '=', stopId).execute()
    await tx.deleteFrom('tour_stops').where('id', '=', stopId).execute()
    await audit(tx, auditSource(viewer), {
      action: 'stop.removed',
      object: { kind: 'event', id: eventId },
      detail: { stop: stopId },
    })
  })

/**
 * Calls a stop off, for good; it stays readable with the reason, and whoever was asked or comes is told. Sent again it
 * changes nothing. @throws as `removeStop`
 */
const cancelStop = (
  { db, clock }: Acting,
  viewer: Person,
  { eventId, stopId, reason }: At & { reason: string },
  way: { origin: string },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const event = await lockOwnTour(tx, viewer, eventId)
    const stop = await lockStop(tx, eventId, stopId)
    if (stop.cancelled) return
    const now = clock.now()
    await tx
      .updateTable('tour_stops')
      .set({ cancelled_at: now, cancel_reason: reason, version: stop.version + 1, updated_at: now })
      .where('id', '=', stopId)
      .execute()
    await raiseAgenda(tx, { eventId, stopId }, { at: now })
    await audit(tx, auditSource(viewer), {
      action: 'stop.cancelled',
      object: { kind: 'event', id: eventId },
      detail: { stop: stopId, reason },
    })
    await tellStop(tx, { news: 'stopCancelled', event, stop, reason }, { ...way, at: now })
    await tellCalledOff(tx, tourAt(event, stop), { reason, at: now, stopId })
  })

/** Takes a stop off its tour, or calls it off. @throws those of the act */
export const endStop = (
  services: Acting,
  viewer: Person,
  { form, ...at }: At & { form: z.output<typeof StopEndForm> },
  way: { origin: string },
): Promise<void> =>
  form.act === 'remove'
    ? removeStop(services, viewer, at)
    : cancelStop(services, viewer, { ...at, reason: form.reason }, way)
