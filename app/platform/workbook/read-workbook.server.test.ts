import { buffer } from 'node:stream/consumers'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import yazl from 'yazl'
import { isDomainError } from '../errors'
import { readWorkbook } from './read-workbook.server'
import type { ReadLimits, ReadSheet, WrittenSheet } from './workbook'
import { writeWorkbook } from './write-workbook.server'

const limits: ReadLimits = { rows: 50, headRows: 1, columns: 40, sheets: 5 }
const day = new Date('2026-11-23T04:00:00Z')
const read = (bytes: Buffer, more: Partial<ReadLimits> = {}) =>
  readWorkbook(bytes, { ...limits, ...more }, (row) => row.cells.get(0) === 'key')

/** The code with what names the place, or "taken". */
async function refusal(bytes: Buffer, more: Partial<ReadLimits> = {}) {
  try {
    await read(bytes, more)
    return 'taken'
  } catch (error) {
    if (!isDomainError(error)) throw error
    return { code: error.code, ...error.params }
  }
}

const plainRows = (sheets: ReadSheet[]) =>
  sheets.map(({ name, rows }) => [name, rows.map(({ number, cells }) => [number, Object.fromEntries(cells)])])

const sheet = (rows: (string | number | null)[][], more: Partial<WrittenSheet> = {}): WrittenSheet => ({
  name: 'Data',
  columns: [{ width: 10 }, { width: 10 }],
  rows: rows.map((cells) => ({ cells })),
  ...more,
})
const written = (...sheets: WrittenSheet[]) => buffer(writeWorkbook(sheets, day))

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const sheetXml = (inside: string) => `<worksheet ${MAIN}><sheetData>${inside}</sheetData></worksheet>`
const head = '<row r="1"><c r="A1" t="inlineStr"><is><t>key</t></is></c></row>'

/** A small workbook by hand, with parts put in its place or beside its own. */
function zipped(parts: Record<string, string | Buffer>): Promise<Buffer> {
  const all: Record<string, string | Buffer> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="数据" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': sheetXml(head),
    ...parts,
  }
  const zip = new yazl.ZipFile()
  for (const [name, content] of Object.entries(all)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return buffer(zip.outputStream)
}
const withSheet = (inside: string) => zipped({ 'xl/worksheets/sheet1.xml': sheetXml(head + inside) })

describe('a workbook', () => {
  it('comes back as it was written, whatever the texts look like', async () => {
    const texts = [
      '=1+1',
      '+86 10',
      '-30',
      '@home',
      "'quoted",
      '0010',
      '3-5',
      '1e5',
      ' spaced ',
      'two\nlines',
      '_x000D_',
      '<b>&"\u0001',
      '𠮷野',
    ]
    const rows = [['key', 'value'], ...texts.map((text) => [text, 12.5])]
    const [back] = await read(await written(sheet(rows)))
    expect(back?.rows.map(({ cells }) => cells.get(0))).toEqual(['key', ...texts])
    expect(back?.rows[1]?.cells.get(1)).toBe(12.5)
  })

  it('is read by another reader as well, with its choices, hidden rows and sheets', async () => {
    const bytes = await written(
      {
        ...sheet([]),
        columns: [
          { width: 10, choices: { sheet: '_lists', column: 0, count: 2, strict: true } },
          { width: 30, number: true },
        ],
        frozen: { rows: 2, columns: 1 },
        choiceRows: { first: 3, last: 500 },
        rows: [
          { cells: ['key', 'price'], look: 'key' },
          { cells: ['名称', '价格'], look: 'head', needed: new Set([0]), height: 40 },
          { cells: ['=SUM(A1)', 7] },
        ],
      },
      { name: '_lists', hidden: true, columns: [], rows: [{ cells: ['甲'] }, { cells: ['乙'] }] },
    )
    const other = new ExcelJS.Workbook()
    await other.xlsx.load(bytes as unknown as ArrayBuffer)
    const data = other.getWorksheet('Data')
    expect(data?.getRow(1).hidden).toBe(true)
    expect(data?.getCell('A3')).toMatchObject({ value: '=SUM(A1)', type: ExcelJS.ValueType.String })
    expect(data?.getCell('B3').value).toBe(7)
    expect(data?.getCell('A3').numFmt).toBe('@')
    expect(data?.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 2 })
    expect(data?.getCell('A400').dataValidation).toMatchObject({
      type: 'list',
      formulae: ["'_lists'!$A$1:$A$2"],
    })
    expect(other.getWorksheet('_lists')?.state).toBe('hidden')
  })

  it('of another writer gives its texts, figures, days and yes or no', async () => {
    const other = new ExcelJS.Workbook()
    other.addWorksheet('Cover').addRow(['nothing of ours'])
    const data = other.addWorksheet('数据')
    data.addRow(['key'])
    data.addRow([
      { richText: [{ text: '排' }, { text: '水车' }] },
      0.1 + 0.2,
      new Date(Date.UTC(2025, 0, 31)),
      true,
      { text: 'a link', hyperlink: 'https://example.com/a' },
    ])
    data.getCell('C2').numFmt = 'yyyy"年"m"月"d"日"'
    data.getCell('A90').value = '   '
    const bytes = Buffer.from(await other.xlsx.writeBuffer())
    expect(plainRows(await read(bytes))).toEqual([
      [
        '数据',
        [
          [1, { 0: 'key' }],
          [2, { 0: '排水车', 1: 0.3, 2: { date: '2025-01-31' }, 3: true, 4: 'a link' }],
        ],
      ],
    ])
  })

  it('may have as many empty rows as a sheet can have', async () => {
    let empty = ''
    for (let number = 2; number <= 1_000_000; number++) empty += `<row r="${number}"/>`
    expect(await refusal(await withSheet(empty))).toBe('taken')
  })
})

describe('a file is refused', () => {
  it.each([
    ['a formula', '<row r="2"><c r="B2"><f>SUM(A1)</f><v>1</v></c></row>', 'workbook_formulas', '数据!B2'],
    [
      'a formula that another cell shares',
      '<row r="2"><c r="C2"><f t="shared" si="0"/><v>1</v></c></row>',
      'workbook_formulas',
      '数据!C2',
    ],
  ])('with %s, naming the cell', async (_what, inside, code, cells) => {
    expect(await refusal(await withSheet(inside))).toEqual({ code, cells })
  })

  it.each([
    ['macros', { 'xl/vbaProject.bin': 'x' }, 'workbook_macros'],
    ['links to other files', { 'xl/externalLinks/externalLink1.xml': '<a/>' }, 'workbook_external'],
    ['data connections', { 'xl/connections.xml': '<a/>' }, 'workbook_external'],
    ['embedded objects', { 'xl/embeddings/oleObject1.bin': 'x' }, 'workbook_embedded'],
    [
      'a sheet that leads elsewhere',
      {
        'xl/worksheets/_rels/sheet1.xml.rels':
          '<Relationships><Relationship Id="rId1" Type="http://x/oleObject" Target="file:///c:/a" TargetMode="External"/></Relationships>',
      },
      'workbook_external',
    ],
  ])('with %s', async (_what, parts, code) => {
    expect(await refusal(await zipped(parts as Record<string, string>))).toMatchObject({ code })
  })

  it('with a document type, whatever its entities are', async () => {
    const entities =
      '<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
    const bytes = await zipped({ 'xl/worksheets/sheet1.xml': `${entities}${sheetXml(head)}` })
    expect(await refusal(bytes)).toEqual({ code: 'workbook_doctype' })
    const undeclared = sheetXml(`${head}<row r="2"><c r="A2" t="inlineStr"><is><t>&x;</t></is></c></row>`)
    expect(await refusal(await zipped({ 'xl/worksheets/sheet1.xml': undeclared }))).toEqual({
      code: 'workbook_damaged',
    })
  })

  it('that would unpack to far more than it is', async () => {
    const bomb = await zipped({ 'xl/worksheets/sheet1.xml': Buffer.alloc(20_000_000, ' ') })
    expect(bomb.length).toBeLessThan(50_000)
    expect(await refusal(bomb)).toEqual({ code: 'workbook_bomb' })
  })

  it('that lies about how much it unpacks to', async () => {
    const bytes = await zipped({ 'xl/worksheets/sheet1.xml': sheetXml(`${head}${' '.repeat(900_000)}`) })
    // The size in the list of contents, of the only part that is so large.
    const size = Buffer.alloc(4)
    size.writeUInt32LE(sheetXml(`${head}${' '.repeat(900_000)}`).length)
    const lie = Buffer.alloc(4)
    lie.writeUInt32LE(100)
    for (let at = bytes.indexOf(size); at >= 0; at = bytes.indexOf(size, at + 4)) lie.copy(bytes, at)
    expect(await refusal(bytes)).toEqual({ code: 'workbook_damaged' })
  })

  it('of many parts', async () => {
    const parts = Object.fromEntries(Array.from({ length: 2_100 }, (_part, index) => [`x/${index}`, '']))
    expect(await refusal(await zipped(parts))).toEqual({ code: 'workbook_bomb' })
  })

  it('whose shared texts come to more than can be held', async () => {
    const long = 'x'.repeat(32_000)
    const cells = (row: number) =>
      Array.from(
        { length: 30 },
        (_cell, at) => `<c r="${String.fromCharCode(65 + at)}${row}" t="s"><v>0</v></c>`,
      )
        .slice(0, 26)
        .join('')
    const rows = Array.from({ length: 45 }, (_row, at) => `<row r="${at + 2}">${cells(at + 2)}</row>`).join(
      '',
    )
    const bytes = await zipped({
      'xl/sharedStrings.xml': `<sst ${MAIN}><si><t>${long}</t></si></sst>`,
      'xl/worksheets/sheet1.xml': sheetXml(head + rows),
    })
    expect(bytes.length).toBeLessThan(20_000)
    expect(await refusal(bytes)).toEqual({ code: 'workbook_text' })
  })

  it('with more rows, columns or sheets than are taken', async () => {
    const rows = Array.from({ length: 60 }, () => ['key', 1])
    expect(await refusal(await written(sheet(rows)))).toEqual({ code: 'workbook_rows', max: 50 })
    const wide = await withSheet('<row r="2"><c r="AP2"><v>1</v></c></row>')
    expect(await refusal(wide)).toEqual({ code: 'workbook_columns', max: 40, cell: '数据!AP2' })
    const sheets = Array.from({ length: 6 }, (_sheet, at) => ({ ...sheet([['key']]), name: `S${at}` }))
    expect(await refusal(await written(...sheets))).toEqual({ code: 'workbook_sheets', max: 5 })
  })

  it.each([
    ['an old .xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'workbook_old'],
    [
      'protected by a password',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'workbook_encrypted',
    ],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'workbook_unknown'],
    ['cut off', Buffer.from('PK\u0003\u0004 and no more'), 'workbook_damaged'],
  ])('that is %s', async (_what, bytes, code) => {
    expect(await refusal(bytes)).toEqual({ code })
  })

  it('that is another kind of workbook', async () => {
    const types = (type: string) => ({
      '[Content_Types].xml': `<Types><Override PartName="/xl/workbook.bin" ContentType="${type}"/></Types>`,
    })
    expect(
      await refusal(await zipped(types('application/vnd.ms-excel.sheet.binary.macroEnabled.main'))),
    ).toEqual({ code: 'workbook_binary' })
    expect(
      await refusal(await zipped(types('application/vnd.ms-excel.sheet.macroEnabled.main+xml'))),
    ).toMatchObject({ code: 'workbook_macros' })
    const foreign = await zipped({ 'xl/worksheets/sheet1.xml': sheetXml(head.replace('key', 'other')) })
    expect(await refusal(foreign)).toEqual({ code: 'workbook_unknown' })
  })
})

describe('a CSV file', () => {
  const gbk = Buffer.from('6b65792ccbaeb1c30d0a', 'hex')

  it.each([
    ['UTF-8', Buffer.from('key,水泵\r\n')],
    ['UTF-8 with a mark', Buffer.from('\ufeffkey,水泵\r\n')],
    ['GBK', gbk],
  ])('is read in %s', async (_what, bytes) => {
    expect(plainRows(await read(bytes))).toEqual([['', [[1, { 0: 'key', 1: '水泵' }]]]])
  })

  it('keeps what looks like a formula as a text, and ends columns where its first line does', async () => {
    const bytes = Buffer.from("key;b\n'=1+1;-5\n\n;;\n")
    expect(plainRows(await read(bytes))).toEqual([
      [
        '',
        [
          [1, { 0: 'key', 1: 'b' }],
          [2, { 0: '=1+1', 1: '-5' }],
        ],
      ],
    ])
  })

  it.each([
    ['Latin 1', Buffer.from('key,caf\u00e9,\r\n', 'latin1'), 9, '0x2C'],
    [
      'UTF-8 with a broken place',
      Buffer.concat([Buffer.from('key,水泵\n水泵,\n'), Buffer.from([0xff, 10])]),
      20,
      '0xFF',
    ],
    ['UTF-16', Buffer.from('\ufeffkey', 'utf16le'), 1, '0xFF'],
    [
      'bytes that are no text',
      Buffer.concat([Buffer.from(`key,${'a'.repeat(5_000)}`), Buffer.from([0])]),
      5_005,
      '0x00',
    ],
  ])('is refused in %s, naming the byte', async (_what, bytes, byte, value) => {
    expect(await refusal(bytes)).toMatchObject({ code: 'workbook_encoding', byte, value })
  })

  it('is refused with a quotation that never ends, and with too many rows', async () => {
    expect(await refusal(Buffer.from('key,b\n"open,1\n'))).toMatchObject({ code: 'workbook_csv' })
    expect(await refusal(Buffer.from(`key\n${'1\n'.repeat(60)}`))).toEqual({ code: 'workbook_rows', max: 50 })
  })
})
