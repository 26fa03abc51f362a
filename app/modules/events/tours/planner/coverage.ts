import type { Need } from '~/modules/needs'

type Urgency = Need['urgency']

/** What a need counts for: how urgent it is, times the teams that ask for it. */
const urgencyWeights: Record<Urgency, number> = { low: 1, medium: 2, high: 4, critical: 8 }

/** `endorsers`: the teams that share the need with the one that wrote it. */
export const weightOf = ({ urgency, endorsers }: { urgency: Urgency; endorsers: number }): number =>
  urgencyWeights[urgency] * (1 + endorsers)

export type WeighedNeed = { id: number; weight: number }

/**
 * The best offering of one organisation for one need. `score`: hundredths of a point; `passes`: it meets every demand, else
 * some are unknown.
 */
export type Answer = {
  needId: number
  organisationId: number
  offeringId: number
  score: number
  passes: boolean
}

export type CoveragePick = {
  organisationId: number
  /** needs that nothing before it answers, or not as surely, the weightiest first */
  gains: Answer[]
  /** how many it answers that something before it answers as surely */
  repeats: number
  /** sum of what its gains add */
  gain: number
}

/** What an answer is worth of its need: whether the other half comes is known once its demands are. */
const worthOf = ({ passes }: { passes: boolean }): number => (passes ? 1 : 0.5)

/**
 * Which organisations to ask, one after the other: each is the one that adds most, by weight, to what those who are there or
 * were picked before it answer. An answer of which a demand is unknown counts a half, and leaves the other half to one that
 * passes. Among equals the better answers come first, then the lower id, so that the same world gives the same list.
 * Stops where nobody adds anything. `covered`: of needs that are answered already, whether by an answer that passes.
 */
export function rankByCoverage(
  needs: readonly WeighedNeed[],
  answers: readonly Answer[],
  { covered, limit }: { covered: ReadonlyMap<number, { passes: boolean }>; limit: number },
): CoveragePick[] {
  const weights = new Map(needs.map(({ id, weight }) => [id, weight]))
  const taken = new Map([...covered].map(([id, by]) => [id, worthOf(by)]))
  const addedBy = (answer: Answer) =>
    (weights.get(answer.needId) ?? 0) * Math.max(0, worthOf(answer) - (taken.get(answer.needId) ?? 0))
  const left = byOrganisation(answers.filter(({ needId }) => weights.has(needId)))
  const picks: CoveragePick[] = []
  while (picks.length < limit) {
    let best: CoveragePick | null = null
    for (const [organisationId, own] of left) {
      const gains = own.filter((answer) => addedBy(answer) > 0)
      if (gains.length === 0) {
        // What it adds only shrinks: it is never asked again.
        left.delete(organisationId)
        continue
      }
      const pick = {
        organisationId,
        gains,
        repeats: own.length - gains.length,
        gain: gains.reduce((sum, answer) => sum + addedBy(answer), 0),
      }
      if (best === null || comparePicks(pick, best) < 0) best = pick
    }
    if (best === null) break
    left.delete(best.organisationId)
    best.gains.sort((a, b) => addedBy(b) - addedBy(a) || b.score - a.score || a.needId - b.needId)
    for (const answer of best.gains) taken.set(answer.needId, worthOf(answer))
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
