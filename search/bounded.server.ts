import { sql } from 'kysely'
import type { Db, Tx } from '~db/client.server'
import { Gate, Overloaded } from './gate'

/** Postgres standing in for the engine: so few at once that everything else it does goes on. */
const STAND_IN = { running: 2, waiting: 24, patience: 5_000 }
const LONGEST_MS = 6_000
const CANCELLED = '57014'

const gates = new WeakMap<Db, Gate>()

/**
 * Work that Postgres does in place of the search engine: on one connection, for so long, and so many at a time
 * in this process. @throws Overloaded for what comes beyond that
 */
export async function bounded<Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const gate = gates.get(db) ?? new Gate(STAND_IN)
  gates.set(db, gate)
  try {
    return await gate.run(() =>
      db.transaction().execute(async (tx) => {
        await sql`select set_config('statement_timeout', ${String(LONGEST_MS)}, true)`.execute(tx)
        return work(tx)
      }),
    )
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === CANCELLED)
      throw new Overloaded(`Postgres took more than ${LONGEST_MS} ms`)
    throw error
  }
}
