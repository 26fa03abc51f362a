import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/modules/vocabulary'
import type { OfferingCardView } from '../components/offering-card-view'
import { inLang } from '../components/offering-card-view'
import { altName, type FormFields, videoName } from '../offering-form'
import { type MediaKind, mediaIn, mediaRow } from './media-fields'
import { documentPath, photoPath } from './media-paths'
import { mediaWords, videoPlaces } from './media-words'

export type UploadView = {
  id: number
  /** its place among its kind, from 1 */
  n: number
  last: boolean
  /** what it is called where it has no words yet */
  name: string
  /** the whole picture, or the document */
  href: string
  /** small; null for a document */
  src: string | null
  names: { zh: string; en: string }
}

export type MediaPage = {
  photos: UploadView[]
  documents: UploadView[]
  removed: UploadView[]
  videos: { n: number; url: string; title: string }[]
  /** what stands in each field of words, by its name */
  words: Record<string, string>
  errors: Record<string, string>
  card: OfferingCardView | null
}

/**
 * What the server answers when the page was kept: of two answers the one with the larger version is newer. `at`:
 * hours and minutes; null where not all of it could be kept.
 */
export type SavedMediaPage = { version: number; at: string | null; page: MediaPage }

/** `uploads`: all that were ever sent for this offering and not swept, the newest first. */
export function mediaView(
  fields: FormFields,
  uploads: readonly { id: number; kind: MediaKind; name: string }[],
  lang: Lang,
): Omit<MediaPage, 'errors' | 'card'> {
  const { t } = i18nFor(lang)
  const files = new Map(uploads.map((upload) => [upload.id, upload.name]))
  const shown = mediaIn(fields)
  const seen = new Set(shown.map(({ id }) => id))
  const list = (
    rows: readonly { id: number; kind: MediaKind; altZh: string; altEn: string }[],
  ): UploadView[] =>
    rows.map(({ id, kind, altZh, altEn }, index) => ({
      id,
      n: index + 1,
      last: index === rows.length - 1,
      name: inLang(lang, altZh, altEn) || (files.get(id) ?? t(`media.${kind}N`, { n: index + 1 })),
      href: kind === 'photo' ? photoPath(id, 1600) : documentPath(id),
      src: kind === 'photo' ? photoPath(id, 320) : null,
      names: { zh: altName(id, 'zh'), en: altName(id, 'en') },
    }))
  return {
    photos: list(shown.filter(({ kind }) => kind === 'photo')),
    documents: list(shown.filter(({ kind }) => kind === 'document')),
    removed: list(
      uploads.filter(({ id }) => !seen.has(id)).map(({ id, kind }) => mediaRow(fields, kind, id)),
    ),
    videos: videoPlaces(fields).map((index) => ({
      n: index + 1,
      url: videoName(index, 'url'),
      title: videoName(index, 'title'),
    })),
    words: mediaWords(fields),
  }
}
