import type { Match } from './match'

/** Everything that decides the order of two matches, and nothing else. */
export type RankKey = {
  tier: number
  /** 0–100, two decimals */
  score: number
  /** rank of the verification level; 0 for none */
  verification: number
  /** time of publishing in milliseconds */
  publishedAt: number
  id: number
}

/** Tiers in their order; `far` ones are shown only where all before are empty. */
export const tiers = { pass: 0, unknown: 1, near: 2, far: 3, farNeighbour: 4 } as const

export function tierOf({ verdict, far }: Pick<Match, 'verdict' | 'far'>, neighbour: boolean): number {
  if (!far) return tiers[verdict]
  return neighbour ? tiers.farNeighbour : tiers.far
}

export const tierOfMatch = (match: Match) =>
  tierOf(
    match,
    match.gates.some(({ kind, outcome }) => kind === 'track' && outcome === 'fail'),
  )

/** Verdict, then score, then verification level, then the newer, then the lower id. */
export function compareRank(a: RankKey, b: RankKey): number {
  return (
    a.tier - b.tier ||
    b.score - a.score ||
    b.verification - a.verification ||
    b.publishedAt - a.publishedAt ||
    a.id - b.id
  )
}

/** How many far misses are shown to a need that has nothing better. */
export const farShown = 10

/**
 * The list to show: passes, then unknowns, then near misses, at most `limit`; where there are none of
 * them, the nearest few of the rest. `ranked` is in order.
 */
export function toShow<T extends { key: RankKey }>(ranked: readonly T[], limit: number): T[] {
  const shown = ranked.filter(({ key }) => key.tier < tiers.far)
  if (shown.length > 0) return shown.slice(0, limit)
  const nearest = ranked[0]?.key.tier
  return ranked.filter(({ key }) => key.tier === nearest).slice(0, Math.min(farShown, limit))
}

/** At least one match that is not a miss: otherwise the page says there is no acceptable match. */
export const isAcceptable = (tier: number) => tier <= tiers.unknown
