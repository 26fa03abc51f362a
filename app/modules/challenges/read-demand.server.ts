import type { Need, NeedScope } from '~/modules/needs'
import { readEndorsers, readNeeds } from '~/modules/needs/index.server'
import type { Db } from '~db/client.server'
import type { Entry } from './challenge'

/** What stands behind an entry, as far as a reader may see it. */
export type Demand = {
  needs: Need[]
  /** teams that share one of these needs, each once */
  teams: number
  /** what they need together, beside the needs themselves */
  quantity: number
}

/**
 * The needs behind entries that lie in the reader's scope, and who shares those: what is not shown to them is in no
 * count either. By the entry's id; every entry has one.
 */
export async function readDemand(
  db: Db,
  scope: NeedScope,
  entries: readonly Pick<Entry, 'id' | 'needIds'>[],
): Promise<Map<number, Demand>> {
  const needs = await readNeeds(
    db,
    scope,
    entries.flatMap(({ needIds }) => needIds),
  )
  const byId = new Map(needs.map((need) => [need.id, need]))
  const endorsers = await readEndorsers(db, [...byId.keys()])
  return new Map(
    entries.map(({ id, needIds }) => {
      const own = needIds.flatMap((needId) => byId.get(needId) ?? [])
      const shared = endorsers.filter(({ needId }) => byId.has(needId) && needIds.includes(needId))
      return [
        id,
        {
          needs: own,
          teams: new Set(shared.map(({ organisationId }) => organisationId)).size,
          quantity: shared.reduce((sum, { quantity }) => sum + quantity, 0),
        },
      ]
    }),
  )
}

/** The demand of one entry. */
export async function readDemandOf(
  db: Db,
  scope: NeedScope,
  entry: Pick<Entry, 'id' | 'needIds'>,
): Promise<Demand> {
  return (await readDemand(db, scope, [entry])).get(entry.id) ?? { needs: [], teams: 0, quantity: 0 }
}
