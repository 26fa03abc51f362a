import { DomainError } from '../errors'

/**
 * The text of a file in UTF-8, with or without a byte order mark, or in GB18030 (GBK, GB 2312), as Chinese
 * spreadsheets save it.
 * @throws DomainError `workbook_encoding` with the `byte` (from 1) and `line` that cannot be read
 */
export function decodeText(bytes: Uint8Array): string {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const nul = bytes.indexOf(0)
  if (nul >= 0) refuse(bytes, nul)
  const utf8 = decode('utf-8', bytes)
  if (utf8 !== null) return utf8
  const broken = firstBroken('utf-8', bytes)
  if (marked || isMostlyUtf8(bytes)) refuse(bytes, broken)
  const gb = decode('gb18030', bytes)
  if (gb === null) refuse(bytes, firstBroken('gb18030', bytes))
  // What nobody writes comes out where bytes of another encoding are read as this one.
  if (/[\ue000-\uf8ff\ufffd]/u.test(gb)) refuse(bytes, broken)
  return gb
}

type Encoding = 'utf-8' | 'gb18030'

function decode(encoding: Encoding, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** A line break is one byte in both, whatever surrounds it. */
function* linesOf(bytes: Uint8Array): Generator<{ start: number; line: Uint8Array }> {
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(10, start)
    const stop = end < 0 ? bytes.length : end + 1
    yield { start, line: bytes.subarray(start, stop) }
    start = stop
  }
}

/** The index of the first byte after which nothing can make a text of it. */
function firstBroken(encoding: Encoding, bytes: Uint8Array): number {
  for (const { start, line } of linesOf(bytes)) {
    if (decode(encoding, line) !== null) continue
    const decoder = new TextDecoder(encoding, { fatal: true })
    for (let index = 0; index < line.length; index++)
      try {
        decoder.decode(line.subarray(index, index + 1), { stream: true })
      } catch {
        return start + index
      }
    return start + line.length - 1
  }
  return 0
}

/** A file in UTF-8 with a broken place must not be taken for one in GB18030: nearly all of it would read there too. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let [good, bad] = [0, 0]
  for (const { line } of linesOf(bytes)) {
    if (line.every((byte) => byte < 0x80)) continue
    const text = decode('utf-8', line)
    if (text === null) bad++
    else if (/[\u0800-\uffff]/u.test(text)) good++
  }
  return good > bad
}

function refuse(bytes: Uint8Array, index: number): never {
  let line = 1
  for (let at = bytes.indexOf(10); at >= 0 && at < index; at = bytes.indexOf(10, at + 1)) line++
  throw new DomainError('workbook_encoding', {
    byte: index + 1,
    line,
    value: `0x${(bytes[index] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`,
  })
}
