import type { Db, Tx } from '~db/client.server'
import type { MeetingSide } from '../meeting'

export const meetingOutcomes = ['promising', 'open', 'unfit', 'missed'] as const
export const nextSteps = ['introduce', 'quote', 'trial', 'none'] as const

/** What one side noted of a meeting. */
export type MeetingRecord = {
  requestId: number
  side: MeetingSide
  outcome: (typeof meetingOutcomes)[number]
  nextStep: (typeof nextSteps)[number]
  rating: number | null
  note: string
  recordedAt: Date
}

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
