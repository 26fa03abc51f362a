import type { Person } from '~/modules/accounts'
import { type Match, matchOf, tierOfMatch } from '~/modules/matching'
import { type Need, needScopeOf, wantedStates } from '~/modules/needs'
import { readNeed, readNeeds } from '~/modules/needs/index.server'
import type { Offering } from '~/modules/offerings'
import { readOffering, readOfferings } from '~/modules/offerings/index.server'
import type { Services } from '~/platform/services.server'
import { askingObstacle } from './asking-policy'
import { findOpen } from './introductions.repo.server'

type Asking = Pick<Services, 'db' | 'clock' | 'vocabulary'>
type Tiered = { match: Match | null }

/** The best first; what is no match at all stands last, and still can be chosen. */
const byFit = (a: Tiered, b: Tiered): number => {
  const tier = ({ match }: Tiered) => (match === null ? Number.POSITIVE_INFINITY : tierOfMatch(match))
  const [first, second] = [tier(a), tier(b)]
  return first === second ? (b.match?.score ?? 0) - (a.match?.score ?? 0) : first - second
}

/** At most so many things of one's own are held against what is asked for. */
const MOST = 200

/** The needs of the viewer's team for which an offering could be asked for, best fit first. */
export async function readNeedChoices(
  { db, clock, vocabulary }: Asking,
  viewer: Person,
  offeringId: number,
): Promise<{ offering: Offering; choices: { need: Need; match: Match | null }[] }> {
  const organisationId = viewer.organisation?.id ?? 0
  const [offering, words, rows] = await Promise.all([
    readOffering(db, 'public', offeringId),
    vocabulary(),
    db
      .selectFrom('needs')
      .select('id')
      .where('organisation_id', '=', organisationId)
      .where('state', 'in', [...wantedStates])
      .where('reference', '=', false)
      .orderBy('published_at', 'desc')
      .limit(MOST)
      .execute(),
  ])
  const needs = await readNeeds(
    db,
    { organisationId },
    rows.map(({ id }) => id),
  )
  const choices = needs.map((need) => ({ need, match: matchOf(need, offering, words, clock.today()) }))
  return { offering, choices: choices.sort(byFit) }
}

/** The published offerings of the viewer's enterprise that could be offered for a need, best fit first. */
export async function readOfferingChoices(
  { db, clock, vocabulary }: Asking,
  viewer: Person,
  needId: number,
): Promise<{ need: Need; choices: { offering: Offering; match: Match | null }[] }> {
  const organisationId = viewer.organisation?.id ?? 0
  const [need, words, rows] = await Promise.all([
    readNeed(db, needScopeOf(viewer), needId),
    vocabulary(),
    db
      .selectFrom('offerings')
      .select('id')
      .where('organisation_id', '=', organisationId)
      .where('state', '=', 'published')
      .where('reference', '=', false)
      .orderBy('published_at', 'desc')
      .limit(MOST)
      .execute(),
  ])
  const offerings = await readOfferings(
    db,
    { organisationId },
    rows.map(({ id }) => id),
  )
  const choices = offerings.map((offering) => ({
    offering,
    match: matchOf(need, offering, words, clock.today()),
  }))
  return { need, choices: choices.sort(byFit) }
}

/** A pair as it would be asked for: both things, how they fit, what stands in the way, what is open already. */
export async function readAskedPair(
  { db, clock, vocabulary }: Asking,
  viewer: Person,
  { offeringId, needId }: { offeringId: number; needId: number },
) {
  const [offering, need, words, open] = await Promise.all([
    readOffering(db, 'public', offeringId),
    readNeed(db, needScopeOf(viewer), needId),
    vocabulary(),
    findOpen(db, { offeringId, needId }, clock.now()),
  ])
  const obstacle = askingObstacle(viewer, { offering, need })
  return {
    offering,
    need,
    match: matchOf(need, offering, words, clock.today()),
    obstacle,
    // Whoever is no party does not learn of it.
    open: obstacle === 'no_side' ? null : open,
  }
}
