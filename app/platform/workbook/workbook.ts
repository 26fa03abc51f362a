/**
 * A workbook without its format: sheets of rows of plain values. Rows are numbered from 1 as spreadsheets
 * number them, columns from 0.
 */

/** What a cell may hold when it is read. A day has lost its time: YYYY-MM-DD. */
export type ReadCell = string | number | boolean | { date: string }
export type ReadRow = { number: number; cells: Map<number, ReadCell> }
export type ReadSheet = { name: string; rows: ReadRow[] }

/** What a reader is ready to take. Whatever goes beyond is refused, not cut off. */
export type ReadLimits = {
  /** rows with something in them, of all wanted sheets, those at their heads left out */
  rows: number
  /** at the head of each sheet */
  headRows: number
  columns: number
  sheets: number
}

export type WrittenCell = string | number | null
/** `key`: for machines, and hidden; `head` and `needed`: over a column, the latter one that must be filled in */
export type RowLook = 'plain' | 'key' | 'head' | 'title'
export type WrittenRow = {
  cells: readonly WrittenCell[]
  look?: RowLook
  /** columns of a head that must be filled in */
  needed?: ReadonlySet<number>
  /** in points */
  height?: number
}
export type Choices = {
  /** where the values stand: a column of another sheet of the same workbook */
  sheet: string
  column: number
  count: number
  /** whether nothing else may be typed */
  strict: boolean
}
export type WrittenColumn = {
  /** in characters */
  width: number
  /** figures are figures here, to be summed; elsewhere they are texts, and stay as they were typed */
  number?: boolean
  choices?: Choices
}
export type WrittenSheet = {
  /** at most 31 characters, none of : \ / ? * [ ] */
  name: string
  hidden?: boolean
  columns: readonly WrittenColumn[]
  /** kept in sight */
  frozen?: { rows: number; columns: number }
  /** the rows, from 1, for which the choices of the columns hold */
  choiceRows?: { first: number; last: number }
  rows: Iterable<WrittenRow> | AsyncIterable<WrittenRow>
}

/** A, B, … Z, AA, …: the name of a column, counted from 0. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}

/** The number of a column by its name in capitals; null for what is none. */
export function columnIndex(name: string): number | null {
  if (!/^[A-Z]{1,3}$/.test(name)) return null
  return [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** A name that a sheet may have: without what is not allowed, at most 31 characters. */
export const sheetName = (name: string): string =>
  [...name.replace(/[:\\/?*[\]]/g, ' ').trim()].slice(0, 31).join('') || 'Sheet'
