import { type PhotoWidth, photoWidths } from '~/platform/files/file-rules'

/** Where a photo is, in one of its widths; where a document is. Neither knows a language. */
export const photoPath = (id: number, width: PhotoWidth): string => `/media/${id}/${width}.webp`
export const documentPath = (id: number): string => `/media/${id}/document.pdf`

/** Every width of a photo, for `srcset`. */
export const photoSet = (id: number): string =>
  photoWidths.map((width) => `${photoPath(id, width)} ${width}w`).join(', ')

/** The width that a name asks for, `document` for a document; null for anything else. */
export function readMediaName(name: string): PhotoWidth | 'document' | null {
  if (name === 'document.pdf') return 'document'
  return photoWidths.find((width) => name === `${width}.webp`) ?? null
}
