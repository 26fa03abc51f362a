import { sql } from 'kysely'
import type { Db } from '~db/client.server'
import { markForIndex } from '~search/marks.server'

const children = {
  offerings: ['offering_scenarios', 'offering_conditions', 'offering_specs'],
  needs: ['need_scenarios', 'need_tracks', 'need_conditions', 'need_constraints'],
} as const
const owner = { offerings: 'offering_id', needs: 'need_id' } as const

/**
 * New rows that say what a row of the sample world says, published at this moment by an organisation, in one transaction
 * with their marks for the index: `change` overrides columns. Answers their ids.
 */
export const publishLike = (
  db: Db,
  kind: 'offerings' | 'needs',
  like: string,
  change: Record<string, unknown>,
  times = 1,
): Promise<number[]> =>
  db.transaction().execute(async (tx) => {
    const table = sql.table(kind)
    const { rows } = await sql<{ id: number }>`
      insert into ${table} overriding system value
      select r.* from ${table} o, generate_series(1, ${times}) n,
        lateral jsonb_populate_record(null::${table}, to_jsonb(o) || jsonb_build_object('id',
          nextval(pg_get_serial_sequence(${kind}, 'id')) + 0 * n, 'external_id', null, 'reference', false)
          || ${JSON.stringify(change)}::jsonb) r
      where o.external_id = ${like}
      returning id
    `.execute(tx)
    const ids = rows.map(({ id }) => id)
    for (const child of children[kind])
      await sql`
        insert into ${sql.table(child)}
        select r.* from ${sql.table(child)} c, unnest(${ids}::bigint[]) as made (id),
          lateral jsonb_populate_record(null::${sql.table(child)},
            to_jsonb(c) || jsonb_build_object(${owner[kind]}::text, made.id)) r
        where c.${sql.ref(owner[kind])} = (select id from ${table} where external_id = ${like})
      `.execute(tx)
    await markForIndex(tx, kind, ids)
    return ids
  })
