import type { ScanResult } from '../scan'

export type EntryCount = { key: string; day: string; gate: string; entered: string; refused: string }

export type RefusedScan = {
  id: string
  result: ScanResult
  name: string
  about: string
  gate: string
  at: string
  /** where and when they came in before */
  first: string | null
}

export type CheckInView = {
  eventId: number
  path: string
  /** the viewer may stand at a gate */
  lets: boolean
  /** of the form, where there are no scripts */
  clientId: string
  gate: string
  /** what the form was answered with */
  scan: RefusedScan | null
  counts: EntryCount[]
  today: string
  refused: RefusedScan[]
}
