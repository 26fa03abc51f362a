import { DomainError } from '~/platform/errors'
import { inNumberOrder, numbersFrom } from './number-booths'
import { type Booth, type HallPlan, lies, type PlanElement, type Spot } from './plan'
import type { ItemRef, PlanAct } from './plan-act'

export type BoothDraft = Omit<Booth, 'id' | 'hallId'>
export type ElementDraft = Omit<PlanElement, 'id'>

/** What an act makes of a plan. */
export type PlanChange = {
  newBooths: BoothDraft[]
  newElements: ElementDraft[]
  /** as they are afterwards */
  booths: Booth[]
  elements: PlanElement[]
  /** taken off the plan */
  gone: ItemRef[]
}

/** The most booths that one row makes. */
export const MAX_ROW = 200

const nothing: PlanChange = { newBooths: [], newElements: [], booths: [], elements: [], gone: [] }

/**
 * What an act makes of the plan of a hall; whether it may be done at all is asked elsewhere.
 * @throws DomainError `plan_item_gone` (409) for what is no longer there, `plan_outside`, `plan_one_item`, `plan_booths_only`,
 * `split_where`, `number_counts`, `number_long` (422)
 */
export function changePlan(plan: HallPlan, act: PlanAct): PlanChange {
  const change = changed(plan, act)
  for (const spot of [...change.newBooths, ...change.newElements, ...change.booths, ...change.elements])
    if (!lies(spot, plan.hall))
      throw new DomainError('plan_outside', { field: act.act === 'split' ? 'at' : 'x' })
  return change
}

function changed(plan: HallPlan, act: PlanAct): PlanChange {
  switch (act.act) {
    case 'row':
      return { ...nothing, newBooths: rowOf(act) }
    case 'element': {
      const { kind, labelZh, labelEn } = act
      return { ...nothing, newElements: [{ kind, labelZh, labelEn, ...spotOf(act) }] }
    }
    case 'place': {
      const { booths, elements } = one(plan, act.items)
      const place = <T extends Spot>(item: T): T => ({ ...item, ...spotOf(act) })
      return { ...nothing, booths: booths.map(place), elements: elements.map(place) }
    }
    case 'shift': {
      const { booths, elements } = pick(plan, act.items)
      return { ...nothing, booths: booths.map(by(act)), elements: elements.map(by(act)) }
    }
    case 'copy':
      return copied(plan, act)
    case 'number': {
      const booths = onlyBooths(plan, act.items)
      const numbers = numbersFrom(act.first, { count: booths.length, step: act.step })
      return { ...nothing, booths: booths.map((booth, at) => ({ ...booth, number: numbers[at] ?? '' })) }
    }
    case 'dress': {
      const { classId, forSale } = act
      return {
        ...nothing,
        booths: onlyBooths(plan, act.items).map((booth) => ({ ...booth, classId, forSale })),
      }
    }
    case 'label': {
      const { labelZh, labelEn } = act
      const { booths, elements } = pick(plan, act.items)
      if (booths.length > 0) throw new DomainError('plan_one_item')
      return { ...nothing, elements: elements.map((element) => ({ ...element, labelZh, labelEn })) }
    }
    case 'split':
      return split(plan, act)
    case 'remove':
      pick(plan, act.items)
      return { ...nothing, gone: act.items }
  }
}

const spotOf = ({ x, y, width, depth }: Spot): Spot => ({ x, y, width, depth })
const by =
  ({ dx, dy }: { dx: number; dy: number }) =>
  <T extends Spot>(item: T): T => ({ ...item, x: item.x + dx, y: item.y + dy })

function rowOf(act: Extract<PlanAct, { act: 'row' }>): BoothDraft[] {
  const { classId, direction, gap, count, step, first } = act
  return numbersFrom(first, { count, step }).map((number, at) => ({
    ...{ number, classId, forSale: true, ...spotOf(act) },
    ...(direction === 'right'
      ? { x: act.x + at * (act.width + gap) }
      : { y: act.y + at * (act.depth + gap) }),
  }))
}

/** In reading order: from the top, then from the left. */
const reading = (a: Spot, b: Spot) => a.y - b.y || a.x - b.x

function pick({ booths, elements }: HallPlan, items: readonly ItemRef[]) {
  const find = <T extends { id: number }>(list: readonly T[], of: ItemRef['of']): T[] =>
    items
      .filter((item) => item.of === of)
      .map(({ id }) => {
        const found = list.find((each) => each.id === id)
        if (!found) throw new DomainError('plan_item_gone', {}, { status: 409 })
        return found
      })
  return {
    booths: inNumberOrder(find(booths, 'booth')).sort(reading),
    elements: find(elements, 'element'),
  }
}

function one(plan: HallPlan, items: readonly ItemRef[]) {
  if (items.length !== 1) throw new DomainError('plan_one_item')
  return pick(plan, items)
}

function onlyBooths(plan: HallPlan, items: readonly ItemRef[]): Booth[] {
  if (items.some(({ of }) => of !== 'booth')) throw new DomainError('plan_booths_only')
  return pick(plan, items).booths
}

/** Copies keep class and size; their numbers run on from `first` in reading order. */
function copied(plan: HallPlan, act: Extract<PlanAct, { act: 'copy' }>): PlanChange {
  const { booths, elements } = pick(plan, act.items)
  const numbers = booths.length ? numbersFrom(act.first, { count: booths.length, step: 1 }) : []
  return {
    ...nothing,
    newBooths: booths.map(by(act)).map(({ id: _, hallId: __, ...booth }, at) => ({
      ...{ ...booth, number: numbers[at] ?? '' },
    })),
    newElements: elements.map(by(act)).map(({ id: _, ...element }) => element),
  }
}

/** No part of a booth is narrower than a metre. */
const LEAST = 2

/** The left or upper part keeps id and number, the other is a new booth of the same class. */
function split(plan: HallPlan, act: Extract<PlanAct, { act: 'split' }>): PlanChange {
  if (act.items.length !== 1) throw new DomainError('plan_one_item')
  const [booth] = onlyBooths(plan, act.items)
  if (!booth) throw new DomainError('plan_item_gone', {}, { status: 409 })
  const side = act.cut === 'across' ? booth.width : booth.depth
  if (act.at < LEAST || side - act.at < LEAST) throw new DomainError('split_where', { field: 'at' })
  const { id: _, hallId: __, ...rest } = { ...booth, number: act.first }
  return act.cut === 'across'
    ? {
        ...nothing,
        booths: [{ ...booth, width: act.at }],
        newBooths: [{ ...rest, x: booth.x + act.at, width: side - act.at }],
      }
    : {
        ...nothing,
        booths: [{ ...booth, depth: act.at }],
        newBooths: [{ ...rest, y: booth.y + act.at, depth: side - act.at }],
      }
}
