import { z } from 'zod'
import { purposes } from '~/platform/files/file-rules'
import { day, listOf, orNone, rowId } from '~/platform/form-values.schema'
import {
  currencies,
  MAX_ASKED,
  MAX_FILES,
  MAX_LINES,
  type QuoteContent,
  type QuoteLine,
  taxRates,
} from './quote'
import { amountOf, hundredthsOf } from './quote-money'

const text = z.string().trim().max(1_000).default('')
const version = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number)
const wholeNumber = z
  .string()
  .trim()
  .regex(/^[1-9]\d{0,5}$/, 'whole_number')
  .transform(Number)

/** What is done with a quote on its page. */
export const QuoteActForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('refuse'), text: z.string().trim().min(1).max(1_000) }),
  z.object({ act: z.literal('cancel') }),
  z.object({ act: z.literal('accept'), version }),
  z.object({ act: z.literal('decline'), version, text: z.string().trim().min(1).max(1_000) }),
  z.object({ act: z.literal('withdraw'), version, text }),
])
export type QuoteAct = z.output<typeof QuoteActForm>

/** Asking the enterprises of several offerings for quotes. */
export const RequestQuotesForm = z.object({
  offering: listOf(rowId, { least: 1, most: MAX_ASKED, tooMany: 'too_many_asked' }),
  text: z.string().trim().min(1).max(1_000),
  quantity: orNone(wholeNumber).default(null),
  replyBy: orNone(day).default(null),
})

/**
 * A quote as it is written: the lines in fields `name-0`, `quantity-0`, `unit-0` and `price-0` and so on; a line
 * without any of name, quantity and price is left out. `act` `rows` only asks for more lines.
 */
export const QuoteForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('rows') }),
  z
    .looseObject({
      act: z.literal('send'),
      base: z
        .string()
        .regex(/^\d{1,9}$/)
        .transform(Number),
      currency: z.enum(currencies),
      taxRate: z
        .string()
        .refine((rate) => taxRates.some((each) => String(each) === rate), 'choice')
        .transform(Number),
      taxIncluded: z.enum(['yes', 'no']).transform((word) => word === 'yes'),
      deliveryDays: orNone(
        z
          .string()
          .trim()
          .regex(/^\d{1,4}$/, 'whole_number')
          .transform(Number),
      ).default(null),
      deliveryText: text,
      validUntil: day,
      note: z.string().trim().max(4_000).default(''),
      keep: listOf(z.uuid(), { most: MAX_FILES }),
    })
    .transform(({ base, keep, act, ...sent }, context) => ({
      act,
      base,
      keep,
      content: { ...contentOf(sent), lines: linesOf(sent, context) } satisfies QuoteContent,
    })),
])

const contentOf = ({
  currency,
  taxRate,
  taxIncluded,
  deliveryDays,
  deliveryText,
  validUntil,
  note,
}: Omit<QuoteContent, 'lines'>): Omit<QuoteContent, 'lines'> => ({
  ...{ currency, taxRate, taxIncluded, deliveryDays, deliveryText, validUntil, note },
})

function linesOf(sent: Record<string, unknown>, context: z.core.$RefinementCtx): QuoteLine[] {
  const lines: QuoteLine[] = []
  const word = (name: string) => {
    const value = sent[name]
    return typeof value === 'string' ? value.trim() : ''
  }
  const wrong = (field: string, message: string) =>
    context.issues.push({ code: 'custom', path: [field], message, input: sent[field] })
  for (let i = 0; i < MAX_LINES; i++) {
    const [name, unit] = [word(`name-${i}`), word(`unit-${i}`)]
    const [writtenQuantity, writtenPrice] = [word(`quantity-${i}`), word(`price-${i}`)]
    if (name === '' && writtenPrice === '') continue
    if (name === '' || name.length > 200) wrong(`name-${i}`, name === '' ? 'line_name' : 'line_long')
    if (unit.length > 20) wrong(`unit-${i}`, 'line_long')
    const quantity = hundredthsOf(writtenQuantity, 6)
    if (!quantity) wrong(`quantity-${i}`, 'line_quantity')
    const price = hundredthsOf(writtenPrice, 11)
    if (price === null) wrong(`price-${i}`, 'money')
    if (quantity && price !== null)
      lines.push({ name, unit, quantity, price, amount: amountOf({ quantity, price }) })
  }
  if (lines.length === 0 && context.issues.length === 0) wrong('name-0', 'line_name')
  return lines
}

export const quoteFiles = {
  count: MAX_FILES,
  each: purposes.document.maxBytes,
  total: MAX_FILES * purposes.document.maxBytes,
}
