/** Splits what was read with one row more than a page holds: the page, and the id that the next one begins below. */
export function pageOfRows<Row extends { id: number }>(
  rows: Row[],
  size: number,
): { rows: Row[]; older: number | null } {
  const shown = rows.slice(0, size)
  return { rows: shown, older: rows.length > size ? (shown.at(-1)?.id ?? null) : null }
}
