import { Cache } from './cache'
import type { SearchEngine } from './client.server'
import type { Documents } from './documents'
import type { Index } from './plan'
import type { RankDoc } from './rank'

/**
 * What ranking reads of documents, kept in this process by id and good for as long as the document's stamp
 * is the same. It may be lost at any time: what is missing is fetched in one request.
 */
const KEPT = 20_000

type Entry = { stamp: string; doc: RankDoc }
const stores = new WeakMap<SearchEngine, Record<Index, Cache<Entry>>>()

const storeOf = (engine: SearchEngine, index: Index): Cache<Entry> => {
  const known = stores.get(engine)
  if (known) return known[index]
  const made = { offerings: new Cache<Entry>(KEPT), needs: new Cache<Entry>(KEPT) }
  stores.set(engine, made)
  return made[index]
}

export type Candidate = { id: number; stamp: string }

/** The ranking fields of candidates, in their order; what the index no longer holds is left out. */
export async function readFeatures(
  engine: SearchEngine,
  index: Index,
  candidates: readonly Candidate[],
): Promise<RankDoc[]> {
  const store = storeOf(engine, index)
  const held = new Map<number, RankDoc>()
  const missing: number[] = []
  for (const { id, stamp } of candidates) {
    const entry = store.get(id)
    if (entry?.stamp === stamp) held.set(id, entry.doc)
    else missing.push(id)
  }
  if (missing.length > 0) {
    const { results } = await engine.post<{ results: Stored[] }>(
      `/indexes/${engine.uid(index)}/documents/fetch`,
      { ids: missing, fields: fields[index], limit: missing.length },
    )
    for (const stored of results) {
      const doc = toRankDoc(index, stored)
      store.set(doc.id, { stamp: stored.stamp, doc })
      held.set(doc.id, doc)
    }
  }
  return candidates.flatMap(({ id }) => held.get(id) ?? [])
}

type Stored = Pick<
  Documents[Index],
  'id' | 'stamp' | 'ranking' | 'conditions' | 'classes' | 'region' | 'reference'
> &
  Partial<
    Pick<Documents['offerings'], 'verification' | 'verificationRank' | 'price' | 'leadTime' | 'spec'> &
      Pick<Documents['needs'], 'urgencyRank' | 'budget' | 'neededWithin'>
  >

const shared = ['id', 'stamp', 'ranking', 'conditions', 'classes', 'region', 'reference']
export const fields: Record<Index, string[]> = {
  offerings: [...shared, 'verification', 'verificationRank', 'price', 'leadTime', 'spec'],
  needs: [...shared, 'urgencyRank', 'budget', 'neededWithin'],
}

/** A document of either index as ranking reads it; a need's urgency stands where an offering's proof does. */
export function toRankDoc(index: Index, stored: Stored): RankDoc {
  return {
    id: Number(stored.id),
    name: stored.ranking.name,
    summary: stored.ranking.summary,
    maker: stored.ranking.maker,
    tracks: stored.ranking.tracks,
    scenarios: stored.ranking.scenarios,
    conditions: stored.conditions,
    classes: stored.classes,
    region: stored.region,
    verification: stored.verification ?? null,
    trust: (index === 'offerings' ? stored.verificationRank : stored.urgencyRank) ?? 0,
    reference: stored.reference,
    price: (index === 'offerings' ? stored.price : stored.budget) ?? null,
    leadTime: (index === 'offerings' ? stored.leadTime : stored.neededWithin) ?? null,
    spec: stored.spec ?? {},
  }
}
