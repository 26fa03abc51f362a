import type { Db, Tx } from '~db/client.server'
import { takeLock } from '~db/locks.server'

/** Days from the day on which it is made, so that it is always to come. */
const dayAfter = (at: Date, days: number): string =>
  new Date(at.getTime() + days * 86_400_000).toISOString().slice(0, 10)

const facts = {
  title_zh: '样例应急救援装备展',
  title_en: 'Sample exhibition of rescue equipment',
  text_zh: '这是虚构的样例展会，用来展示展位图、展位等级和价格。',
  text_en: 'An invented exhibition, which shows what a floor plan, booth classes and prices look like.',
  place_zh: '样例会展中心',
  place_en: 'Sample exhibition centre',
  address_zh: '样例路 1 号',
  address_en: '1 Sample Road',
  terms_zh: '样例条款：虚构展会，不产生任何权利义务。',
  terms_en: 'Sample terms: the exhibition is invented and binds nobody.',
  contact_email: 'organizer@demo.example',
} as const

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

/** Adds an invented exhibition of the sample organizer, where there is that and no event yet. */
export const ensureSampleExhibition = (db: Db, at: Date): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    await takeLock(tx, 'world')
    const [event, organizer] = [
      await tx.selectFrom('events').select('id').limit(1).executeTakeFirst(),
      await tx
        .selectFrom('organisations')
        .select('id')
        .where('kind', '=', 'organizer')
        .where('sample', '=', true)
        .limit(1)
        .executeTakeFirst(),
    ]
    if (event || !organizer) return false
    await addExhibition(tx, organizer.id, at)
    return true
  })

async function addExhibition(tx: Tx, organisationId: number, at: Date): Promise<void> {
  const { id: eventId } = await tx
    .insertInto('events')
    .values({
      ...facts,
      ...{ kind: 'exhibition', organisation_id: organisationId, state: 'published', sample: true },
      ...{ starts_on: dayAfter(at, 120), ends_on: dayAfter(at, 122), opens: '09:00', closes: '17:00' },
      ...{ exhibitors_from: dayAfter(at, -10), exhibitors_until: dayAfter(at, 100) },
      ...{ visitors_from: dayAfter(at, -10), visitors_until: dayAfter(at, 122) },
      ...{ early_until: dayAfter(at, 60), published_at: at, plan_published_at: at },
      ...{ created_at: at, updated_at: at },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
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
