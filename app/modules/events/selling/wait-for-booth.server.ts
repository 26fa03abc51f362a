import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { readEvent } from '../events.repo.server'
import { findApplication, lockExhibitor } from '../exhibitors/applications.repo.server'
import { exhibitorOf } from '../exhibitors/apply.server'
import { lockBooths, readStanding } from './bookings.repo.server'
import { refuseClosed } from './hold-booths.server'

/** The most booths that one exhibitor waits for. */
const MOST = 5

/**
 * Waits for a booth that somebody else has, or stops waiting. When it comes free it is held for whoever waits longest.
 * Sending it again changes nothing.
 * @throws DomainError `booth_unknown`, `booth_free`, `too_many_waits` (422), `booths_closed` (409), `not_exhibitor` (403), those of `exhibitorOf`
 */
export const waitForBooth = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { eventId, number, act }: { eventId: number; number: string; act: 'wait' | 'leave' },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const now = clock.now()
    const event = await readEvent(tx, viewer, eventId, 'exhibition')
    const organisationId = exhibitorOf(viewer, eventId)
    const named = await tx
      .selectFrom('booths')
      .select('id')
      .where('event_id', '=', eventId)
      .where('number', '=', number)
      .where('removed_at', 'is', null)
      .executeTakeFirst()
    const [booth] = named ? await lockBooths(tx, eventId, [named.id]) : []
    if (!booth) throw new DomainError('booth_unknown', { field: 'number' })
    await lockExhibitor(tx, eventId, organisationId)
    const waits = await tx
      .selectFrom('booth_waits')
      .select(['id', 'booth_id'])
      .where('event_id', '=', eventId)
      .where('organisation_id', '=', organisationId)
      .where('state', '=', 'waiting')
      .execute()
    const own = waits.find((each) => each.booth_id === booth.id)
    if (act === 'leave') {
      if (!own) return
      await tx
        .updateTable('booth_waits')
        .set({ state: 'left', ended_at: now })
        .where('id', '=', own.id)
        .execute()
    } else {
      if (own) return
      refuseClosed(event, clock.today())
      const application = await findApplication(tx, eventId, organisationId)
      if (application?.state !== 'accepted') throw new DomainError('not_exhibitor', {}, { status: 403 })
      const hold = (await readStanding(tx, [booth.id], now)).get(booth.id)
      if (!hold || hold.lapsed || hold.organisationId === organisationId)
        throw new DomainError('booth_free', { number, field: 'number' })
      if (waits.length >= MOST) throw new DomainError('too_many_waits', { n: MOST, field: 'number' })
      await tx
        .insertInto('booth_waits')
        .values({
          ...{ event_id: eventId, booth_id: booth.id, organisation_id: organisationId, since: now },
        })
        .execute()
    }
    await audit(tx, auditSource(viewer), {
      action: act === 'wait' ? 'booth.waited' : 'booth.wait_left',
      object: { kind: 'event', id: eventId },
      detail: { booths: [number] },
    })
  })
