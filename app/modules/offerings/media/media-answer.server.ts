import type { TFunction } from 'i18next'
import type { FormState } from '~/platform/http/form-state'
import { wordError } from '~/platform/http/parse-form.server'
import { type FormFields, mediaName, textOf } from '../offering-form'
import { type MediaKind, mediaKinds } from './media-fields'
import type { MediaPage } from './media-view'
import { wasName } from './media-words'
import type { SavedMedia, SentMedia } from './save-media.server'

/** The words and files of a sent form. */
export const sentMedia = (
  words: Record<string, unknown>,
  form: FormData,
): Pick<SentMedia, 'words' | 'files'> => ({
  words: words as FormFields,
  files: Object.fromEntries(
    mediaKinds.map((kind) => [kind, form.getAll(mediaName(kind)).filter((part) => part instanceof File)]),
  ) as Record<MediaKind, File[]>,
})

/** What could not be kept, beside its field and in words; null where all of it was. */
export function mediaFaults(
  { refused, conflicts }: SavedMedia,
  words: FormFields,
  t: TFunction,
): FormState | null {
  const errors: Record<string, string> = {}
  for (const { field, name, error } of refused) {
    const text = t('media.refusedFile', { name, why: wordError(error, t) })
    errors[field] = errors[field] === undefined ? text : `${errors[field]}\n${text}`
  }
  for (const { field, stored } of conflicts)
    errors[field] = stored === '' ? t('media.emptiedMeanwhile') : t('media.changedMeanwhile', { stored })
  return Object.keys(errors).length === 0 ? null : { values: words, errors, error: t('form.check') }
}

/**
 * The page for a form that stays open: where somebody else wrote meanwhile it still builds on what its writer
 * saw, so that saving by itself does not undo the other.
 */
export const keptWords = (
  page: MediaPage,
  saved: SavedMedia,
  words: FormFields,
  t: TFunction,
): MediaPage => ({
  ...page,
  words: {
    ...page.words,
    ...Object.fromEntries(saved.conflicts.map(({ field }) => [field, textOf(words, wasName(field))])),
  },
  errors: { ...page.errors, ...mediaFaults(saved, words, t)?.errors },
})
