import type { Db, Tx } from '~db/client.server'
import type { Booth, ElementKind, Hall, PlanElement } from './plan'

export type HallPlan = { hall: Hall; booths: Booth[]; elements: PlanElement[] }

const hallColumns = ['id', 'code', 'name_zh', 'name_en', 'width', 'depth', 'version'] as const

type HallRow = { id: number; code: string; name_zh: string; name_en: string } & Pick<
  Hall,
  'width' | 'depth' | 'version'
>
const toHall = ({ name_zh, name_en, ...row }: HallRow): Hall => ({ ...row, nameZh: name_zh, nameEn: name_en })

/** All halls of an event with what is drawn in them, in the order of their codes; three round trips. */
export async function readPlan(db: Db | Tx, eventId: number): Promise<HallPlan[]> {
  const halls = await db
    .selectFrom('halls')
    .select(hallColumns)
    .where('event_id', '=', eventId)
    .orderBy('code')
    .execute()
  if (halls.length === 0) return []
  const ids = halls.map(({ id }) => id)
  const [booths, elements] = [
    await db
      .selectFrom('booths')
      .select(['id', 'hall_id', 'class_id', 'number', 'x', 'y', 'width', 'depth', 'for_sale'])
      .where('hall_id', 'in', ids)
      .where('removed_at', 'is', null)
      .orderBy('number')
      .execute(),
    await db
      .selectFrom('plan_elements')
      .select(['id', 'hall_id', 'kind', 'x', 'y', 'width', 'depth', 'label_zh', 'label_en'])
      .where('hall_id', 'in', ids)
      .orderBy('id')
      .execute(),
  ]
  return halls.map((row) => ({
    hall: toHall(row),
    booths: booths
      .filter((booth) => booth.hall_id === row.id)
      .map(({ hall_id, class_id, for_sale, ...booth }) => ({
        ...{ ...booth, hallId: hall_id, classId: class_id, forSale: for_sale },
      })),
    elements: elements
      .filter((element) => element.hall_id === row.id)
      .map(({ hall_id: _, kind, label_zh, label_en, ...element }) => ({
        ...{ ...element, kind: kind as ElementKind, labelZh: label_zh, labelEn: label_en },
      })),
  }))
}
