import type { z } from 'zod'
import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError, notFoundError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import type { EventScope } from '../event'
import { refuseUnknownSlot } from './ask-for-meeting.server'
import { cancelPlanned } from './cancel-planned.server'
import { type MeetingRequest, nextRequestState, otherSide, turnOf } from './meeting'
import type { MeetingActForm } from './meetings.schema'
import { participantOf } from './members.server'
import type { Programme } from './programme'
import { lockProgramme, readPlaces } from './programme.repo.server'
import { readRequest } from './requests.repo.server'
import { tellSide } from './tell.server'
import { readMeetingVenue } from './venue.server'

type Acting = Pick<Services, 'db' | 'clock'>
type Form = z.output<typeof MeetingActForm>

const pasts = {
  accept: 'accepted',
  decline: 'declined',
  propose: 'proposed',
  withdraw: 'withdrawn',
  cancel: 'cancelled',
} as const
const actions = {
  accept: 'meeting.accepted',
  decline: 'meeting.declined',
  propose: 'meeting.proposed',
  withdraw: 'meeting.withdrawn',
  cancel: 'meeting.cancelled',
} as const

/**
 * A side's word on a request: yes (at the time that was proposed, where one was), no, another time, taken back; or that
 * a meeting which both agreed to is not held. Sending the same again changes nothing.
 * @throws DomainError `not_found` (404), `meeting_state`, `slot_gone`, `slot_taken` (409), `other_side` (403), and those of
 * `participantOf`
 */
export const answerMeeting = (
  { db, clock }: Acting,
  viewer: Person,
  { scope, form }: { scope: EventScope; form: Form },
  { origin }: { origin: string },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const now = clock.now()
    await readMeetingVenue(tx, viewer, scope)
    const own = await participantOf(tx, viewer, scope)
    const programme = await lockProgramme(tx, scope)
    const request = await readRequest(tx, programme.id, form.request)
    if (request[own.side].id !== own.id) throw notFoundError('meeting', form.request)
    if (isDone(request, form, own.side)) return
    const state = nextRequestState(request, form.act, own.side)
    if (form.act === 'propose') refuseUnknownSlot(programme, form.slot)
    const agreed = form.act === 'accept' ? (request.proposed?.slotId ?? null) : null
    if (agreed !== null) await refuseTaken(tx, programme, request, agreed)
    await tx
      .updateTable('meeting_requests')
      .set({
        state,
        updated_at: now,
        ...(form.act === 'propose' && { slot_id: form.slot, slot_by: own.side }),
        ...('reason' in form && { reason: form.reason }),
        ...((form.act === 'accept' || form.act === 'decline') && {
          answered_at: now,
          answerer_id: viewer.id,
        }),
        ...(agreed !== null && { fixed_slot_id: agreed, fixed_by: 'sides' as const }),
      })
      .where('id', '=', request.id)
      .execute()
    if (form.act === 'cancel') await cancelPlanned(tx, request.id, { reason: form.reason, now })
    await audit(tx, auditSource(viewer), {
      action: actions[form.act],
      object: { kind: 'event', id: scope.eventId },
      detail: { meeting: request.id },
    })
    await tellSide(
      tx,
      scope,
      request,
      {
        side: otherSide(own.side),
        news: pasts[form.act],
        reason: 'reason' in form ? form.reason : '',
      },
      { origin, at: now },
    )
  })

/** The same was sent before. */
function isDone(request: MeetingRequest, form: Form, side: 'enterprise' | 'team'): boolean {
  if (form.act === 'propose')
    return request.state === 'asked' && request.proposed?.slotId === form.slot && request.proposed.by === side
  return request.state === pasts[form.act] && turnOf(request) === null
}

/**
 * Both sides have agreed on a time: neither may have agreed on another meeting then, and there must be a place left.
 * @throws DomainError `slot_gone`, `slot_taken`, `slot_full` (409)
 */
export async function refuseTaken(
  tx: Tx,
  programme: Programme,
  { id, enterprise, team }: Pick<MeetingRequest, 'id' | 'enterprise' | 'team'>,
  slotId: number,
): Promise<void> {
  refuseUnknownSlot(programme, slotId)
  const fixed = await tx
    .selectFrom('meeting_requests')
    .select(['enterprise_id', 'team_id'])
    .where('programme_id', '=', programme.id)
    .where('state', '=', 'accepted')
    .where('fixed_slot_id', '=', slotId)
    .where('id', '<>', id)
    .execute()
  const busy = new Set(fixed.flatMap(({ enterprise_id, team_id }) => [enterprise_id, team_id]))
  if (busy.has(enterprise.id) || busy.has(team.id)) throw new DomainError('slot_taken', {}, { status: 409 })
  const places = await readPlaces(tx, programme)
  if (fixed.length >= places.length) throw new DomainError('slot_full', {}, { status: 409 })
}
