import { z } from 'zod'
import { column, listOf, rowId } from '~/platform/form-values.schema'
import { MAX_BROUGHT, MAX_NEEDS, MAX_PEOPLE } from './sign-up'

const line = (max: number) => z.string().trim().max(max).default('')
const ROWS = MAX_PEOPLE + 5

const amount = (text: string | undefined, most: number): number | null | undefined => {
  if (text === undefined || text.trim() === '') return null
  const value = Number(text.trim())
  return Number.isInteger(value) && value >= 1 && value <= most ? value : undefined
}

const Submitted = z
  .object({
    act: z.literal('submit'),
    stops: listOf(rowId, { least: 1, most: 40 }),
    contactName: z.string().trim().min(1).max(60),
    contactPhone: z.string().trim().min(1).max(40),
    note: line(2_000),
    offerings: listOf(rowId, { most: MAX_BROUGHT }),
    needs: listOf(rowId, { most: MAX_NEEDS }),
    personName: column(60, ROWS),
    personDuty: column(60, ROWS),
    personPhone: column(40, ROWS),
    personEmail: column(254, ROWS).default([]),
  })
  .catchall(z.union([z.string(), z.array(z.string())]))
  .transform(({ personName, personDuty, personPhone, personEmail, offerings, ...sent }, context) => {
    const field = (name: string) => {
      const value = (sent as Record<string, unknown>)[name]
      return typeof value === 'string' ? value : undefined
    }
    return {
      act: sent.act,
      stops: sent.stops,
      contactName: sent.contactName,
      contactPhone: sent.contactPhone,
      note: sent.note,
      needs: sent.needs,
      leftOut: [...offerings, ...sent.needs].flatMap((thingId) =>
        [(sent as Record<string, unknown>)[`leftOut-${thingId}`] ?? []]
          .flat()
          .map(Number)
          .filter((stopId) => sent.stops.includes(stopId))
          .map((stopId) => ({ stopId, thingId })),
      ),
      people: personName
        .map((name, row) => {
          const email = personEmail[row] ?? ''
          if (name !== '' && email !== '' && !z.email().safeParse(email).success)
            context.addIssue({ code: 'custom', message: 'email', path: ['people'] })
          return { name, duty: personDuty[row] ?? '', phone: personPhone[row] ?? '', email }
        })
        .filter(({ name }) => name !== '')
        .slice(0, MAX_PEOPLE),
      offerings: offerings.map((offeringId) => {
        const powerWatts = amount(field(`power-${offeringId}`), 10_000_000)
        const spaceM2 = amount(field(`space-${offeringId}`), 1_000_000)
        if (powerWatts === undefined)
          context.addIssue({ code: 'custom', message: 'whole', path: [`power-${offeringId}`] })
        if (spaceM2 === undefined)
          context.addIssue({ code: 'custom', message: 'whole', path: [`space-${offeringId}`] })
        return {
          offeringId,
          powerWatts: powerWatts ?? null,
          water: field(`water-${offeringId}`) === 'yes',
          spaceM2: spaceM2 ?? null,
          flight: field(`flight-${offeringId}`) === 'yes',
          note: (field(`note-${offeringId}`) ?? '').trim().slice(0, 300),
        }
      }),
    }
  })

/** What an organisation does on the page of its sign-up. */
export const SignUpForm = z.discriminatedUnion('act', [
  Submitted,
  z.object({ act: z.literal('withdraw'), stop: rowId.optional() }),
])

/** What the organizer does with one that signed up. */
export const SignUpDecisionForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('remove'), signUp: rowId, reason: z.string().trim().min(1).max(1_000) }),
  z.object({ act: z.literal('restore'), signUp: rowId }),
])
