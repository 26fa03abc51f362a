import { z } from 'zod'
import { instantHere, lineShape, linesForm } from '../../offline/lines.schema'
import { MOST_SCANS, type Scan, scanWays } from './scan'

const gate = z.string().trim().min(1).max(40)

/** A scan as a line of JSON: short names, for many go at once. */
const Line = z.object({
  ...lineShape,
  n: z.string().regex(/^\d{10}$/),
  i: z.number().int().positive().nullable(),
  g: gate,
  h: z.enum(scanWays),
})

/** Scans that waited at a gate. */
export const SyncForm = linesForm(Line, MOST_SCANS)

/** The same scans by the clock here. */
export const scansOf = ({ now, line }: z.output<typeof SyncForm>, here: Date): Scan[] =>
  line.map(({ id, n, i, g, h, t }) => ({
    ...{ clientId: id, number: n, issue: i, gate: g, how: h },
    at: instantHere(t, now, here),
  }))

/** One ticket, where there are no scripts: by its number, or whatever a hand scanner types. */
export const CheckInForm = z.object({
  clientId: z.uuid(),
  gate,
  ticket: z.string().trim().min(1).max(200),
})
