import { z } from 'zod'
import { listOf, orNone, rowId } from '~/platform/form-values.schema'
import { line } from '../event.schema'
import { COLLEAGUE_ROWS, type VisitorContent } from './visitor'

const name = line(40)
const title = line(40)
const email = z.union([z.literal(''), z.email('email').max(254)]).default('')
const phone = z
  .string()
  .trim()
  .max(40)
  .regex(/^(?:|[+\d][\d\s()-]{4,})$/, 'phone')
  .default('')
const yes = z
  .literal('yes')
  .optional()
  .transform((sent) => sent === 'yes')
/** Which of one's organisations they come for; empty: none of them. */
const organisation = orNone(rowId).default(null)

/** Of a tour: the stops that they come to, each once. */
const stops = listOf(rowId, { most: 40 })

const person = (row: number) => ({
  [`name${row}`]: name,
  [`title${row}`]: title,
  [`phone${row}`]: phone,
  [`email${row}`]: email,
})
const rows = Array.from({ length: COLLEAGUE_ROWS + 1 }, (_, row) => row)

export type Registering = Omit<VisitorContent, 'organisationName'> & { own: boolean }
export type Registration = {
  organisationId: number | null
  organisationName: string
  stops: number[]
  visitors: Registering[]
}

/** Row 0 is whoever registers, where `self` says so; the others are colleagues, and what is left empty is nobody. */
export const RegisterFields = z
  .object(
    Object.assign(
      { organisation, organisationName: line(80), stops, self: yes, agree: yes },
      ...rows.map(person),
    ) as Record<string, z.ZodType<unknown>>,
  )
  .transform((fields, context): Registration => {
    const text = (field: string, row: number) => String(fields[`${field}${row}`] ?? '')
    const fault = (field: string, message: string) =>
      context.addIssue({ code: 'custom', message, path: [field] })
    const visitors: Registering[] = []
    for (const row of rows) {
      const own = row === 0
      if (own && !fields.self) continue
      const visitor = {
        ...{ own, name: text('name', row), title: text('title', row) },
        ...{ phone: text('phone', row), email: text('email', row) },
      }
      if (!own && Object.values(visitor).every((each) => each === '' || each === false)) continue
      if (visitor.name === '') fault(`name${row}`, 'required')
      if (visitor.phone === '') fault(`phone${row}`, 'required')
      visitors.push(visitor)
    }
    if (!fields.agree) fault('agree', 'agree')
    if (visitors.length === 0) fault('name1', 'required')
    const chosen = (fields.organisation as number | null | undefined) ?? null
    const written = String(fields.organisationName ?? '')
    if (chosen === null && written === '') fault('organisationName', 'required')
    const asked = fields.stops as number[]
    return { organisationId: chosen, organisationName: written, stops: asked, visitors }
  })

const contents = {
  name: name.pipe(z.string().min(1)),
  organisationName: line(80).pipe(z.string().min(1)),
  title,
  phone: phone.pipe(z.string().min(1)),
  email,
}

/** What is done on the page of a ticket. */
export const TicketActForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('change'), ...contents }),
  z.object({ act: z.literal('cancel') }),
  z.object({ act: z.literal('reissue') }),
  z.object({ act: z.literal('share'), shares: yes }),
  z.object({
    act: z.literal('answer'),
    lead: rowId,
    answer: z.enum(['yes', 'no']),
  }),
])
