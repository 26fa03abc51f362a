/** How somebody was let in: by the code, by a number that was typed, or found by name. */
export const scanWays = ['scanned', 'typed', 'found'] as const
export type ScanWay = (typeof scanWays)[number]

/** `again`: they came in on this day already; `cancelled`, `replaced`: the ticket is no longer good. */
export const scanResults = ['entered', 'again', 'cancelled', 'replaced'] as const
export type ScanResult = (typeof scanResults)[number]

/** One scan at a gate. */
export type Scan = {
  /** made at the gate: sent again, it is the same scan */
  clientId: string
  number: string
  /** of the code; null: there was none */
  issue: number | null
  gate: string
  how: ScanWay
  at: Date
}

/** The most scans that are sent at once. */
export const MOST_SCANS = 50

/** A scan as it is sent: short names, for many go at once; `t` in ms by the clock of whoever scanned. */
export type ScanLine = { id: string; n: string; i: number | null; g: string; h: ScanWay; t: number }

/** What the server says of a scan that it was sent; `at` in ms. */
export type SentScan = { clientId: string; result: ScanResult; first: { gate: string; at: number } | null }

/** What is known of a ticket where it is scanned. */
export type TicketState = {
  issue: number
  /** null: it is good */
  cancelledAt: Date | null
}

export type Entry = { gate: string; at: Date }

/**
 * What a scan comes to. `entry`: how they came in on the same day, if they did. Whoever came in before their
 * ticket was cancelled came in; a code of a former issue is none.
 */
export function resultOf(
  { issue, at }: Pick<Scan, 'issue' | 'at'>,
  ticket: TicketState,
  entry: Entry | null,
): ScanResult {
  if (ticket.cancelledAt && ticket.cancelledAt <= at) return 'cancelled'
  if (issue !== null && issue !== ticket.issue) return 'replaced'
  return entry && entry.at <= at ? 'again' : 'entered'
}
