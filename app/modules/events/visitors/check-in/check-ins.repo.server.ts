import { sql } from 'kysely'
import type { Db, Tx } from '~db/client.server'
import type { EventScope } from '../../event'
import type { VisitorScope } from '../visitor'
import { goodAt } from '../visitors.repo.server'
import type { Scan, ScanResult } from './scan'

export type StoredScan = Pick<Scan, 'clientId' | 'number' | 'gate'> & {
  result: ScanResult
  at: Date
  name: string
  organisation: string
  /** where and when they came in on that day */
  first: { gate: string; at: Date } | null
}

const rowsOf = (db: Db | Tx, { eventId, stopId }: EventScope) =>
  db
    .selectFrom('event_check_ins as c')
    .innerJoin('event_visitors as v', 'v.id', 'c.visitor_id')
    .leftJoin('event_check_ins as f', (join) =>
      join
        .onRef('f.visitor_id', '=', 'c.visitor_id')
        .onRef('f.day', '=', 'c.day')
        .on('f.result', '=', 'entered'),
    )
    .select([
      'c.client_id',
      'v.number',
      'c.gate',
      'c.result',
      'c.scanned_at',
      'v.name',
      'v.organisation_name',
    ])
    .select(['f.gate as first_gate', 'f.scanned_at as first_at'])
    .where('c.event_id', '=', eventId)
    .where('c.stop_id', 'is not distinct from', stopId)
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>

const toScan = (row: Row): StoredScan => ({
  clientId: row.client_id,
  number: row.number,
  gate: row.gate,
  result: row.result as ScanResult,
  at: row.scanned_at,
  name: row.name,
  organisation: row.organisation_name,
  first: row.first_gate !== null && row.first_at ? { gate: row.first_gate, at: row.first_at } : null,
})

export async function readScans(
  db: Db | Tx,
  scope: EventScope,
  clientIds: readonly string[],
): Promise<StoredScan[]> {
  if (clientIds.length === 0) return []
  return (
    await rowsOf(db, scope)
      .where('c.client_id', 'in', [...clientIds])
      .execute()
  ).map(toScan)
}

/** The scans of a day that let nobody in, the last first. */
export async function readRefused(
  db: Db,
  scope: EventScope,
  { day, limit }: { day: string; limit: number },
): Promise<StoredScan[]> {
  const rows = await rowsOf(db, scope)
    .where('c.day', '=', day)
    .where('c.result', '<>', 'entered')
    .orderBy('c.scanned_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toScan)
}

/** How many came in at each gate on each day, and how many scans let nobody in. */
export async function countEntries(
  db: Db,
  { eventId, stopId }: EventScope,
): Promise<{ day: string; gate: string; entered: number; refused: number }[]> {
  const { rows } = await sql<{ day: string; gate: string; entered: number; refused: number }>`
    select day::text, gate,
      count(*) filter (where result = 'entered')::int as entered,
      count(*) filter (where result <> 'entered')::int as refused
    from event_check_ins where event_id = ${eventId} and stop_id is not distinct from ${stopId}
    group by day, gate order by day desc, entered desc, gate`.execute(db)
  return rows
}

/** The tickets of these numbers that are good there, locked in the order of their numbers. */
export const lockTickets = (tx: Tx, scope: VisitorScope, numbers: readonly string[]) =>
  tx
    .selectFrom('event_visitors')
    .select(['id', 'number', 'issue', 'cancelled_at'])
    .where('event_id', '=', scope.eventId)
    .where(goodAt(scope, 'stop_id'))
    .where('number', 'in', [...numbers])
    .orderBy('number')
    .forNoKeyUpdate()
    .execute()

/** The stop that a ticket is for, where that is another than the one of the gate; undefined: it is good there, or there is none. */
export const stopOfTicket = (db: Db, { eventId, stopId }: EventScope, number: string) =>
  db
    .selectFrom('event_visitors as v')
    .innerJoin('tour_stops as s', 's.id', 'v.stop_id')
    .select(['s.title_zh as titleZh', 's.title_en as titleEn'])
    .where('v.event_id', '=', eventId)
    .where('v.number', '=', number)
    .where('v.stop_id', 'is distinct from', stopId)
    .executeTakeFirst()
