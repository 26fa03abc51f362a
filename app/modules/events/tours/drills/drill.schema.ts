import { z } from 'zod'
import { day, hour, line } from '../../event.schema'
import { drillResults, MAX_MEASURES } from './drill'

const id = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'choice')
  .transform(Number)
/** One text a row, empty ones too, so that they stay side by side. */
const column = (max: number) =>
  z.preprocess(
    (sent) => (sent === undefined ? [] : [sent].flat()),
    z.array(z.string().trim().max(max)).max(MAX_MEASURES + 5),
  )

/** Planning a drill: what is measured is taken from the needs that the equipment is to answer. */
const plan = z.object({
  act: z.literal('plan'),
  offering: id,
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
    drill: id,
    result: z.union([z.literal('').transform(() => null), z.enum(drillResults)]),
    evaluators: line(300),
    note: line(2_000),
    label: column(80),
    unit: column(30),
    demanded: column(60),
    measured: column(60),
    attribute: column(40),
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

export const DrillForm = z.union([plan, record, z.object({ act: z.literal('remove'), drill: id })])
