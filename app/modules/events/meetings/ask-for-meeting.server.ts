import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { takesNoRequests } from '~/modules/introductions/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import { takeFrom } from '~/platform/rate-limit.server'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import type { EventScope } from '../event'
import { otherSide } from './meeting'
import { participantOf } from './members.server'
import { readMeetingPair } from './partners.server'
import type { Programme } from './programme'
import { lockProgramme } from './programme.repo.server'
import { readRequest } from './requests.repo.server'
import { tellSide } from './tell.server'
import { readMeetingVenue } from './venue.server'

type Acting = Pick<Services, 'db' | 'clock' | 'vocabulary' | 'env'>
export type MeetingAsking = {
  scope: EventScope
  offeringId: number
  needId: number
  /** the time that is proposed; null: whenever the timetable has it */
  slotId: number | null
  text: string
}

/**
 * Asks the other side of a pair for a meeting, for the organisation that the viewer acts for. Two organisations that have
 * a request open, or a meeting agreed on, keep that one, whoever asks.
 * @throws DomainError `not_found` (404), `meetings_closed`, `takes_no_requests` (409), `rate_limited` (429), those of
 * `participantOf` (403) and of `readMeetingPair` (422)
 */
export async function askForMeeting(
  services: Acting,
  viewer: Person,
  { scope, offeringId, needId, slotId, text }: MeetingAsking,
  { origin }: { origin: string },
): Promise<number> {
  const { db, clock } = services
  if (viewer.organisation) await takeFrom(services, 'meeting', String(viewer.organisation.id))
  return db.transaction().execute(async (tx) => {
    const now = clock.now()
    const { open } = await readMeetingVenue(tx, viewer, scope)
    const own = await participantOf(tx, viewer, scope)
    const programme = await lockProgramme(tx, scope)
    if (!open || programme.requestsUntil < clock.today())
      throw new DomainError('meetings_closed', {}, { status: 409 })
    if (slotId !== null) refuseUnknownSlot(programme, slotId)
    const pair = await readMeetingPair(tx, services, viewer, { scope, offeringId, needId })
    if (pair[own.side].id !== own.id) throw new DomainError('not_brought', {}, { status: 422 })
    const [enterpriseId, teamId] = [pair.enterprise.id, pair.team.id]
    const there = await findOpenRequest(tx, programme.id, { enterpriseId, teamId })
    if (there !== null) return there
    const to = pair[otherSide(own.side)].id
    if (await takesNoRequests(tx, { from: own.id, to, today: clock.today() }))
      throw new DomainError('takes_no_requests', {}, { status: 409 })
    const { id } = await tx
      .insertInto('meeting_requests')
      .values({
        ...{ programme_id: programme.id, offering_id: offeringId, need_id: needId },
        ...{ enterprise_id: enterpriseId, team_id: teamId, asked_by: own.side, asker_id: viewer.id, text },
        score_hundredths: Math.round(pair.match.score * 100),
        verdict: pair.match.verdict,
        slot_id: slotId,
        slot_by: slotId === null ? null : own.side,
        asked_at: now,
        updated_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit(tx, auditSource(viewer), {
      action: 'meeting.asked',
      object: { kind: 'event', id: scope.eventId },
      detail: { meeting: id, offering: offeringId, need: needId },
    })
    const request = await readRequest(tx, programme.id, id)
    await tellSide(
      tx,
      scope,
      request,
      { side: otherSide(own.side), news: 'asked', reason: text },
      { origin, at: now },
    )
    return id
  })
}

/** @throws DomainError `slot_gone` (409) */
export function refuseUnknownSlot({ slots }: Programme, slotId: number): void {
  if (!slots.some(({ id }) => id === slotId)) throw new DomainError('slot_gone', {}, { status: 409 })
}

async function findOpenRequest(
  tx: Tx,
  programmeId: number,
  { enterpriseId, teamId }: { enterpriseId: number; teamId: number },
): Promise<number | null> {
  const row = await tx
    .selectFrom('meeting_requests')
    .select('id')
    .where('programme_id', '=', programmeId)
    .where('enterprise_id', '=', enterpriseId)
    .where('team_id', '=', teamId)
    .where('state', 'in', ['asked', 'accepted'])
    .executeTakeFirst()
  return row?.id ?? null
}
