import { z } from 'zod'

/** A batch is ten sheets of eight. */
export const A_BATCH = 80

const printed = z.string().regex(/^\d{10}:[1-9]\d{0,8}$/, 'choice')

/** The badges of a batch that came out of the printer: number and issue of each. */
export const PrintedForm = z.object({
  /** the id behind which the next batch begins */
  next: z
    .string()
    .regex(/^\d{1,15}$/)
    .default('0'),
  badge: z
    .preprocess((sent) => (sent === undefined ? [] : [sent].flat()), z.array(printed).min(1).max(A_BATCH))
    .transform((badges) =>
      badges.map((each) => {
        const [number = '', issue = ''] = each.split(':')
        return { number, issue: Number(issue) }
      }),
    ),
})

const numbers = z.array(z.string().regex(/^\d{10}$/)).max(A_BATCH)
export const BadgeQuery = z.object({
  which: z.enum(['waiting', 'all', 'chosen']).default('waiting'),
  after: z.coerce.number().int().nonnegative().default(0),
})

/** The numbers that an address names; null: what it names are none. */
export const chosenIn = (url: URL): string[] | null => {
  const read = numbers.safeParse([...new Set(url.searchParams.getAll('n'))])
  return read.success ? read.data : null
}
