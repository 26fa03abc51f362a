import type { Db } from '~db/client.server'

/** A class of booths of an event, priced by the square metre. */
export async function makeBoothClass(
  db: Db,
  eventId: number,
  { code = 'STD', priceMinor = 100_000 }: { code?: string; priceMinor?: number } = {},
): Promise<number> {
  const { id } = await db
    .insertInto('booth_classes')
    .values({
      ...{ event_id: eventId, code, name_zh: '标准展位', name_en: 'Shell scheme' },
      ...{ pricing: 'per_m2', price_minor: priceMinor },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A hall of 30 m × 20 m with an entrance and a fire exit, in cells of 0.5 m. */
export async function makeHall(
  db: Db,
  eventId: number,
  { code = 'A', width = 60, depth = 40 }: { code?: string; width?: number; depth?: number } = {},
): Promise<number> {
  const { id } = await db
    .insertInto('halls')
    .values({ event_id: eventId, code, name_zh: `${code} 馆`, width, depth, updated_at: new Date() })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('plan_elements')
    .values([
      { hall_id: id, kind: 'entrance', x: 28, y: depth - 1, width: 6, depth: 1 },
      { hall_id: id, kind: 'fire_exit', x: 0, y: 18, width: 1, depth: 4 },
    ])
    .execute()
  return id
}

/** Somebody's hold on a booth, or what they bought. */
export async function makeHold(
  db: Db,
  {
    boothId,
    organisationId,
    state = 'held',
    lapsesAt = new Date('2099-01-01T00:00:00Z'),
  }: { boothId: number; organisationId: number; state?: 'held' | 'sold'; lapsesAt?: Date },
): Promise<void> {
  const { event_id } = await db
    .selectFrom('booths')
    .select('event_id')
    .where('id', '=', boothId)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('booth_holds')
    .values({
      ...{ event_id, booth_id: boothId, organisation_id: organisationId, state },
      ...{ held_at: new Date('2026-11-01T00:00:00Z'), lapses_at: state === 'sold' ? null : lapsesAt },
    })
    .execute()
}
