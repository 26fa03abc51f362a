import type { z } from 'zod'
import { type Person, refuseWithout } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Db, Tx } from '~db/client.server'
import type { EventScope } from '../event'
import type { AvailabilityForm } from './meetings.schema'
import { type MeetingParticipant, readParticipants } from './participants.server'
import { lockProgramme } from './programme.repo.server'
import { lockMeetingVenue, readMeetingVenue } from './venue.server'

type Acting = Pick<Services, 'db' | 'clock'>

/** What is said of a participant beyond the usual. */
export type Member = {
  ownCap: number | null
  cap: number | null
  saidAt: Date | null
  /** ids of the slots in which it is not free */
  away: number[]
}
export const unknownMember: Member = { ownCap: null, cap: null, saidAt: null, away: [] }

export async function readMembers(db: Db | Tx, programmeId: number): Promise<Map<number, Member>> {
  const rows = await db
    .selectFrom('meeting_members')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .execute()
  const absences = await db
    .selectFrom('meeting_absences as a')
    .innerJoin('meeting_slots as s', 's.id', 'a.slot_id')
    .select(['a.slot_id', 'a.organisation_id'])
    .where('s.programme_id', '=', programmeId)
    .where('s.removed_at', 'is', null)
    .execute()
  const members = new Map<number, Member>(
    rows.map((row) => [
      row.organisation_id,
      { ownCap: row.own_cap, cap: row.cap, saidAt: row.said_at, away: [] },
    ]),
  )
  for (const { slot_id, organisation_id } of absences) members.get(organisation_id)?.away.push(slot_id)
  return members
}

/** Whom the viewer takes part for. @throws DomainError `not_participating`, `not_verified`, `not_allowed` (403) */
export async function participantOf(
  db: Db | Tx,
  viewer: Person,
  scope: EventScope,
): Promise<MeetingParticipant> {
  const own = (await readParticipants(db, scope)).find(({ id }) => id === viewer.organisation?.id)
  if (!own) throw new DomainError('not_participating', {}, { status: 403 })
  refuseWithout(viewer, own.id, 'join', { kind: 'event', id: scope.eventId })
  return own
}

/**
 * A participant says when it is free and how many meetings it wants at most.
 * @throws DomainError `not_found` (404) and those of `participantOf`
 */
export const sayAvailability = (
  { db, clock }: Acting,
  viewer: Person,
  { scope, form }: { scope: EventScope; form: z.output<typeof AvailabilityForm> },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const now = clock.now()
    await readMeetingVenue(tx, viewer, scope)
    const own = await participantOf(tx, viewer, scope)
    const { id, slots } = await lockProgramme(tx, scope)
    const free = new Set(form.free)
    const away = slots.filter((slot) => !free.has(slot.id))
    const said = { own_cap: form.cap, said_at: now, updated_at: now }
    await tx
      .insertInto('meeting_members')
      .values({ programme_id: id, organisation_id: own.id, ...said })
      .onConflict((conflict) => conflict.columns(['programme_id', 'organisation_id']).doUpdateSet(said))
      .execute()
    await tx
      .deleteFrom('meeting_absences')
      .where('organisation_id', '=', own.id)
      .where('slot_id', 'in', [0, ...slots.map((slot) => slot.id)])
      .execute()
    if (away.length > 0)
      await tx
        .insertInto('meeting_absences')
        .values(away.map((slot) => ({ slot_id: slot.id, organisation_id: own.id })))
        .execute()
  })

/**
 * The organizer says how many meetings one participant has at most.
 * @throws DomainError `unknown_choice` (422), and those of `lockMeetingVenue`
 */
export const capMember = (
  { db, clock }: Acting,
  viewer: Person,
  { scope, organisationId, cap }: { scope: EventScope; organisationId: number; cap: number | null },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await lockMeetingVenue(tx, viewer, scope)
    const { id } = await lockProgramme(tx, scope)
    if (!(await readParticipants(tx, scope)).some((each) => each.id === organisationId))
      throw new DomainError('unknown_choice', { field: 'organisation' })
    const said = { cap, updated_at: clock.now() }
    await tx
      .insertInto('meeting_members')
      .values({ programme_id: id, organisation_id: organisationId, ...said })
      .onConflict((conflict) => conflict.columns(['programme_id', 'organisation_id']).doUpdateSet(said))
      .execute()
    await audit(tx, auditSource(viewer), {
      action: 'meetings.set_up',
      object: { kind: 'event', id: scope.eventId },
      detail: { act: 'cap', organisation: organisationId },
    })
  })
