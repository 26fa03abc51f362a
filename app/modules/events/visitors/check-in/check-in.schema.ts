import { z } from 'zod'
import { MOST_SCANS, type Scan, scanWays } from './scan'

const gate = z.string().trim().min(1).max(40)
const clientId = z.uuid()

/** A scan as a line of JSON: short names, for a hundred are sent at once. */
const Line = z.object({
  id: clientId,
  n: z.string().regex(/^\d{10}$/),
  i: z.number().int().positive().nullable(),
  g: gate,
  h: z.enum(scanWays),
  /** milliseconds, by the clock of whoever scanned */
  t: z.number().int().nonnegative(),
})

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Scans that waited at a gate, with the time there while they are sent: that clock may be wrong. */
export const SyncForm = z.object({
  now: z.coerce.number().int().positive(),
  scan: z.preprocess(
    (sent) => [sent].flat().map((each) => parsed(String(each))),
    z.array(Line).min(1).max(MOST_SCANS),
  ),
})

/** The same scans by the clock here. None is of the future. */
export const scansOf = ({ now, scan }: z.output<typeof SyncForm>, here: Date): Scan[] =>
  scan.map(({ id, n, i, g, h, t }) => ({
    ...{ clientId: id, number: n, issue: i, gate: g, how: h },
    at: new Date(here.getTime() - Math.max(0, now - t)),
  }))

/** One ticket, where there are no scripts: by its number, or whatever a hand scanner types. */
export const CheckInForm = z.object({
  clientId,
  gate,
  ticket: z.string().trim().min(1).max(200),
})
