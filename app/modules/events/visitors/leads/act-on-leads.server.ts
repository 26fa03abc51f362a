import type { z } from 'zod'
import { type Person, refuseWithout } from '~/modules/accounts'
import { notify } from '~/modules/notifications/index.server'
import { DomainError, notFoundError } from '~/platform/errors'
import { takeFrom } from '~/platform/rate-limit.server'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { readEvent } from '../../events.repo.server'
import { findApplication } from '../../exhibitors/applications.repo.server'
import { readTicket } from '../ticket-code'
import { isSigned } from '../ticket-keys.server'
import { readTicketNumber } from '../ticket-number'
import type { LeadForm } from './lead.schema'

type Acting = Pick<Services, 'db' | 'clock' | 'env'>

/**
 * Whom the viewer meets visitors for: an exhibitor that the organizer has let in.
 * @throws DomainError `not_found` (404), `leads_of_exhibitors` (403), and those of `refuseWithout`
 */
export async function leadsExhibitor(
  { db }: Pick<Services, 'db'>,
  viewer: Person,
  eventId: number,
): Promise<number> {
  await readEvent(db, viewer, eventId, 'exhibition')
  const organisationId = viewer.organisation?.id
  const application = organisationId ? await findApplication(db, eventId, organisationId) : null
  if (!organisationId || application?.state !== 'accepted')
    throw new DomainError('leads_of_exhibitors', {}, { status: 403 })
  refuseWithout(viewer, organisationId, 'publish', { kind: 'event', id: eventId })
  return organisationId
}

/**
 * One act on an exhibitor's page of visitors: meeting one by their ticket, or what is noted of one. A ticket that is
 * scanned again is the visitor who is there. Who it is, nobody sees before the visitor agrees; where they said nothing
 * to all exhibitors, they are asked, once.
 * @throws DomainError `ticket_unreadable`, `ticket_foreign`, `ticket_forged`, `ticket_unknown` (422) at the field,
 * `not_found` (404), `rate_limited` (429), and those of `leadsExhibitor`
 */
export async function actOnLeads(
  services: Acting,
  viewer: Person,
  { eventId, form }: { eventId: number; form: z.output<typeof LeadForm> },
  { origin }: { origin: string },
): Promise<void> {
  const organisationId = await leadsExhibitor(services, viewer, eventId)
  if (form.act === 'note') {
    const { numUpdatedRows } = await services.db
      .updateTable('event_leads')
      .set({ rating: form.rating, note: form.note, updated_at: services.clock.now() })
      .where('id', '=', form.lead)
      .where('event_id', '=', eventId)
      .where('organisation_id', '=', organisationId)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw notFoundError('lead', form.lead)
    return
  }
  await takeFrom(services, 'lead', String(organisationId))
  const refuse = (code: string) => new DomainError(code, { field: 'ticket' })
  const code = readTicket(form.ticket)
  const number = code?.number ?? readTicketNumber(form.ticket)
  if (number === null) throw refuse('ticket_unreadable')
  if (code && code.eventId !== eventId) throw refuse('ticket_foreign')
  if (code && !(await isSigned(services.db, code))) throw refuse('ticket_forged')
  await services.db.transaction().execute(async (tx) => {
    const met = await meet(tx, {
      eventId,
      organisationId,
      number,
      issue: code?.issue ?? null,
      viewer,
      at: services.clock.now(),
    })
    if (met === 'unknown') throw refuse('ticket_unknown')
    if (met !== 'there')
      await askVisitor(tx, { ...met, eventId, viewer }, { origin, at: services.clock.now() })
  })
}

type Met = {
  leadId: number
  visitorId: number
  personId: number
  number: string
  own: boolean
  shares: boolean
}

async function meet(
  tx: Tx,
  {
    eventId,
    organisationId,
    number,
    issue,
    viewer,
    at,
  }: {
    eventId: number
    organisationId: number
    number: string
    issue: number | null
    viewer: Person
    at: Date
  },
): Promise<Met | 'unknown' | 'there'> {
  const visitor = await tx
    .selectFrom('event_visitors')
    .select(['id', 'issue', 'person_id', 'own', 'shares_contact'])
    .where('event_id', '=', eventId)
    .where('number', '=', number)
    .where('state', '=', 'registered')
    .executeTakeFirst()
  if (!visitor || (issue !== null && issue !== visitor.issue)) return 'unknown'
  const added = await tx
    .insertInto('event_leads')
    .values({
      ...{ event_id: eventId, organisation_id: organisationId, visitor_id: visitor.id, person_id: viewer.id },
      ...{ created_at: at, updated_at: at },
    })
    .onConflict((conflict) => conflict.columns(['event_id', 'organisation_id', 'visitor_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return 'there'
  return {
    ...{ leadId: added.id, visitorId: visitor.id, personId: visitor.person_id, number },
    ...{ own: visitor.own, shares: visitor.shares_contact },
  }
}

/** A visitor with an account is told of the question; others find it on their ticket. */
async function askVisitor(
  tx: Tx,
  { leadId, personId, number, own, shares, eventId, viewer }: Met & { eventId: number; viewer: Person },
  { origin, at }: { origin: string; at: Date },
): Promise<void> {
  if (!own || shares) return
  await notify(
    tx,
    {
      kind: 'exhibition',
      event: 'lead_asked',
      to: { personIds: [personId] },
      words: 'lead.mail_asked',
      params: {
        name: {
          zh: viewer.organisation?.nameZh ?? '',
          en: viewer.organisation?.nameEn || viewer.organisation?.nameZh || '',
        },
      },
      subject: `event:${eventId}`,
      path: `/events/${eventId}/tickets/${number}`,
      key: `lead:${leadId}`,
    },
    { origin, at },
  )
}
