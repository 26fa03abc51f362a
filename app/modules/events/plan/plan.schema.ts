import { z } from 'zod'
import { rowId } from '~/platform/form-values.schema'
import { line, version, whole } from '../event.schema'
import { MAX_ROW } from './change-plan'
import { BOOTH_NUMBER, boothNumber } from './number-booths'
import { elementKinds } from './plan'
import type { ItemRef } from './plan-act'

/** Metres in halves, as a field sends them; cells of 0.5 m come out. Bounds are in metres. */
export const metres = (min: number, max: number) =>
  z
    .string()
    .trim()
    .regex(/^-?\d{1,3}(?:[.,][05]0?)?$/, 'half_metre')
    .transform((text) => Number(text.replace(',', '.')) * 2)
    .pipe(
      z
        .number()
        .min(min * 2, 'range')
        .max(max * 2, 'range'),
    )

export const number = z
  .string()
  .transform(boothNumber)
  .pipe(z.string().min(1).regex(BOOTH_NUMBER, 'booth_number'))

/** `b12` and `e5`, each its own field, or in one with commas between. */
export const Items = z
  .union([z.string(), z.array(z.string())])
  .transform((sent) => [sent].flat().join(',').split(','))
  .pipe(
    z
      .array(z.string().regex(/^[be][1-9]\d{0,14}$/, 'items'))
      .min(1, 'items')
      .max(MAX_ROW, 'items'),
  )
  .transform((refs) =>
    [...new Set(refs)].map(
      (ref): ItemRef => ({ of: ref.startsWith('b') ? 'booth' : 'element', id: Number(ref.slice(1)) }),
    ),
  )

const place = { x: metres(0, 400), y: metres(0, 400) }
const boothSize = { width: metres(1, 100), depth: metres(1, 100) }
const anySize = { width: metres(0.5, 400), depth: metres(0.5, 400) }
const moved = { dx: metres(-400, 400), dy: metres(-400, 400) }
const step = whole(1, 10)
const labels = { labelZh: line(40), labelEn: line(60) }
const items = Items
const forSale = z
  .literal('yes')
  .optional()
  .transform((sent) => sent === 'yes')

/** What is done with a plan, as its forms and the drawing send it; `version` is that of the hall on the page. */
export const PlanActForm = z.discriminatedUnion('act', [
  z.object({
    ...{ act: z.literal('row'), version, first: number, count: whole(1, MAX_ROW), step },
    ...{ direction: z.enum(['right', 'down']), gap: metres(0, 50), classId: rowId },
    ...{ ...place, ...boothSize },
  }),
  z.object({
    ...{ act: z.literal('element'), version, kind: z.enum(elementKinds) },
    ...{ ...labels, ...place, ...anySize },
  }),
  z.object({ act: z.literal('place'), version, items, ...place, ...anySize }),
  z.object({ act: z.literal('shift'), version, items, ...moved }),
  z.object({
    ...{ act: z.literal('copy'), version, items, ...moved },
    first: z
      .string()
      .transform(boothNumber)
      .pipe(z.union([z.literal(''), z.string().regex(BOOTH_NUMBER, 'booth_number')]))
      .default(''),
  }),
  z.object({ act: z.literal('number'), version, items, first: number, step }),
  z.object({ act: z.literal('dress'), version, items, classId: rowId, forSale }),
  z.object({ act: z.literal('label'), version, items, ...labels }),
  z.object({
    ...{ act: z.literal('split'), version, items, cut: z.enum(['across', 'along']) },
    ...{ at: metres(0.5, 100), first: number },
  }),
  z.object({ act: z.literal('remove'), version, items }),
  z.object({ act: z.literal('undo'), version }),
])

const content = {
  code: z
    .string()
    .transform(boothNumber)
    .pipe(
      z
        .string()
        .min(1)
        .regex(/^[\p{L}\p{N}-]{1,8}$/u, 'booth_number'),
    ),
  nameZh: z.string().trim().min(1).max(60),
  nameEn: line(100),
  width: metres(4, 400),
  depth: metres(4, 400),
}

/** What is done with the halls of an event. */
export const HallActForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('add'), ...content }),
  z.object({ act: z.literal('edit'), id: rowId, version, ...content }),
  z.object({ act: z.literal('remove'), id: rowId }),
])
