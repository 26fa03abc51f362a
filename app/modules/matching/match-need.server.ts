import type { Need, NeedScope } from '~/modules/needs'
import { readNeed } from '~/modules/needs/index.server'
import type { Offering } from '~/modules/offerings'
import { readOfferings } from '~/modules/offerings/index.server'
import type { Vocabulary } from '~/modules/vocabulary'
import type { Db } from '~db/client.server'
import { bounded } from '~search/bounded.server'
import { filtersOfNeed, trackCodes } from './candidate-filter'
import { isEngineTrouble, revisionOf } from './candidates.server'
import { matchPrepared } from './evaluate'
import type { Match } from './match'
import {
  type Caches,
  type MatchPage,
  type MatchServices,
  type Ranked,
  rankedOnce,
  readGeneration,
} from './match-services.server'
import { caches, IndexedOfferings, offeringsFromDatabase } from './offerings-of-needs.server'
import { type PreparedNeed, type PreparedOffering, prepareNeed, prepareOffering } from './prepare'
import { Ranking } from './ranking'

export type OfferingMatch = {
  offering: Offering
  match: Match
  /** from 1 */
  rank: number
}

export type NeedMatches = {
  need: Need
  items: OfferingMatch[]
  /** matches listed, at most 50 */
  total: number
  page: number
  size: number
  /** how many there are, listed or not; near is null where the list was full without them */
  counts: Ranked['counts']
  /** false: no offering passes or may pass; `items` then shows the nearest */
  acceptable: boolean
  engine: Ranked['engine']
}

/**
 * The offerings that match a need, best first. A need is given by id, read in `scope`, or whole (a draft
 * of the caller's own). @throws DomainError `not_found` (404)
 */
export async function matchesOfNeed(
  services: MatchServices,
  asked: number | Need,
  { page = 1, size = 20, scope = 'public' }: Partial<MatchPage> & { scope?: NeedScope } = {},
): Promise<NeedMatches> {
  const { db } = services
  const [need, vocabulary, generation] = await Promise.all([
    typeof asked === 'number' ? readNeed(db, scope, asked) : asked,
    services.vocabulary(),
    readGeneration(db, 'offerings'),
  ])
  const today = services.clock.today()
  const ready = prepareNeed(need, vocabulary, today)
  const key = [need.id, need.updatedAt.getTime(), today, vocabulary.version, generation].join(' ')
  const { keys, counts, engine } = await rankedOnce(caches, services, key, () =>
    rankOfferings(services, ready, vocabulary, generation),
  )
  const first = (page - 1) * size
  const shown = keys.slice(first, first + size).map(({ id }) => id)
  const offerings = new Map(
    (await readOfferings(db, 'public', shown)).map((offering) => [offering.id, offering]),
  )
  return {
    need,
    items: shown.flatMap((id, index) => {
      // One that was withdrawn while the index still lists it is left out; the ranks stay.
      const offering = offerings.get(id)
      const match =
        offering && matchPrepared(ready, readyOffering(services, offering, vocabulary), vocabulary)
      return match ? [{ offering, match, rank: first + index + 1 }] : []
    }),
    total: keys.length,
    page,
    size,
    counts,
    acceptable: counts.pass + counts.unknown > 0,
    engine,
  }
}

async function rankOfferings(
  services: MatchServices,
  need: PreparedNeed,
  vocabulary: Vocabulary,
  generation: number,
): Promise<Ranked> {
  const { db, search, logger } = services
  if (search) {
    try {
      const rows = new IndexedOfferings(db, search, vocabulary, generation)
      return { ...(await rankFromIndex(rows, need, vocabulary)), engine: 'meilisearch' }
    } catch (error) {
      if (!isEngineTrouble(error)) throw error
      logger.warn({ reason: error.message }, 'candidates for a need come from Postgres')
    }
  }
  const listed = await bounded(db, (tx) => rankFromDatabase(tx, caches(db), need, vocabulary))
  return { ...listed, engine: 'postgres' }
}

type Listed = Omit<Ranked, 'engine'>

/** See `NeedFilters` for why what is not fetched cannot be in the list. */
async function rankFromIndex(
  rows: IndexedOfferings,
  need: PreparedNeed,
  vocabulary: Vocabulary,
): Promise<Listed> {
  const ranking = new Ranking('offerings', vocabulary)
  const filters = filtersOfNeed(need, vocabulary)
  if (filters === null) return listOf(ranking, true)
  const add = (offerings: readonly PreparedOffering[]) => {
    for (const offering of offerings) ranking.add(need, offering)
  }
  if (filters.broad) {
    add(await rows.find(filters.acceptable))
    if (ranking.isFull) return listOf(ranking, false)
  }
  add(await rows.ofKind(filters.kind))
  if (ranking.isFull) return listOf(ranking, false)
  if (filters.provenNeighbours !== null) add(await rows.find(filters.provenNeighbours))
  if (ranking.isEmpty && filters.neighbours !== null) add(await rows.ofKind(filters.neighbours))
  return listOf(ranking, true)
}

/** The same without an index: everything of the kind, and every neighbour where that is not enough. */
async function rankFromDatabase(
  db: Db,
  kept: Caches<PreparedOffering>,
  need: PreparedNeed,
  vocabulary: Vocabulary,
): Promise<Listed> {
  const ranking = new Ranking('offerings', vocabulary)
  const add = async (tracks: readonly string[] | null) => {
    for (const offering of await offeringsFromDatabase(db, kept, need, vocabulary, tracks))
      ranking.add(need, offering)
  }
  if (need.tracks.length === 0) {
    await add(null)
    return listOf(ranking, true)
  }
  const { own, neighbours } = trackCodes(need)
  await add(own)
  if (ranking.isFull) return listOf(ranking, false)
  if (neighbours.length > 0) await add(neighbours)
  return listOf(ranking, true)
}

/** As it was ranked, where that is still what Postgres says. */
function readyOffering({ db, search }: MatchServices, offering: Offering, vocabulary: Vocabulary) {
  const rev = revisionOf({
    updated_at: offering.updatedAt,
    organisation_region_code: offering.organisation.region,
  })
  const { rows } = caches(search ?? db)
  return rows.peek(offering.id, rev, vocabulary) ?? prepareOffering(offering, vocabulary)
}

const listOf = (ranking: Ranking, complete: boolean): Listed => ({
  keys: ranking.list(),
  counts: {
    pass: ranking.count('pass'),
    unknown: ranking.count('unknown'),
    near: complete ? ranking.count('near') : null,
  },
})
