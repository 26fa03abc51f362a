import type { Vocabulary } from '~/modules/vocabulary'
import { assess, isCandidate, scoreOf } from './evaluate'
import type { PreparedNeed, PreparedOffering } from './prepare'
import { compareRank, type RankKey, tierOf, tiers, toShow } from './rank'

/** The most matches that a list shows: the best of however many there are. */
export const listed = 50

/**
 * Ranks offerings for a need, or needs for an offering (`side` says which are ranked). Candidates are sorted
 * into tiers as they come; scores are worked out only for the tiers that are shown.
 */
export class Ranking {
  private readonly byTier: Pair[][] = Object.values(tiers).map(() => [])
  private readonly seen = new Set<number>()

  constructor(
    private readonly side: 'offerings' | 'needs',
    private readonly vocabulary: Vocabulary,
  ) {}

  add(need: PreparedNeed, offering: PreparedOffering): void {
    const { id } = this.side === 'offerings' ? offering : need
    if (this.seen.has(id) || !isCandidate(need, offering)) return
    this.seen.add(id)
    const assessed = assess(need, offering)
    this.byTier[tierOf(assessed, assessed.neighbour)]?.push({ need, offering })
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

  /** What decided the order of the list to show, best first. */
  list(): RankKey[] {
    const ranked: { key: RankKey }[] = []
    for (const [index, tier] of this.byTier.entries()) {
      if (ranked.length >= listed || (ranked.length > 0 && index >= tiers.far)) break
      const keys = tier.map((pair) => ({ key: this.keyOf(index, pair) }))
      ranked.push(...keys.sort((a, b) => compareRank(a.key, b.key)))
    }
    return toShow(ranked, listed).map(({ key }) => key)
  }

  private keyOf(tier: number, { need, offering }: Pair): RankKey {
    const { id, publishedAt } = this.side === 'offerings' ? offering : need
    const level = this.vocabulary.verificationLevels.get(offering.verificationLevel ?? '')
    const score = scoreOf(need, offering, this.vocabulary) / 100
    return { tier, score, verification: level?.rank ?? 0, publishedAt, id }
  }
}

type Pair = { need: PreparedNeed; offering: PreparedOffering }
