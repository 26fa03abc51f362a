import { SaxesParser } from 'saxes'
import { DomainError } from '../errors'

export type Attributes = Readonly<Record<string, string>>
export type XmlHandler = {
  /** names come without their prefix */
  open?(name: string, attributes: Attributes): void
  close?(name: string): void
  text?(text: string): void
  /** no more is read when it says so */
  done?(): boolean
}

const MAX_DEPTH = 40

/**
 * Reads XML in pieces, event by event. No entities but the five of XML itself: a document with a DTD is refused.
 * @throws DomainError `workbook_doctype`, `workbook_damaged`, and whatever the handler throws
 */
export async function readXml(pieces: AsyncIterable<string>, handler: XmlHandler): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let depth = 0
  parser.on('doctype', () => {
    throw new DomainError('workbook_doctype')
  })
  parser.on('error', () => {
    throw new DomainError('workbook_damaged')
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > MAX_DEPTH) throw new DomainError('workbook_damaged')
    handler.open?.(local(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    depth--
    handler.close?.(local(name))
  })
  const text = (part: string) => handler.text?.(part)
  parser.on('text', text)
  parser.on('cdata', text)
  for await (const piece of pieces) {
    parser.write(piece)
    if (handler.done?.()) return
  }
  parser.close()
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)
