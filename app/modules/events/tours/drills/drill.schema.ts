import { z } from 'zod'
import { column, day, hour, orNone, rowId } from '~/platform/form-values.schema'
import { line } from '../../event.schema'
import { drillResults, MAX_MEASURES } from './drill'

const ROWS = MAX_MEASURES + 5

/** Planning a drill: what is measured is taken from the needs that the equipment is to answer. */
const plan = z.object({
  act: z.literal('plan'),
  offering: rowId,
  titleZh: line(120),
  titleEn: line(160),
  place: line(120),
  day,
  hour,
  procedure: line(2_000),
})

/** What was measured, and who scored it. Rows without a name are left out. */
const record = z
  .object({
    act: z.literal('record'),
    drill: rowId,
    result: orNone(z.enum(drillResults)),
    evaluators: line(300),
    note: line(2_000),
    label: column(80, ROWS),
    unit: column(30, ROWS),
    demanded: column(60, ROWS),
    measured: column(60, ROWS),
    attribute: column(40, ROWS),
  })
  .transform(({ label, unit, demanded, measured, attribute, ...rest }) => ({
    ...rest,
    measures: label
      .map((name, row) => ({
        label: name,
        unit: unit[row] ?? '',
        demanded: demanded[row] ?? '',
        measured: measured[row] ?? '',
        attribute: attribute[row] || null,
      }))
      .filter((measure) => measure.label !== '')
      .slice(0, MAX_MEASURES),
  }))

export const DrillForm = z.union([plan, record, z.object({ act: z.literal('remove'), drill: rowId })])
