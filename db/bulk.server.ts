import { sql } from 'kysely'
import type { Tx } from './client.server'

/**
 * Inserts rows of any number in one statement. Every row must have the same keys, which are column names;
 * values go through JSON, so a `Date` becomes ISO 8601 and an array becomes a Postgres array or jsonb, as
 * the column is. Explicit ids may be given for identity columns.
 */
export async function insertRows(tx: Tx, table: string, rows: Record<string, unknown>[]): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = sql.join(Object.keys(first).map((name) => sql.ref(name)))
  await sql`
    insert into ${sql.table(table)} (${columns}) overriding system value
    select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)
  `.execute(tx)
}

/** Updates by `id` the columns that the rows name, in one statement. */
export async function updateRows(
  tx: Tx,
  table: string,
  rows: ({ id: number } & Record<string, unknown>)[],
): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first).filter((name) => name !== 'id')
  await sql`
    update ${sql.table(table)} t
    set ${sql.join(columns.map((name) => sql`${sql.ref(name)} = r.${sql.ref(name)}`))}
    from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json) r
    where t.id = r.id
  `.execute(tx)
}

/** `count` fresh ids of the identity column `id`, ascending. */
export async function takeIds(tx: Tx, table: string, count: number): Promise<number[]> {
  if (count === 0) return []
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence(${table}, 'id')) as id from generate_series(1, ${count}) order by 1
  `.execute(tx)
  return rows.map((row) => row.id)
}

/** The rows in runs of at most `size`. */
export function* chunks<T>(rows: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size)
}
