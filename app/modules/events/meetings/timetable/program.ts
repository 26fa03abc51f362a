/** A linear program to maximise, some of whose columns are whole numbers; rows are sparse. */
export type Program = {
  worth: number[]
  lower: number[]
  upper: number[]
  whole: (0 | 1)[]
  rows: { columns: number[]; factors: number[]; least: number; most: number }[]
}

export type ProgramLimits = {
  seconds: number
  /** good enough: this near to the bound */
  gap: number
}

export type ProgramAnswer = {
  /** a value a column; null: none was found in time */
  values: Float64Array | null
  /** a price a row, where no column must be whole and the best was found */
  duals: Float64Array | null
  worth: number
  /** nothing that keeps the rows is worth more */
  bound: number
  /** no values keep the rows */
  impossible: boolean
}

/** What solves a program. `begin`: values to begin with, which keep the rows. Throws where the solver fails. */
export type SolveProgram = (program: Program, limits: ProgramLimits, begin?: number[]) => ProgramAnswer

export const newProgram = (): Program => ({ worth: [], lower: [], upper: [], whole: [], rows: [] })

/** Adds a column from 0 to `upper` and returns its number. */
export function addColumn(program: Program, worth: number, { upper = 1, whole = true } = {}): number {
  program.worth.push(worth)
  program.lower.push(0)
  program.upper.push(upper)
  program.whole.push(whole ? 1 : 0)
  return program.worth.length - 1
}

/** Of these columns, `most` at most and `least` at least. A row that can never bind is left out. */
export function addRow(program: Program, columns: number[], most: number, least = Number.NEGATIVE_INFINITY) {
  if (least === Number.NEGATIVE_INFINITY && columns.length <= most) return
  program.rows.push({ columns, factors: columns.map(() => 1), least, most })
}

/** The sum of `more` is not above that of `less`. */
export function addBelow(program: Program, more: number[], less: number[]) {
  program.rows.push({
    columns: [...more, ...less],
    factors: [...more.map(() => 1), ...less.map(() => -1)],
    least: Number.NEGATIVE_INFINITY,
    most: 0,
  })
}

/** The same, where every column may be taken in part. */
export const withoutWhole = (program: Program): Program => ({ ...program, whole: program.whole.map(() => 0) })
