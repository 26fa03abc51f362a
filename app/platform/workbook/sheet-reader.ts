import { DomainError } from '../errors'
import { isTrue, MAX_CELL_TEXT } from './read-parts'
import type { Attributes, XmlHandler } from './read-xml'
import { columnIndex, columnName, type ReadCell, type ReadLimits, type ReadRow } from './workbook'
import { fromXml } from './xml-text'

/** What all sheets of a file share, and what is left of its limits. */
export type SheetContext = {
  strings: readonly string[]
  dateStyles: readonly boolean[]
  from1904: boolean
  limits: ReadLimits
  /** whether the sheet that begins with this row is wanted at all */
  wanted: (first: ReadRow) => boolean
  left: { rows: number; text: number }
}

const LAST_ROW = 1_048_576
const NAMED_FORMULAS = 10

/**
 * Takes the rows with something in them out of the XML of one sheet. Empty rows and cells cost nothing but their
 * reading, however many there are.
 * @throws DomainError `workbook_formulas` with the `cells`, `workbook_rows`, `workbook_columns`, `workbook_text`,
 * `workbook_damaged`
 */
export class SheetReader implements XmlHandler {
  readonly rows: ReadRow[] = []
  private row: ReadRow = { number: 0, cells: new Map() }
  private column = -1
  private cell: Attributes = {}
  private taken = ''
  private taking = false
  private spoken = 0
  private readonly formulas: string[] = []
  private over = false

  constructor(
    private readonly sheet: string,
    private readonly context: SheetContext,
  ) {}

  open(name: string, attributes: Attributes): void {
    if (this.over) return
    if (name === 'row') this.openRow(attributes)
    else if (name === 'c') this.openCell(attributes)
    else if (name === 'f') this.takeFormula()
    else if (name === 'rPh') this.spoken++
    else if (name === 'v' || (name === 't' && this.spoken === 0)) this.taking = true
  }

  text(part: string): void {
    if (!this.taking) return
    this.taken += part
    if (this.taken.length > MAX_CELL_TEXT * 7) throw new DomainError('workbook_damaged')
  }

  close(name: string): void {
    if (this.over) return
    if (name === 'v' || name === 't') this.taking = false
    else if (name === 'rPh') this.spoken--
    else if (name === 'c') this.closeCell()
    else if (name === 'row') this.closeRow()
    else if (name === 'sheetData') this.over = true
  }

  done(): boolean {
    return this.over
  }

  /** The rows, once everything is read. */
  end(): ReadRow[] {
    this.refuseFormulas()
    return this.rows
  }

  private openRow({ r }: Attributes) {
    const number = r === undefined ? this.row.number + 1 : Number(r)
    if (!Number.isInteger(number) || number <= this.row.number || number > LAST_ROW)
      throw new DomainError('workbook_damaged')
    this.row = { number, cells: new Map() }
    this.column = -1
  }

  private openCell(attributes: Attributes) {
    const letters = attributes.r === undefined ? null : /^([A-Z]{1,3})\d{1,7}$/.exec(attributes.r)
    const column = letters ? columnIndex(letters[1] ?? '') : this.column + 1
    if (column === null || column <= this.column || (attributes.r !== undefined && !letters))
      throw new DomainError('workbook_damaged')
    this.column = column
    this.cell = attributes
    this.taken = ''
  }

  private takeFormula() {
    this.formulas.push(this.place())
    if (this.rows.length > 0 && this.formulas.length >= NAMED_FORMULAS) this.refuseFormulas()
  }

  private place(): string {
    return `${this.sheet}!${columnName(Math.max(0, this.column))}${this.row.number}`
  }

  private refuseFormulas() {
    if (this.formulas.length > 0)
      throw new DomainError('workbook_formulas', { cells: this.formulas.slice(0, NAMED_FORMULAS).join(', ') })
  }

  private closeCell() {
    const value = this.taken === '' ? null : this.valueOf()
    if (value === null) return
    const { limits, left } = this.context
    if (this.column >= limits.columns)
      throw new DomainError('workbook_columns', { max: limits.columns, cell: this.place() })
    left.text -= typeof value === 'string' ? value.length : 8
    if (left.text < 0) throw new DomainError('workbook_text')
    this.row.cells.set(this.column, value)
  }

  private closeRow() {
    if (this.row.cells.size === 0) return
    if (this.rows.length === 0 && !this.context.wanted(this.row)) {
      this.over = true
      this.formulas.length = 0
      return
    }
    this.rows.push(this.row)
    const { left, limits } = this.context
    if (this.rows.length > limits.headRows && --left.rows < 0)
      throw new DomainError('workbook_rows', { max: limits.rows })
  }

  private valueOf(): ReadCell | null {
    const { t: type = 'n', s: style } = this.cell
    const { strings, dateStyles, from1904 } = this.context
    switch (type) {
      case 's': {
        const text = strings[Number(this.taken)]
        if (text === undefined) throw new DomainError('workbook_damaged')
        return textOrNull(text)
      }
      case 'inlineStr':
      case 'str':
        return textOrNull(fromXml(this.taken))
      case 'b':
        return isTrue(this.taken.trim())
      case 'd':
        return readDay(this.taken)
      case 'n': {
        const number = Number(this.taken.trim())
        if (!Number.isFinite(number)) throw new DomainError('workbook_damaged')
        const day = dateStyles[Number(style ?? 0)] ? dayOf(number, from1904) : null
        // Files hold seventeen digits, spreadsheets show fifteen: 0.1 + 0.2 is 0.3 to whoever typed it.
        return day === null ? Number(number.toPrecision(15)) : { date: day }
      }
      default:
        return textOrNull(this.taken)
    }
  }
}

function textOrNull(text: string): string | null {
  if (text.length > MAX_CELL_TEXT) throw new DomainError('workbook_damaged')
  return text.trim() === '' ? null : text
}

function readDay(text: string): ReadCell | null {
  const [day] = /^\d{4}-\d{2}-\d{2}/.exec(text) ?? []
  return day === undefined ? textOrNull(text) : { date: day }
}

const DAY_MS = 86_400_000

/** Days are counted from 1900, in which spreadsheets see a 29 February, or from 1904. */
function dayOf(serial: number, from1904: boolean): string | null {
  const whole = Math.floor(serial)
  if (whole < 1 || whole > 2_958_465) return null
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, whole < 60 ? 31 : 30)
  return new Date(start + whole * DAY_MS).toISOString().slice(0, 10)
}
