import type { Db, Tx } from '~db/client.server'
import type { MeetingSide } from '../meeting'
import type { MeetingRecord } from './record'

/** What was noted of meetings, of both sides. */
export async function readRecords(db: Db | Tx, requestIds: readonly number[]): Promise<MeetingRecord[]> {
  const rows = await db
    .selectFrom('meeting_records')
    .selectAll()
    .where('request_id', 'in', [0, ...requestIds])
    .execute()
  return rows.map((row) => ({
    requestId: row.request_id,
    side: row.side as MeetingSide,
    outcome: row.outcome as MeetingRecord['outcome'],
    nextStep: row.next_step as MeetingRecord['nextStep'],
    rating: row.rating,
    note: row.note,
    recordedAt: row.recorded_at,
  }))
}
