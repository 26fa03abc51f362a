import { z } from 'zod'

/** What every line has: an id made on the device, so that a line sent again is the same; and when, in ms by its clock. */
export const lineShape = { id: z.uuid(), t: z.number().int().nonnegative() }

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Lines of JSON that waited on a device, with the time there while they are sent: that clock may be wrong. */
export const linesForm = <Line extends z.ZodType>(line: Line, most: number) =>
  z.object({
    now: z.coerce.number().int().positive(),
    line: z.preprocess(
      (sent) => [sent].flat().map((each) => parsed(String(each))),
      z.array(line).min(1).max(most),
    ),
  })

/** When a line was made by the clock here, which is given; never in the future. */
export const instantHere = (t: number, now: number, here: Date): Date =>
  new Date(here.getTime() - Math.max(0, now - t))
