import type { Tx } from '~db/client.server'

const classes = [
  { code: 'STD', name_zh: '标准展位', name_en: 'Shell scheme', pricing: 'flat', price_minor: 980_000 },
  { code: 'RAW', name_zh: '光地', name_en: 'Raw space', pricing: 'per_m2', price_minor: 90_000 },
] as const

/** Cells of 0.5 m: a hall of 60 m × 40 m. */
const hall = { code: 'A', name_zh: 'A 馆', name_en: 'Hall A', width: 120, depth: 80 }
const elements = [
  { kind: 'entrance', x: 56, y: 79, width: 8, depth: 1 },
  { kind: 'fire_exit', x: 0, y: 36, width: 1, depth: 6 },
  { kind: 'fire_exit', x: 119, y: 36, width: 1, depth: 6 },
  { kind: 'stage', x: 84, y: 60, width: 20, depth: 10 },
  { kind: 'power', x: 58, y: 52, width: 2, depth: 2 },
  { kind: 'water', x: 62, y: 52, width: 2, depth: 2 },
]
const rows = [
  { y: 8, row: 1 },
  { y: 20, row: 2 },
  { y: 26, row: 3 },
  { y: 38, row: 4 },
]

/** Draws the one hall of the sample exhibition: 58 booths of two classes, with options to order beside. */
export async function addFloor(tx: Tx, { eventId, at }: { eventId: number; at: Date }): Promise<void> {
  const [std, raw] = await tx
    .insertInto('booth_classes')
    .values(
      classes.map((each) => ({
        ...{ ...each, event_id: eventId, deposit_percent: 30 },
        early_price_minor: Math.round(each.price_minor * 0.9),
      })),
    )
    .returning('id')
    .execute()
  await tx
    .insertInto('booth_options')
    .values([
      {
        event_id: eventId,
        code: 'CHAIR',
        name_zh: '折椅',
        name_en: 'Folding chair',
        price_minor: 3_000,
        stock: 400,
      },
      {
        event_id: eventId,
        code: 'POWER-3',
        name_zh: '3 kW 电源',
        name_en: '3 kW power',
        price_minor: 120_000,
        stock: 40,
      },
    ])
    .execute()
  const { id: hallId } = await tx
    .insertInto('halls')
    .values({ ...hall, event_id: eventId, updated_at: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('plan_elements')
    .values(elements.map((element) => ({ ...element, hall_id: hallId })))
    .execute()
  const place = { event_id: eventId, hall_id: hallId, created_at: at }
  const standard = rows.flatMap(({ y, row }) =>
    Array.from({ length: 14 }, (_, i) => ({
      ...{ ...place, class_id: std?.id ?? 0, number: `A${row}${String(i + 1).padStart(2, '0')}` },
      ...{ x: 18 + i * 6, y, width: 6, depth: 6 },
    })),
  )
  const islands = [18, 38].map((x, i) => ({
    ...{ ...place, class_id: raw?.id ?? 0, number: `A50${i + 1}`, x, y: 54, width: 12, depth: 16 },
  }))
  await tx
    .insertInto('booths')
    .values([...standard, ...islands])
    .execute()
}
