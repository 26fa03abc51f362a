import { z } from 'zod'

export const mailStates = ['kept', 'failed', 'sent'] as const
/** `kept`: not sent, and no attempt has failed. */
export type MailState = (typeof mailStates)[number]

export const OutboxQuery = z.object({
  state: z.enum(mailStates).optional(),
  /** part of the address or the subject */
  q: z.string().max(200).optional(),
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
})
export type OutboxQuery = z.output<typeof OutboxQuery>

export const mailState = (mail: { sent_at: Date | null; last_error: string | null }): MailState =>
  mail.sent_at ? 'sent' : mail.last_error === null ? 'kept' : 'failed'
