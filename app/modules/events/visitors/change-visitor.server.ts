import type { z } from 'zod'
import { isPerson, membershipIn, type Person, rightsOf, type Viewer } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError, notFoundError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import type { Event } from '../event'
import { readEvent } from '../events.repo.server'
import type { Stop } from '../tours/stops/stop'
import { readPlace } from './read-place.server'
import { mailTicket } from './tell.server'
import { opensTicket } from './ticket-link.server'
import { keepsTickets, type Visitor, type VisitorContent } from './visitor'
import type { TicketActForm } from './visitor.schema'
import { cancelVisitor, lockVisitor, readVisitor, rewriteVisitor } from './visitors.repo.server'

type Acting = Pick<Services, 'db' | 'clock' | 'env'>
export type TicketRef = { eventId: number; number: string; key: string }

/** `registrant`: whoever registered, or signs up for the organisation that named them; `visitor`: whose ticket it is, who alone says what exhibitors may see. */
export type TicketRights = { registrant: boolean; visitor: boolean }

/** @throws DomainError `not_found` (404) for whoever neither registered it nor holds its link */
function rightsTo({ env }: Pick<Acting, 'env'>, viewer: Viewer, visitor: Visitor, key: string): TicketRights {
  const { signUpId, organisationId } = visitor
  const registrant =
    signUpId === null
      ? isPerson(viewer) && viewer.id === visitor.personId
      : organisationId !== null && rightsOf(membershipIn(viewer, organisationId)).includes('join')
  const holds = opensTicket(env, visitor, key)
  if (!registrant && !holds) throw notFoundError('ticket', visitor.number)
  return { registrant, visitor: holds || (registrant && visitor.own) }
}

/** A ticket with where it is good, and what the viewer may do with it. @throws DomainError `not_found` (404) */
export async function readTicketOf(
  services: Acting,
  viewer: Viewer,
  { eventId, number, key }: TicketRef,
): Promise<{ event: Event; stop: Stop | null; visitor: Visitor; rights: TicketRights }> {
  const whole = await readEvent(services.db, viewer, eventId)
  const visitor = await readVisitor(services.db, { eventId }, number)
  const place = await readPlace(services.db, whole, visitor)
  return { ...place, visitor, rights: rightsTo(services, viewer, visitor, key) }
}

/**
 * One act on the page of a ticket; sent again it changes nothing, but that a new issue follows each asking for one.
 * Whom a sign-up names, it changes and cancels, and nobody here.
 * @throws DomainError `not_found` (404), `ticket_closed`, `ticket_follows`, `visitor_twice` (409)
 */
export const actOnTicket = (
  services: Acting,
  viewer: Viewer,
  { ticket, form }: { ticket: TicketRef; form: z.output<typeof TicketActForm> },
  { origin }: { origin: string },
): Promise<void> =>
  services.db.transaction().execute(async (tx) => {
    const { eventId, number, key } = ticket
    const whole = await readEvent(tx, viewer, eventId)
    const visitor = await lockVisitor(tx, { eventId }, number)
    const { event } = await readPlace(tx, whole, visitor)
    const rights = rightsTo(services, viewer, visitor, key)
    const at = services.clock.now()
    if (form.act === 'share' || form.act === 'answer') {
      if (!rights.visitor) throw notFoundError('ticket', number)
      if (visitor.state === 'cancelled') throw new DomainError('ticket_closed', {}, { status: 409 })
      if (form.act === 'answer') return answer(tx, visitor, form, at)
      await set(tx, visitor, { shares_contact: form.shares, updated_at: at })
      return
    }
    if (!rights.registrant || !isPerson(viewer)) throw notFoundError('ticket', number)
    if (form.act === 'cancel' && visitor.state === 'cancelled') return
    if (form.act !== 'reissue' && visitor.signUpId !== null)
      throw new DomainError('ticket_follows', {}, { status: 409 })
    if (visitor.state === 'cancelled' || !keepsTickets(event, services.clock.today()))
      throw new DomainError('ticket_closed', {}, { status: 409 })
    if (form.act === 'change') return change(tx, viewer, visitor, form, at)
    if (form.act === 'cancel') {
      await cancelVisitor(tx, visitor.id, at)
      return tell(tx, viewer, visitor, 'visitor.cancelled')
    }
    await set(tx, visitor, { issue: visitor.issue + 1, updated_at: at })
    await tell(tx, viewer, visitor, 'visitor.reissued')
    const renewed = { ...visitor, issue: visitor.issue + 1 }
    await mailTicket(tx, services.env, event, { visitor: renewed, person: viewer }, origin)
  })

/** The visitor's word to one exhibitor. @throws DomainError `not_found` (404) */
async function answer(
  tx: Tx,
  visitor: Visitor,
  { lead, answer: said }: { lead: number; answer: 'yes' | 'no' },
  at: Date,
) {
  const { numUpdatedRows } = await tx
    .updateTable('event_leads')
    .set({ answer: said, answered_at: at, updated_at: at })
    .where('id', '=', lead)
    .where('visitor_id', '=', visitor.id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw notFoundError('lead', lead)
}

async function change(tx: Tx, viewer: Person, visitor: Visitor, content: VisitorContent, at: Date) {
  const twin = visitor.own
    ? undefined
    : await tx
        .selectFrom('event_visitors')
        .select('id')
        .where('event_id', '=', visitor.eventId)
        .where('stop_id', 'is not distinct from', visitor.stopId)
        .where('sign_up_id', 'is', null)
        .where('person_id', '=', visitor.personId)
        .where('name', '=', content.name)
        .where('phone', '=', content.phone)
        .where('own', '=', false)
        .where('state', '=', 'registered')
        .where('id', '<>', visitor.id)
        .executeTakeFirst()
  if (twin) throw new DomainError('visitor_twice', { field: 'name' }, { status: 409 })
  const changed = await rewriteVisitor(tx, visitor, content, at)
  if (changed.length === 0) return
  await tell(tx, viewer, visitor, 'visitor.changed')
}

const set = (tx: Tx, { id }: Visitor, columns: Record<string, unknown>) =>
  tx.updateTable('event_visitors').set(columns).where('id', '=', id).execute()

const tell = (
  tx: Tx,
  viewer: Person,
  { id, eventId }: Visitor,
  action: 'visitor.changed' | 'visitor.cancelled' | 'visitor.reissued',
) =>
  audit(tx, auditSource(viewer), { action, object: { kind: 'event', id: eventId }, detail: { visitor: id } })
