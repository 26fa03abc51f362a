import type { Vocabulary } from '~/modules/vocabulary'
import { assess, isCandidate } from './evaluate'
import type { PreparedNeed, PreparedOffering } from './prepare'
import { compareRank, type RankKey, tierOf, tiers, toShow } from './rank'

/** The most matches that a list shows: the best of however many there are. */
export const listed = 50

/** Candidates sorted into tiers; scores are worked out only for tiers that are wanted. */
export class Ranking {
  private readonly byTier: { key: RankKey; score: () => number }[][] = Object.values(tiers).map(() => [])
  private readonly seen = new Set<number>()

  constructor(
    private readonly side: 'offerings' | 'needs',
    private readonly vocabulary: Vocabulary,
  ) {}

  add(need: PreparedNeed, offering: PreparedOffering): void {
    const { id, publishedAt } = this.side === 'offerings' ? offering : need
    if (this.seen.has(id) || !isCandidate(need, offering)) return
    this.seen.add(id)
    const { score, neighbour, ...assessed } = assess(need, offering, this.vocabulary)
    const tier = tierOf(assessed, neighbour)
    const level = this.vocabulary.verificationLevels.get(offering.verificationLevel ?? '')
    this.byTier[tier]?.push({
      key: { tier, score: Number.NaN, verification: level?.rank ?? 0, publishedAt, id },
      score,
    })
  }

  count(tier: keyof typeof tiers): number {
    return this.byTier[tiers[tier]]?.length ?? 0
  }

  /** Enough acceptable ones to fill a list: whoever fails a gate cannot get into it. */
  get isFull(): boolean {
    return this.count('pass') + this.count('unknown') >= listed
  }

  /** Nothing at all but far neighbours, which were not asked for yet. */
  get isEmpty(): boolean {
    return this.byTier.every((tier, index) => tier.length === 0 || index === tiers.farNeighbour)
  }

  /** The ids of the list to show, in order, with what decided it. */
  list(): RankKey[] {
    const ranked: { key: RankKey }[] = []
    for (const [index, tier] of this.byTier.entries()) {
      if (ranked.length >= listed || (ranked.length > 0 && index >= tiers.far)) break
      for (const candidate of tier) candidate.key.score = candidate.score() / 100
      ranked.push(...tier.sort((a, b) => compareRank(a.key, b.key)))
    }
    return toShow(ranked, listed).map(({ key }) => key)
  }
}
