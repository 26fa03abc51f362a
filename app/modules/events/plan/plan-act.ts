import type { ElementKind } from './plan'

/** What an act names: a booth or an element, by its id. */
export type ItemRef = { of: 'booth' | 'element'; id: number }

type Size = { width: number; depth: number }
type Place = { x: number; y: number } & Size

/** What is done with the plan of a hall. Lengths are cells. */
export type PlanAct =
  | ({
      act: 'row'
      first: string
      count: number
      step: number
      direction: 'right' | 'down'
      /** between one booth and the next */
      gap: number
      classId: number
    } & Place)
  | ({ act: 'element'; kind: ElementKind; labelZh: string; labelEn: string } & Place)
  /** moves and resizes one thing */
  | ({ act: 'place'; items: ItemRef[] } & Place)
  | { act: 'shift'; items: ItemRef[]; dx: number; dy: number }
  | { act: 'copy'; items: ItemRef[]; dx: number; dy: number; first: string }
  | { act: 'number'; items: ItemRef[]; first: string; step: number }
  | { act: 'dress'; items: ItemRef[]; classId: number; forSale: boolean }
  | { act: 'label'; items: ItemRef[]; labelZh: string; labelEn: string }
  /** cuts one booth in two; `at` is measured from its left or top */
  | { act: 'split'; items: ItemRef[]; cut: 'across' | 'along'; at: number; first: string }
  | { act: 'remove'; items: ItemRef[] }

export const refText = ({ of, id }: ItemRef): string => `${of === 'booth' ? 'b' : 'e'}${id}`
