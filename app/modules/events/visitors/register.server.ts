import { randomInt } from 'node:crypto'
import { membershipIn, type Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import { takeFrom } from '~/platform/rate-limit.server'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { takesVisitors } from '../event'
import { readEvent } from '../events.repo.server'
import { tellRegistered } from './tell.server'
import { ticketNumber } from './ticket-number'
import { kindFor, MAX_COLLEAGUES, type Visitor, type VisitorContent, type VisitorKind } from './visitor'
import type { Registration } from './visitor.schema'
import { listOwnVisitors, toVisitorRow } from './visitors.repo.server'

type Acting = Pick<Services, 'db' | 'clock' | 'env'>

/**
 * Registers the viewer, colleagues or both as visitors, each with a ticket. Whoever is registered already keeps their
 * ticket, so that sending it again changes nothing. Holds the event as it is until the end.
 * @throws DomainError `not_found` (404), `visitors_closed` (409), `not_member`, `too_many_colleagues` (422),
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
    if (!takesVisitors(event, clock.today())) throw new DomainError('visitors_closed', {}, { status: 409 })
    const from = comesFor(viewer, registration)
    const before = await listOwnVisitors(tx, { eventId }, viewer.id)
    const colleagues = before.filter(({ own, state }) => !own && state === 'registered').length
    if (colleagues + registration.visitors.length > MAX_COLLEAGUES)
      throw new DomainError('too_many_colleagues', { n: MAX_COLLEAGUES })
    const added: number[] = []
    for (const { own, ...visitor } of registration.visitors) {
      const content = { ...visitor, organisationName: from.name }
      const id = await addVisitor(tx, { eventId, personId: viewer.id, own, ...from, content, at })
      if (id !== null) added.push(id)
    }
    const now = await listOwnVisitors(tx, { eventId }, viewer.id)
    const visitors = now.filter(({ id }) => added.includes(id))
    if (visitors.length === 0) return now
    await audit(tx, auditSource(viewer), {
      action: 'visitor.registered',
      object: { kind: 'event', id: eventId },
      detail: { visitors: added },
    })
    await tellRegistered(tx, services.env, event, { visitors, person: viewer }, { origin, at })
    return now
  })
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

/** Draws again where a number is in use: of a billion, a large fair uses one in ten thousand. */
const DRAWS = 5

/** The id of a visitor who was not there before; null: they have a ticket already. */
async function addVisitor(
  tx: Tx,
  {
    eventId,
    personId,
    own,
    organisationId,
    kind,
    content,
    at,
  }: From & { eventId: number; personId: number; own: boolean; content: VisitorContent; at: Date },
): Promise<number | null> {
  for (let draw = 0; draw < DRAWS; draw++) {
    const number = ticketNumber(String(randomInt(1_000_000_000)).padStart(9, '0'))
    const row = await tx
      .insertInto('event_visitors')
      .values({
        ...{ event_id: eventId, person_id: personId, own, organisation_id: organisationId, kind, number },
        ...toVisitorRow(content),
        ...{ agreed_at: at, created_at: at, updated_at: at },
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (row) return row.id
    let same = tx
      .selectFrom('event_visitors')
      .select('id')
      .where('event_id', '=', eventId)
      .where('person_id', '=', personId)
      .where('own', '=', own)
      .where('state', '=', 'registered')
    if (!own) same = same.where('name', '=', content.name).where('phone', '=', content.phone)
    if (await same.executeTakeFirst()) return null
  }
  throw new Error(`no free ticket number in ${DRAWS} draws`)
}
