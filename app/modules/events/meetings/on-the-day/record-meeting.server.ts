import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/locales/lang'
import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { acceptIntroduction, askForIntroduction, findOpen } from '~/modules/introductions/index.server'
import { inLang } from '~/modules/offerings'
import { audit } from '~/platform/audit.server'
import { DomainError, isDomainError, notFoundError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { MeetingRequest, MeetingScope, MeetingSide } from '../meeting'
import type { MeetingNote } from '../meetings.schema'
import { participantOf } from '../members.server'
import { findProgramme } from '../programme.repo.server'
import { readRequest } from '../requests.repo.server'
import { readMeetingVenue } from '../venue.server'

type Acting = Pick<Services, 'db' | 'clock' | 'env'>
type Way = { origin: string; lang: Lang }

/** What became of the pair's introduction: its id, or why it could not be opened. */
export type Recorded = { introductionId: number | null; refused: DomainError | null }

/**
 * Notes what a meeting came to, for the viewer's side; noted anew, the later word counts, by when it was noted and not by
 * when it arrives. A next step opens the introduction of the pair, or says yes to the one that the other side has
 * asked for; where that cannot be, the record stands all the same.
 * @throws DomainError `not_found` (404), `meeting_state` (409), and those of `participantOf`
 */
export async function recordMeeting(
  services: Acting,
  viewer: Person,
  { scope, requestId, form }: { scope: MeetingScope; requestId: number; form: MeetingNote },
  way: Way,
): Promise<Recorded> {
  const { db, clock } = services
  const now = clock.now()
  const recordedAt = new Date(Math.min(form.recordedAt ?? now.getTime(), now.getTime()))
  const venue = await readMeetingVenue(db, viewer, scope)
  const own = await participantOf(db, viewer, scope)
  const programme = await findProgramme(db, scope)
  if (!programme) throw notFoundError('meeting', requestId)
  const request = await readRequest(db, programme.id, requestId)
  if (request[own.side].id !== own.id) throw notFoundError('meeting', requestId)
  if (request.state !== 'accepted') throw new DomainError('meeting_state', {}, { status: 409 })
  await db.transaction().execute(async (tx) => {
    const said = {
      ...{ outcome: form.outcome, next_step: form.nextStep, rating: form.rating, note: form.note },
      ...{ person_id: viewer.id, recorded_at: recordedAt, updated_at: now },
    }
    await tx
      .insertInto('meeting_records')
      .values({ request_id: requestId, side: own.side, ...said })
      .onConflict((conflict) =>
        conflict
          .columns(['request_id', 'side'])
          .doUpdateSet(said)
          .where('meeting_records.recorded_at', '<=', recordedAt),
      )
      .execute()
    await audit(tx, auditSource(viewer), {
      action: 'meeting.recorded',
      object: { kind: 'event', id: scope.eventId },
      detail: { meeting: requestId },
    })
  })
  if (form.nextStep === 'none' || form.outcome === 'missed') return { introductionId: null, refused: null }
  const { t } = i18nFor(way.lang)
  const reason = t('meeting.introductionReason', {
    event: inLang(way.lang, venue.titleZh, venue.titleEn),
    step: t(`meeting.step_${form.nextStep}`),
    note: form.note,
  })
  return introduce(services, viewer, { request, side: own.side, reason: reason.trim() }, way)
}

async function introduce(
  services: Acting,
  viewer: Person,
  { request, side, reason }: { request: MeetingRequest; side: MeetingSide; reason: string },
  way: Way,
): Promise<Recorded> {
  const pair = { offeringId: request.offering.id, needId: request.need.id }
  try {
    const open = await findOpen(services.db, pair, services.clock.now())
    if (open && open.askedBy !== side)
      await acceptIntroduction(services, viewer, { id: open.id, text: reason }, way)
    const introductionId = open?.id ?? (await askForIntroduction(services, viewer, { ...pair, reason }, way))
    await services.db
      .updateTable('meeting_requests')
      .set({ introduction_id: introductionId })
      .where('id', '=', request.id)
      .execute()
    return { introductionId, refused: null }
  } catch (error) {
    if (!isDomainError(error)) throw error
    return { introductionId: null, refused: error }
  }
}
