import { sql } from 'kysely'
import type { Tx } from './client.server'

/**
 * The advisory locks, each held to the end of its transaction. Taken in this order where more than
 * one is needed: vocabulary, world.
 */
const keys = { vocabulary: 7_301, world: 7_302, grants: 7_303, arrivals: 7_304 } as const

/** Waits for the lock. `vocabulary`: loading lists. `world`: importing, seeding and generating in bulk. `grants`:
 * rights given after a migration. `arrivals`: giving what became visible its numbers. */
export async function takeLock(tx: Tx, name: keyof typeof keys): Promise<void> {
  await sql`select pg_advisory_xact_lock(${keys[name]})`.execute(tx)
}
