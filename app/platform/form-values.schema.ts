import { z } from 'zod'
import { ROW_ID } from './row-id'

/** A row's id that a form sends. */
export const rowId = z.string().regex(ROW_ID, 'choice').transform(Number)

/** A day that there is, YYYY-MM-DD. */
export const day = z
  .string()
  .trim()
  .refine((text) => {
    const date = new Date(`${text}T00:00:00Z`)
    return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
  }, 'day')

/** A time of the day, HH:MM. */
export const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'hour')

/** What may be left empty: null then. */
export const orNone = <T extends z.ZodType>(value: T) => z.union([z.literal('').transform(() => null), value])

/** What fields of one name send, each once; empty where nothing was ticked. */
export const listOf = <T extends z.ZodType>(
  each: T,
  { least = 0, most, tooMany = 'too_many_chosen' }: { least?: number; most: number; tooMany?: string },
) =>
  z
    .preprocess((sent) => (sent === undefined || sent === '' ? [] : [sent].flat()), z.array(each))
    .refine((list) => list.length >= least, 'none_chosen')
    .refine((list) => list.length <= most, tooMany)
    .transform((list) => [...new Set(list)])

/** One text a row of a form, empty ones too, so that columns stay side by side. */
export const column = (max: number, rows: number) =>
  z.preprocess(
    (sent) => (sent === undefined ? [] : [sent].flat()),
    z.array(z.string().trim().max(max)).max(rows),
  )
