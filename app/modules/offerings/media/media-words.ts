import { MAX_VIDEOS } from '../detail-fields'
import { altName, type FormFields, textOf, videoName } from '../offering-form'
import { mediaIn, withText } from './media-fields'

/** Of the words of one picture or document, in characters. */
export const MAX_ALT = 200
export const MAX_VIDEO_URL = 500
export const MAX_VIDEO_TITLE = 120

/** How many films there is room for where none is named yet. */
const ROOM_FOR_VIDEOS = 4

/** The hidden field beside another that says what stood there when the page was made. */
export const wasName = (name: string) => `was.${name}`

/** The places of films that a form has room for: one more than are filled, and at least a few. */
export function videoPlaces(fields: FormFields): number[] {
  const all = Array.from({ length: MAX_VIDEOS }, (_, index) => index)
  const last = all.findLast((index) => textOf(fields, videoName(index, 'url')) !== '') ?? -1
  return all.slice(0, Math.max(ROOM_FOR_VIDEOS, last + 2))
}

/** The words on the page of pictures and files as a form has them, by field. */
export const mediaWords = (fields: FormFields): Record<string, string> =>
  Object.fromEntries(
    [
      ...mediaIn(fields).flatMap(({ id }) => [altName(id, 'zh'), altName(id, 'en')]),
      ...videoPlaces(fields).flatMap((index) => [videoName(index, 'url'), videoName(index, 'title')]),
    ].map((name) => [name, textOf(fields, name)]),
  )

/** A field that somebody else filled otherwise meanwhile, with what they wrote. */
export type WordConflict = { field: string; stored: string }

/**
 * The form with the words that were sent. Only what the sender changed counts, so that two windows do not undo
 * each other; what both changed otherwise stays as it is stored, and is named. Words of uploads that the form
 * does not show are left out.
 */
export function mergeWords(
  fields: FormFields,
  sent: FormFields,
): { fields: FormFields; conflicts: WordConflict[] } {
  let next = fields
  const conflicts: WordConflict[] = []
  for (const [name, stored] of Object.entries(mediaWords(fields))) {
    if (!(name in sent)) continue
    const mine = plain(textOf(sent, name), mostOf(name))
    const was = wasName(name) in sent ? textOf(sent, wasName(name)) : stored
    if (mine === was || mine === stored) continue
    if (was === stored) next = withText(next, name, mine)
    else conflicts.push({ field: name, stored })
  }
  return { fields: next, conflicts }
}

const mostOf = (name: string) =>
  name.startsWith('alt.') ? MAX_ALT : name.endsWith('.url') ? MAX_VIDEO_URL : MAX_VIDEO_TITLE

/** One line, as long as may be. */
const plain = (text: string, most: number) => [...text.replace(/\s+/gu, ' ')].slice(0, most).join('')
