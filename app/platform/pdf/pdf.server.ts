import PDFDocument from 'pdfkit'
import { fontFiles, pdfFont } from './fonts.server'

/** In points; A4 upright is 595 × 842. */
export type PdfPage = {
  size?: 'A3' | 'A4' | 'A5' | 'A6' | [width: number, height: number]
  layout?: 'portrait' | 'landscape'
  margin?: number
}

export type PdfColumn = {
  head: string
  /** share of the width, relative to the other columns */
  width: number
  align?: 'left' | 'right' | 'center'
}

const ink = '#0f172a'
const faint = '#64748b'
const line = '#cbd5e1'

/**
 * A printed document in Chinese and Latin type, embedded as the subset that is used, so that its text can be selected
 * and searched. Parts come one below the other and break over pages; `page` is there for what must stand
 * at a place.
 */
export class Pdf {
  /** pdfkit's own document, for what the parts below do not do */
  readonly page: PDFKit.PDFDocument
  readonly #margin: number
  readonly #foot: (number: number, total: number) => string

  constructor({
    title,
    lang,
    foot,
    margin = 48,
    ...page
  }: PdfPage & {
    title: string
    lang: string
    /** the last line of each page; without it there is none */
    foot?: (number: number, total: number) => string
  }) {
    this.#margin = margin
    this.#foot = foot ?? (() => '')
    this.page = new PDFDocument({
      size: page.size ?? 'A4',
      layout: page.layout ?? 'portrait',
      margins: { top: margin, left: margin, right: margin, bottom: margin + (foot ? 18 : 0) },
      bufferPages: true,
      lang,
      displayTitle: true,
      info: { Title: title, Producer: 'Muster', Creator: 'Muster' },
      font: pdfFont('regular') as unknown as string,
    })
    // An opened font is taken like a file's name; the types do not know it.
    for (const weight of Object.keys(fontFiles) as (keyof typeof fontFiles)[])
      this.page.registerFont(weight, pdfFont(weight) as unknown as string)
    this.text('', { size: 10 })
  }

  get left(): number {
    return this.page.page.margins.left
  }

  /** Between the margins, in points. */
  get width(): number {
    return this.page.page.width - this.page.page.margins.left - this.page.page.margins.right
  }

  get #end(): number {
    return this.page.page.height - this.page.page.margins.bottom
  }

  heading(words: string, { size = 15 }: { size?: number } = {}): this {
    this.keep(size * 3)
    this.page.moveDown(0.4)
    this.page.font('bold').fontSize(size).fillColor(ink).text(words, this.left, this.page.y)
    this.page.moveDown(0.3)
    return this
  }

  text(words: string, { size = 10, quiet = false }: { size?: number; quiet?: boolean } = {}): this {
    this.page
      .font('regular')
      .fontSize(size)
      .fillColor(quiet ? faint : ink)
      .text(words, this.left, this.page.y, { width: this.width })
    return this
  }

  /** Names and values in two columns; a value that is empty is left out. */
  facts(pairs: readonly (readonly [name: string, value: string])[]): this {
    const nameWidth = Math.min(150, this.width * 0.3)
    const valueWidth = this.width - nameWidth - 8
    for (const [name, value] of pairs) {
      if (value === '') continue
      this.page.font('regular').fontSize(10)
      const height = Math.max(
        this.page.heightOfString(name, { width: nameWidth }),
        this.page.heightOfString(value, { width: valueWidth }),
      )
      this.keep(height)
      const { y } = this.page
      this.page.fillColor(faint).text(name, this.left, y, { width: nameWidth })
      this.page.fillColor(ink).text(value, this.left + nameWidth + 8, y, { width: valueWidth })
      this.page.y = y + height + 3
    }
    this.page.x = this.left
    return this
  }

  /** The head comes again on every page. */
  table(columns: readonly PdfColumn[], rows: readonly (readonly string[])[]): this {
    const total = columns.reduce((sum, column) => sum + column.width, 0)
    const widths = columns.map((column) => (column.width / total) * this.width)
    const row = (cells: readonly string[], font: 'regular' | 'bold') => {
      this.page.font(font).fontSize(9).fillColor(ink)
      const heights = cells.map((cell, i) =>
        this.page.heightOfString(cell || ' ', { width: (widths[i] ?? 0) - 8 }),
      )
      const height = Math.max(...heights) + 8
      if (this.page.y + height > this.#end) {
        this.page.addPage()
        if (font === 'regular')
          row(
            columns.map(({ head }) => head),
            'bold',
          )
        this.page.font(font).fontSize(9)
      }
      const { y } = this.page
      let x = this.left
      cells.forEach((cell, i) => {
        const width = widths[i] ?? 0
        this.page.text(cell, x + 4, y + 4, { width: width - 8, align: columns[i]?.align ?? 'left' })
        x += width
      })
      this.page
        .moveTo(this.left, y + height)
        .lineTo(this.left + this.width, y + height)
        .lineWidth(font === 'bold' ? 1 : 0.5)
        .strokeColor(font === 'bold' ? ink : line)
        .stroke()
      this.page.x = this.left
      this.page.y = y + height
    }
    row(
      columns.map(({ head }) => head),
      'bold',
    )
    for (const cells of rows) row(cells, 'regular')
    this.page.moveDown(0.6)
    return this
  }

  /** Begins a new page where less than `points` are left on this one. */
  keep(points: number): this {
    if (this.page.y + points > this.#end) this.page.addPage()
    return this
  }

  /** The finished file. Nothing can be added after it. */
  async end(): Promise<Buffer> {
    const { start, count } = this.page.bufferedPageRange()
    for (let i = start; i < start + count; i++) {
      const words = this.#foot(i + 1, count)
      if (words === '') continue
      this.page.switchToPage(i)
      const { margins } = this.page.page
      const { bottom } = margins
      // Below the margin a line would begin a page of its own.
      margins.bottom = 0
      this.page
        .font('regular')
        .fontSize(8)
        .fillColor(faint)
        .text(words, this.left, this.page.page.height - this.#margin - 4, {
          width: this.width,
          align: 'center',
          lineBreak: false,
        })
      margins.bottom = bottom
    }
    const chunks: Buffer[] = []
    const whole = new Promise<Buffer>((done, fail) => {
      this.page.on('data', (chunk: Buffer) => chunks.push(chunk))
      this.page.on('end', () => done(Buffer.concat(chunks)))
      this.page.on('error', fail)
    })
    this.page.end()
    return whole
  }
}
