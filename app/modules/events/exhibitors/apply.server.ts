import { type Person, refuseWithout } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { markForIndex } from '~search/marks.server'
import { takesExhibitors } from '../event'
import { lockEvent, readEvent } from '../events.repo.server'
import { refuseForeignOfferings } from '../own-things.server'
import { type ApplicationContent, nextApplicationState } from './application'
import { findApplication, lockExhibitor, setOfferings } from './applications.repo.server'
import { markShown } from './mark-shown.server'
import { tellExhibitor } from './tell.server'

type Acting = Pick<Services, 'db' | 'clock'>
type Way = { origin: string }

/** Whom the viewer may apply for. @throws DomainError `not_exhibiting_kind`, `not_verified`, `not_allowed` (403) */
export function exhibitorOf(viewer: Person, eventId: number): number {
  const { organisation } = viewer
  if (organisation?.kind !== 'enterprise' && organisation?.kind !== 'institute')
    throw new DomainError('not_exhibiting_kind', {}, { status: 403 })
  refuseWithout(viewer, organisation.id, 'publish', { kind: 'event', id: eventId })
  return organisation.id
}

/**
 * Applies for an exhibition, with the offerings that will be shown; sent again it says what it says now. Where the
 * organizer lets verified enterprises in by themselves, it is accepted at once.
 * @throws DomainError `not_found` (404), `exhibitors_closed`, `application_state` (409), `offering_not_shown` (422),
 * and those of `exhibitorOf`
 */
export const submitApplication = (
  { db, clock }: Acting,
  viewer: Person,
  { eventId, content }: { eventId: number; content: ApplicationContent },
  way: Way,
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const now = clock.now()
    await readEvent(tx, viewer, eventId, 'exhibition')
    const organisationId = exhibitorOf(viewer, eventId)
    const event = await lockEvent(tx, eventId)
    const before = await findApplication(tx, eventId, organisationId)
    if (!takesExhibitors(event, clock.today()) && before?.state !== 'accepted')
      throw new DomainError('exhibitors_closed', {}, { status: 409 })
    await refuseForeignOfferings(tx, organisationId, content.offerings)
    const state = nextApplicationState(before?.state ?? 'none', 'submit')
    const known = before && before.state === state
    const same = known && says(before) === says(content)
    if (same) return
    const atOnce = state === 'submitted' && event.acceptsVerified
    const columns = {
      state: atOnce ? ('accepted' as const) : state,
      fascia_zh: content.fasciaZh,
      fascia_en: content.fasciaEn,
      note: content.note,
      reason: '',
      submitted_by: viewer.id,
      submitted_at: before?.state === 'submitted' ? before.submittedAt : now,
      ...(atOnce && { decided_at: now, decided_by: null }),
      updated_at: now,
    }
    const { id } = await tx
      .insertInto('exhibitor_applications')
      .values({ event_id: eventId, organisation_id: organisationId, ...columns })
      .onConflict((conflict) => conflict.columns(['event_id', 'organisation_id']).doUpdateSet(columns))
      .returning('id')
      .executeTakeFirstOrThrow()
    await setOfferings(tx, id, content.offerings)
    if (columns.state === 'accepted')
      await markForIndex(tx, 'offerings', [...new Set([...(before?.offerings ?? []), ...content.offerings])])
    await audit(tx, auditSource(viewer), {
      action: 'application.submitted',
      object: { kind: 'event', id: eventId },
      detail: { application: id, offerings: content.offerings },
    })
    const told = { ...way, at: now }
    if (!known)
      await tellExhibitor(
        tx,
        event,
        {
          news: 'applied',
          organisationId: event.organizer.id,
          name: { zh: viewer.organisation?.nameZh ?? '', en: viewer.organisation?.nameEn ?? '' },
          path: `/events/${eventId}/manage/exhibitors`,
          mark: id,
        },
        told,
      )
    if (atOnce)
      await tellExhibitor(
        tx,
        event,
        { news: 'accepted', organisationId, path: `/events/${eventId}/booking` },
        told,
      )
  })

const says = ({ fasciaZh, fasciaEn, note, offerings }: ApplicationContent) =>
  JSON.stringify([fasciaZh, fasciaEn, note, [...offerings].sort((a, b) => a - b)])

/**
 * Takes an application back. Whoever has a booth gives that back first.
 * @throws DomainError `not_found` (404), `application_state`, `has_booths` (409), and those of `exhibitorOf`
 */
export const withdrawApplication = ({ db, clock }: Acting, viewer: Person, eventId: number): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const now = clock.now()
    await readEvent(tx, viewer, eventId, 'exhibition')
    const organisationId = exhibitorOf(viewer, eventId)
    await lockEvent(tx, eventId)
    await lockExhibitor(tx, eventId, organisationId)
    const application = await findApplication(tx, eventId, organisationId)
    if (application?.state === 'withdrawn') return
    const state = nextApplicationState(application?.state ?? 'none', 'withdraw')
    const booth = await tx
      .selectFrom('booth_bookings')
      .select('id')
      .where('event_id', '=', eventId)
      .where('organisation_id', '=', organisationId)
      .where((is) =>
        is.or([is('state', '=', 'confirmed'), is.and([is('state', '=', 'held'), is('lapses_at', '>', now)])]),
      )
      .executeTakeFirst()
    if (booth) throw new DomainError('has_booths', {}, { status: 409 })
    await tx
      .updateTable('exhibitor_applications')
      .set({ state, updated_at: now })
      .where('event_id', '=', eventId)
      .where('organisation_id', '=', organisationId)
      .execute()
    await markShown(tx, eventId, organisationId)
    await audit(tx, auditSource(viewer), {
      action: 'application.withdrawn',
      object: { kind: 'event', id: eventId },
      detail: { application: application?.id },
    })
  })
