import { sql } from 'kysely'
import type { Need } from '~/modules/needs'
import type { Vocabulary } from '~/modules/vocabulary'
import type { Db } from '~db/client.server'
import { assess, isCandidate, scoreOf } from './evaluate'
import { type MatchServices, readGeneration } from './match-services.server'
import { offeringsAcceptableTo } from './offerings-of-needs.server'
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
  /** in hundredths of a point; worked out when it is first read */
  score: number
}

/** Between two batches other requests get their turn. */
const BATCH = 2_000
const kept = new WeakMap<Db, SharedResults<NeedAnswer[]>>()

/**
 * Which organisations could answer these needs, by the rules of each need's own page, and with what: one answer an
 * organisation and need, the best. Nobody answers their own need. Kept until a need, the index or the day changes.
 */
export async function answersOfNeeds(services: MatchServices, needs: readonly Need[]): Promise<NeedAnswer[]> {
  const { db, search } = services
  const [vocabulary, generation] = await Promise.all([services.vocabulary(), readGeneration(db, 'offerings')])
  const today = services.clock.today()
  const answers = async () => {
    const authors = new Map(needs.map(({ id, organisation }) => [id, organisation.id]))
    const prepared = needs.map((need) => prepareNeed(need, vocabulary, today))
    const candidates = await offeringsAcceptableTo(services, prepared, vocabulary, generation)
    return bestOfEach(candidates, await readOwners(db, candidates), authors, vocabulary)
  }
  // While the engine is down Postgres is asked, which may be ahead of it.
  if (!search?.available()) return answers()
  const lists = kept.get(db) ?? new SharedResults<NeedAnswer[]>(6)
  kept.set(db, lists)
  const state = needs.map(({ id, updatedAt }) => `${id}:${updatedAt.getTime()}`).join(' ')
  return lists.get([generation, vocabulary.version, today, state].join(' '), answers)
}

type Candidates = readonly [PreparedNeed, readonly PreparedOffering[]]

/** Whose each offering is; one that is public no more has nobody. */
async function readOwners(db: Db, candidates: readonly Candidates[]): Promise<Map<number, number>> {
  const ids = [...new Set(candidates.flatMap(([, offerings]) => offerings.map(({ id }) => id)))]
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
  candidates: readonly Candidates[],
  owners: ReadonlyMap<number, number>,
  authors: ReadonlyMap<number, number>,
  vocabulary: Vocabulary,
): Promise<NeedAnswer[]> {
  const answers: Answer[] = []
  let held = 0
  for (const [need, offerings] of candidates) {
    const best = new Map<number, Answer>()
    for (const offering of offerings) {
      if (++held % BATCH === 0) await new Promise((resolve) => setImmediate(resolve))
      const owner = owners.get(offering.id)
      if (owner === undefined || owner === authors.get(need.id) || !isCandidate(need, offering)) continue
      const assessed = assess(need, offering)
      const tier = tierOf(assessed, assessed.neighbour)
      if (!isAcceptable(tier)) continue
      const answer = new Answer(need, offering, vocabulary, {
        ...{ owner, tier, passes: assessed.verdict === 'pass' },
      })
      const before = best.get(owner)
      if (!before || answer.isBetterThan(before)) best.set(owner, answer)
    }
    answers.push(...best.values())
  }
  return answers
}

/** Most answers are the only one of their organisation: their scores are worked out where somebody wants them. */
class Answer implements NeedAnswer {
  private known: number | null = null

  readonly needId: number
  readonly offeringId: number
  readonly organisationId: number
  readonly passes: boolean
  private readonly tier: number

  constructor(
    private readonly need: PreparedNeed,
    private readonly offering: PreparedOffering,
    private readonly vocabulary: Vocabulary,
    { owner, tier, passes }: { owner: number; tier: number; passes: boolean },
  ) {
    this.needId = need.id
    this.offeringId = offering.id
    this.organisationId = owner
    this.passes = passes
    this.tier = tier
  }

  get score() {
    this.known ??= scoreOf(this.need, this.offering, this.vocabulary)
    return this.known
  }

  isBetterThan(other: Answer): boolean {
    return (this.tier - other.tier || other.score - this.score || this.offeringId - other.offeringId) < 0
  }
}
