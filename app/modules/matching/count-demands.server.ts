import type { Need } from '~/modules/needs'
import type { DemandCounts } from './demand-counts'
import { DemandCounter } from './demand-counts'
import type { MatchServices } from './match-services.server'
import { offeringsOfKind } from './offerings-of-needs.server'

/** Between two batches other requests get their turn. */
const BATCH = 2_000

/**
 * How the published offerings of the kind stand to each hard demand of a need that is still being written, by the
 * rules that match it later. A need without a kind and a scenario has none.
 */
export async function countDemands(services: MatchServices, need: Need): Promise<DemandCounts> {
  const vocabulary = await services.vocabulary()
  const counter = new DemandCounter(need, vocabulary, services.clock.today())
  const offerings = await offeringsOfKind(services, counter.need, vocabulary)
  for (const [at, offering] of offerings.entries()) {
    if (at > 0 && at % BATCH === 0) await new Promise((resolve) => setImmediate(resolve))
    counter.add(offering)
  }
  return counter.counts
}
