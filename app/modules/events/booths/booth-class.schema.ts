import { z } from 'zod'
import { orNone, rowId } from '~/platform/form-values.schema'
import { line, version, whole } from '../event.schema'
import { pricings } from './booth-class'

/** An amount as it is typed, with at most two decimals; minor units come out. */
const money = z
  .string()
  .trim()
  .regex(/^\d{1,9}(?:\.\d{1,2})?$/, 'money')
  .transform((text) => Math.round(Number(text) * 100))
const maybeMoney = orNone(money).default(null)

const id = orNone(rowId).default(null)
const code = z
  .string()
  .trim()
  .toUpperCase()
  .pipe(
    z
      .string()
      .min(1)
      .regex(/^[A-Z0-9-]{1,20}$/, 'code_letters'),
  )
/** A percentage with at most two decimals; hundredths of it come out. */
const percent = z
  .string()
  .trim()
  .regex(/^\d{1,2}(?:\.\d{1,2})?$/, 'range')
  .transform((text) => Math.round(Number(text) * 100))

const named = { code, nameZh: z.string().trim().min(1).max(60), nameEn: line(100) }

/** What is done with the classes and options of an event's booths. An empty `id` is a new one. */
export const BoothClassActForm = z.discriminatedUnion('act', [
  z.object({
    ...{ act: z.literal('class'), id, version, ...named, pricing: z.enum(pricings), price: money },
    ...{ earlyPrice: maybeMoney, memberPrice: maybeMoney, deposit: whole(0, 100), tax: percent },
  }),
  z.object({
    ...{ act: z.literal('option'), id, version, ...named, unitZh: line(20), unitEn: line(30) },
    ...{ price: money, tax: percent },
    stock: orNone(whole(0, 1_000_000)).default(null),
  }),
  z.object({ act: z.literal('removeClass'), id }),
  z.object({ act: z.literal('removeOption'), id }),
])
