import type { Person } from '~/modules/accounts'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { type FormFields, mediaName } from '../offering-form'
import { addMedia, refuseTooMany } from './add-media.server'
import { changeMedia } from './change-media.server'
import type { MediaAct } from './media-acts'
import {
  type MediaKind,
  mediaIn,
  mediaKinds,
  mediaRow,
  moveMedia,
  withMedia,
  withoutMedia,
} from './media-fields'
import { mergeWords, type WordConflict } from './media-words'

/** What was sent with the page of pictures and files. */
export type SentMedia = {
  offeringId: number
  act: MediaAct
  /** the words, and what stood there when the page was made (`mergeWords`) */
  words: FormFields
  files: Record<MediaKind, readonly File[]>
}

export type SavedMedia = {
  added: number
  /** what was not taken, by the field it was sent in */
  refused: { field: string; name: string; error: DomainError }[]
  conflicts: WordConflict[]
}

/**
 * Keeps the page of pictures and files: its words and what its button does with one upload, then its files, each
 * by itself. What cannot be kept hinders nothing else and is named. Sent twice it changes nothing more.
 * @throws DomainError `media_gone` (409) where an upload to be put back was swept, `too_many_photos`,
 * `too_many_documents` (409), and those of `lockForm`
 */
export async function saveMedia(
  services: Pick<Services, 'db' | 'env' | 'clock' | 'files'>,
  viewer: Person,
  { offeringId, act, words, files }: SentMedia,
): Promise<SavedMedia> {
  let conflicts: WordConflict[] = []
  await changeMedia(services, viewer, {
    offeringId,
    change: async (fields, tx) => {
      const merged = mergeWords(fields, words)
      conflicts = merged.conflicts
      return acted(tx, { offeringId, fields: merged.fields, act })
    },
  })
  const saved: SavedMedia = { added: 0, refused: [], conflicts }
  for (const kind of mediaKinds) {
    if (files[kind].length === 0) continue
    const { added, refused } = await addMedia(services, viewer, { offeringId, files: files[kind] })
    saved.added += added.length
    saved.refused.push(...refused.map((each) => ({ ...each, field: mediaName(kind) })))
  }
  return saved
}

async function acted(
  tx: Tx,
  { offeringId, fields, act }: { offeringId: number; fields: FormFields; act: MediaAct },
): Promise<FormFields> {
  if (act.act === 'up' || act.act === 'down') return moveMedia(fields, act.id, act.act === 'up' ? -1 : 1)
  if (act.act === 'remove') return withoutMedia(fields, act.id)
  if (act.act !== 'restore' || mediaIn(fields).some(({ id }) => id === act.id)) return fields
  const row = await tx
    .selectFrom('offering_media')
    .select('kind')
    .where('id', '=', act.id)
    .where('offering_id', '=', offeringId)
    .executeTakeFirst()
  if (row === undefined) throw new DomainError('media_gone', {}, { status: 409 })
  const kind = row.kind as MediaKind
  refuseTooMany(fields, kind)
  return withMedia(fields, [mediaRow(fields, kind, act.id)])
}
