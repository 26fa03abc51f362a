import { DomainError } from '../errors'
import { openPackage, type Package } from './open-package.server'
import { readCsv } from './read-csv.server'
import {
  readContentTypes,
  readDateStyles,
  readRelations,
  readSharedStrings,
  readWorkbookPart,
  refuseUnwanted,
} from './read-parts'
import { readXml } from './read-xml'
import { type SheetContext, SheetReader } from './sheet-reader'
import type { ReadLimits, ReadRow, ReadSheet } from './workbook'

/** What a file is by its first bytes: `zip` may be an .xlsx, `text` a CSV file. */
export type WorkbookKind = 'zip' | 'text'

/** @throws DomainError `workbook_old`, `workbook_encrypted` or `workbook_unknown` for anything else */
export function workbookKind(bytes: Buffer): WorkbookKind {
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return 'zip'
  if (bytes.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex')))
    throw new DomainError(
      bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'workbook_encrypted' : 'workbook_old',
    )
  const [a, b] = bytes
  const utf16 = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)
  if (utf16) throw new DomainError('workbook_encoding', { byte: 1, line: 1, value: '0xFF' })
  const binary = bytes.subarray(0, 4_096).some((byte) => byte < 9 || (byte > 13 && byte < 32))
  if (binary) throw new DomainError('workbook_unknown')
  return 'text'
}

/**
 * Reads the wanted sheets of an .xlsx or CSV file: those whose first row with something in it `wanted` takes; the
 * others are not read. Everything is counted while it is read, and a file that goes beyond the limits, or that
 * holds what only harms (formulas, macros, links out, a DTD), is refused whole with the reason.
 * @throws DomainError `workbook_*`
 */
export async function readWorkbook(
  bytes: Buffer,
  limits: ReadLimits,
  wanted: (first: ReadRow) => boolean,
): Promise<ReadSheet[]> {
  if (workbookKind(bytes) === 'text') return [readCsv(bytes, limits, wanted)]
  const parts = await openPackage(bytes)
  const main = await mainPart(parts)
  refuseUnwanted(parts.names)
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const relations = await readRelations(parts.read(relationsOf(main)))
  const { sheets, from1904 } = await readWorkbookPart(parts.read(main) ?? missing())
  if (sheets.length > limits.sheets) throw new DomainError('workbook_sheets', { max: limits.sheets })
  const pathOf = (type: string) => {
    const target = relations.find((relation) => relation.type === type)?.target
    return target === undefined ? null : parts.read(resolve(folder, target))
  }
  const context: SheetContext = {
    strings: await readSharedStrings(pathOf('sharedStrings')),
    dateStyles: await readDateStyles(pathOf('styles')),
    from1904,
    limits,
    wanted,
    left: { rows: limits.rows, text: MAX_TEXT },
  }
  const read: ReadSheet[] = []
  for (const { name, relation } of sheets) {
    const found = relations.find(({ id }) => id === relation)
    if (found?.type !== 'worksheet') continue
    const path = resolve(folder, found.target)
    const reader = new SheetReader(name, context)
    await readXml(parts.read(path) ?? missing(), reader)
    const rows = reader.end()
    if (rows.length === 0) continue
    await readRelations(parts.read(relationsOf(path)))
    read.push({ name, rows })
  }
  if (read.length === 0) throw new DomainError('workbook_unknown')
  return read
}

/** Of all cells together, in characters. */
const MAX_TEXT = 32_000_000

async function mainPart(parts: Package): Promise<string> {
  const types = parts.read('[Content_Types].xml')
  if (types === null)
    throw new DomainError(parts.names.includes('mimetype') ? 'workbook_ods' : 'workbook_unknown')
  const { main, macros, binary } = await readContentTypes(types)
  if (binary) throw new DomainError('workbook_binary')
  if (macros) throw new DomainError('workbook_macros', { part: 'xlsm' })
  if (main === null) throw new DomainError('workbook_unknown')
  return main
}

const relationsOf = (part: string) => part.replace(/([^/]*)$/, '_rels/$1.rels')

const resolve = (folder: string, target: string) =>
  decodeURIComponent(new URL(target, `file:///${folder}`).pathname.replace(/^\//, ''))

function missing(): never {
  throw new DomainError('workbook_damaged')
}
