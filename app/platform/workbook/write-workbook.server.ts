import { Readable } from 'node:stream'
import yazl from 'yazl'
import type { RowLook, WrittenCell, WrittenRow, WrittenSheet } from './workbook'
import { columnName } from './workbook'
import { toXml } from './xml-text'

/**
 * An .xlsx file as a stream: rows are asked for as they are sent, so that a large one is never held whole.
 * Texts are kept as texts, in cells of the format “text”: nothing that begins with = is ever reckoned, and what
 * is typed later (3-5, 1/2) does not turn into a day.
 */
export function writeWorkbook(sheets: readonly WrittenSheet[], at: Date): Readable {
  const zip = new yazl.ZipFile()
  const options = { mtime: at, compressionLevel: 5, forceDosTimestamp: true }
  const add = (name: string, parts: () => AsyncIterable<string> | Iterable<string>) =>
    zip.addReadStreamLazy(name, options, (take) => {
      const stream = Readable.from(inPieces(parts()), { objectMode: false })
      // A fault while rows are made ends the answer, and is not left without anybody to hear of it.
      stream.on('error', (error) => (zip.outputStream as Readable).destroy(error))
      take(null, stream)
    })
  add('[Content_Types].xml', () => [contentTypes(sheets)])
  add('_rels/.rels', () => [packageRels])
  add('xl/workbook.xml', () => [workbookXml(sheets)])
  add('xl/_rels/workbook.xml.rels', () => [workbookRels(sheets)])
  add('xl/styles.xml', () => [styles])
  for (const [index, sheet] of sheets.entries())
    add(`xl/worksheets/sheet${index + 1}.xml`, () => sheetXml(sheet, index === 0))
  zip.end()
  return zip.outputStream as Readable
}

const PIECE = 65_536

async function* inPieces(parts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Buffer> {
  let piece = ''
  for await (const part of parts) {
    piece += part
    if (piece.length < PIECE) continue
    yield Buffer.from(piece)
    piece = ''
  }
  if (piece !== '') yield Buffer.from(piece)
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const contentTypes = (sheets: readonly WrittenSheet[]) =>
  `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${sheets
    .map(
      (_sheet, index) =>
        `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
    )
    .join('')}</Types>`

const packageRels = `${XML}<Relationships xmlns="${RELS}"><Relationship Id="rId1" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

const workbookXml = (sheets: readonly WrittenSheet[]) =>
  `${XML}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>${sheets
    .map(
      ({ name, hidden }, index) =>
        `<sheet name="${toXml(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
    )
    .join('')}</sheets></workbook>`

const workbookRels = (sheets: readonly WrittenSheet[]) =>
  `${XML}<Relationships xmlns="${RELS}">${sheets
    .map(
      (_sheet, index) =>
        `<Relationship Id="rId${index + 1}" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
    )
    .join(
      '',
    )}<Relationship Id="rId${sheets.length + 1}" Type="${DOCUMENT}/styles" Target="styles.xml"/></Relationships>`

/** In the order of `cellXfs` below. 49 is the built-in number format “text”. */
const styleOf: Record<RowLook, number> = { plain: 1, key: 2, head: 3, title: 5 }
const NEEDED_HEAD = 4
const PLAIN_NUMBER = 6

const styles = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="4"><font><sz val="11"/><name val="Calibri"/></font><font><sz val="8"/><color rgb="FF64748B"/><name val="Calibri"/></font><font><b/><sz val="11"/><color rgb="FF0F172A"/><name val="Calibri"/></font><font><b/><sz val="14"/><color rgb="FF0F172A"/><name val="Calibri"/></font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE2E8F0"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFED7AA"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right style="thin"><color rgb="FFCBD5E1"/></right><top/><bottom style="thin"><color rgb="FF94A3B8"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" fontId="2" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="2" fillId="3" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="3" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

async function* sheetXml(sheet: WrittenSheet, first: boolean): AsyncGenerator<string> {
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"${first ? ' tabSelected="1"' : ''}>${paneXml(sheet)}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>`
  if (sheet.columns.length > 0)
    yield `<cols>${sheet.columns
      .map(
        ({ width, number }, index) =>
          `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${number ? PLAIN_NUMBER : styleOf.plain}" customWidth="1"/>`,
      )
      .join('')}</cols>`
  yield '<sheetData>'
  const names = sheet.columns.map((_column, index) => columnName(index))
  const plain = sheet.columns.map((column) => (column.number ? PLAIN_NUMBER : styleOf.plain))
  let number = 0
  for await (const row of sheet.rows) yield rowXml(row, ++number, names, plain)
  yield `</sheetData>${choicesXml(sheet)}`
  const last = names.at(-1)
  // Figures are texts here on purpose.
  if (last !== undefined)
    yield `<ignoredErrors><ignoredError sqref="A1:${last}${Math.max(number, sheet.choiceRows?.last ?? 1)}" numberStoredAsText="1"/></ignoredErrors>`
  yield '</worksheet>'
}

function paneXml({ frozen }: WrittenSheet): string {
  if (!frozen) return ''
  const { rows, columns } = frozen
  const pane = columns > 0 && rows > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight'
  const split = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`
  return `<pane${split} topLeftCell="${columnName(columns)}${rows + 1}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/>`
}

function rowXml(
  { cells, look = 'plain', needed, height }: WrittenRow,
  number: number,
  names: string[],
  plain: number[],
): string {
  const size = height === undefined ? '' : ` ht="${height}" customHeight="1"`
  const hidden = look === 'key' ? ' hidden="1"' : ''
  let xml = `<row r="${number}"${size}${hidden}>`
  for (const [index, cell] of cells.entries()) {
    if (cell === null || cell === '') continue
    const style =
      look === 'plain' ? (plain[index] ?? styleOf.plain) : needed?.has(index) ? NEEDED_HEAD : styleOf[look]
    xml += cellXml(`${names[index] ?? columnName(index)}${number}`, style, cell)
  }
  return `${xml}</row>`
}

const cellXml = (place: string, style: number, cell: Exclude<WrittenCell, null>) =>
  typeof cell === 'number'
    ? `<c r="${place}" s="${style}"><v>${cell}</v></c>`
    : `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${toXml(cell)}</t></is></c>`

function choicesXml({ columns, choiceRows }: WrittenSheet): string {
  if (!choiceRows) return ''
  const rules = columns.flatMap(({ choices }, index) => {
    if (!choices || choices.count === 0) return []
    const name = columnName(index)
    const from = columnName(choices.column)
    const list = `'${choices.sheet.replaceAll("'", "''")}'!$${from}$1:$${from}$${choices.count}`
    const strict = choices.strict ? ' showErrorMessage="1"' : ''
    return `<dataValidation type="list" allowBlank="1"${strict} sqref="${name}${choiceRows.first}:${name}${choiceRows.last}"><formula1>${toXml(list)}</formula1></dataValidation>`
  })
  return rules.length === 0
    ? ''
    : `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`
}
