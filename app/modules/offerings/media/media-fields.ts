import type { MediaRow } from '~db/documents'
import { altName, type FormFields, listIn, mediaName, textOf } from '../offering-form'

export type MediaKind = MediaRow['kind']
export const mediaKinds = ['photo', 'document'] as const

/** How many of each an offering shows at most. */
export const mostMedia: Record<MediaKind, number> = { photo: 12, document: 10 }

/** The uploads that a form shows, photos first, each kind in its order. */
export const mediaIn = (fields: FormFields): MediaRow[] =>
  mediaKinds.flatMap((kind) => idsIn(fields, kind).map((id) => mediaRow(fields, kind, id)))

/** An upload with the words that a form has for it, whether or not it shows it. */
export const mediaRow = (fields: FormFields, kind: MediaKind, id: number): MediaRow => ({
  id,
  kind,
  altZh: textOf(fields, altName(id, 'zh')),
  altEn: textOf(fields, altName(id, 'en')),
})

const idsIn = (fields: FormFields, kind: MediaKind): number[] =>
  listIn(fields, mediaName(kind))
    .map(Number)
    .filter((id) => Number.isSafeInteger(id) && id > 0)

const withIds = (fields: FormFields, kind: MediaKind, ids: readonly number[]): FormFields => {
  const { [mediaName(kind)]: _before, ...rest } = fields
  return ids.length === 0 ? rest : { ...rest, [mediaName(kind)]: ids.map(String) }
}

/** The form with these uploads behind those it shows already. */
export function withMedia(fields: FormFields, added: readonly MediaRow[]): FormFields {
  let next = fields
  for (const { id, kind, altZh, altEn } of added) {
    next = withIds(next, kind, [...idsIn(next, kind).filter((other) => other !== id), id])
    next = withText(withText(next, altName(id, 'zh'), altZh), altName(id, 'en'), altEn)
  }
  return next
}

/** The form without an upload, whose words are kept for when it is put back; one not shown changes nothing. */
export function withoutMedia(fields: FormFields, id: number): FormFields {
  const kind = mediaKinds.find((each) => idsIn(fields, each).includes(id))
  if (kind === undefined) return fields
  return withIds(
    fields,
    kind,
    idsIn(fields, kind).filter((other) => other !== id),
  )
}

/** The form with an upload so many places further on among its kind, or at the end it runs into. */
export function moveMedia(fields: FormFields, id: number, by: number): FormFields {
  const kind = mediaKinds.find((each) => idsIn(fields, each).includes(id))
  if (kind === undefined) return fields
  const ids = idsIn(fields, kind)
  const from = ids.indexOf(id)
  const to = Math.min(Math.max(from + by, 0), ids.length - 1)
  if (to === from) return fields
  const others = ids.filter((other) => other !== id)
  return withIds(fields, kind, [...others.slice(0, to), id, ...others.slice(to)])
}

/** The form with one text; an empty one leaves no field behind. */
export function withText(fields: FormFields, name: string, text: string): FormFields {
  const { [name]: _before, ...rest } = fields
  return text === '' ? rest : { ...rest, [name]: text }
}

/** The form without the words of uploads that it does not show. */
export function shownWords(fields: FormFields): FormFields {
  const shown = new Set(mediaIn(fields).flatMap(({ id }) => [altName(id, 'zh'), altName(id, 'en')]))
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => !name.startsWith('alt.') || shown.has(name)),
  )
}
