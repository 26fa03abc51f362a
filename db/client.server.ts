import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { NeedDocumentRow, OfferingDocumentRow } from './documents'
import type { DB } from './types'

// bigint ids and minor units stay below 2^53; a value beyond it is a fault, not a rounding.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`integer out of range: ${text}`)
  return value
})
// A date has no time zone: keep it as 'YYYY-MM-DD'.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

type Views = {
  offering_documents: OfferingDocumentRow
  public_offerings: OfferingDocumentRow
  need_documents: NeedDocumentRow
  public_needs: NeedDocumentRow
  /** of a view every column is said to be nullable; these are those of its table */
  shown_offerings: { event_id: number; event_code: string; offering_id: number; organisation_id: number }
  event_titles: Pick<DB['events'], 'id' | 'title_zh' | 'title_en' | 'starts_on' | 'ends_on'> & {
    code: string
  }
  shown_notices: DB['notices']
}
export type Schema = Omit<DB, keyof Views> & Views

export type Db = Kysely<Schema>
/** A function that locks or writes takes this, so that calling it without a transaction does not compile. */
export type Tx = Transaction<Schema>

/** Opens a pool on `url` with at most `max` connections. The caller ends it with `db.destroy()`. */
export function openDatabase(url: string, { max = 10 }: { max?: number } = {}): Db {
  const pool = new pg.Pool({ connectionString: url, max, idleTimeoutMillis: 30_000 })
  // A connection that the server ends, idle or between two queries of a transaction, must not end the process;
  // the next query of that transaction fails, and another opens a new connection.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
}
