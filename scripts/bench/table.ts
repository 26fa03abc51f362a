import type { Measure } from './load'

/** Lines of a table whose first column is text and whose others are figures. */
export function table(head: string[], rows: string[][]): string[] {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => width(row[column] ?? ''))))
  const line = (cells: string[]) =>
    cells
      .map((cell, column) => {
        const space = ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(cell)))
        return column === 0 ? cell + space : space + cell
      })
      .join('  ')
  return [line(head), widths.map((n) => '─'.repeat(n)).join('──'), ...rows.map(line)]
}

/** Chinese characters are two columns wide. */
const width = (text: string) =>
  [...text].reduce((sum, sign) => sum + (/[\u2e80-\uffef]/.test(sign) ? 2 : 1), 0)

export const measureHead = [
  '16 connections',
  'req/s',
  'p50 ms',
  'p95 ms',
  'p99 ms',
  'CPU ms',
  'CPU all',
  'MB',
  'failed',
]

export const measureRow = (name: string, measure: Measure): string[] => [
  name,
  measure.perSecond.toFixed(0),
  measure.p50.toFixed(1),
  measure.p95.toFixed(1),
  measure.p99.toFixed(1),
  measure.cpu.toFixed(2),
  measure.cpuAll.toFixed(2),
  measure.memory.toFixed(0),
  String(measure.failed),
]
