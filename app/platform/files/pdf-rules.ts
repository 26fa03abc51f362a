export type PdfFault = 'not_a_pdf' | 'pdf_encrypted' | 'pdf_active'

const ACTIVE =
  /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA|ImportData|SubmitForm|GoToE|Filespec)(?=[\s()<>[\]{}/%]|$)/

/**
 * Why a PDF is refused, from its bytes as Latin-1 text; null where nothing was found. `inflate` unpacks a
 * stream, or gives null where it cannot.
 *
 * This looks for the names of actions and attachments, in plain sight, spelt with escapes, or in packed
 * object streams. It is no parser: a file made to mislead it may pass, which is why no PDF is ever shown
 * inline.
 */
export function pdfFault(text: string, inflate: (packed: string) => string | null): PdfFault | null {
  if (!/^%PDF-[12]\.\d/.test(text) || !text.slice(-2_048).includes('%%EOF')) return 'not_a_pdf'
  if (/\/Encrypt(?=[\s<])/.test(text)) return 'pdf_encrypted'
  if (ACTIVE.test(plainNames(text))) return 'pdf_active'
  for (const packed of objectStreams(text)) {
    const inside = inflate(packed)
    if (inside === null) return 'not_a_pdf'
    if (ACTIVE.test(plainNames(inside))) return 'pdf_active'
  }
  return null
}

/** `/J#61vaScript` is `/JavaScript`. */
const plainNames = (text: string) =>
  text.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** Bounded in what it looks at, for a hostile file may repeat the beginning of one without end. */
function* objectStreams(text: string): Generator<string> {
  const begin = /\/ObjStm\b[\s\S]{0,500}?stream\r?\n/g
  for (const found of text.matchAll(begin)) {
    const from = found.index + found[0].length
    const to = text.indexOf('endstream', from)
    if (to < 0) return
    yield text.slice(from, to)
  }
}
