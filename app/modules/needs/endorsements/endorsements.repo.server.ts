import type { Db, Tx } from '~db/client.server'
import type { Endorsement } from './endorsement'

/** The teams that share a need, first come first; those that are suspended do not count. */
export async function readEndorsements(db: Db | Tx, needId: number): Promise<Endorsement[]> {
  const rows = await db
    .selectFrom('need_endorsements as e')
    .innerJoin('organisations as g', 'g.id', 'e.organisation_id')
    .select(['e.organisation_id', 'g.name_zh', 'g.name_en', 'e.quantity', 'e.note', 'e.created_at'])
    .where('e.need_id', '=', needId)
    .where('g.state', '<>', 'suspended')
    .orderBy('e.created_at')
    .orderBy('e.organisation_id')
    .execute()
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    nameZh: row.name_zh,
    nameEn: row.name_en,
    quantity: row.quantity,
    note: row.note,
    at: row.created_at,
  }))
}

/** Who shares each of several needs, and how much; those that are suspended do not count. */
export async function readEndorsers(
  db: Db,
  needIds: readonly number[],
): Promise<{ needId: number; organisationId: number; quantity: number }[]> {
  if (needIds.length === 0) return []
  const rows = await db
    .selectFrom('need_endorsements as e')
    .innerJoin('organisations as g', 'g.id', 'e.organisation_id')
    .select(['e.need_id', 'e.organisation_id', 'e.quantity'])
    .where('e.need_id', 'in', [...needIds])
    .where('g.state', '<>', 'suspended')
    .execute()
  return rows.map((row) => ({
    needId: row.need_id,
    organisationId: row.organisation_id,
    quantity: row.quantity,
  }))
}
