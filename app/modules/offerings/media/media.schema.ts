import { z } from 'zod'
import { purposes } from '~/platform/files/file-rules'
import { type MediaAct, uploadActs } from './media-acts'
import { mostMedia } from './media-fields'

/** The page of pictures and files: its words are kept as typed. */
export const MediaForm = z.looseObject({
  act: z
    .string()
    .regex(new RegExp(`^(?:save|next|(?:${uploadActs.join('|')})-[1-9]\\d{0,14})$`))
    .default('save')
    .transform((written): MediaAct => {
      const [name, id] = written.split('-')
      const act = uploadActs.find((known) => known === name)
      return act ? { act, id: Number(id) } : { act: written === 'next' ? 'next' : 'save' }
    }),
})

/** What the form may carry at once. A file that is too large by itself is named, if all fit together. */
const together = 2 * purposes.photo.maxBytes
export const mediaFiles = { count: mostMedia.photo, each: together, total: together }
