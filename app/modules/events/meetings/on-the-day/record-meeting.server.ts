import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/locales/lang'
import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { acceptIntroduction, askForIntroduction, findOpen } from '~/modules/introductions/index.server'
import { inLang } from '~/modules/offerings'
import { audit } from '~/platform/audit.server'
import { DomainError, isDomainError, notFoundError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import type { EventScope } from '../../event'
import type { MeetingRequest, MeetingSide } from '../meeting'
import type { MeetingNote } from '../meetings.schema'
import { participantOf } from '../members.server'
import { lockProgramme } from '../programme.repo.server'
import { readRequest } from '../requests.repo.server'
import { readMeetingVenue } from '../venue.server'

type Acting = Pick<Services, 'db' | 'clock' | 'env'>
type Way = { origin: string; lang: Lang }

/** Made where the note was: sent again it is the same one. `at`: when, by the clock here. */
export type NoteMark = { clientId: string; at: Date }

/** What became of the pair's introduction: its id, or why it could not be opened. */
export type Recorded = { introductionId: number | null; refused: DomainError | null }

/**
 * Notes what a meeting came to, for the viewer's side; noted anew, the later word counts, by when it was noted and not by
 * when it arrives. A next step that counts opens the introduction of the pair, or says yes to the one that the other side
 * has asked for; where that cannot be, the record stands all the same.
 * @throws DomainError `not_found` (404), `meeting_not_held` (409), and those of `participantOf`
 */
export async function recordMeeting(
  services: Acting,
  viewer: Person,
  {
    scope,
    requestId,
    form,
    mark,
  }: { scope: EventScope; requestId: number; form: MeetingNote; mark?: NoteMark | undefined },
  way: Way,
): Promise<Recorded> {
  const { db, clock } = services
  const now = clock.now()
  const venue = await readMeetingVenue(db, viewer, scope)
  const { request, side, counts, again } = await db.transaction().execute(async (tx) => {
    const own = await participantOf(tx, viewer, scope)
    const programme = await lockProgramme(tx, scope)
    const found = await readRequest(tx, programme.id, requestId)
    if (found[own.side].id !== own.id) throw notFoundError('meeting', requestId)
    const noted = { request: found, side: own.side }
    const known = mark && (await arrived(tx, noted, mark.clientId))
    if (known) return { ...noted, counts: await isRecord(tx, noted, known), again: true }
    if (found.state !== 'accepted') throw new DomainError('meeting_not_held', {}, { status: 409 })
    const at = mark?.at ?? now
    if (mark) await keepMark(tx, noted, { ...mark, personId: viewer.id, now })
    await writeRecord(tx, noted, { form, personId: viewer.id, at, now })
    await audit(tx, auditSource(viewer), {
      action: 'meeting.recorded',
      object: { kind: 'event', id: scope.eventId },
      detail: { meeting: requestId },
    })
    return { ...noted, counts: await isRecord(tx, noted, at), again: false }
  })
  if (!counts || form.nextStep === 'none' || form.outcome === 'missed')
    return { introductionId: null, refused: null }
  const { t } = i18nFor(way.lang)
  const reason = t('meeting.introductionReason', {
    event: inLang(way.lang, venue.titleZh, venue.titleEn),
    step: t(`meeting.step_${form.nextStep}`),
    note: form.note,
  })
  return introduce(services, viewer, { request, side, reason: reason.trim(), again }, way)
}

type Noted = { request: MeetingRequest; side: MeetingSide }

/** When a note was made that arrived before. */
async function arrived(tx: Tx, { request, side }: Noted, clientId: string): Promise<Date | undefined> {
  const row = await tx
    .selectFrom('meeting_notes')
    .select('recorded_at')
    .where('request_id', '=', request.id)
    .where('side', '=', side)
    .where('client_id', '=', clientId)
    .executeTakeFirst()
  return row?.recorded_at
}

const keepMark = (
  tx: Tx,
  { request, side }: Noted,
  { clientId, at, personId, now }: NoteMark & { personId: number; now: Date },
) =>
  tx
    .insertInto('meeting_notes')
    .values({
      ...{ request_id: request.id, side, client_id: clientId, person_id: personId },
      ...{ recorded_at: at, received_at: now },
    })
    .execute()

function writeRecord(
  tx: Tx,
  { request, side }: Noted,
  { form, personId, at, now }: { form: MeetingNote; personId: number; at: Date; now: Date },
) {
  const said = {
    ...{ outcome: form.outcome, next_step: form.nextStep, rating: form.rating, note: form.note },
    ...{ person_id: personId, recorded_at: at, updated_at: now },
  }
  return tx
    .insertInto('meeting_records')
    .values({ request_id: request.id, side, ...said })
    .onConflict((conflict) =>
      conflict
        .columns(['request_id', 'side'])
        .doUpdateSet(said)
        .where('meeting_records.recorded_at', '<=', at),
    )
    .execute()
}

/** Whether what was noted then is what counts. */
async function isRecord(tx: Tx, { request, side }: Noted, at: Date): Promise<boolean> {
  const row = await tx
    .selectFrom('meeting_records')
    .select('recorded_at')
    .where('request_id', '=', request.id)
    .where('side', '=', side)
    .executeTakeFirst()
  return row?.recorded_at.getTime() === at.getTime()
}

async function introduce(
  services: Acting,
  viewer: Person,
  { request, side, reason, again }: Noted & { reason: string; again: boolean },
  way: Way,
): Promise<Recorded> {
  const pair = { offeringId: request.offering.id, needId: request.need.id }
  try {
    const open = await findOpen(services.db, pair, services.clock.now())
    // What came of it the first time, stays.
    if (!open && again && request.introductionId !== null)
      return { introductionId: request.introductionId, refused: null }
    if (open?.state === 'asked' && open.askedBy !== side)
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
