import { DomainError } from '../errors'
import { type Attributes, readXml } from './read-xml'
import { fromXml } from './xml-text'

/** The parts of an .xlsx file that are not sheets, each read as far as is needed. */

/** What may not be in a file that is read, by the name of its part. */
const unwanted: [pattern: RegExp, code: string][] = [
  [/vbaProject\.bin$|\/macrosheets?\//i, 'workbook_macros'],
  [/\/externalLinks?\//i, 'workbook_external'],
  [/\/connections\.xml$|\/queryTables?\/|\/model\/|\/customData\//i, 'workbook_external'],
  [/\/embeddings?\/|\/activeX\/|\/oleObjects?\//i, 'workbook_embedded'],
]

/** @throws DomainError `workbook_macros`, `workbook_external`, `workbook_embedded` with the `part` */
export function refuseUnwanted(names: readonly string[]): void {
  for (const name of names)
    for (const [pattern, code] of unwanted)
      if (pattern.test(`/${name}`)) throw new DomainError(code, { part: name.slice(0, 100) })
}

export type Relation = { id: string; type: string; target: string; external: boolean }

/** @throws DomainError `workbook_external` where it leads out of the file by more than a link to click on */
export async function readRelations(pieces: AsyncIterable<string> | null): Promise<Relation[]> {
  const relations: Relation[] = []
  if (pieces)
    await readXml(pieces, {
      open(name, { Id = '', Type = '', Target = '', TargetMode = '' }) {
        if (name !== 'Relationship') return
        const type = Type.slice(Type.lastIndexOf('/') + 1)
        const external = TargetMode.toLowerCase() === 'external'
        if (external && type !== 'hyperlink')
          throw new DomainError('workbook_external', { part: Target.slice(0, 100) })
        relations.push({ id: Id, type, target: Target, external })
      },
    })
  return relations
}

export type ContentTypes = { main: string | null; macros: boolean; binary: boolean }

/** Which part is the workbook, and of what kind it is. */
export async function readContentTypes(pieces: AsyncIterable<string>): Promise<ContentTypes> {
  const found: ContentTypes = { main: null, macros: false, binary: false }
  await readXml(pieces, {
    open(name, { PartName = '', ContentType = '' }) {
      if (name !== 'Override' && name !== 'Default') return
      if (/macroEnabled/i.test(ContentType)) {
        if (/sheet\.binary/i.test(ContentType)) found.binary = true
        else found.macros = true
      }
      if (name === 'Override' && /spreadsheetml\.(?:sheet|template)\.main\+xml$/i.test(ContentType))
        found.main = PartName.replace(/^\//, '')
    },
  })
  return found
}

export type WorkbookPart = { sheets: { name: string; relation: string }[]; from1904: boolean }

export async function readWorkbookPart(pieces: AsyncIterable<string>): Promise<WorkbookPart> {
  const found: WorkbookPart = { sheets: [], from1904: false }
  await readXml(pieces, {
    open(name, attributes) {
      if (name === 'workbookPr') found.from1904 = isTrue(attributes.date1904)
      if (name === 'externalReference') throw new DomainError('workbook_external', { part: 'workbook.xml' })
      if (name === 'sheet')
        found.sheets.push({ name: fromXml(attributes.name ?? ''), relation: relationOf(attributes) })
    },
  })
  return found
}

const relationOf = (attributes: Attributes) =>
  Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? ''

export const isTrue = (value: string | undefined) => value === '1' || value === 'true'

const MAX_STYLES = 70_000

/** Whether each style shows a number as a day or time. */
export async function readDateStyles(pieces: AsyncIterable<string> | null): Promise<boolean[]> {
  const formats = new Map<string, boolean>()
  const styles: boolean[] = []
  let within = false
  if (pieces)
    await readXml(pieces, {
      open(name, { numFmtId = '', formatCode = '' }) {
        if (name === 'numFmt') formats.set(numFmtId, isDateFormat(formatCode))
        if (name === 'cellXfs') within = true
        if (name !== 'xf' || !within) return
        if (styles.length >= MAX_STYLES) throw new DomainError('workbook_damaged')
        styles.push(formats.get(numFmtId) ?? isBuiltInDate(Number(numFmtId)))
      },
      close(name) {
        if (name === 'cellXfs') within = false
      },
    })
  return styles
}

/** By number, the East Asian ones included. */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** By its letters, without what stands in quotes, brackets or behind a backslash. */
const isDateFormat = (code: string) =>
  /[ymdhse年月日]/i.test(
    code
      .slice(0, 300)
      .replace(/"[^"]*"|\[[^\]]*\]|\\.|_./g, '')
      .replace(/general/gi, ''),
  ) && !/[0#]e[+-]/i.test(code)

const MAX_STRINGS = 1_000_000
/** Of one cell, as spreadsheets have it. */
export const MAX_CELL_TEXT = 32_767

/** The texts that cells refer to by number. What is said of how to pronounce them is left out. */
export async function readSharedStrings(pieces: AsyncIterable<string> | null): Promise<string[]> {
  const strings: string[] = []
  let text = ''
  let within = false
  let spoken = 0
  if (pieces)
    await readXml(pieces, {
      open(name) {
        if (name === 'si') text = ''
        if (name === 'rPh') spoken++
        within = name === 't' && spoken === 0
      },
      text(part) {
        if (!within) return
        text += part
        if (text.length > MAX_CELL_TEXT * 7) throw new DomainError('workbook_damaged')
      },
      close(name) {
        if (name === 't') within = false
        if (name === 'rPh') spoken--
        if (name !== 'si') return
        if (strings.length >= MAX_STRINGS) throw new DomainError('workbook_bomb')
        strings.push(fromXml(text))
      },
    })
  return strings
}
