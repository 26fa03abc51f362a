import { inflateSync } from 'node:zlib'
import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { DomainError } from '../errors'
import { MAX_PIXELS, MAX_SIDE, type MediaType, type Purpose, purposes, safeName } from './file-rules'
import { pdfFault } from './pdf-rules'

export type CheckedFile = {
  purpose: Purpose
  /** to show, and to save under */
  name: string
  mediaType: MediaType
  bytes: Buffer
  width: number | null
  height: number | null
}

// Of all that libvips can read, only what may be uploaded: a decoder that is never called has no holes.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})
sharp.cache(false)

/** Enough for every signature that counts; the rest of a hostile file is not looked at. */
const SIGNATURE_BYTES = 4_100
/** Of all packed object streams of one PDF. */
const INFLATED_BYTES = 32 * 1_048_576
const ENCODING_SECONDS = 20

/**
 * Finds out from the bytes alone what an uploaded file is; its name and declared type count for nothing.
 * Images are decoded and written anew, with the first frame, upright, at most `MAX_SIDE` pixels a side, and
 * without metadata such as places. Takes seconds at worst: call it outside a transaction.
 * @throws DomainError `file_empty`, `file_too_large`, `file_type_refused`, `image_type_refused`,
 * `image_unreadable`, `image_too_large`, `not_a_pdf`, `pdf_encrypted` or `pdf_active`
 */
export async function checkUpload(file: File, purpose: Purpose): Promise<CheckedFile> {
  const { types, maxBytes } = purposes[purpose]
  if (file.size === 0) throw new DomainError('file_empty')
  if (file.size > maxBytes) throw new DomainError('file_too_large', { megabytes: maxBytes / 1_048_576 })
  const bytes = Buffer.from(await file.arrayBuffer())
  const mediaType = await sniff(bytes)
  if (!mediaType || !(types as readonly string[]).includes(mediaType))
    throw new DomainError(purpose === 'image' ? 'image_type_refused' : 'file_type_refused')
  const name = safeName(file.name, mediaType)
  if (mediaType !== 'application/pdf')
    return { purpose, name, mediaType, ...(await inTurn(() => encodeAnew(bytes, mediaType))) }
  const fault = pdfFault(bytes.toString('latin1'), inflater())
  if (fault) throw new DomainError(fault)
  return { purpose, name, mediaType, bytes, width: null, height: null }
}

async function sniff(bytes: Buffer): Promise<MediaType | null> {
  const found = await fileTypeFromBuffer(bytes.subarray(0, SIGNATURE_BYTES)).catch(() => undefined)
  switch (found?.mime) {
    case 'image/jpeg':
    case 'image/png':
    case 'image/webp':
    case 'application/pdf':
      return found.mime
    case 'image/apng':
      return 'image/png'
    default:
      return null
  }
}

async function encodeAnew(bytes: Buffer, mediaType: Exclude<MediaType, 'application/pdf'>) {
  try {
    const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'warning', pages: 1 })
    const { width, height } = await image.metadata()
    if (width * height > MAX_PIXELS)
      throw new DomainError('image_too_large', { megapixels: MAX_PIXELS / 1e6 })
    const upright = image
      .autoOrient()
      .resize(MAX_SIDE, MAX_SIDE, { fit: 'inside', withoutEnlargement: true })
      .timeout({ seconds: ENCODING_SECONDS })
    const encoded =
      mediaType === 'image/jpeg'
        ? upright.jpeg({ quality: 86 })
        : mediaType === 'image/png'
          ? upright.png()
          : upright.webp({ quality: 86 })
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true })
    return { bytes: data, width: info.width, height: info.height }
  } catch (error) {
    if (error instanceof DomainError) throw error
    if (/pixel limit/i.test(String(error)))
      throw new DomainError('image_too_large', { megapixels: MAX_PIXELS / 1e6 })
    throw new DomainError('image_unreadable')
  }
}

let last: Promise<unknown> = Promise.resolve()

/** One image at a time in a process: a decoded one may take 160 MB. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work)
  last = turn.catch(() => {})
  return turn
}

function inflater() {
  let left = INFLATED_BYTES
  return (packed: string): string | null => {
    try {
      const inside = inflateSync(Buffer.from(packed, 'latin1'), { maxOutputLength: Math.max(1, left) })
      left -= inside.length
      return inside.toString('latin1')
    } catch {
      return null
    }
  }
}
