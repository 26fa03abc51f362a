import type { Viewer } from '~/modules/accounts'
import { type Need, needScopeOf } from '~/modules/needs'
import { readNeeds } from '~/modules/needs/index.server'
import type { Offering } from '~/modules/offerings'
import { readOfferings } from '~/modules/offerings/index.server'
import { assess, isCandidate, matchPrepared } from './evaluate'
import type { Match } from './match'
import type { MatchPage, MatchServices } from './match-services.server'
import { prepareNeed, prepareOffering } from './prepare'
import { isAcceptable, tierOf } from './rank'

/** The newest that are looked at, so that a flood of listings stays a page. */
const LOOKED_AT = 300
/** The most of one's own that are held against them, the last changed first. */
const OWN = 200

export type NewMatch = { need: Need; offering: Offering; match: Match }
/** A part of them, of `total`. */
export type NewMatches = { items: NewMatch[]; total: number }
type Services = Pick<MatchServices, 'db' | 'clock' | 'vocabulary'>
type Asked = { organisationId: number; since: Date } & MatchPage

/**
 * Offerings published since then that an open need of the organisation could take: those that fail no demand, the
 * newest offering first. Each pair is evaluated anew, by the rules of the need's own page.
 */
export async function newMatchesOfNeeds(
  services: Services,
  { organisationId, since, ...page }: Asked,
): Promise<NewMatches> {
  const { db } = services
  const [own, newest] = await Promise.all([
    db
      .selectFrom('needs')
      .select('id')
      .where('organisation_id', '=', organisationId)
      .where('state', '=', 'open')
      .where('reference', '=', false)
      .orderBy('updated_at', 'desc')
      .limit(OWN)
      .execute(),
    db
      .selectFrom('public_offerings')
      .select('id')
      .where('published_at', '>', since)
      .where('reference', '=', false)
      .where('organisation_id', '<>', organisationId)
      .orderBy('published_at', 'desc')
      .orderBy('id')
      .limit(LOOKED_AT)
      .execute(),
  ])
  if (own.length === 0 || newest.length === 0) return none
  const [needs, offerings] = await Promise.all([
    readNeeds(db, { organisationId }, ids(own)),
    readOfferings(db, 'public', ids(newest)),
  ])
  return pairsOf(services, { needs, offerings, fresh: 'offerings' }, page)
}

/** Needs that `viewer` may read, opened since then, that a published offering of the organisation could answer. */
export async function newMatchesOfOfferings(
  services: Services,
  viewer: Viewer,
  { organisationId, since, ...page }: Asked,
): Promise<NewMatches> {
  const { db } = services
  const [own, newest] = await Promise.all([
    db
      .selectFrom('public_offerings')
      .select('id')
      .where('organisation_id', '=', organisationId)
      .orderBy('updated_at', 'desc')
      .limit(OWN)
      .execute(),
    db
      .selectFrom('needs')
      .select('id')
      .where('published_at', '>', since)
      .where('state', '=', 'open')
      .where('reference', '=', false)
      .where('organisation_id', '<>', organisationId)
      .orderBy('published_at', 'desc')
      .orderBy('id')
      .limit(LOOKED_AT)
      .execute(),
  ])
  if (own.length === 0 || newest.length === 0) return none
  const [needs, offerings] = await Promise.all([
    // What may not be read is left out by the scope.
    readNeeds(db, needScopeOf(viewer), ids(newest)),
    readOfferings(db, 'public', ids(own)),
  ])
  return pairsOf(services, { needs, offerings, fresh: 'needs' }, page)
}

/** Every acceptable pair, in the order of the side that is new; the reasons only of those on the page. */
async function pairsOf(
  { vocabulary: read, clock }: Services,
  sides: { needs: readonly Need[]; offerings: readonly Offering[]; fresh: 'needs' | 'offerings' },
  { page, size }: MatchPage,
): Promise<NewMatches> {
  const vocabulary = await read()
  const today = clock.today()
  const needs = sides.needs.map((need) => ({ need, asked: prepareNeed(need, vocabulary, today) }))
  const offerings = sides.offerings.map((offering) => ({
    offering,
    held: prepareOffering(offering, vocabulary),
  }))
  const pairs = (
    sides.fresh === 'needs'
      ? needs.flatMap((need) => offerings.map((offering) => ({ ...need, ...offering })))
      : offerings.flatMap((offering) => needs.map((need) => ({ ...need, ...offering })))
  ).filter(({ asked, held }) => {
    if (!isCandidate(asked, held)) return false
    const assessed = assess(asked, held)
    return isAcceptable(tierOf(assessed, assessed.neighbour))
  })
  return {
    total: pairs.length,
    items: pairs.slice((page - 1) * size, page * size).flatMap(({ need, asked, offering, held }) => {
      const match = matchPrepared(asked, held, vocabulary)
      return match ? [{ need, offering, match }] : []
    }),
  }
}

const none: NewMatches = { items: [], total: 0 }
const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id)
