import type { Db } from '~db/client.server'
import type { SearchEngine } from '~search/client.server'
import { noFilters } from '~search/counts.server'
import { listFromEither } from '~search/either.server'
import { type Offering, toOffering } from './offering'

const candidates = 40

const shared = (a: string[], b: string[]) => a.filter((code) => b.includes(code)).length

/** How alike two offerings of one track are: scenarios first, then class and conditions. Pure. */
export const likeness = (a: Offering, b: Offering): number =>
  3 * shared(a.scenarios, b.scenarios) +
  2 * Number(a.equipmentClass === b.equipmentClass) +
  shared(a.conditions, b.conditions)

/** Up to `limit` other published offerings of the same track, the most alike first. */
export async function similarOfferings(
  services: { db: Db; search: SearchEngine | null },
  offering: Offering,
  limit = 4,
): Promise<Offering[]> {
  const { rows } = await listFromEither(services, 'offerings', {
    filters: { ...noFilters, track: [offering.track] },
    sort: ['verificationRank:desc', 'id:asc'],
    offset: 0,
    limit: candidates,
    counted: false,
  })
  return rows
    .map(toOffering)
    .filter((other) => other.id !== offering.id && other.reference === offering.reference)
    .map((other) => ({ other, likeness: likeness(offering, other) }))
    .sort((a, b) => b.likeness - a.likeness || a.other.id - b.other.id)
    .slice(0, limit)
    .map(({ other }) => other)
}
