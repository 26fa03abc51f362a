import { sql } from 'kysely'
import type { Db } from '~db/client.server'

/** How many open needs that everybody may see lie in each of these regions; figures from public lists are none. */
export async function countOpenNeedsByRegion(
  db: Db,
  regions: readonly string[],
): Promise<Map<string, number>> {
  if (regions.length === 0) return new Map()
  const rows = await db
    .selectFrom('public_needs')
    .select((eb) => ['region_code', eb.fn.countAll<number>().as('n')])
    .where('state', '=', 'open')
    .where('reference', '=', false)
    .where('region_code', '=', sql<string>`any(${[...regions]}::text[])`)
    .groupBy('region_code')
    .execute()
  return new Map(rows.flatMap((row) => (row.region_code ? [[row.region_code, Number(row.n)]] : [])))
}
