import { z } from 'zod'
import { day, hour, listOf, rowId } from '~/platform/form-values.schema'
import { line, version, whole } from '../../event.schema'

const code = z.string().regex(/^[\w.]{1,20}$/, 'choice')
/** Codes of a vocabulary that are ticked, each once. */
const codes = listOf(code, { most: 60 })

/** Degrees with a point, as devices and maps write them; empty: not known. */
const degree = (most: number) =>
  z
    .string()
    .trim()
    .default('')
    .refine((text) => text === '' || /^-?\d{1,3}(?:\.\d{1,10})?$/.test(text), 'degree')
    .transform((text) => (text === '' ? null : Number(text)))
    .refine((value) => value === null || Math.abs(value) <= most, 'degree')

/** The facts of a stop, as its form sends them. */
const StopFields = z.object({
  titleZh: z.string().trim().min(1).max(80),
  titleEn: line(120),
  textZh: line(4_000),
  textEn: line(8_000),
  region: z.string().regex(/^\d{6}$/, 'choice'),
  venueZh: z.string().trim().min(1).max(120),
  venueEn: line(200),
  addressZh: line(200),
  addressEn: line(300),
  latitude: degree(90),
  longitude: degree(180),
  startsOn: day,
  endsOn: day,
  opens: hour,
  closes: hour,
  enterpriseCapacity: whole(0, 5_000),
  teamCapacity: whole(0, 5_000),
  hostZh: line(120),
  hostEn: line(200),
  contactName: line(60),
  contactPhone: line(40),
  contactEmail: z.union([z.literal(''), z.email()]).default(''),
  scenarios: codes,
  tracks: codes,
})

const wholePlace = <T extends { latitude: number | null; longitude: number | null }>(
  { latitude, longitude, ...rest }: T,
  context: z.RefinementCtx,
) => {
  if ((latitude === null) !== (longitude === null)) {
    context.addIssue({
      code: 'custom',
      message: 'degree',
      path: [latitude === null ? 'latitude' : 'longitude'],
    })
    return z.NEVER
  }
  return { ...rest, place: latitude === null || longitude === null ? null : { latitude, longitude } }
}

export const NewStopForm = StopFields.transform(wholePlace)
export const EditStopForm = StopFields.extend({ version }).transform(wholePlace)

/** What else is done with a stop on the page of its facts. */
export const StopEndForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('remove') }),
  z.object({ act: z.literal('cancel'), reason: z.string().trim().min(1).max(1_000) }),
])

/** Naming somebody an organizer of a stop, and taking that back. */
export const StopOrganizerForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('name'), person: rowId }),
  z.object({ act: z.literal('unname'), person: rowId }),
])

/** A paper of a stop. */
export const StopDocumentForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('add'), title: z.string().trim().min(1).max(120) }),
  z.object({ act: z.literal('remove'), file: z.uuid('choice') }),
])
