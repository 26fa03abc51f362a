import { z } from 'zod'

const Text = z.string().max(200)
/** A day in China, `YYYY-MM-DD`. */
const Day = z.iso.date()

/** What the audit log is narrowed by. All given must hold. */
export const AuditFilter = z.object({
  /** id, address or part of the name of whoever acted or was acted on */
  person: Text.optional(),
  action: Text.optional(),
  kind: Text.optional(),
  object: Text.optional(),
  /** id or part of the name of the organisation that was acted for or on */
  organisation: Text.optional(),
  address: Text.optional(),
  from: Day.optional(),
  to: Day.optional(),
})
export type AuditFilter = z.output<typeof AuditFilter>

/** One page of it: entries older than `before`, an entry's id. */
export const AuditQuery = AuditFilter.extend({
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
})
export type AuditQuery = z.output<typeof AuditQuery>
