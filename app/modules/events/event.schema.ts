import { z } from 'zod'
import { day, hour, orNone } from '~/platform/form-values.schema'
import { eventKinds } from './event'

export const version = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
export const line = (max: number) => z.string().trim().max(max).default('')

/** A whole number within bounds, as a field sends it. */
export const whole = (min: number, max: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,9}$/, 'whole')
    .transform(Number)
    .pipe(z.number().min(min, 'range').max(max, 'range'))

/** The facts of an event, as its form sends them. */
export const EventFields = z.object({
  titleZh: z.string().trim().min(1).max(120),
  titleEn: line(200),
  textZh: line(8_000),
  textEn: line(16_000),
  placeZh: line(120),
  placeEn: line(200),
  addressZh: line(200),
  addressEn: line(300),
  region: line(6).transform((code) => code || null),
  startsOn: day,
  endsOn: day,
  opens: hour,
  closes: hour,
  contactName: line(60),
  contactPhone: line(40),
  contactEmail: z.union([z.literal(''), z.email()]).default(''),
  exhibitorsFrom: day,
  exhibitorsUntil: day,
  visitorsFrom: day,
  visitorsUntil: day,
  termsZh: line(20_000),
  termsEn: line(40_000),
  earlyUntil: orNone(day).default(null),
  holdMinutes: whole(45, 1_440).prefault('60'),
  transferDays: whole(1, 30).prefault('5'),
  balanceDays: whole(0, 365).prefault('30'),
  acceptsVerified: z
    .literal('yes')
    .optional()
    .transform((sent) => sent === 'yes'),
})

export const NewEventForm = EventFields.extend({ kind: z.enum(eventKinds).default('exhibition') })
export const EditEventForm = EventFields.extend({ version })

/** What is done with an event on its page of management. */
export const EventActForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('publish') }),
  z.object({ act: z.literal('publishPlan') }),
  z.object({ act: z.literal('cancel'), reason: z.string().trim().min(1).max(1_000) }),
])
