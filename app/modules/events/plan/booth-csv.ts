import { CSV_START, csvLine } from '~/platform/csv'
import type { ReadCell, ReadRow } from '~/platform/workbook/workbook'
import type { BoothClass } from '../booths/booth-class'
import { BOOTH_NUMBER, boothNumber } from './number-booths'
import { type Booth, type HallPlan, lies, type Spot } from './plan'

export const boothColumns = ['hall', 'number', 'x', 'y', 'width', 'depth', 'class'] as const
type Column = (typeof boothColumns)[number]

/** What tables in Chinese call the columns. */
const otherNames: Record<string, Column> = {
  ...{ 展馆: 'hall', 展位号: 'number', 编号: 'number', 宽: 'width', 深: 'depth', 等级: 'class' },
}

/** What is wrong with a line of the file. */
export type RowProblem = {
  line: number
  code: 'hall' | 'number' | 'twice' | 'place' | 'size' | 'outside' | 'class' | 'other_hall' | 'taken'
  number: string
}
export type BoothRow = Spot & { line: number; hallId: number; number: string; classId: number }

const columnOf = (cell: ReadCell): Column | undefined => {
  const name = String(cell).trim().toLowerCase()
  return boothColumns.find((column) => column === name) ?? otherNames[name]
}

/** Whether a first line names every column. */
export const namesColumns = ({ cells }: ReadRow): boolean => {
  const named = new Set([...cells.values()].map(columnOf))
  return boothColumns.every((column) => named.has(column))
}

/** Metres in halves as cells; null for anything else. */
const cellsOf = (text: string): number | null =>
  /^\d{1,3}(?:\.[05]0?)?$/.test(text) ? Number(text) * 2 : null

/**
 * Reads lines below `head` against the halls and classes that there are. A line with a fault is told of, with the first
 * fault only, and is not among the rows.
 */
export function readBoothRows(
  [head, ...lines]: readonly ReadRow[],
  { plans, classes }: { plans: readonly HallPlan[]; classes: readonly BoothClass[] },
): { rows: BoothRow[]; problems: RowProblem[] } {
  const columns = new Map<Column, number>()
  for (const [at, cell] of head?.cells ?? []) {
    const column = columnOf(cell)
    if (column) columns.set(column, at)
  }
  const seen = new Set<string>()
  const stands = new Map(plans.flatMap(({ booths }) => booths.map((booth) => [booth.number, booth.hallId])))
  const rows: BoothRow[] = []
  const problems: RowProblem[] = []
  for (const { number: line, cells } of lines) {
    const text = (column: Column) => String(cells.get(columns.get(column) ?? -1) ?? '').trim()
    const number = boothNumber(text('number'))
    const fail = (code: RowProblem['code']) => problems.push({ line, code, number })
    const hall = plans.find((plan) => plan.hall.code === text('hall').toUpperCase())?.hall
    const boothClass = classes.find(({ code }) => code === text('class').toUpperCase())
    const [x, y, width, depth] = [text('x'), text('y'), text('width'), text('depth')].map(cellsOf)
    if (!hall) fail('hall')
    else if (!BOOTH_NUMBER.test(number)) fail('number')
    else if (seen.has(number)) fail('twice')
    else if (x == null || y == null) fail('place')
    else if (width == null || depth == null || !isSize(width) || !isSize(depth)) fail('size')
    else if (!lies({ x, y, width, depth }, hall)) fail('outside')
    else if (!boothClass) fail('class')
    else if ((stands.get(number) ?? hall.id) !== hall.id) fail('other_hall')
    else rows.push({ line, hallId: hall.id, number, x, y, width, depth, classId: boothClass.id })
    seen.add(number)
  }
  return { rows, problems }
}

const isSize = (cells: number): boolean => cells >= 2 && cells <= 200

const inMetres = (cells: number): number => cells / 2

/** All booths as a file that, read again, changes nothing. */
export function boothCsv(plans: readonly HallPlan[], classes: readonly BoothClass[]): string {
  const code = new Map(classes.map((each) => [each.id, each.code]))
  const row = (hall: string) => (booth: Booth) =>
    csvLine([
      hall,
      booth.number,
      ...[booth.x, booth.y, booth.width, booth.depth].map(inMetres),
      code.get(booth.classId) ?? '',
    ])
  return (
    CSV_START +
    csvLine(boothColumns) +
    plans.flatMap(({ hall, booths }) => booths.map(row(hall.code))).join('')
  )
}

/** The columns with two booths to go by, in the first hall and class where there are some. */
export const boothCsvTemplate = (plans: readonly HallPlan[], classes: readonly BoothClass[]): string => {
  const [hall, boothClass] = [plans[0]?.hall.code ?? 'A', classes[0]?.code ?? 'STD']
  return (
    CSV_START +
    csvLine(boothColumns) +
    csvLine([hall, 'A01', 3, 3, 3, 3, boothClass]) +
    csvLine([hall, 'A02', 6, 3, 3, 3, boothClass])
  )
}
