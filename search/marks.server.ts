import { sql } from 'kysely'
import type { Tx } from '~db/client.server'
import { addJob } from '~db/jobs.server'
import type { Index } from './plan'

/**
 * Marks rows for the index, and asks for a sync, inside the transaction that changes them. A mark says only
 * "look again": the worker reads the row as it then is. Marking again gives the mark a new number, so that a
 * sync under way does not clear it.
 */
export async function markForIndex(tx: Tx, index: Index, ids: number[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    insert into index_marks (index_name, entity_id)
    select ${index}, id from unnest(${ids}::bigint[]) as ids (id) order by id
    on conflict (index_name, entity_id)
    do update set number = nextval('index_mark_numbers'), marked_at = now()
  `.execute(tx)
  await addJob(tx, 'sync-index', { index }, { jobKey: `sync-index:${index}`, jobKeyMode: 'replace' })
}
