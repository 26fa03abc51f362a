import type { NeedScope } from '~/modules/needs'
import { readNeedsBesidePublic } from '~/modules/needs/index.server'
import type { Offering } from '~/modules/offerings'
import { matchPrepared } from './evaluate'
import type { NeedMatch } from './match-offering.server'
import type { MatchServices } from './match-services.server'
import { prepareNeed, prepareOffering } from './prepare'
import { Ranking } from './ranking'

/**
 * Matches of an offering among the needs that `scope` shows beside the public ones, best first, at most 50. They are
 * few, so each is held against the offering; they stand in no index.
 */
export async function matchesBesidePublic(
  { db, clock, vocabulary: read }: MatchServices,
  offering: Offering,
  scope: NeedScope,
): Promise<NeedMatch[]> {
  const [vocabulary, needs] = await Promise.all([read(), readNeedsBesidePublic(db, scope)])
  const today = clock.today()
  const ready = prepareOffering(offering, vocabulary)
  const ranking = new Ranking('needs', vocabulary)
  const prepared = new Map(needs.map((need) => [need.id, prepareNeed(need, vocabulary, today)]))
  for (const need of prepared.values()) ranking.add(need, ready)
  const byId = new Map(needs.map((need) => [need.id, need]))
  return ranking.list().flatMap(({ id }, index) => {
    const [need, held] = [byId.get(id), prepared.get(id)]
    const match = held && matchPrepared(held, ready, vocabulary)
    return need && match ? [{ need, match, rank: index + 1 }] : []
  })
}
