import { membershipIn, type Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { needScopeOf } from '~/modules/needs'
import { lockNeed, readNeed } from '~/modules/needs/index.server'
import { readOffering } from '~/modules/offerings/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import { takeFrom } from '~/platform/rate-limit.server'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { askingObstacle } from './asking-policy'
import { ASKS_AGAIN_AFTER, DAY_MS, LAPSES_AFTER, otherSide, type Side } from './introduction'
import { findOpen, lockIntroduction } from './introductions.repo.server'
import { takesNoRequests } from './settings/settings.server'
import { tellSide } from './tell.server'

type Acting = Pick<Services, 'db' | 'clock' | 'env'>
export type Asking = { offeringId: number; needId: number; reason: string }

/**
 * Asks the other side of a pair for an introduction, for the organisation that the viewer acts for. A pair that has
 * an open one keeps it: a second click, a second person and the other side's own request all lead to the same, which
 * is answered. Locks the need, then the introduction.
 * @throws DomainError `not_found` (404) of what the viewer does not see; `asking_<obstacle>` (403) of
 * `askingObstacle`; `takes_no_requests`, `nobody_there`, `asked_lately` (409), `rate_limited` (429)
 */
export async function askForIntroduction(
  services: Acting,
  viewer: Person,
  asking: Asking,
  way: { origin: string },
): Promise<number> {
  await takeAsking(services, viewer, asking)
  return services.db.transaction().execute((tx) => askIn(tx, services, viewer, asking, way))
}

/** Counts a request against the limit of the viewer's organisation, unless the pair has an introduction already. */
export async function takeAsking(
  services: Acting,
  viewer: Person,
  pair: Pick<Asking, 'offeringId' | 'needId'>,
): Promise<void> {
  const before = await findOpen(services.db, pair, services.clock.now())
  if (before === null && viewer.organisation)
    await takeFrom(services, 'introduction', String(viewer.organisation.id))
}

/** The same as `askForIntroduction`, in the caller's transaction. */
export async function askIn(
  tx: Tx,
  { clock }: Pick<Services, 'clock'>,
  viewer: Person,
  asking: Asking,
  { origin }: { origin: string },
): Promise<number> {
  const now = clock.now()
  const { offeringId, needId, reason } = asking
  const scope = needScopeOf(viewer)
  await lockNeed(tx, scope, needId)
  const need = await readNeed(tx, scope, needId)
  const offering = await readOffering(tx, 'public', offeringId)
  const obstacle = askingObstacle(viewer, { offering, need })
  if (obstacle !== null) throw new DomainError(`asking_${obstacle}`, {}, { status: 403 })
  const enterpriseId = offering.organisation.id
  const teamId = need.organisation.id
  const side: Side = viewer.organisation?.id === teamId ? 'team' : 'enterprise'
  // Under the need's lock no other request for it is being made.
  const open = await findOpen(tx, asking, now)
  if (open) return open.id
  const [asker, asked] = side === 'team' ? [teamId, enterpriseId] : [enterpriseId, teamId]
  await refuseUnwanted(tx, { asker, asked, today: clock.today() })
  await refuseAskedLately(tx, { ...asking, side, now })
  await markLapsed(tx, asking, now)
  const { id } = await tx
    .insertInto('introductions')
    .values({
      offering_id: offeringId,
      need_id: needId,
      enterprise_id: enterpriseId,
      team_id: teamId,
      asked_by: side,
      asker_id: viewer.id,
      reason,
      asked_at: now,
      lapses_at: new Date(now.getTime() + LAPSES_AFTER * DAY_MS),
      updated_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await audit(tx, auditSource(viewer), {
    action: 'introduction.asked',
    object: { kind: 'introduction', id },
    detail: { offering: offeringId, need: needId, role: membershipIn(viewer, asker)?.role },
  })
  await tellSide(tx, await lockIntroduction(tx, id, now), otherSide(side), 'asked', { origin, at: now })
  return id
}

/** Blocked, paused and suspended read alike, so that nobody learns that it is them who are not wanted. */
async function refuseUnwanted(
  tx: Tx,
  { asker, asked, today }: { asker: number; asked: number; today: string },
): Promise<void> {
  if (await takesNoRequests(tx, { from: asker, to: asked, today }))
    throw new DomainError('takes_no_requests', {}, { status: 409 })
  const member = await tx
    .selectFrom('memberships as m')
    .innerJoin('people as p', 'p.id', 'm.person_id')
    .select('p.id')
    .where('m.organisation_id', '=', asked)
    .where('m.role', 'in', ['editor', 'owner'])
    .where('p.state', '=', 'active')
    .limit(1)
    .executeTakeFirst()
  if (!member) throw new DomainError('nobody_there', {}, { status: 409 })
}

async function refuseAskedLately(
  tx: Tx,
  { offeringId, needId, side, now }: Asking & { side: Side; now: Date },
): Promise<void> {
  const since = new Date(now.getTime() - ASKS_AGAIN_AFTER * DAY_MS)
  const declined = await tx
    .selectFrom('introductions')
    .select('answered_at')
    .where('offering_id', '=', offeringId)
    .where('need_id', '=', needId)
    .where('asked_by', '=', side)
    .where('state', '=', 'declined')
    .where('answered_at', '>', since)
    .executeTakeFirst()
  if (declined?.answered_at) {
    const again = new Date(declined.answered_at.getTime() + ASKS_AGAIN_AFTER * DAY_MS)
    throw new DomainError(
      'asked_lately',
      { days: Math.ceil((again.getTime() - now.getTime()) / DAY_MS) },
      { status: 409 },
    )
  }
}

/** Makes room for a new request where the last one has lapsed and the job has not come by yet. */
const markLapsed = (tx: Tx, { offeringId, needId }: Asking, now: Date) =>
  tx
    .updateTable('introductions')
    .set({ state: 'lapsed', updated_at: now })
    .where('offering_id', '=', offeringId)
    .where('need_id', '=', needId)
    .where('state', '=', 'asked')
    .where('lapses_at', '<=', now)
    .execute()
