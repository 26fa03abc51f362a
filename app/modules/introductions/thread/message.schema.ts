import { z } from 'zod'
import { purposes } from '~/platform/files/file-rules'
import { rowId } from '~/platform/form-values.schema'
import { MAX_MESSAGE } from './message'

const clientId = z.uuid().transform((id) => id.toLowerCase())

/** What is done in a thread. `seen`: the name card as its sender was shown it. */
export const ThreadActForm = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('send'),
    clientId,
    // A browser sends line ends as CRLF, a script as it holds them: the same text is the same.
    body: z
      .string()
      .transform((text) => text.replace(/\r\n?/g, '\n').trim())
      .pipe(z.string().max(MAX_MESSAGE))
      .default(''),
  }),
  z.object({ act: z.literal('card'), clientId, seen: z.string().max(2_000) }),
  z.object({ act: z.literal('take_back'), message: rowId }),
  z.object({ act: z.literal('read'), upTo: rowId }),
])

/** One file a message, by the rules of documents. */
export const messageFiles = {
  count: 1,
  each: purposes.document.maxBytes,
  total: purposes.document.maxBytes,
}
