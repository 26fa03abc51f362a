import type { Vocabulary } from '~/modules/vocabulary'
import { assess, isCandidate, scoreOf } from './evaluate'
import type { PreparedNeed, PreparedOffering } from './prepare'
import { compareRank, type RankKey, tierOf, tiers, toShow } from './rank'

/** The most matches that a list shows: the best of however many there are. */
export const listed = 50

/** Candidates sorted into tiers; scores are worked out only for tiers that are wanted. */
export class Ranking {
  private readonly byTier: { key: RankKey; need: PreparedNeed; offering: PreparedOffering }[][] =
    Object.values(tiers).map(() => [])
  private readonly seen = new Set<number>()

  constructor(
    private readonly side: 'offerings' | 'needs',
    private readonly vocabulary: Vocabulary,
  ) {}

  add(need: PreparedNeed, offering: PreparedOffering): void {
    const { id, publishedAt } = this.side === 'offerings' ? offering : need
    if (this.seen.has(id) || !isCandidate(need, offering)) return
    this.seen.add(id)
    const assessed = assess(need, offering)
    const tier = tierOf(assessed, assessed.neighbour)
    const level = this.vocabulary.verificationLevels.get(offering.verificationLevel ?? '')
    const key = { tier, score: Number.NaN, verification: level?.rank ?? 0, publishedAt, id }
    this.byTier[tier]?.push({ key, need, offering })
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
      for (const { key, need, offering } of tier) key.score = scoreOf(need, offering, this.vocabulary) / 100
      ranked.push(...tier.sort((a, b) => compareRank(a.key, b.key)))
    }
    return toShow(ranked, listed).map(({ key }) => key)
  }
}
