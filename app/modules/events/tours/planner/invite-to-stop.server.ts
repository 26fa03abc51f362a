import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { answersOfNeeds, type MatchServices, type NeedAnswer } from '~/modules/matching/index.server'
import { notify } from '~/modules/notifications/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import type { Event } from '../../event'
import { lockManagedStop, readManagedStop } from '../stops/managed-stop.server'
import { type Stop, takesSignUps } from '../stops/stop'
import { type RegionNeed, readRegionNeeds } from './region-needs.server'

/** The most needs that one invitation names; the weightiest come first. */
const NAMED = 12

type Acting = MatchServices & Pick<Services, 'db' | 'clock'>
type Told = { event: Event; stop: Stop; at: Date; origin: string }
type Named = { need: RegionNeed['need']; answer: NeedAnswer | null }

/**
 * Asks organisations to a stop, each with the needs of the region that it could answer named, or, for a team, with its own.
 * An organisation is asked once: sent again, it is not told again. What they could answer is worked out anew here, whatever
 * the page said. Locks the event and the stop.
 * @returns how many were asked now
 * @throws DomainError `not_found` (404), `not_allowed` (403), `event_cancelled`, `stop_cancelled`, `sign_ups_closed` (409)
 */
export async function inviteToStop(
  services: Acting,
  viewer: Person,
  { eventId, stopId, organisations }: { eventId: number; stopId: number; organisations: readonly number[] },
  { origin }: { origin: string },
): Promise<number> {
  const { db, clock } = services
  const { stop: planned } = await readManagedStop(db, viewer, { eventId, stopId })
  const region = await readRegionNeeds(db, planned.region)
  const answers = await answersOfNeeds(
    services,
    region.map(({ need }) => need),
  )
  return db.transaction().execute(async (tx) => {
    const at = clock.now()
    const { event, stop } = await lockManagedStop(tx, viewer, { eventId, stopId })
    if (!takesSignUps(event, stop, clock.today()))
      throw new DomainError('sign_ups_closed', {}, { status: 409 })
    const parties = await tx
      .selectFrom('organisations')
      .select(['id', 'kind'])
      .where('id', 'in', [...new Set(organisations)])
      .where('state', '=', 'verified')
      .where('kind', 'in', ['enterprise', 'institute', 'rescue_team'])
      .orderBy('id')
      .execute()
    const asked: number[] = []
    for (const { id, kind } of parties) {
      const named = kind === 'rescue_team' ? ownNeeds(region, id) : answerable(region, answers, id)
      if (await askOnce(tx, { stopId, organisationId: id, personId: viewer.id, at }, named)) {
        await tell(tx, { event, stop, at, origin }, { id, team: kind === 'rescue_team', named })
        asked.push(id)
      }
    }
    if (asked.length > 0)
      await audit(tx, auditSource(viewer), {
        action: 'stop.invited',
        object: { kind: 'event', id: eventId },
        detail: { stop: stopId, organisations: asked },
      })
    return asked.length
  })
}

const ownNeeds = (region: readonly RegionNeed[], organisationId: number): Named[] =>
  region
    .filter(({ need }) => need.organisation.id === organisationId)
    .slice(0, NAMED)
    .map(({ need }) => ({ need, answer: null }))

function answerable(
  region: readonly RegionNeed[],
  answers: readonly NeedAnswer[],
  organisationId: number,
): Named[] {
  const own = new Map(
    answers.filter((answer) => answer.organisationId === organisationId).map((a) => [a.needId, a]),
  )
  return region
    .flatMap(({ need }) => {
      const answer = own.get(need.id)
      return answer ? [{ need, answer }] : []
    })
    .slice(0, NAMED)
}

/** Whether this was the first time. */
async function askOnce(
  tx: Tx,
  invitation: { stopId: number; organisationId: number; personId: number; at: Date },
  named: readonly Named[],
): Promise<boolean> {
  const row = await tx
    .insertInto('tour_invitations')
    .values({
      stop_id: invitation.stopId,
      organisation_id: invitation.organisationId,
      invited_by: invitation.personId,
      invited_at: invitation.at,
    })
    .onConflict((conflict) => conflict.columns(['stop_id', 'organisation_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return false
  const matches = named.flatMap(({ need, answer }) =>
    answer
      ? [
          {
            invitation_id: row.id,
            need_id: need.id,
            offering_id: answer.offeringId,
            score_hundredths: answer.score,
          },
        ]
      : [],
  )
  if (matches.length > 0) await tx.insertInto('tour_invitation_matches').values(matches).execute()
  return true
}

const tell = (
  tx: Tx,
  { event, stop, at, origin }: Told,
  { id, team, named }: { id: number; team: boolean; named: readonly Named[] },
): Promise<void> => {
  const list = (titles: string[]) => titles.map((title) => `· ${title}`).join('\n') || '–'
  return notify(
    tx,
    {
      kind: 'tour',
      event: 'tour_invited',
      to: { organisationId: id, roles: ['editor', 'owner'] },
      words: team ? 'signUp.mail_invitedTeam' : 'signUp.mail_invited',
      params: {
        event: { zh: event.titleZh, en: event.titleEn || event.titleZh },
        stop: { zh: stop.titleZh, en: stop.titleEn || stop.titleZh },
        day: { day: stop.startsOn },
        needs: {
          zh: list(named.map(({ need }) => need.titleZh)),
          en: list(named.map(({ need }) => need.titleEn || need.titleZh)),
        },
      },
      subject: `event:${event.id}`,
      path: `/events/${event.id}/sign-up?stop=${stop.id}`,
      key: `stop:${stop.id}:invited:${id}`,
    },
    { origin, at },
  )
}
