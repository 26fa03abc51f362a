import { notFoundError } from '~/platform/errors'
import type { Db, Tx } from '~db/client.server'
import { inNumberOrder } from './number-booths'
import type { ElementKind, Hall, HallPlan } from './plan'

const hallColumns = ['id', 'code', 'name_zh', 'name_en', 'width', 'depth', 'version'] as const

type HallRow = { id: number; code: string; name_zh: string; name_en: string } & Pick<
  Hall,
  'width' | 'depth' | 'version'
>
const toHall = ({ name_zh, name_en, ...row }: HallRow): Hall => ({ ...row, nameZh: name_zh, nameEn: name_en })

/** The halls of an event, in the order of their codes. */
export async function readHalls(db: Db | Tx, eventId: number): Promise<Hall[]> {
  const rows = await db
    .selectFrom('halls')
    .select(hallColumns)
    .where('event_id', '=', eventId)
    .orderBy('code')
    .execute()
  return rows.map(toHall)
}

/** A hall of an event, locked until the transaction ends: after the event, before booths. @throws `not_found` (404) */
export async function lockHall(tx: Tx, eventId: number, hallId: number): Promise<Hall> {
  const row = await tx
    .selectFrom('halls')
    .select(hallColumns)
    .where('event_id', '=', eventId)
    .where('id', '=', hallId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFoundError('hall', hallId)
  return toHall(row)
}

/** All halls of an event with what is drawn in them, in the order of their codes; three round trips. */
export const readPlan = async (db: Db | Tx, eventId: number): Promise<HallPlan[]> =>
  fill(db, await readHalls(db, eventId))

/** One of them. @throws `not_found` (404) */
export async function readHallPlan(db: Db | Tx, eventId: number, hallId: number): Promise<HallPlan> {
  const halls = (await readHalls(db, eventId)).filter(({ id }) => id === hallId)
  const [plan] = await fill(db, halls)
  if (!plan) throw notFoundError('hall', hallId)
  return plan
}

async function fill(db: Db | Tx, halls: Hall[]): Promise<HallPlan[]> {
  if (halls.length === 0) return []
  const ids = halls.map(({ id }) => id)
  const [booths, elements] = [
    await db
      .selectFrom('booths')
      .select(['id', 'hall_id', 'class_id', 'number', 'x', 'y', 'width', 'depth', 'for_sale'])
      .where('hall_id', 'in', ids)
      .where('removed_at', 'is', null)
      .execute(),
    await db
      .selectFrom('plan_elements')
      .select(['id', 'hall_id', 'kind', 'x', 'y', 'width', 'depth', 'label_zh', 'label_en'])
      .where('hall_id', 'in', ids)
      .where('removed_at', 'is', null)
      .orderBy('id')
      .execute(),
  ]
  const plans = new Map(
    halls.map((hall): [number, HallPlan] => [hall.id, { hall, booths: [], elements: [] }]),
  )
  for (const { hall_id, class_id, for_sale, ...booth } of booths)
    plans.get(hall_id)?.booths.push({ ...booth, hallId: hall_id, classId: class_id, forSale: for_sale })
  for (const { hall_id, kind, label_zh, label_en, ...element } of elements)
    plans
      .get(hall_id)
      ?.elements.push({ ...element, kind: kind as ElementKind, labelZh: label_zh, labelEn: label_en })
  return [...plans.values()].map((plan) => ({ ...plan, booths: inNumberOrder(plan.booths) }))
}
