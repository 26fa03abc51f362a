import { sql } from 'kysely'
import type { Db } from '~db/client.server'
import type { EventScope } from '../../event'
import { readPublicKeys } from '../ticket-keys.server'
import { goodAt } from '../visitors.repo.server'
import type { Roster } from './roster'

const A_PART = 2_000
/** What was committed late by a clock a little behind is not missed. */
const OVERLAP_MS = 120_000

/**
 * What a gate needs to know to work without the network: who is registered, whose ticket has ended, who came in there today.
 * `since`: only what has changed; `after`: the next part of a long one. Sent in parts of 2,000.
 */
export async function readRoster(
  db: Db,
  scope: EventScope,
  { since, after, now, day }: { since: number | null; after: number; now: Date; day: string },
): Promise<Omit<Roster, 'stops'>> {
  const { eventId, stopId } = scope
  const from = since === null ? new Date(0) : new Date(since - OVERLAP_MS)
  const rows = await db
    .selectFrom('event_visitors')
    .select(['id', 'number', 'issue', 'cancelled_at', 'name', 'organisation_name', 'kind'])
    .where('event_id', '=', eventId)
    .where(goodAt(scope, 'stop_id'))
    .where('id', '>', after)
    .where('updated_at', '>=', from)
    .orderBy('id')
    .limit(A_PART + 1)
    .execute()
  const shown = rows.slice(0, A_PART)
  const last = rows.length <= A_PART
  const { rows: entries } = last
    ? await sql<{ number: string; gate: string; at: Date }>`
        select v.number, c.gate, c.scanned_at as at
        from event_check_ins c join event_visitors v on v.id = c.visitor_id
        where c.event_id = ${eventId} and c.stop_id is not distinct from ${stopId} and c.day = ${day} and c.result = 'entered' and c.received_at >= ${from}
      `.execute(db)
    : { rows: [] }
  return {
    ...{ now: now.getTime(), day },
    keys: (await readPublicKeys(db, eventId)).map((key) => key.toString('base64url')),
    visitors: shown.map((row) => [
      row.number,
      row.issue,
      row.cancelled_at?.getTime() ?? 0,
      row.name,
      row.organisation_name,
      row.kind === 'team' ? 1 : 0,
    ]),
    entries: entries.map(({ number, gate, at }) => [number, gate, at.getTime()]),
    next: last ? null : (shown.at(-1)?.id ?? null),
  }
}
