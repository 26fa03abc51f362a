import type { z } from 'zod'
import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { raiseAgenda } from './agenda/agenda.repo.server'
import { makeKnown } from './agenda/known-agenda.server'
import { missingOf } from './event'
import type { EventActForm } from './event.schema'
import { markShown } from './exhibitors/mark-shown.server'
import { checkStoredPlan } from './plan/check-stored-plan.server'
import { lockOwnEvent } from './save-event.server'
import { endBalances } from './selling/end-balances.server'
import { tellCalledOff } from './visitors/tell.server'

type Acting = Pick<Services, 'db' | 'clock'>

/**
 * Shows an event to everybody. Sending it again changes nothing.
 * @throws DomainError `not_found` (404), `not_verified`, `not_allowed` (403), `event_cancelled` (409), `event_incomplete` (422)
 */
export const publishEvent = ({ db, clock }: Acting, viewer: Person, id: number): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const event = await lockOwnEvent(tx, viewer, id, 'publish')
    if (event.state === 'published') return
    const lacking = missingOf(event, event)
    if (lacking.length > 0) throw new DomainError('event_incomplete', { n: lacking.length })
    await tx
      .updateTable('events')
      .set({
        state: 'published',
        published_at: clock.now(),
        version: event.version + 1,
        updated_at: clock.now(),
      })
      .where('id', '=', id)
      .execute()
    await markShown(tx, id)
    await makeKnown(tx, { eventId: id })
    await audit(tx, auditSource(viewer), { action: 'event.published', object: { kind: 'event', id } })
  })

/**
 * Opens the plan of a published exhibition: its booths can be taken, and their numbers stand from now on.
 * @throws DomainError as `publishEvent`, `event_not_public` (409), `plan_empty`, `plan_faulty` (422)
 */
export const publishPlan = ({ db, clock }: Acting, viewer: Person, id: number): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const event = await lockOwnEvent(tx, viewer, id, 'publish', 'exhibition')
    if (event.planPublishedAt) return
    if (event.state !== 'published') throw new DomainError('event_not_public', {}, { status: 409 })
    const { booths, findings } = await checkStoredPlan(tx, id)
    if (booths === 0) throw new DomainError('plan_empty')
    if (findings > 0) throw new DomainError('plan_faulty', { n: findings })
    await tx
      .updateTable('events')
      .set({ plan_published_at: clock.now(), version: event.version + 1, updated_at: clock.now() })
      .where('id', '=', id)
      .execute()
    await audit(tx, auditSource(viewer), {
      action: 'event.plan_published',
      object: { kind: 'event', id },
      detail: { booths },
    })
  })

/** Calls an event off, for good; it stays readable with the reason. @throws as `publishEvent`, `event_not_public` (409) */
export const cancelEvent = (
  { db, clock }: Acting,
  viewer: Person,
  { id, reason }: { id: number; reason: string },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const event = await lockOwnEvent(tx, viewer, id, 'publish')
    if (event.state !== 'published') throw new DomainError('event_not_public', {}, { status: 409 })
    await tx
      .updateTable('events')
      .set({
        state: 'cancelled',
        cancelled_at: clock.now(),
        cancel_reason: reason,
        version: event.version + 1,
        updated_at: clock.now(),
      })
      .where('id', '=', id)
      .execute()
    await markShown(tx, id)
    await raiseAgenda(tx, { eventId: id }, { at: clock.now() })
    await audit(tx, auditSource(viewer), {
      action: 'event.cancelled',
      object: { kind: 'event', id },
      detail: { reason },
    })
    await endBalances(tx, id, clock.now())
    await tellCalledOff(tx, event, { reason, at: clock.now() })
  })

/** One act on the page of an event's management. @throws those of the act */
export function actOnEvent(
  services: Acting,
  viewer: Person,
  { id, form }: { id: number; form: z.output<typeof EventActForm> },
): Promise<void> {
  if (form.act === 'publish') return publishEvent(services, viewer, id)
  if (form.act === 'publishPlan') return publishPlan(services, viewer, id)
  return cancelEvent(services, viewer, { id, reason: form.reason })
}
