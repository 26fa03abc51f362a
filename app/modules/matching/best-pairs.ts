import type { Need } from '~/modules/needs'
import type { Offering } from '~/modules/offerings'
import type { Vocabulary } from '~/modules/vocabulary'
import { assess, isCandidate, matchPrepared, scoreOf } from './evaluate'
import type { Match } from './match'
import { type PreparedNeed, type PreparedOffering, prepareNeed, prepareOffering } from './prepare'
import { tierOf, tiers } from './rank'

export type BestPair = { need: Need; offering: Offering; match: Match }

/**
 * For every two organisations the need of the one and the offering of the other that fit best; near misses count, far
 * ones do not. The best of all first, by the order of matches. `today`: YYYY-MM-DD.
 */
export function bestPairs(
  { needs, offerings }: { needs: readonly Need[]; offerings: readonly Offering[] },
  vocabulary: Vocabulary,
  today: string,
): BestPair[] {
  const asked = needs.map((need) => ({ need, ready: prepareNeed(need, vocabulary, today) }))
  const held = offerings.map((offering) => ({ offering, ready: prepareOffering(offering, vocabulary) }))
  const best = new Map<string, Found>()
  for (const one of asked)
    for (const other of held) {
      const teamId = one.need.organisation.id
      const enterpriseId = other.offering.organisation.id
      if (teamId === enterpriseId || !isCandidate(one.ready, other.ready)) continue
      const assessed = assess(one.ready, other.ready)
      const tier = tierOf(assessed, assessed.neighbour)
      if (tier > tiers.near) continue
      const score = scoreOf(one.ready, other.ready, vocabulary)
      const key = `${teamId} ${enterpriseId}`
      const before = best.get(key)
      if (before && (before.tier < tier || (before.tier === tier && before.score >= score))) continue
      best.set(key, { need: one, offering: other, tier, score })
    }
  return [...best.values()]
    .sort((a, b) => a.tier - b.tier || b.score - a.score || a.need.need.id - b.need.need.id)
    .flatMap(({ need, offering }) => {
      const match = matchPrepared(need.ready, offering.ready, vocabulary)
      return match ? [{ need: need.need, offering: offering.offering, match }] : []
    })
}

type Found = {
  need: { need: Need; ready: PreparedNeed }
  offering: { offering: Offering; ready: PreparedOffering }
  tier: number
  score: number
}
