import type { Vocabulary } from '~/modules/vocabulary'
import { nearestKin } from './closeness'
import { gatesOf, tallyOf } from './gates'
import { type Match, type MatchNeed, type MatchOffering, type Reason, scorePartNames } from './match'
import { type PreparedNeed, type PreparedOffering, prepareNeed, prepareOffering } from './prepare'
import { partMaxima, partShares } from './score-parts'
import { tallyGates, verdictOf } from './verdict'

/**
 * A need held against an offering on a day (`today`: YYYY-MM-DD); null where the offering is not a
 * candidate at all (see `isCandidate`). Pure: the same for the need's page and the offering's.
 */
export function matchOf(
  need: MatchNeed,
  offering: MatchOffering,
  vocabulary: Vocabulary,
  today: string,
): Match | null {
  return matchPrepared(
    prepareNeed(need, vocabulary, today),
    prepareOffering(offering, vocabulary),
    vocabulary,
  )
}

export function matchPrepared(
  need: PreparedNeed,
  offering: PreparedOffering,
  vocabulary: Vocabulary,
): Match | null {
  if (!isCandidate(need, offering)) return null
  const gates = gatesOf(need, offering)
  let sum = 0
  const parts = scorePartNames.map((name) => {
    const evidence: Reason[] = []
    const missing: Reason[] = []
    const max = partMaxima[name]
    const points = hundredths(partShares[name]({ need, offering, vocabulary }, { evidence, missing }), max)
    sum += points
    return { name, points: points / 100, max, evidence, missing }
  })
  const verdict = verdictOf(tallyGates(gates), () => servesScenario(need, offering))
  return { ...verdict, score: sum / 100, gates, parts }
}

/** Only what the order needs of a candidate: the verdict. */
export function assess(need: PreparedNeed, offering: PreparedOffering) {
  const tally = tallyOf(need, offering)
  const { verdict, far } = verdictOf(tally, () => servesScenario(need, offering))
  return { verdict, far, neighbour: tally.neighbour }
}

/** The score in hundredths of a point, without the reasons. */
export function scoreOf(need: PreparedNeed, offering: PreparedOffering, vocabulary: Vocabulary): number {
  const input = { need, offering, vocabulary }
  let sum = 0
  for (const name of scorePartNames) sum += hundredths(partShares[name](input, null), partMaxima[name])
  return sum
}

/**
 * The eligibility rule: somebody offers it (a figure from a public list is no supply), and its kind of
 * equipment is one the need names, below or above it in the tree, or a neighbour under the same parent. A
 * need that names no kind takes every offering that serves one of its scenarios, or the scenario below or
 * above it.
 */
export function isCandidate(need: PreparedNeed, offering: PreparedOffering): boolean {
  if (offering.reference) return false
  if (need.tracks.length > 0) return nearestKin(need.trackKin, offering.track) !== undefined
  return need.scenarios.length > 0 && servesScenario(need, offering)
}

/** Some scenario of the offering is one of the need's, or above or below one. */
function servesScenario(need: PreparedNeed, offering: PreparedOffering): boolean {
  if (need.scenarios.length === 0) return true
  return offering.scenarios.some((code) =>
    need.scenarioKin.some((kins) => {
      const kinship = kins.get(code)?.kinship
      return kinship !== undefined && kinship !== 'neighbour'
    }),
  )
}

/** Points in hundredths: whole numbers, so that the parts add up to the score exactly. */
const hundredths = (share: number, max: number) => Math.round(share * max * 100)
