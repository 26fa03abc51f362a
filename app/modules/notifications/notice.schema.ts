import { z } from 'zod'
import { noticeKinds } from './kinds'

const id = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'choice')
  .transform(Number)

/** What is done in the list: `open` leads on to what the notice is about, `all` takes those up to `upTo`. */
export const NoticeActForm = z.union([
  z.object({ open: id }),
  z.object({ read: id }),
  z.object({ act: z.literal('all'), upTo: id, kind: z.enum(noticeKinds).optional() }),
])

export const NoticeQuery = z.object({ kind: z.enum(noticeKinds).optional() }).loose()

/** `List-Unsubscribe` is what a mail program sends by itself, `scope` what the form of the page does. */
export const UnsubscribeForm = z.object({
  scope: z.enum(['these', 'all']).default('these'),
  'List-Unsubscribe': z.string().optional(),
})
