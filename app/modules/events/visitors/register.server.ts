import { membershipIn, type Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import { takeFrom } from '~/platform/rate-limit.server'
import type { Services } from '~/platform/services.server'
import { type Event, takesVisitors } from '../event'
import { readEvent } from '../events.repo.server'
import { type Stop, tourAt } from '../tours/stops/stop'
import { readStops } from '../tours/stops/stops.repo.server'
import { addVisitor } from './add-visitor.server'
import { tellRegistered } from './tell.server'
import { kindFor, MAX_COLLEAGUES, type Visitor, type VisitorKind } from './visitor'
import type { Registration } from './visitor.schema'
import { listOwnVisitors } from './visitors.repo.server'

type Acting = Pick<Services, 'db' | 'clock' | 'env'>

/**
 * Registers the viewer, colleagues or both as visitors, each with a ticket; of a tour with one for each stop that was chosen. Whoever is registered already keeps their
 * ticket, so that sending it again changes nothing. Holds the event as it is until the end.
 * @throws DomainError `not_found` (404), `visitors_closed` (409), `stop_needed`, `not_member`, `too_many_colleagues` (422),
 * `rate_limited` (429)
 */
export async function registerVisitors(
  services: Acting,
  viewer: Person,
  { eventId, registration }: { eventId: number; registration: Registration },
  { origin }: { origin: string },
): Promise<Visitor[]> {
  await takeFrom(services, 'visitors', String(viewer.id))
  const { db, clock } = services
  return db.transaction().execute(async (tx) => {
    const at = clock.now()
    await tx.selectFrom('events').select('id').where('id', '=', eventId).forShare().execute()
    const event = await readEvent(tx, viewer, eventId)
    const places = placesOf(event, {
      stops: event.kind === 'tour' ? await readStops(tx, eventId) : [],
      chosen: registration.stops,
    })
    if (places.some((place) => !takesVisitors(place.event, clock.today())))
      throw new DomainError('visitors_closed', {}, { status: 409 })
    const from = comesFor(viewer, registration)
    const before = await listOwnVisitors(tx, { eventId }, viewer.id)
    const added: number[] = []
    for (const { stopId } of places) {
      const colleagues = before.filter(
        (each) => !each.own && each.state === 'registered' && each.stopId === stopId,
      ).length
      if (colleagues + registration.visitors.length > MAX_COLLEAGUES)
        throw new DomainError('too_many_colleagues', { n: MAX_COLLEAGUES })
      for (const { own, ...visitor } of registration.visitors) {
        const content = { ...visitor, organisationName: from.name }
        const { organisationId, kind } = from
        const id = await addVisitor(tx, {
          ...{ eventId, stopId, signUpId: null, personId: viewer.id, own, organisationId, kind, content, at },
        })
        if (id !== null) added.push(id)
      }
    }
    const now = await listOwnVisitors(tx, { eventId }, viewer.id)
    const visitors = now.filter(({ id }) => added.includes(id))
    if (visitors.length === 0) return now
    await audit(tx, auditSource(viewer), {
      action: 'visitor.registered',
      object: { kind: 'event', id: eventId },
      detail: { visitors: added },
    })
    for (const place of places) {
      const own = visitors.filter(({ stopId }) => stopId === place.stopId)
      if (own.length > 0)
        await tellRegistered(tx, services.env, place.event, { visitors: own, person: viewer }, { origin, at })
    }
    return now
  })
}

/** Where they come to: the event, or those stops of a tour that were chosen. */
function placesOf(
  event: Event,
  { stops, chosen }: { stops: readonly Stop[]; chosen: readonly number[] },
): { stopId: number | null; event: Event }[] {
  if (event.kind !== 'tour') return [{ stopId: null, event }]
  const own = stops.filter(({ id }) => chosen.includes(id))
  if (own.length === 0 || own.length < chosen.length) throw new DomainError('stop_needed', { field: 'stops' })
  return own.map((stop) => ({ stopId: stop.id, event: tourAt(event, stop) }))
}

type From = { organisationId: number | null; kind: VisitorKind; name: string }

function comesFor(viewer: Person, { organisationId, organisationName }: Registration): From {
  const organisation = organisationId === null ? null : membershipIn(viewer, organisationId)
  if (organisationId !== null && !organisation) throw new DomainError('not_member', { field: 'organisation' })
  return {
    organisationId,
    kind: kindFor(organisation),
    name: organisationName || organisation?.nameZh || organisation?.nameEn || '',
  }
}
