import { toOffering } from '~/modules/offerings'
import type { Vocabulary } from '~/modules/vocabulary'
import type { Db } from '~db/client.server'
import type { OfferingDocumentRow } from '~db/documents'
import { bounded } from '~search/bounded.server'
import { findIds, readIndexedRows, readPublicRows } from '~search/candidates.server'
import type { SearchEngine } from '~search/client.server'
import { filtersOfNeed, trackCodes } from './candidate-filter'
import { findOfferings, findRevisions, isEngineTrouble, revisionOf } from './candidates.server'
import { type Caches, cachesOf, type MatchServices, readGeneration } from './match-services.server'
import { type PreparedNeed, type PreparedOffering, prepareOffering } from './prepare'
import { inParallel, type Loaded } from './prepared-cache.server'

/** What a process keeps of offerings that needs were held against. */
export const caches = cachesOf<PreparedOffering>({ rows: 100_000, kinds: 300, lists: 2_000 })

/**
 * Every published offering of the kind a need names, or of its scenarios where it names none, in no order: all
 * that can pass its gates or leave them unknown. Out of memory where the kind was asked for before. `known`: the
 * generation of the index, where the caller has read it.
 */
export async function offeringsOfKind(
  services: MatchServices,
  need: PreparedNeed,
  vocabulary: Vocabulary,
  known?: number,
): Promise<PreparedOffering[]> {
  const { db, search, logger } = services
  const filters = filtersOfNeed(need, vocabulary)
  if (filters === null) return []
  if (search?.available())
    try {
      const generation = known ?? (await readGeneration(db, 'offerings'))
      return await new IndexedOfferings(db, search, vocabulary, generation).ofKind(filters.kind)
    } catch (error) {
      if (!isEngineTrouble(error)) throw error
      logger.warn({ reason: error.message }, 'offerings of a kind come from Postgres')
    }
  return bounded(db, (tx) =>
    offeringsFromDatabase(
      tx,
      caches(db),
      need,
      vocabulary,
      need.tracks.length === 0 ? null : trackCodes(need).own,
    ),
  )
}

/**
 * To each of these needs what may answer it, in no order: all that fails none of its gates is among it. Whatever several
 * needs share is fetched once.
 */
export async function offeringsAcceptableTo(
  services: MatchServices,
  needs: readonly PreparedNeed[],
  vocabulary: Vocabulary,
  generation: number,
): Promise<[PreparedNeed, PreparedOffering[]][]> {
  const { db, search, logger } = services
  if (search?.available())
    try {
      return await new IndexedOfferings(db, search, vocabulary, generation).acceptableTo(needs)
    } catch (error) {
      if (!isEngineTrouble(error)) throw error
      logger.warn({ reason: error.message }, 'what may answer needs comes from Postgres')
    }
  return bounded(db, async (tx) => {
    const kinds = new Map<string, PreparedOffering[]>()
    const found: [PreparedNeed, PreparedOffering[]][] = []
    for (const need of needs) {
      const kind = filtersOfNeed(need, vocabulary)?.kind
      if (kind === undefined) continue
      const tracks = need.tracks.length === 0 ? null : trackCodes(need).own
      const known = kinds.get(kind) ?? (await offeringsFromDatabase(tx, caches(db), need, vocabulary, tracks))
      kinds.set(kind, known)
      found.push([need, known])
    }
    return found
  })
}

/** How many needs the engine is asked about at a time. */
const AT_ONCE = 4

/** Published offerings as one generation of the index has them, made ready for the rules. */
export class IndexedOfferings {
  constructor(
    private readonly db: Db,
    private readonly search: SearchEngine,
    private readonly vocabulary: Vocabulary,
    private readonly generation: number,
  ) {}

  async find(filter: string): Promise<PreparedOffering[]> {
    return this.read(await findIds(this.search, 'offerings', filter))
  }

  async acceptableTo(needs: readonly PreparedNeed[]): Promise<[PreparedNeed, PreparedOffering[]][]> {
    const found: [PreparedNeed, number[]][] = []
    await inParallel(needs, AT_ONCE, async (need) => {
      const filter = filtersOfNeed(need, this.vocabulary)?.acceptable
      if (filter) found.push([need, await findIds(this.search, 'offerings', filter)])
    })
    const rows = await this.read([...new Set(found.flatMap(([, ids]) => ids))])
    const byId = new Map(rows.map((offering) => [offering.id, offering]))
    return found.map(([need, ids]) => [need, ids.flatMap((id) => byId.get(id) ?? [])])
  }

  private read(ids: readonly number[]): Promise<PreparedOffering[]> {
    return caches(this.search).rows.ofTime(ids, String(this.generation), this.vocabulary, {
      look: (unchecked) => findRevisions(this.db, 'offerings', unchecked),
      load: async (missing) =>
        (await readIndexedRows(this.search, 'offerings', missing)).map((row) => loaded(row, this.vocabulary)),
    })
  }

  /** The same for a filter that many needs share: kept until the index takes something in. */
  ofKind(filter: string): Promise<PreparedOffering[]> {
    const key = `${this.generation} ${this.vocabulary.version} ${filter}`
    return caches(this.search).kinds.get(key, () => this.find(filter))
  }
}

/** Of these tracks or, with null, of the need's scenarios and those around them. */
export async function offeringsFromDatabase(
  db: Db,
  kept: Caches<PreparedOffering>,
  need: PreparedNeed,
  vocabulary: Vocabulary,
  tracks: readonly string[] | null,
): Promise<PreparedOffering[]> {
  const scenarios = need.scenarioKin.flatMap((kins) => [...kins.keys()])
  const found = await findOfferings(db, { tracks, scenarios })
  return kept.rows.get(found, vocabulary, async (missing) =>
    (await readPublicRows(db, 'offerings', missing)).map((row) => loaded(row, vocabulary)),
  )
}

const loaded = (row: OfferingDocumentRow, vocabulary: Vocabulary): Loaded<PreparedOffering> => ({
  id: row.id,
  rev: revisionOf(row),
  prepared: prepareOffering(toOffering(row), vocabulary),
})
