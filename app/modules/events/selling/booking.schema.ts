import { z } from 'zod'
import { day, listOf, rowId } from '~/platform/form-values.schema'
import { MAX_BOOTHS_BOOKED, MAX_QUANTITY } from './booking'

const number = z.string().trim().min(1).max(20)
const reason = z.string().trim().min(1).max(1_000)

/** What an exhibitor does with booths. Options are ordered in fields `option-12`. */
export const BookingForm = z.discriminatedUnion('act', [
  z
    .looseObject({
      act: z.literal('hold'),
      booth: listOf(rowId, { least: 1, most: MAX_BOOTHS_BOOKED }),
    })
    .transform(({ act, booth, ...sent }, context) => {
      const options: { optionId: number; quantity: number }[] = []
      for (const [name, value] of Object.entries(sent)) {
        const option = /^option-([1-9]\d{0,14})$/.exec(name)
        if (!option || value === '' || value === '0') continue
        const quantity = typeof value === 'string' && /^\d{1,3}$/.test(value.trim()) ? Number(value) : 0
        if (quantity < 1 || quantity > MAX_QUANTITY)
          context.issues.push({ code: 'custom', path: [name], message: 'whole_number', input: value })
        else options.push({ optionId: Number(option[1]), quantity })
      }
      return { act, boothIds: booth, options }
    }),
  z.object({ act: z.literal('release'), booking: rowId }),
  z.object({ act: z.literal('wait'), number }),
  z.object({ act: z.literal('leave'), number }),
])

/** What the organizer does with bookings. */
export const BookingActForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('confirm'), booking: rowId }),
  z.object({ act: z.literal('cancel'), booking: rowId, reason }),
  z.object({ act: z.literal('balance'), booking: rowId, day, base: day, reason }),
  z.object({ act: z.literal('reallocate'), booking: rowId, from: number, to: number, reason }),
])
