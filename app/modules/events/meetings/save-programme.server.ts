import type { z } from 'zod'
import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { daysOf, type EventScope } from '../event'
import type { MeetingSetUpForm } from './meetings.schema'
import { MAX_SLOTS, MAX_TABLES, type Programme, slotsOf } from './programme'
import { findProgramme, lockProgramme } from './programme.repo.server'
import type { MeetingVenue } from './venue'
import { lockMeetingVenue } from './venue.server'

type Acting = Pick<Services, 'db' | 'clock'>
type Form = z.output<typeof MeetingSetUpForm>

/**
 * One act of setting meetings up. The first one begins the programme.
 * @throws DomainError `slot_used`, `table_used`
 * (409), `slot_day`, `slots_overlap`, `too_many_slots`, `too_many_tables` (422), those of `slotsOf` and of `lockMeetingVenue`
 */
export const actOnProgramme = (
  { db, clock }: Acting,
  viewer: Person,
  { scope, form }: { scope: EventScope; form: Form },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const now = clock.now()
    const venue = await lockMeetingVenue(tx, viewer, scope)
    const programme = await ensureProgramme(tx, venue, scope, now)
    if (form.act === 'settings') await saveSettings(tx, programme, form, now)
    else if (form.act === 'addSlots') await addSlots(tx, venue, programme, form)
    else if (form.act === 'removeSlots') await removeSlots(tx, programme, form.slots, now)
    else if (form.act === 'addTables') await addTables(tx, programme, form)
    else await removeTables(tx, programme, form.tables, now)
    await audit(tx, auditSource(viewer), {
      action: 'meetings.set_up',
      object: { kind: 'event', id: scope.eventId },
      detail: { act: form.act, ...(scope.stopId !== null && { stop: scope.stopId }) },
    })
  })

async function ensureProgramme(
  tx: Tx,
  venue: MeetingVenue,
  scope: EventScope,
  now: Date,
): Promise<Programme> {
  if (!(await findProgramme(tx, scope)))
    await tx
      .insertInto('meeting_programmes')
      .values({
        event_id: scope.eventId,
        stop_id: scope.stopId,
        requests_until: venue.endsOn,
        created_at: now,
        updated_at: now,
      })
      .execute()
  return lockProgramme(tx, scope)
}

const saveSettings = (
  tx: Tx,
  { id }: Programme,
  { cap, walkMinutes, atBooths, requestsUntil }: Extract<Form, { act: 'settings' }>,
  now: Date,
) =>
  tx
    .updateTable('meeting_programmes')
    .set({
      cap,
      walk_minutes: walkMinutes,
      at_booths: atBooths === 'yes',
      requests_until: requestsUntil,
      updated_at: now,
    })
    .where('id', '=', id)
    .execute()

/** Sent again it adds nothing: what stands there already is left out. */
async function addSlots(
  tx: Tx,
  venue: MeetingVenue,
  programme: Programme,
  form: Extract<Form, { act: 'addSlots' }>,
): Promise<void> {
  const days = new Set(daysOf(venue))
  if (form.days.some((each) => !days.has(each))) throw new DomainError('slot_day', { field: 'days' })
  const key = ({ day, starts, ends }: { day: string; starts: string; ends: string }) =>
    `${day} ${starts} ${ends}`
  const there = new Set(programme.slots.map(key))
  const slots = slotsOf(form).filter((slot) => !there.has(key(slot)))
  if (slots.length === 0) return
  if (programme.slots.length + slots.length > MAX_SLOTS)
    throw new DomainError('too_many_slots', { field: 'minutes', most: MAX_SLOTS })
  const overlaps = slots.some((slot) =>
    programme.slots.some(
      (other) => other.day === slot.day && other.starts < slot.ends && slot.starts < other.ends,
    ),
  )
  if (overlaps) throw new DomainError('slots_overlap', { field: 'from' })
  await tx
    .insertInto('meeting_slots')
    .values(slots.map((slot) => ({ programme_id: programme.id, ...slot })))
    .execute()
}

/** Removes those of this programme; of another one there is none. */
async function removeSlots(
  tx: Tx,
  programme: Programme,
  chosen: readonly number[],
  now: Date,
): Promise<void> {
  const slots = programme.slots.map(({ id }) => id).filter((id) => chosen.includes(id))
  const used = await tx
    .selectFrom('meetings')
    .select('request_id')
    .where('state', '=', 'planned')
    .where('slot_id', 'in', [0, ...slots])
    .executeTakeFirst()
  if (used) throw new DomainError('slot_used', {}, { status: 409 })
  await tx
    .updateTable('meeting_requests')
    .set({ slot_id: null, slot_by: null })
    .where('slot_id', 'in', [0, ...slots])
    .where('state', '=', 'asked')
    .execute()
  await tx
    .updateTable('meeting_requests')
    .set({ fixed_slot_id: null, fixed_table_id: null, fixed_booth_id: null, fixed_by: null })
    .where('fixed_slot_id', 'in', [0, ...slots])
    .execute()
  await tx
    .updateTable('meeting_slots')
    .set({ removed_at: now })
    .where('id', 'in', [0, ...slots])
    .execute()
}

/** Numbers them on from those that are there: A1, A2 … */
async function addTables(
  tx: Tx,
  programme: Programme,
  { hall, prefix, count }: Extract<Form, { act: 'addTables' }>,
): Promise<void> {
  if (programme.tables.length + count > MAX_TABLES)
    throw new DomainError('too_many_tables', { field: 'count', most: MAX_TABLES })
  const there = new Set(programme.tables.map(({ number }) => number))
  const numbers: string[] = []
  for (let next = 1; numbers.length < count; next++) {
    const number = `${prefix}${next}`
    if (!there.has(number)) numbers.push(number)
  }
  await tx
    .insertInto('meeting_tables')
    .values(numbers.map((number) => ({ programme_id: programme.id, hall, number })))
    .execute()
}

async function removeTables(
  tx: Tx,
  programme: Programme,
  chosen: readonly number[],
  now: Date,
): Promise<void> {
  const tables = programme.tables.map(({ id }) => id).filter((id) => chosen.includes(id))
  const used = await tx
    .selectFrom('meetings')
    .select('request_id')
    .where('state', '=', 'planned')
    .where('table_id', 'in', [0, ...tables])
    .executeTakeFirst()
  if (used) throw new DomainError('table_used', {}, { status: 409 })
  await tx
    .updateTable('meeting_requests')
    .set({ fixed_table_id: null })
    .where('fixed_table_id', 'in', [0, ...tables])
    .execute()
  await tx
    .updateTable('meeting_tables')
    .set({ removed_at: now })
    .where('id', 'in', [0, ...tables])
    .execute()
}
