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
  /** of a tour, where the gate stands */
  stopId: number | null
  /** without its query, which names the stop: `?stop=5` */
  path: string
  query: string
  /** of a tour as a whole, which has no gates itself */
  stops: { href: string; title: string; facts: string[] }[]
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
