import { sql } from 'kysely'
import type { Need } from '~/modules/needs'
import { readNeeds } from '~/modules/needs/index.server'
import type { Db } from '~db/client.server'
import { weightOf } from './coverage'

/** The most needs of a region that a planner weighs, the weightiest first. */
const MOST = 600

export type RegionNeed = { need: Need; endorsers: number; weight: number }

/**
 * The open needs of a region that everybody may see, the weightiest first: an invitation names them. Figures from public
 * lists are nobody's need.
 */
export async function readRegionNeeds(db: Db, region: string): Promise<RegionNeed[]> {
  const rows = await db
    .selectFrom('public_needs as n')
    .select(['n.id', 'n.urgency'])
    .select(
      sql<number>`(select count(*)::int from need_endorsements e
        join organisations g on g.id = e.organisation_id and g.state <> 'suspended'
        where e.need_id = n.id)`.as('endorsers'),
    )
    .where('n.region_code', '=', region)
    .where('n.state', '=', 'open')
    .where('n.reference', '=', false)
    .execute()
  const weighed = rows
    .map(({ id, urgency, endorsers }) => ({
      id,
      endorsers,
      weight: weightOf({ urgency: urgency as Need['urgency'], endorsers }),
    }))
    .sort((a, b) => b.weight - a.weight || a.id - b.id)
    .slice(0, MOST)
  const needs = new Map(
    (
      await readNeeds(
        db,
        'public',
        weighed.map(({ id }) => id),
      )
    ).map((need) => [need.id, need]),
  )
  return weighed.flatMap(({ id, endorsers, weight }) => {
    const need = needs.get(id)
    return need ? [{ need, endorsers, weight }] : []
  })
}

export type RegionDemand = {
  region: string
  /** open needs, and how many of them are urgent: high or critical */
  needs: number
  urgent: number
  /** teams that ask, those that share a need counted too */
  teams: number
  weight: number
}

/** Where a tour should go first: regions by what is asked there and not under way, urgent needs weighing more. */
export async function readRegionDemand(db: Db): Promise<RegionDemand[]> {
  const { rows } = await sql<{
    region: string
    urgency: Need['urgency']
    endorsers: number
    n: number
  }>`
    select n.region_code as region, n.urgency, coalesce(e.n, 0)::int as endorsers, count(*)::int as n
    from public_needs n
    left join (
      select e.need_id, count(*) as n from need_endorsements e
      join organisations g on g.id = e.organisation_id and g.state <> 'suspended'
      group by e.need_id
    ) e on e.need_id = n.id
    where n.state = 'open' and not n.reference and n.region_code is not null
    group by n.region_code, n.urgency, coalesce(e.n, 0)
  `.execute(db)
  const found = new Map<string, RegionDemand>()
  for (const { region, urgency, endorsers, n } of rows) {
    const demand = found.get(region) ?? { region, needs: 0, urgent: 0, teams: 0, weight: 0 }
    demand.needs += n
    if (urgency === 'high' || urgency === 'critical') demand.urgent += n
    demand.teams += n * (1 + endorsers)
    demand.weight += n * weightOf({ urgency, endorsers })
    found.set(region, demand)
  }
  return [...found.values()].sort((a, b) => b.weight - a.weight || a.region.localeCompare(b.region))
}
