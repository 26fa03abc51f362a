import type { Person } from '~/modules/accounts'
import { DomainError, isDomainError } from '~/platform/errors'
import { takeFrom } from '~/platform/rate-limit.server'
import type { Services } from '~/platform/services.server'
import { readCsv } from '~/platform/workbook/read-csv.server'
import type { ReadRow } from '~/platform/workbook/workbook'
import { readBoothClasses } from '../booths/booth-classes.repo.server'
import { type BoothRow, namesColumns, type RowProblem, readBoothRows } from './booth-csv'
import type { PlanChange } from './change-plan'
import { lockToDraw } from './draw.server'
import type { HallPlan } from './plan'
import { lockHall, readHalls, readPlan } from './plan.repo.server'
import { takenBooths } from './taken.server'
import { writeChange } from './write-change.server'

export const MAX_CSV_BYTES = 1_048_576
const limits = { rows: 5_000, headRows: 1, columns: 30, sheets: 1 }

export type Imported =
  | { ok: true; added: number; changed: number; same: number }
  | { ok: false; problems: RowProblem[] }

/**
 * Brings booths of a CSV file into the plan: a number that is there is moved, resized or classed as the file says, another is
 * added, and what the file does not name stays. All of it or, where one line has a fault, nothing: each such line is told of.
 * @throws DomainError `file_empty`, `file_too_large`, `workbook_*` at `file` (422), `rate_limited` (429), as `lockToDraw` and
 * `writeChange`
 */
export async function importBooths(
  services: Pick<Services, 'db' | 'env' | 'clock'>,
  viewer: Person,
  { eventId, file }: { eventId: number; file: File | null },
): Promise<Imported> {
  // Whoever may not import is told so before what they sent is looked at.
  await services.db.transaction().execute((tx) => lockToDraw(tx, viewer, eventId))
  if (file === null || file.size === 0) throw new DomainError('file_empty', { field: 'file' })
  if (file.size > MAX_CSV_BYTES)
    throw new DomainError('file_too_large', { megabytes: MAX_CSV_BYTES / 1_048_576, field: 'file' })
  await takeFrom(services, 'upload', `person ${viewer.id}`)
  const read = rowsIn(Buffer.from(await file.arrayBuffer()))
  const now = services.clock.now()
  return services.db.transaction().execute(async (tx) => {
    const event = await lockToDraw(tx, viewer, eventId)
    for (const { id } of await readHalls(tx, eventId)) await lockHall(tx, eventId, id)
    const plans = await readPlan(tx, eventId)
    const { rows, problems } = readBoothRows(read, { plans, classes: await readBoothClasses(tx, eventId) })
    const parts = plans.map((plan) => ({ plan, ...partOf(plan, rows) }))
    for (const { plan, changed } of parts) {
      const taken = await takenBooths(tx, plan.hall.id, now)
      for (const { id, line, number } of changed)
        if (taken.has(id)) problems.push({ line, code: 'taken', number })
    }
    if (problems.length > 0) return { ok: false, problems: problems.sort((a, b) => a.line - b.line) }
    const done = { added: 0, changed: 0, same: rows.length }
    for (const { plan, changed, added } of parts) {
      const change: PlanChange = {
        newBooths: added.map(({ line: _, hallId: __, ...booth }) => ({ ...booth, forSale: true })),
        booths: changed.map(({ line: _, ...booth }) => booth),
        ...{ newElements: [], elements: [], gone: [] },
      }
      await writeChange(tx, { event, plan, change, asked: { act: 'import' }, viewer, now })
      done.added += added.length
      done.changed += changed.length
      done.same -= added.length + changed.length
    }
    return { ok: true, ...done }
  })
}

function rowsIn(bytes: Buffer): ReadRow[] {
  try {
    const { rows } = readCsv(bytes, limits, namesColumns)
    if (rows.length < 2) throw new DomainError('file_empty')
    return rows
  } catch (error) {
    if (!isDomainError(error)) throw error
    const code = error.code === 'workbook_unknown' ? 'csv_columns' : error.code
    throw new DomainError(code, { ...error.params, field: 'file' })
  }
}

/** What of the file is new in a hall, and what is there otherwise. */
function partOf({ hall, booths }: HallPlan, rows: readonly BoothRow[]) {
  const there = new Map(booths.map((booth) => [booth.number, booth]))
  const mine = rows.filter(({ hallId }) => hallId === hall.id)
  return {
    added: mine.filter(({ number }) => !there.has(number)),
    changed: mine.flatMap((row) => {
      const booth = there.get(row.number)
      const names = ['x', 'y', 'width', 'depth', 'classId'] as const
      return booth && names.some((name) => booth[name] !== row[name]) ? [{ ...booth, ...row }] : []
    }),
  }
}
