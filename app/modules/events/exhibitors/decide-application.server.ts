import type { z } from 'zod'
import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import type { Services } from '~/platform/services.server'
import { lockOwnEvent } from '../save-event.server'
import { nextApplicationState } from './application'
import type { ApplicationDecisionForm } from './application.schema'
import { lockApplication } from './applications.repo.server'
import { markShown } from './mark-shown.server'
import { tellExhibitor } from './tell.server'

const pasts = { accept: 'accepted', return: 'returned', reject: 'rejected' } as const
const actions = {
  accept: 'application.accepted',
  return: 'application.returned',
  reject: 'application.rejected',
} as const

/**
 * The organizer's word on an application; a no comes with a reason that the enterprise reads. Sending it again changes
 * nothing.
 * @throws DomainError `not_found` (404), `application_state`, `event_cancelled` (409), `not_verified`, `not_allowed` (403)
 */
export const decideApplication = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { eventId, form }: { eventId: number; form: z.output<typeof ApplicationDecisionForm> },
  way: { origin: string },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const now = clock.now()
    const event = await lockOwnEvent(tx, viewer, eventId, 'publish', 'exhibition')
    const application = await lockApplication(tx, eventId, form.application)
    const member = form.act === 'accept' && form.member === 'yes'
    const repeated = application.state === pasts[form.act]
    if (repeated && (form.act !== 'accept' || application.member === member)) return
    const state = repeated ? application.state : nextApplicationState(application.state, form.act)
    const reason = form.act === 'accept' ? '' : form.reason
    await tx
      .updateTable('exhibitor_applications')
      .set({ state, reason, member, decided_by: viewer.id, decided_at: now, updated_at: now })
      .where('id', '=', application.id)
      .execute()
    if (!repeated) await markShown(tx, eventId, application.organisation.id)
    await audit(tx, auditSource(viewer), {
      action: actions[form.act],
      object: { kind: 'event', id: eventId },
      detail: { application: application.id, reason },
    })
    if (repeated) return
    await tellExhibitor(
      tx,
      event,
      {
        news: pasts[form.act],
        organisationId: application.organisation.id,
        reason,
        path: `/events/${eventId}/${form.act === 'accept' ? 'booking' : 'apply'}`,
      },
      { ...way, at: now },
    )
  })
