import yauzl from 'yauzl'
import { DomainError } from '../errors'

/** Of all that is inflated of one file; a full one of 5,000 rows of 150 cells has a third of it. */
const MAX_INFLATED = 160 * 1_048_576
/** A part that is larger than this may not be packed tighter than `MAX_RATIO`. */
const SMALL_PART = 1_048_576
const MAX_RATIO = 250
const MAX_PARTS = 2_000

/** The parts of a zipped document. Nothing is inflated before it is asked for, and never more than the limits. */
export type Package = {
  names: readonly string[]
  /** the text of a part, in pieces; null where there is none */
  read(name: string): AsyncGenerator<string> | null
}

/**
 * Opens a zip from its list of contents. What the list says of sizes is held against the limits first, and
 * what comes out while inflating against the list.
 * @throws DomainError `workbook_damaged`, `workbook_encrypted`, `workbook_bomb`
 */
export async function openPackage(bytes: Buffer): Promise<Package> {
  const entries = new Map<string, yauzl.Entry>()
  const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true }).catch(damaged)
  if (zip.entryCount > MAX_PARTS) throw new DomainError('workbook_bomb')
  let declared = 0
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw new DomainError('workbook_encrypted')
      if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) damaged()
      declared += entry.uncompressedSize
      const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize)
      if (declared > MAX_INFLATED || (entry.uncompressedSize > SMALL_PART && ratio > MAX_RATIO))
        throw new DomainError('workbook_bomb')
      if (entries.has(entry.fileName)) damaged()
      entries.set(entry.fileName, entry)
    }
  } catch (error) {
    damaged(error)
  }
  const read = (name: string) => {
    const entry = entries.get(name)
    return entry === undefined ? null : inflate(zip, entry)
  }
  return { names: [...entries.keys()], read }
}

async function* inflate(zip: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let inflated = 0
  try {
    const stream = await zip.openReadStreamPromise(entry)
    for await (const chunk of stream) {
      inflated += (chunk as Buffer).length
      if (inflated > entry.uncompressedSize) throw new DomainError('workbook_bomb')
      yield decoder.decode(chunk as Buffer, { stream: true })
    }
    yield decoder.decode()
  } catch (error) {
    damaged(error)
  }
}

function damaged(error?: unknown): never {
  if (error instanceof DomainError) throw error
  throw new DomainError('workbook_damaged')
}
