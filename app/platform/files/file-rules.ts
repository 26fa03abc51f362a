/** What may be uploaded as what. Sizes in bytes, of what was sent. */
export const purposes = {
  image: { types: ['image/jpeg', 'image/png', 'image/webp'], maxBytes: 10 * 1_048_576 },
  document: {
    types: ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'],
    maxBytes: 15 * 1_048_576,
  },
  photo: { types: ['image/jpeg', 'image/png', 'image/webp', 'image/avif'], maxBytes: 15 * 1_048_576 },
} as const satisfies Record<string, { types: readonly MediaType[]; maxBytes: number }>

export type Purpose = keyof typeof purposes
export type MediaType = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/avif' | 'application/pdf'

/** What a spreadsheet may be: read by `platform/workbook`, and only ever saved, never shown. */
export type SheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' | 'text/csv'

const extensions: Record<MediaType | SheetType, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'text/csv': 'csv',
}

/** Of an image that was checked: pixels read, and the longest side kept. */
export const MAX_PIXELS = 40_000_000
export const MAX_SIDE = 2_400

/** The sizes that a photo is kept in: pixels of its width, at most; twice as high at most. */
export const photoWidths = [320, 800, 1600] as const
export type PhotoWidth = (typeof photoWidths)[number]

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff<>:"/\\|?*]/g

/**
 * A name to show and to save under: the last part of what was sent, without what a file system or a reader
 * takes amiss, and with the extension that the content has, whatever it was called.
 */
export function safeName(sent: string, type: MediaType | SheetType): string {
  const last = sent.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const stem = last
    .replace(/\.[^.]*$/, '')
    .replace(UNSAFE, '')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  return `${[...stem].slice(0, 100).join('') || 'file'}.${extensions[type]}`
}

/** RFC 6266: an ASCII name for old clients, and the whole one as RFC 5987 writes it. */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\w.-]+/g, '_')
  const whole = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `${kind}; filename="${plain}"; filename*=UTF-8''${whole}`
}
