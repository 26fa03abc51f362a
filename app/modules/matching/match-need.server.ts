import type { Need } from '~/modules/needs'
import { type NeedScope, readNeed } from '~/modules/needs/index.server'
import { type Offering, toOffering } from '~/modules/offerings'
import { readOfferings } from '~/modules/offerings/index.server'
import type { Vocabulary } from '~/modules/vocabulary'
import type { Db } from '~db/client.server'
import type { SearchEngine } from '~search/client.server'
import { filtersOfNeed, trackCodes } from './candidate-filter'
import { findInIndex, findOfferings, isEngineTrouble, rowsInDatabase, rowsInIndex } from './candidates.server'
import { matchPrepared } from './evaluate'
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
import type { Found } from './prepared-cache.server'
import { Ranking } from './ranking'

export type OfferingMatch = { offering: Offering; match: Match /** from 1 */; rank: number }

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

const caches = cachesOf<PreparedOffering>({ rows: 100_000, lists: 2_000 })

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
    rankOfferings(services, ready, vocabulary),
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
      const match = offering && matchPrepared(ready, prepareOffering(offering, vocabulary), vocabulary)
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
): Promise<Ranked> {
  const { db, search, logger } = services
  if (search) {
    try {
      return { ...(await rankFromIndex(search, need, vocabulary)), engine: 'meilisearch' }
    } catch (error) {
      if (!isEngineTrouble(error)) throw error
      logger.warn({ reason: error.message }, 'candidates for a need come from Postgres')
    }
  }
  return { ...(await rankFromDatabase(db, need, vocabulary)), engine: 'postgres' }
}

type Listed = Omit<Ranked, 'engine'>

/** See `filtersOfNeed` for why what is not fetched cannot be in the list. */
async function rankFromIndex(
  search: SearchEngine,
  need: PreparedNeed,
  vocabulary: Vocabulary,
): Promise<Listed> {
  const ranking = new Ranking('offerings', vocabulary)
  const filters = filtersOfNeed(need, vocabulary)
  if (filters === null) return listOf(ranking, true)
  const fetch = async (filter: string) => {
    const found = await findInIndex(search, 'offerings', filter)
    const load = (ids: number[]) => rowsInIndex(search, 'offerings', ids)
    for (const offering of await prepareFound(search, found, vocabulary, load)) ranking.add(need, offering)
  }
  await fetch(filters.acceptable)
  if (ranking.isFull) return listOf(ranking, false)
  await Promise.all(
    [filters.kind, ...(filters.provenNeighbours ? [filters.provenNeighbours] : [])].map(fetch),
  )
  if (ranking.isEmpty && filters.neighbours !== null) await fetch(filters.neighbours)
  return listOf(ranking, true)
}

async function rankFromDatabase(db: Db, need: PreparedNeed, vocabulary: Vocabulary): Promise<Listed> {
  const ranking = new Ranking('offerings', vocabulary)
  const { own, neighbours } = trackCodes(need)
  const found = await findOfferings(db, {
    tracks: need.tracks.length === 0 ? null : [...own, ...neighbours],
    scenarios: need.scenarioKin.flatMap((kins) => [...kins.keys()]),
  })
  const load = (ids: number[]) => rowsInDatabase(db, 'offerings', ids)
  for (const offering of await prepareFound(db, found, vocabulary, load)) ranking.add(need, offering)
  return listOf(ranking, true)
}

function prepareFound(
  source: SearchEngine | Db,
  found: readonly Found[],
  vocabulary: Vocabulary,
  load: (ids: number[]) => ReturnType<typeof rowsInDatabase<'offerings'>>,
) {
  return caches(source).rows.get(found, vocabulary, async (ids) =>
    (await load(ids)).map((row) => ({ id: row.id, prepared: prepareOffering(toOffering(row), vocabulary) })),
  )
}

const listOf = (ranking: Ranking, complete: boolean): Listed => ({
  keys: ranking.list(),
  counts: {
    pass: ranking.count('pass'),
    unknown: ranking.count('unknown'),
    near: complete ? ranking.count('near') : null,
  },
})
