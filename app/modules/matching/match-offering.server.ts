import { type Need, toNeed } from '~/modules/needs'
import { readNeeds } from '~/modules/needs/index.server'
import type { Offering } from '~/modules/offerings'
import { type OfferingScope, readOffering } from '~/modules/offerings/index.server'
import { ancestors, type Vocabulary, withDescendants } from '~/modules/vocabulary'
import type { NeedDocumentRow } from '~db/documents'
import { bounded } from '~search/bounded.server'
import { findIds, readIndexedRows, readPublicRows } from '~search/candidates.server'
import { filterOfOffering } from './candidate-filter'
import { findNeeds, findRevisions, isEngineTrouble, revisionOf } from './candidates.server'
import { matchPrepared } from './evaluate'
import { countGaps, type Gaps } from './gaps'
import type { Match } from './match'
import {
  cachesOf,
  type MatchPage,
  type MatchServices,
  type Ranked,
  rankedOnce,
  readGeneration,
} from './match-services.server'
import { type PreparedNeed, type PreparedOffering, prepareNeed, prepareOffering } from './prepare'
import type { Found, Loaded } from './prepared-cache.server'
import { Ranking } from './ranking'

export type NeedMatch = {
  need: Need
  match: Match
  /** from 1 */
  rank: number
}

export type OfferingMatches = {
  offering: Offering
  items: NeedMatch[]
  /** matches listed, at most 50 */
  total: number
  page: number
  size: number
  counts: Ranked['counts']
  /** false: the offering passes no need's gates and may pass none; `items` then shows the nearest */
  acceptable: boolean
  engine: Ranked['engine']
}

const caches = cachesOf<PreparedNeed>({ rows: 20_000, kinds: 500, lists: 2_000 })

/**
 * The needs that an offering matches, best first: the same rules as `matchesOfNeed`, held the other way
 * round. @throws DomainError `not_found` (404)
 */
export async function matchesOfOffering(
  services: MatchServices,
  asked: number | Offering,
  { page = 1, size = 20, scope = 'public' }: Partial<MatchPage> & { scope?: OfferingScope } = {},
): Promise<OfferingMatches> {
  const { db } = services
  const [offering, vocabulary, generation] = await Promise.all([
    typeof asked === 'number' ? readOffering(db, scope, asked) : asked,
    services.vocabulary(),
    readGeneration(db, 'needs'),
  ])
  const today = services.clock.today()
  const ready = prepareOffering(offering, vocabulary)
  const key = [offering.id, offering.updatedAt.getTime(), today, vocabulary.version, generation].join(' ')
  const { keys, counts, engine } = await rankedOnce(caches, services, key, () =>
    rankNeeds(services, ready, { vocabulary, today }, generation),
  )
  const first = (page - 1) * size
  const shown = keys.slice(first, first + size).map(({ id }) => id)
  const needs = new Map((await readNeeds(db, 'public', shown)).map((need) => [need.id, need]))
  return {
    offering,
    items: shown.flatMap((id, index) => {
      const need = needs.get(id)
      const match = need && matchPrepared(readyNeed(services, need, { vocabulary, today }), ready, vocabulary)
      return match ? [{ need, match, rank: first + index + 1 }] : []
    }),
    total: keys.length,
    page,
    size,
    counts,
    acceptable: counts.pass + counts.unknown > 0,
    engine,
  }
}

async function rankNeeds(
  services: MatchServices,
  offering: PreparedOffering,
  ready: Readiness,
  generation: number,
): Promise<Ranked> {
  const { needs, engine } = await candidateNeeds(services, offering, ready, generation)
  return { ...listOf(needs, offering, ready.vocabulary), engine }
}

/** The needs that are for the offering's branch of kinds, or for none and one of its scenarios. */
async function candidateNeeds(
  services: MatchServices,
  offering: PreparedOffering,
  ready: Readiness,
  generation: number,
): Promise<{ needs: readonly PreparedNeed[]; engine: Ranked['engine'] }> {
  const { db, search, logger } = services
  const { vocabulary } = ready
  if (search) {
    try {
      const filter = filterOfOffering(offering, vocabulary)
      const key = [generation, vocabulary.version, ready.today, filter].join(' ')
      const { kinds } = caches(search)
      const needs = await kinds.get(key, async () => {
        const ids = await findIds(search, 'needs', filter)
        return caches(search).rows.ofTime(ids, `${generation} ${ready.today}`, vocabulary, {
          look: async (unchecked) => dated(await findRevisions(db, 'needs', unchecked), ready.today),
          load: async (missing) => loaded(await readIndexedRows(search, 'needs', missing), ready),
        })
      })
      return { needs, engine: 'meilisearch' }
    } catch (error) {
      if (!isEngineTrouble(error)) throw error
      logger.warn({ reason: error.message }, 'candidates for an offering come from Postgres')
    }
  }
  const root = ancestors(vocabulary.tracks, offering.track).at(-1) ?? offering.track
  const needs = await bounded(db, async (tx) => {
    const found = await findNeeds(tx, {
      tracks: withDescendants(vocabulary.tracks, root),
      scenarios: offering.scenarios.flatMap((code) => [
        ...ancestors(vocabulary.scenarios, code),
        ...withDescendants(vocabulary.scenarios, code),
      ]),
    })
    return caches(db).rows.get(dated(found, ready.today), vocabulary, async (missing) =>
      loaded(await readPublicRows(tx, 'needs', missing), ready),
    )
  })
  return { needs, engine: 'postgres' }
}

/** What an offering does not say, by the public needs that can only be checked for want of it. */
export async function gapsOfOffering(services: MatchServices, offering: Offering): Promise<Gaps> {
  const [vocabulary, generation] = await Promise.all([
    services.vocabulary(),
    readGeneration(services.db, 'needs'),
  ])
  const ready = { vocabulary, today: services.clock.today() }
  const prepared = prepareOffering({ ...offering, reference: false }, vocabulary)
  const { needs } = await candidateNeeds(services, prepared, ready, generation)
  return countGaps(needs, prepared)
}

type Readiness = { vocabulary: Vocabulary; today: string }

function listOf(
  needs: readonly PreparedNeed[],
  offering: PreparedOffering,
  vocabulary: Vocabulary,
): Omit<Ranked, 'engine'> {
  const ranking = new Ranking('needs', vocabulary)
  for (const need of needs) ranking.add(need, offering)
  return {
    keys: ranking.list(),
    counts: { pass: ranking.count('pass'), unknown: ranking.count('unknown'), near: ranking.count('near') },
  }
}

/** As it was ranked, where that is still what Postgres says. */
function readyNeed({ db, search }: MatchServices, need: Need, { vocabulary, today }: Readiness) {
  const rev = `${revisionOf({ updated_at: need.updatedAt })} ${today}`
  const { rows } = caches(search ?? db)
  return rows.peek(need.id, rev, vocabulary) ?? prepareNeed(need, vocabulary, today)
}

/** A need is made ready for a day: tomorrow its deadline is nearer. */
const dated = (found: readonly Found[], today: string): Found[] =>
  found.map(({ id, rev }) => ({ id, rev: `${rev} ${today}` }))

const loaded = (rows: NeedDocumentRow[], { vocabulary, today }: Readiness): Loaded<PreparedNeed>[] =>
  rows.map((row) => ({
    id: row.id,
    rev: `${revisionOf(row)} ${today}`,
    prepared: prepareNeed(toNeed(row), vocabulary, today),
  }))
