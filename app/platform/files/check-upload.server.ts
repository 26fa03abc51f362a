import { inflateSync } from 'node:zlib'
import { fileTypeFromBuffer } from 'file-type'
import sharp, { type Sharp } from 'sharp'
import { DomainError } from '../errors'
import {
  MAX_PIXELS,
  MAX_SIDE,
  type MediaType,
  type PhotoWidth,
  type Purpose,
  photoWidths,
  purposes,
  type SheetType,
  safeName,
} from './file-rules'
import { pdfFault } from './pdf-rules'

type ImageType = Exclude<MediaType, 'application/pdf'>

export type CheckedFile = {
  purpose: Purpose | 'sheet'
  /** to show, and to save under */
  name: string
  mediaType: MediaType | SheetType
  bytes: Buffer
  width: number | null
  height: number | null
}

// Of all that libvips can read, only what may be uploaded: a decoder that is never called has no holes.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    // AVIF; no other codec of its container is built in.
    'VipsForeignLoadHeifBuffer',
  ],
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
 * `photo_type_refused`,
 * `image_unreadable`, `image_too_large`, `not_a_pdf`, `pdf_encrypted` or `pdf_active`
 */
export async function checkUpload(file: File, purpose: Purpose): Promise<CheckedFile> {
  const { bytes, mediaType } = await readUpload(file, purpose)
  const name = safeName(file.name, mediaType)
  if (mediaType !== 'application/pdf')
    return { purpose, name, mediaType, ...(await inTurn(() => encodeAnew(bytes, mediaType))) }
  const fault = pdfFault(bytes.toString('latin1'), inflater())
  if (fault) throw new DomainError(fault)
  return { purpose, name, mediaType, bytes, width: null, height: null }
}

/**
 * The same for a photo, which is kept as WebP in each of `photoWidths`, never larger than it was; the keys are
 * these widths.
 * @throws as `checkUpload`, for images
 */
export async function checkPhoto(file: File): Promise<Record<PhotoWidth, CheckedFile>> {
  const { bytes } = await readUpload(file, 'photo')
  const name = safeName(file.name, 'image/webp')
  const sizes = await inTurn(() => encodeSizes(bytes))
  const kept = photoWidths.map((width, index) => [
    width,
    { purpose: 'photo', name, mediaType: 'image/webp', ...sizes[index] },
  ])
  return Object.fromEntries(kept) as Record<PhotoWidth, CheckedFile>
}

/** Whether these bytes begin as a PDF does: such a file is checked as a document, anything else as a photo. */
export const looksLikePdf = async (file: File): Promise<boolean> =>
  Buffer.from(await file.slice(0, 5).arrayBuffer()).toString('latin1') === '%PDF-'

async function readUpload(file: File, purpose: Purpose): Promise<{ bytes: Buffer; mediaType: MediaType }> {
  const { types, maxBytes } = purposes[purpose]
  if (file.size === 0) throw new DomainError('file_empty')
  if (file.size > maxBytes) throw new DomainError('file_too_large', { megabytes: maxBytes / 1_048_576 })
  const bytes = Buffer.from(await file.arrayBuffer())
  const mediaType = await sniff(bytes)
  if (!mediaType || !(types as readonly string[]).includes(mediaType))
    throw new DomainError(typeRefusals[purpose])
  return { bytes, mediaType }
}

const typeRefusals: Record<Purpose, string> = {
  image: 'image_type_refused',
  document: 'file_type_refused',
  photo: 'photo_type_refused',
}

async function sniff(bytes: Buffer): Promise<MediaType | null> {
  const found = await fileTypeFromBuffer(bytes.subarray(0, SIGNATURE_BYTES)).catch(() => undefined)
  switch (found?.mime) {
    case 'image/jpeg':
    case 'image/png':
    case 'image/webp':
    case 'image/avif':
    case 'application/pdf':
      return found.mime
    case 'image/apng':
      return 'image/png'
    default:
      return null
  }
}

const encodeAnew = (bytes: Buffer, mediaType: ImageType) =>
  decoding(async () => {
    const upright = (await open(bytes, 'warning'))
      .autoOrient()
      .resize(MAX_SIDE, MAX_SIDE, { fit: 'inside', withoutEnlargement: true })
    const encoded =
      mediaType === 'image/jpeg'
        ? upright.jpeg({ quality: 86 })
        : mediaType === 'image/png'
          ? upright.png()
          : upright.webp({ quality: 86 })
    return finished(encoded)
  })

/** Decoded once, at the largest size; cameras write flaws that only a strict reader minds. */
const encodeSizes = (bytes: Buffer) =>
  decoding(async () => {
    const largest = Math.max(...photoWidths)
    const { data, info } = await (await open(bytes, 'error'))
      .autoOrient()
      .resize(largest, 2 * largest, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
    const raw = { width: info.width, height: info.height, channels: info.channels }
    const sizes: Encoded[] = []
    for (const width of photoWidths)
      sizes.push(
        await finished(
          sharp(data, { raw })
            .resize(width, 2 * width, { fit: 'inside', withoutEnlargement: true })
            .webp({ quality: 80 }),
        ),
      )
    return sizes
  })

type Encoded = { bytes: Buffer; width: number; height: number }

async function finished(image: Sharp): Promise<Encoded> {
  const { data, info } = await image.toBuffer({ resolveWithObject: true })
  return { bytes: data, width: info.width, height: info.height }
}

/** An image that may be decoded: its first frame, and no more pixels than memory has room for. */
async function open(bytes: Buffer, failOn: 'warning' | 'error'): Promise<Sharp> {
  const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn, pages: 1 })
  const { width, height } = await image.metadata()
  if (width * height > MAX_PIXELS) throw new DomainError('image_too_large', { megapixels: MAX_PIXELS / 1e6 })
  return image.timeout({ seconds: ENCODING_SECONDS })
}

async function decoding<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
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
