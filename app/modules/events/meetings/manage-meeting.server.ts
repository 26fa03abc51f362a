import type { z } from 'zod'
import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import type { EventScope } from '../event'
import { refuseTaken } from './answer-meeting.server'
import { cancelPlanned } from './cancel-planned.server'
import { meetingSides, placeColumns } from './meeting'
import type { MeetingManageForm } from './meetings.schema'
import { capMember } from './members.server'
import { lockProgramme, readPlaces } from './programme.repo.server'
import { readRequest } from './requests.repo.server'
import { tellSide } from './tell.server'
import { lockMeetingVenue } from './venue.server'

type Acting = Pick<Services, 'db' | 'clock'>
type Form = z.output<typeof MeetingManageForm>

/**
 * The organizer's word on one meeting or participant: fixed to a time and perhaps a place, free again, not held; or how
 * many somebody has at most.
 * @throws DomainError `not_found` (404), `meeting_state`, `slot_gone`, `slot_taken`, `slot_full`, `place_taken` (409),
 * `unknown_choice` (422), and those of `lockMeetingVenue`
 */
export function manageMeeting(
  services: Acting,
  viewer: Person,
  { scope, form }: { scope: EventScope; form: Form },
  way: { origin: string },
): Promise<void> {
  if (form.act === 'cap')
    return capMember(services, viewer, { scope, organisationId: form.organisation, cap: form.cap })
  return services.db.transaction().execute(async (tx) => {
    const now = services.clock.now()
    await lockMeetingVenue(tx, viewer, scope)
    const programme = await lockProgramme(tx, scope)
    const request = await readRequest(tx, programme.id, form.request)
    if (form.act === 'cancel' && request.state === 'cancelled') return
    if (request.state !== 'accepted')
      throw new DomainError('meeting_state', { state: request.state, event: form.act }, { status: 409 })
    const change = (columns: Parameters<typeof set>[1]) => set(tx, columns, request.id)
    if (form.act === 'fix') {
      await refuseTaken(tx, programme, request, form.slot)
      if (form.place !== null) {
        const place = (await readPlaces(tx, programme)).find(({ id }) => id === form.place)
        const theirs =
          place?.kind === 'table' ||
          place?.owners.some((owner) => owner === request.enterprise.id || owner === request.team.id)
        if (!theirs) throw new DomainError('unknown_choice', { field: 'place' })
        await refusePlaceTaken(tx, { programmeId: programme.id, id: request.id, ...form, place: form.place })
      }
      const { table_id, booth_id } = placeColumns(form.place)
      await change({
        fixed_slot_id: form.slot,
        fixed_by: 'organizer',
        fixed_table_id: table_id,
        fixed_booth_id: booth_id,
        updated_at: now,
      })
    } else if (form.act === 'unfix')
      await change({
        fixed_slot_id: null,
        fixed_by: null,
        fixed_table_id: null,
        fixed_booth_id: null,
        updated_at: now,
      })
    else {
      await change({ state: 'cancelled', reason: form.reason, updated_at: now })
      await cancelPlanned(tx, request.id, { reason: form.reason, now })
      for (const side of meetingSides)
        await tellSide(
          tx,
          scope,
          request,
          { side, news: 'cancelled', reason: form.reason },
          { ...way, at: now },
        )
    }
    await audit(tx, auditSource(viewer), {
      action: form.act === 'cancel' ? 'meeting.cancelled' : 'meeting.fixed',
      object: { kind: 'event', id: scope.eventId },
      detail: { meeting: request.id, ...(form.act === 'fix' && { slot: form.slot }) },
    })
  })
}

const set = (
  tx: Tx,
  columns: Partial<{
    state: 'cancelled'
    reason: string
    fixed_slot_id: number | null
    fixed_by: 'organizer' | null
    fixed_table_id: number | null
    fixed_booth_id: number | null
    updated_at: Date
  }>,
  id: number,
) => tx.updateTable('meeting_requests').set(columns).where('id', '=', id).execute()

async function refusePlaceTaken(
  tx: Tx,
  { programmeId, id, slot, place }: { programmeId: number; id: number; slot: number; place: number },
): Promise<void> {
  const { table_id, booth_id } = placeColumns(place)
  let query = tx
    .selectFrom('meeting_requests')
    .select('id')
    .where('programme_id', '=', programmeId)
    .where('state', '=', 'accepted')
    .where('fixed_slot_id', '=', slot)
    .where('id', '<>', id)
  query =
    table_id === null
      ? query.where('fixed_booth_id', '=', booth_id)
      : query.where('fixed_table_id', '=', table_id)
  if (await query.executeTakeFirst()) throw new DomainError('place_taken', {}, { status: 409 })
}
