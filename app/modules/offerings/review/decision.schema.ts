import { z } from 'zod'

const Version = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)

/** A decision on what the page showed; the reasons come under the names of `reasonName`. */
export const OfferingDecisionForm = z.looseObject({
  decision: z.enum(['publish', 'return']),
  version: Version,
})

/** Several rows of the queue at once, each `offering:version` as the page showed it. */
export const BulkPublishForm = z.object({
  row: z.preprocess(
    (rows) => (Array.isArray(rows) ? rows : [rows].filter(Boolean)),
    z
      .array(
        z
          .string()
          .regex(/^\d{1,15}:\d{1,9}$/)
          .transform((written) => {
            const [id = 0, version = 0] = written.split(':').map(Number)
            return { id, version }
          }),
      )
      .min(1)
      .max(50),
  ),
})

/** The field that holds the reason about another; its dots would make it deeper than forms go. */
export const reasonName = (field: string) => `reason_${field.replaceAll('.', '$')}`

const MAX_REASON = 500

/** The reasons of a return by the field they are about; empty ones are none. */
export function reasonsOf(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const reason = typeof value === 'string' ? value.trim().slice(0, MAX_REASON) : ''
      return name.startsWith('reason_') && reason !== ''
        ? [[name.slice('reason_'.length).replaceAll('$', '.'), reason]]
        : []
    }),
  )
}
