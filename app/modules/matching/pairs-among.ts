import type { Need } from '~/modules/needs'
import type { Offering } from '~/modules/offerings'
import type { Vocabulary } from '~/modules/vocabulary'
import { assess, isCandidate, scoreOf } from './evaluate'
import { prepareNeed, prepareOffering } from './prepare'
import { isAcceptable, tierOf } from './rank'

/** A need and an offering that are both there, and that fail no demand. */
export type AcceptablePair = {
  need: Need
  offering: Offering
  /** every gate passes; false: some are unknown */
  passes: boolean
  /** in hundredths of a point */
  score: number
}

/**
 * Every pair of these needs and offerings that could come together, the best first, by the rules of the need's page on a
 * day. Nobody's own offering answers their own need. Between two needs the process sees to its other work.
 */
export async function pairsAmong(
  { needs, offerings }: { needs: readonly Need[]; offerings: readonly Offering[] },
  vocabulary: Vocabulary,
  today: string,
): Promise<AcceptablePair[]> {
  const held = offerings.map((offering) => ({ offering, ready: prepareOffering(offering, vocabulary) }))
  const pairs: AcceptablePair[] = []
  for (const need of held.length === 0 ? [] : needs) {
    const asked = prepareNeed(need, vocabulary, today)
    for (const { offering, ready } of held) {
      if (offering.organisation.id === need.organisation.id || !isCandidate(asked, ready)) continue
      const assessed = assess(asked, ready)
      if (!isAcceptable(tierOf(assessed, assessed.neighbour))) continue
      const score = scoreOf(asked, ready, vocabulary)
      pairs.push({ need, offering, passes: assessed.verdict === 'pass', score })
    }
    await new Promise((resolve) => setTimeout(resolve))
  }
  return pairs.sort(
    (a, b) =>
      Number(b.passes) - Number(a.passes) ||
      b.score - a.score ||
      a.need.id - b.need.id ||
      a.offering.id - b.offering.id,
  )
}
