import { isReviewer, type Membership, type Person } from '~/modules/accounts'
import { countStaffWork } from '~/modules/accounts/index.server'
import { answers } from '~/modules/challenges'
import { countOwnProposals, countProposalsToJudge, countStages } from '~/modules/challenges/index.server'
import { countOwnMeetings, meetingsPath } from '~/modules/events/index.server'
import { countIntroductions, readUnread } from '~/modules/introductions/index.server'
import { type NewMatches, newMatchesOfNeeds, newMatchesOfOfferings } from '~/modules/matching/index.server'
import { needScopeOf } from '~/modules/needs'
import { countNeedsBesidePublic, countOwnNeeds } from '~/modules/needs/index.server'
import { countOfferingQueue, countOwnOfferings } from '~/modules/offerings/index.server'
import { countOrders } from '~/modules/payments/index.server'
import type { Services } from '~/platform/services.server'
import { newFor, type WorkCounts } from './todos'

const DAY_MS = 86_400_000

/** What waits for a person: for the organisation they act for, and for their part in the site's own work. */
export async function readWork(services: Services, viewer: Person): Promise<WorkCounts> {
  const { db, clock } = services
  const { organisation } = viewer
  const enterprise = organisation?.kind === 'enterprise'
  const team = organisation?.kind === 'rescue_team'
  const [
    offerings,
    needs,
    matches,
    introductions,
    unread,
    needsForUs,
    sheets,
    staff,
    proposals,
    proposalsToJudge,
    orders,
    meetings,
  ] = await Promise.all([
    enterprise ? countOwnOfferings(db, organisation.id) : null,
    team ? countOwnNeeds(db, organisation.id, clock.today()) : null,
    readNewMatches(services, viewer, { page: 1, size: 1 }),
    enterprise || team ? countIntroductions(db, organisation.id, clock.now()) : null,
    enterprise || team ? readUnread(db, { personId: viewer.id, organisationId: organisation.id }) : null,
    organisation ? countNeedsBesidePublic(db, needScopeOf(viewer)) : 0,
    enterprise ? countSheets(services, organisation.id) : 0,
    isReviewer(viewer) ? readStaffWork(services) : null,
    organisation && answers(organisation.kind) ? countOwnProposals(db, organisation.id) : null,
    team || isReviewer(viewer) ? countProposalsToJudge(db, viewer) : 0,
    organisation ? countOwnOrders(services, organisation) : null,
    enterprise || team ? countOwnMeetings(db, organisation.id, clock.today()) : [],
  ])
  return {
    offerings,
    needs,
    newMatches: matches?.total ?? null,
    introductions: introductions && { ...introductions, unread: unread?.size ?? 0 },
    needsForUs,
    sheets,
    staff,
    proposals,
    proposalsToJudge,
    orders,
    meetings: meetings.map((each) => ({ ...each, path: meetingsPath(each) })),
  }
}

async function countOwnOrders(
  { db, clock }: Services,
  { id, kind }: Membership,
): Promise<WorkCounts['orders']> {
  const now = clock.now()
  const [paying, selling] = await Promise.all([
    countOrders(db, 'payer', id, now),
    countOrders(db, 'seller', id, now),
  ])
  const sells = kind === 'organizer' || Object.keys(selling).length > 0
  return sells || Object.keys(paying).length > 0 ? { paying, selling, sells } : null
}

async function readStaffWork(services: Services): Promise<NonNullable<WorkCounts['staff']>> {
  const [work, offerings, challenges] = await Promise.all([
    countStaffWork(services),
    countOfferingQueue(services.db),
    countStages(services.db),
  ])
  return { ...work, offerings, unrated: challenges.collected ?? 0, rated: challenges.rated ?? 0 }
}

async function countSheets({ db }: Services, organisationId: number): Promise<number> {
  const { n } = await db
    .selectFrom('offering_sheets')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'checked')
    .executeTakeFirstOrThrow()
  return n
}

/**
 * What came in the last days that suits what the viewer's organisation offers, or asks for; null for whoever acts for
 * none that does either.
 */
export async function readNewMatches(
  services: Services,
  viewer: Person,
  page: { page: number; size: number },
): Promise<NewMatches | null> {
  const { organisation } = viewer
  if (organisation === null) return null
  const asked = {
    organisationId: organisation.id,
    since: new Date(services.clock.now().getTime() - newFor * DAY_MS),
    ...page,
  }
  if (organisation.kind === 'enterprise') return newMatchesOfOfferings(services, viewer, asked)
  return organisation.kind === 'rescue_team' ? newMatchesOfNeeds(services, asked) : null
}
