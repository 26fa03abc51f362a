import { sql } from 'kysely'
import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Tx } from '~db/client.server'
import type { Event } from '../event'
import type { BoothDraft, ElementDraft, PlanChange } from './change-plan'
import { checkPlan } from './check-plan'
import type { Booth, HallPlan, PlanElement } from './plan'
import { readHallPlan } from './plan.repo.server'
import { type ItemRef, refText } from './plan-act'
import { takenBooths } from './taken.server'

/** The most booths of one event. */
const MAX_BOOTHS = 5_000

type Writing = {
  event: Event
  /** its hall is locked, and the event before it */
  plan: HallPlan
  change: PlanChange
  /** the act as it was sent, with its name */
  asked: { act: string }
  viewer: Person
  now: Date
}

/** How things stood before an act, by `b12` and `e5`; null: not there. */
export type Before = Record<string, BoothDraft | ElementDraft | null>

/**
 * Writes what an act makes of a plan, as the next version of its hall, and how to take it back. Answers what it touched. What
 * changes nothing is not written.
 * @throws DomainError `booth_taken` (409) naming a booth that somebody holds or has bought, `plan_numbers_stand` (409) once the plan
 * is public, `number_taken`, `too_many_booths`, `unknown_class`, `plan_act_faulty` (422): a public plan stays whole
 */
export async function writeChange(
  tx: Tx,
  { event, plan, change, asked, viewer, now }: Writing,
): Promise<{ version: number; items: ItemRef[] }> {
  const { hall } = plan
  const was = { booth: byId(plan.booths), element: byId(plan.elements) }
  const booths = change.booths.filter((booth) => differs(booth, was.booth.get(booth.id)))
  const elements = change.elements.filter((element) => differs(element, was.element.get(element.id)))
  const touched: ItemRef[] = [
    ...booths.map(({ id }): ItemRef => ({ of: 'booth', id })),
    ...elements.map(({ id }): ItemRef => ({ of: 'element', id })),
    ...change.gone,
  ]
  if (touched.length + change.newBooths.length + change.newElements.length === 0)
    return { version: hall.version, items: refsOf(change) }

  await refuseTaken(tx, { touched, plan, now })
  if (event.planPublishedAt)
    for (const booth of booths) {
      const before = was.booth.get(booth.id)
      if (before && before.number !== booth.number)
        throw new DomainError('plan_numbers_stand', { number: before.number }, { status: 409 })
    }
  await refuseClasses(tx, event.id, [...booths, ...change.newBooths])
  await refuseNumbers(tx, event.id, { booths, change })

  await remove(tx, change.gone, now)
  await setBooths(tx, hall.id, booths)
  await setElements(tx, hall.id, elements)
  const added = await add(tx, { event, hallId: hall.id, change, now })
  if (event.planPublishedAt) {
    const { length } = checkPlan(await readHallPlan(tx, event.id, hall.id))
    if (length > 0) throw new DomainError('plan_act_faulty', { n: length })
  }

  const before: Before = {}
  for (const ref of touched) {
    const item = was[ref.of].get(ref.id)
    before[refText(ref)] = item ? draftOf(item) : null
  }
  for (const ref of added) before[refText(ref)] = null
  const version = hall.version + 1
  await tx.updateTable('halls').set({ version, updated_at: now }).where('id', '=', hall.id).execute()
  await tx
    .insertInto('plan_changes')
    .values({
      ...{ hall_id: hall.id, version, act: asked.act, person_id: viewer.id, made_at: now },
      asked: JSON.stringify(asked),
      before: JSON.stringify(before),
    })
    .execute()
  if (event.planPublishedAt)
    await audit(tx, auditSource(viewer), {
      action: 'event.plan_changed',
      object: { kind: 'event', id: event.id },
      detail: { hall: hall.code, act: asked.act, booths: booths.map(({ number }) => number).slice(0, 50) },
    })
  return { version, items: added.length > 0 ? added : refsOf(change) }
}

const byId = <T extends { id: number }>(items: readonly T[]): Map<number, T> =>
  new Map(items.map((item) => [item.id, item]))

const refsOf = ({ booths, elements }: PlanChange): ItemRef[] => [
  ...booths.map(({ id }): ItemRef => ({ of: 'booth', id })),
  ...elements.map(({ id }): ItemRef => ({ of: 'element', id })),
]

const differs = <T extends Booth | PlanElement>(item: T, before: T | undefined): boolean =>
  before === undefined || (Object.keys(item) as (keyof T)[]).some((name) => item[name] !== before[name])

const draftOf = (item: Booth | PlanElement): BoothDraft | ElementDraft => {
  if ('kind' in item) {
    const { id: _, ...draft } = item
    return draft
  }
  const { id: _, hallId: __, ...draft } = item
  return draft
}

async function refuseTaken(
  tx: Tx,
  { touched, plan, now }: { touched: readonly ItemRef[]; plan: HallPlan; now: Date },
): Promise<void> {
  const ids = touched.filter(({ of }) => of === 'booth').map(({ id }) => id)
  if (ids.length === 0) return
  await tx.selectFrom('booths').select('id').where('id', 'in', ids).orderBy('number').forUpdate().execute()
  const taken = await takenBooths(tx, plan.hall.id, now)
  const found = plan.booths.find(({ id }) => taken.has(id) && ids.includes(id))
  if (found) throw new DomainError('booth_taken', { number: found.number }, { status: 409 })
}

async function refuseClasses(tx: Tx, eventId: number, booths: readonly BoothDraft[]): Promise<void> {
  const wanted = new Set(booths.map(({ classId }) => classId))
  if (wanted.size === 0) return
  const known = await tx
    .selectFrom('booth_classes')
    .select('id')
    .where('event_id', '=', eventId)
    .where('id', 'in', [...wanted])
    .forShare()
    .execute()
  if (known.length < wanted.size) throw new DomainError('unknown_class', { field: 'classId' })
}

/** Numbers are unique in the whole event; those that this act takes away are free for it. */
async function refuseNumbers(
  tx: Tx,
  eventId: number,
  { booths, change }: { booths: readonly Booth[]; change: PlanChange },
): Promise<void> {
  const numbers = [...booths, ...change.newBooths].map(({ number }) => number)
  if (numbers.length === 0) return
  const twice = numbers.find((number, at) => numbers.indexOf(number) !== at)
  if (twice !== undefined) throw new DomainError('number_taken', { field: 'first', number: twice })
  const mine = [...booths.map(({ id }) => id), ...change.gone.map(({ of, id }) => (of === 'booth' ? id : 0))]
  const live = await tx
    .selectFrom('booths')
    .select(['id', 'number'])
    .where('event_id', '=', eventId)
    .where('removed_at', 'is', null)
    .execute()
  const others = new Set(live.filter(({ id }) => !mine.includes(id)).map(({ number }) => number))
  const used = numbers.find((number) => others.has(number))
  if (used !== undefined) throw new DomainError('number_taken', { field: 'first', number: used })
  if (live.length + change.newBooths.length > MAX_BOOTHS)
    throw new DomainError('too_many_booths', { max: MAX_BOOTHS })
}

async function remove(tx: Tx, gone: readonly ItemRef[], now: Date): Promise<void> {
  for (const [of, table] of [
    ['booth', 'booths'],
    ['element', 'plan_elements'],
  ] as const) {
    const ids = gone.filter((ref) => ref.of === of).map(({ id }) => id)
    if (ids.length === 0) continue
    await tx
      .updateTable(table as 'booths')
      .set({ removed_at: now })
      .where('id', 'in', ids)
      .execute()
  }
}

/** Two steps, so that booths may change numbers among themselves. */
async function setBooths(tx: Tx, hallId: number, booths: readonly Booth[]): Promise<void> {
  if (booths.length === 0) return
  const ids = booths.map(({ id }) => id)
  await sql`update booths set number = '~' || id where id = any(${ids}) and removed_at is null`.execute(tx)
  await sql`
    update booths as b
    set number = n.number, x = n.x, y = n.y, width = n.width, depth = n.depth,
      class_id = n."classId", for_sale = n."forSale", removed_at = null
    from jsonb_to_recordset(${JSON.stringify(booths)}::jsonb) as n(
      id bigint, number text, x int, y int, width int, depth int, "classId" bigint, "forSale" boolean)
    where b.id = n.id and b.hall_id = ${hallId}
  `.execute(tx)
}

async function setElements(tx: Tx, hallId: number, elements: readonly PlanElement[]): Promise<void> {
  if (elements.length === 0) return
  await sql`
    update plan_elements as e
    set x = n.x, y = n.y, width = n.width, depth = n.depth,
      label_zh = n."labelZh", label_en = n."labelEn", removed_at = null
    from jsonb_to_recordset(${JSON.stringify(elements)}::jsonb) as n(
      id bigint, x int, y int, width int, depth int, "labelZh" text, "labelEn" text)
    where e.id = n.id and e.hall_id = ${hallId}
  `.execute(tx)
}

async function add(
  tx: Tx,
  { event, hallId, change, now }: { event: Event; hallId: number; change: PlanChange; now: Date },
): Promise<ItemRef[]> {
  const booths = change.newBooths.length
    ? await tx
        .insertInto('booths')
        .values(
          change.newBooths.map(({ classId, forSale, ...booth }) => ({
            ...{ ...booth, event_id: event.id, hall_id: hallId, class_id: classId },
            ...{ for_sale: forSale, created_at: now },
          })),
        )
        .returning('id')
        .execute()
    : []
  const elements = change.newElements.length
    ? await tx
        .insertInto('plan_elements')
        .values(
          change.newElements.map(({ labelZh, labelEn, ...element }) => ({
            ...{ ...element, hall_id: hallId, label_zh: labelZh, label_en: labelEn },
          })),
        )
        .returning('id')
        .execute()
    : []
  return [
    ...booths.map(({ id }): ItemRef => ({ of: 'booth', id })),
    ...elements.map(({ id }): ItemRef => ({ of: 'element', id })),
  ]
}
