import { z } from 'zod'
import { rowId } from '~/platform/form-values.schema'
import { noticeKinds } from './kinds'

/** What is done in the list: `open` leads on to what the notice is about, `all` takes those up to `upTo`. */
export const NoticeActForm = z.union([
  z.object({ open: rowId }),
  z.object({ read: rowId }),
  z.object({ act: z.literal('all'), upTo: rowId, kind: z.enum(noticeKinds).optional() }),
])

export const NoticeQuery = z.object({ kind: z.enum(noticeKinds).optional() }).loose()

/** `List-Unsubscribe` is what a mail program sends by itself, `scope` what the form of the page does. */
export const UnsubscribeForm = z.object({
  scope: z.enum(['these', 'all']).default('these'),
  'List-Unsubscribe': z.string().optional(),
})
