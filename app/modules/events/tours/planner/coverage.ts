import type { Need } from '~/modules/needs'

type Urgency = Need['urgency']

/** What a need counts for: how urgent it is, times the teams that ask for it. */
const urgencyWeights: Record<Urgency, number> = { low: 1, medium: 2, high: 4, critical: 8 }

/** `endorsers`: the teams that share the need with the one that wrote it. */
export const weightOf = ({ urgency, endorsers }: { urgency: Urgency; endorsers: number }): number =>
  urgencyWeights[urgency] * (1 + endorsers)

export type WeighedNeed = { id: number; weight: number }

/** The best offering of one organisation for one need. `score`: hundredths of a point. */
export type Answer = { needId: number; organisationId: number; offeringId: number; score: number }

export type CoveragePick = {
  organisationId: number
  /** needs that nothing before it answers, the weightiest first */
  gains: Answer[]
  /** how many it answers that something before it answers too */
  repeats: number
  /** sum of the weights of its gains */
  gain: number
}

/**
 * Which organisations to ask, one after the other: each is the one that answers most, by weight, of what nobody who is
 * there or was picked before it answers. Among equals the better answers come first, then the lower id, so that the same
 * world gives the same list. Stops where nobody adds anything.
 */
export function rankByCoverage(
  needs: readonly WeighedNeed[],
  answers: readonly Answer[],
  { covered, limit }: { covered: ReadonlySet<number>; limit: number },
): CoveragePick[] {
  const weights = new Map(needs.map(({ id, weight }) => [id, weight]))
  const taken = new Set(covered)
  const left = byOrganisation(answers.filter(({ needId }) => weights.has(needId)))
  const picks: CoveragePick[] = []
  while (picks.length < limit) {
    let best: CoveragePick | null = null
    for (const [organisationId, own] of left) {
      const gains = own.filter(({ needId }) => !taken.has(needId))
      if (gains.length === 0) {
        // What it adds only shrinks: it is never asked again.
        left.delete(organisationId)
        continue
      }
      const pick = {
        organisationId,
        gains,
        repeats: own.length - gains.length,
        gain: gains.reduce((sum, { needId }) => sum + (weights.get(needId) ?? 0), 0),
      }
      if (best === null || comparePicks(pick, best) < 0) best = pick
    }
    if (best === null) break
    left.delete(best.organisationId)
    for (const { needId } of best.gains) taken.add(needId)
    best.gains.sort(
      (a, b) =>
        (weights.get(b.needId) ?? 0) - (weights.get(a.needId) ?? 0) ||
        b.score - a.score ||
        a.needId - b.needId,
    )
    picks.push(best)
  }
  return picks
}

function byOrganisation(answers: readonly Answer[]): Map<number, Answer[]> {
  const found = new Map<number, Answer[]>()
  for (const answer of answers) {
    const own = found.get(answer.organisationId)
    if (own) own.push(answer)
    else found.set(answer.organisationId, [answer])
  }
  return found
}

const scoreOf = ({ gains }: CoveragePick) => gains.reduce((sum, { score }) => sum + score, 0)

const comparePicks = (a: CoveragePick, b: CoveragePick): number =>
  b.gain - a.gain || scoreOf(b) - scoreOf(a) || a.organisationId - b.organisationId
