import type { BalanceMove, Order } from '~/modules/payments'
import { DomainError } from '~/platform/errors'
import type { BoothOption } from '../booths/booth-class'
import type { Rate } from '../booths/price-of-booth'

export const bookingStates = ['held', 'confirmed', 'lapsed', 'released', 'cancelled'] as const
/** Booths that one exhibitor takes together: held for a while, then confirmed, or free again. */
export type BookingState = (typeof bookingStates)[number]

/** How an organizer narrows bookings; `overdue`: taken with a deposit, and the balance is not there by its day. */
export const bookingFilters = [...bookingStates, 'overdue'] as const
export type BookingFilter = (typeof bookingFilters)[number]

export const bookingEvents = ['confirm', 'release', 'lapse', 'cancel'] as const
export type BookingEvent = (typeof bookingEvents)[number]

type Doer = 'exhibitor' | 'organizer' | 'site'

/** A confirmed booking is cancelled by the organizer alone: money may have to go back. */
export const bookingTransitions: Record<
  BookingState,
  Partial<Record<BookingEvent, { to: BookingState; by: Doer[] }>>
> = {
  held: {
    confirm: { to: 'confirmed', by: ['organizer', 'site'] },
    release: { to: 'released', by: ['exhibitor'] },
    lapse: { to: 'lapsed', by: ['site'] },
    cancel: { to: 'cancelled', by: ['organizer'] },
  },
  // Paid too late: it is taken again where all of it is still free.
  lapsed: { confirm: { to: 'confirmed', by: ['organizer', 'site'] } },
  confirmed: { cancel: { to: 'cancelled', by: ['organizer'] } },
  released: {},
  cancelled: {},
}

export const mayBook = (state: BookingState, event: BookingEvent, by: Doer): boolean =>
  bookingTransitions[state][event]?.by.includes(by) ?? false

/** The state after the event. @throws DomainError `booking_state` (409) */
export function nextBookingState(state: BookingState, event: BookingEvent, by: Doer): BookingState {
  const transition = bookingTransitions[state][event]
  if (!transition?.by.includes(by)) throw new DomainError('booking_state', { state, event }, { status: 409 })
  return transition.to
}

/** The state at `now`, whether or not the job that marks it has run. */
export const bookingStateAt = (
  { state, lapsesAt }: { state: BookingState; lapsesAt: Date },
  now: Date,
): BookingState => (state === 'held' && lapsesAt <= now ? 'lapsed' : state)

/** The most booths of one booking. */
export const MAX_BOOTHS_BOOKED = 12
/** Of one option. */
export const MAX_QUANTITY = 999

/** A booth as it was taken; money in minor units. */
export type BookedBooth = {
  boothId: number
  number: string
  hallId: number
  /** cells of 0.5 m */
  width: number
  depth: number
  className: { zh: string; en: string }
  rate: Rate
  unitMinor: number
  netMinor: number
  taxMinor: number
}

export type BookedOption = {
  optionId: number
  nameZh: string
  nameEn: string
  quantity: number
  unitMinor: number
  netMinor: number
  taxMinor: number
}

export type Booking = {
  id: number
  eventId: number
  organisation: { id: number; nameZh: string; nameEn: string }
  /** as it stands at the moment of reading */
  state: BookingState
  heldAt: Date
  lapsesAt: Date
  /** given to whoever waited for it */
  waited: boolean
  reason: string
  currency: string
  netMinor: number
  taxMinor: number
  booths: BookedBooth[]
  options: BookedOption[]
  /** what it is paid by; null: it costs nothing */
  order:
    | (Pick<
        Order,
        | 'id'
        | 'state'
        | 'totalMinor'
        | 'depositMinor'
        | 'balanceDueAt'
        | 'paidMinor'
        | 'paidAt'
        | 'cancelledAt'
      > & {
        /** how the day of its balance was moved last; null: it stands as it was made */
        moved: Pick<BalanceMove, 'from' | 'to' | 'reason'> | null
      })
    | null
  updatedAt: Date
}

/** An option as it is ordered: net and its tax, half a minor unit rounded up. */
export function priceOfOption(
  { priceMinor, taxBp }: Pick<BoothOption, 'priceMinor' | 'taxBp'>,
  quantity: number,
): { unitMinor: number; netMinor: number; taxMinor: number } {
  const netMinor = priceMinor * quantity
  return { unitMinor: priceMinor, netMinor, taxMinor: Math.floor((2 * netMinor * taxBp + 10_000) / 20_000) }
}
