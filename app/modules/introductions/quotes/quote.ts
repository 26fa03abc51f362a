import type { QuoteEvent, QuoteState } from './quote-states'

export const currencies = ['CNY', 'USD', 'EUR', 'HKD'] as const
/** Of two decimals each, so that a hundredth is the minor unit. */
export type Currency = (typeof currencies)[number]

/** Rates of value-added tax as invoices in China state them, in hundredths of a percent. */
export const taxRates = [1300, 900, 600, 300, 100, 0] as const

export const MAX_LINES = 30
export const MAX_FILES = 5
/** So many enterprises are asked for a quote at once, at most. */
export const MAX_ASKED = 10

/** A line of a quote. Quantity in hundredths of its unit, price and amount in minor units. */
export type QuoteLine = { name: string; quantity: number; unit: string; price: number; amount: number }

/** What is sent as one version. Days are YYYY-MM-DD in China. */
export type QuoteContent = {
  currency: Currency
  /** hundredths of a percent */
  taxRate: number
  /** whether prices are with tax */
  taxIncluded: boolean
  /** from the order on, in days; null: not said */
  deliveryDays: number | null
  deliveryText: string
  validUntil: string
  note: string
  lines: QuoteLine[]
}

/** A version as it was sent: it is never changed. Money in minor units. */
export type QuoteVersion = QuoteContent & {
  version: number
  net: number
  tax: number
  total: number
  sentAt: Date
  files: { id: string; name: string; bytes: number }[]
}

/** What a team asks for. */
export type QuoteRequest = { text: string; quantity: number | null; replyBy: string | null; at: Date }

/** The quote of an introduction as both its sides read it. */
export type Quote = {
  introductionId: number
  state: QuoteState
  request: QuoteRequest | null
  /** the newest version's number; 0: none was sent yet */
  version: number
  accepted: { version: number; at: Date } | null
  /** of the last no */
  reason: string
  /** what led to the state */
  lastEvent: QuoteEvent
  updatedAt: Date
}

/** Whether a version can be accepted no more; it holds to the end of its last day. */
export const isExpired = ({ validUntil }: { validUntil: string }, today: string): boolean =>
  validUntil < today

/** What became of a version: it is accepted, waits for its answer, or another took its place. */
export type VersionStanding = 'accepted' | 'open' | 'closed' | 'replaced'

export function standingOf({ state, version, accepted }: Quote, of: number): VersionStanding {
  if (accepted?.version === of) return 'accepted'
  if (of < version) return 'replaced'
  return state === 'offered' || state === 'amending' ? 'open' : 'closed'
}
