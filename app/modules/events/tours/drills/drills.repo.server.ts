import { sql } from 'kysely'
import type { Db, Tx } from '~db/client.server'
import type { Drill, DrillMeasure, DrillResult } from './drill'

/** What a drill `d` measures, in its order. */
export const measuresIn = sql<
  DrillMeasure[]
>`(select coalesce(json_agg(json_build_object('attribute', m.attribute_code,
          'label', m.label, 'unit', m.unit, 'demanded', m.demanded, 'measured', m.measured)
          order by m.position), '[]')
        from tour_drill_measures m where m.drill_id = d.id)`

/** The drills of a stop, or those of one organisation there, in the order of their times. */
export async function readDrills(
  db: Db | Tx,
  stopId: number,
  { organisationId }: { organisationId?: number } = {},
): Promise<Drill[]> {
  let query = db
    .selectFrom('tour_drills as d')
    .innerJoin('offerings as o', 'o.id', 'd.offering_id')
    .innerJoin('organisations as g', 'g.id', 'o.organisation_id')
    .selectAll('d')
    .select([
      'o.name_zh as offering_zh',
      'o.name_en as offering_en',
      'o.model',
      'g.id as enterprise_id',
      'g.name_zh as enterprise_zh',
      'g.name_en as enterprise_en',
      measuresIn.as('measures'),
    ])
    .where('d.stop_id', '=', stopId)
    .orderBy('d.starts_at')
    .orderBy('d.id')
  if (organisationId !== undefined) query = query.where('o.organisation_id', '=', organisationId)
  const rows = await query.execute()
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    offeringId: row.offering_id,
    offering: { nameZh: row.offering_zh, nameEn: row.offering_en, model: row.model },
    enterprise: { id: row.enterprise_id, nameZh: row.enterprise_zh, nameEn: row.enterprise_en },
    titleZh: row.title_zh,
    titleEn: row.title_en,
    place: row.place,
    startsAt: row.starts_at,
    procedure: row.procedure,
    measures: row.measures,
    result: row.result as DrillResult | null,
    evaluators: row.evaluators,
    note: row.note,
    recordedAt: row.recorded_at,
  }))
}

/** Writes what a drill measures, in place of what it did. */
export async function setMeasures(tx: Tx, drillId: number, measures: readonly DrillMeasure[]): Promise<void> {
  await tx.deleteFrom('tour_drill_measures').where('drill_id', '=', drillId).execute()
  if (measures.length > 0)
    await tx
      .insertInto('tour_drill_measures')
      .values(
        measures.map(({ attribute, ...measure }, row) => ({
          ...{ drill_id: drillId, position: row + 1, attribute_code: attribute },
          ...measure,
        })),
      )
      .execute()
}
