import { sql } from 'kysely'
import type { Need } from '~/modules/needs'
import type { Vocabulary } from '~/modules/vocabulary'
import type { Db } from '~db/client.server'
import { filtersOfNeed } from './candidate-filter'
import { assess, isCandidate, scoreOf } from './evaluate'
import { offeringsOfKind } from './match-need.server'
import { type MatchServices, readGeneration } from './match-services.server'
import { type PreparedNeed, type PreparedOffering, prepareNeed } from './prepare'
import { SharedResults } from './prepared-cache.server'
import { isAcceptable, tierOf } from './rank'

/** The best offering that an organisation has for a need, among those that fail no demand. */
export type NeedAnswer = {
  needId: number
  organisationId: number
  offeringId: number
  /** every gate passes; false: some are unknown */
  passes: boolean
  /** in hundredths of a point */
  score: number
}

/** Between two batches other requests get their turn. */
const BATCH = 2_000
const kept = new WeakMap<Db, SharedResults<NeedAnswer[]>>()

/**
 * Which organisations could answer these needs, by the rules of each need's own page, and with what: one answer an
 * organisation and need, the best. Nobody answers their own need. Of needs that share a kind, what is on offer is read
 * once. Kept until a need, the index or the day changes.
 */
export async function answersOfNeeds(services: MatchServices, needs: readonly Need[]): Promise<NeedAnswer[]> {
  const { db, search } = services
  const [vocabulary, generation] = await Promise.all([services.vocabulary(), readGeneration(db, 'offerings')])
  const today = services.clock.today()
  const answers = async () => {
    const pairs = await acceptablePairs(services, needs, { generation, today })
    return bestOfEach(pairs, await readOwners(db, pairs), needs, vocabulary)
  }
  // While the engine is down Postgres is asked, which may be ahead of it.
  if (!search?.available()) return answers()
  const lists = kept.get(db) ?? new SharedResults<NeedAnswer[]>(60)
  kept.set(db, lists)
  const state = needs.map(({ id, updatedAt }) => `${id}:${updatedAt.getTime()}`).join(' ')
  return lists.get([generation, vocabulary.version, today, state].join(' '), answers)
}

type Pair = { need: PreparedNeed; offering: PreparedOffering; passes: boolean; tier: number }

async function acceptablePairs(
  services: MatchServices,
  needs: readonly Need[],
  { generation, today }: { generation: number; today: string },
): Promise<Pair[]> {
  const vocabulary = await services.vocabulary()
  const byKind = new Map<string, PreparedNeed[]>()
  for (const need of needs) {
    const prepared = prepareNeed(need, vocabulary, today)
    const kind = filtersOfNeed(prepared, vocabulary)?.kind
    if (kind === undefined) continue
    byKind.set(kind, [...(byKind.get(kind) ?? []), prepared])
  }
  const pairs: Pair[] = []
  let held = 0
  for (const group of byKind.values()) {
    const [first] = group
    if (!first) continue
    const offerings = await offeringsOfKind(services, first, vocabulary, generation)
    for (const need of group)
      for (const offering of offerings) {
        if (++held % BATCH === 0) await new Promise((resolve) => setImmediate(resolve))
        if (!isCandidate(need, offering)) continue
        const assessed = assess(need, offering)
        const tier = tierOf(assessed, assessed.neighbour)
        if (isAcceptable(tier)) pairs.push({ need, offering, tier, passes: assessed.verdict === 'pass' })
      }
  }
  return pairs
}

/** Whose each offering is; one that is public no more has nobody. */
async function readOwners(db: Db, pairs: readonly Pair[]): Promise<Map<number, number>> {
  const ids = [...new Set(pairs.map(({ offering }) => offering.id))]
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('public_offerings')
    .select(['id', 'organisation_id'])
    .where('id', '=', sql<number>`any(${ids}::bigint[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row.organisation_id]))
}

/** One a need and organisation: all gates passed before some unknown, then the score, then the lower id. */
async function bestOfEach(
  pairs: readonly Pair[],
  owners: ReadonlyMap<number, number>,
  needs: readonly Need[],
  vocabulary: Vocabulary,
): Promise<NeedAnswer[]> {
  const authors = new Map(needs.map(({ id, organisation }) => [id, organisation.id]))
  const best = new Map<string, NeedAnswer & { tier: number }>()
  for (const [at, { need, offering, tier, passes }] of pairs.entries()) {
    if (at > 0 && at % BATCH === 0) await new Promise((resolve) => setImmediate(resolve))
    const organisationId = owners.get(offering.id)
    if (organisationId === undefined || organisationId === authors.get(need.id)) continue
    const key = `${need.id} ${organisationId}`
    const score = scoreOf(need, offering, vocabulary)
    const answer = { needId: need.id, organisationId, offeringId: offering.id, passes, score, tier }
    const before = best.get(key)
    if (!before || isBetter(answer, before)) best.set(key, answer)
  }
  return [...best.values()].map(({ tier: _, ...answer }) => answer)
}

type Weighed = { tier: number; score: number; offeringId: number }
const isBetter = (a: Weighed, b: Weighed): boolean =>
  (a.tier - b.tier || b.score - a.score || a.offeringId - b.offeringId) < 0
