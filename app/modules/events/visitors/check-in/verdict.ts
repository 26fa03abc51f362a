import { type ReadTicket, readTicket } from '../ticket-code'
import { readTicketNumber } from '../ticket-number'
import { type Entry, resultOf, type ScanResult, type ScanWay, type TicketState } from './scan'

/** What a gate carries along of a visitor. */
export type GateVisitor = { number: string; name: string; organisation: string; team: boolean } & TicketState

/** What was held before the camera, typed, or sent by a hand scanner. */
export type Presented =
  | { kind: 'unreadable' }
  | { kind: 'number'; number: string; how: ScanWay }
  | { kind: 'code'; number: string; ticket: ReadTicket }

export function presented(text: string): Presented {
  const ticket = readTicket(text)
  if (ticket) return { kind: 'code', number: ticket.number, ticket }
  const number = readTicketNumber(text)
  return number === null ? { kind: 'unreadable' } : { kind: 'number', number, how: 'typed' }
}

/** Why somebody is not even looked up: no ticket, of another event or stop, a signature that is none, a number nobody has. */
export type Refusal = 'unreadable' | 'foreign' | 'elsewhere' | 'forged' | 'unknown'

export type Verdict = {
  word: ScanResult | Refusal
  /** false: this browser cannot check signatures, and only the list was asked */
  checked: boolean
  number: string | null
  visitor: GateVisitor | null
  /** where and when they came in before */
  before: Entry | null
  /** of a ticket for another stop of the tour: which */
  stopId: number | null
}

/**
 * What a gate says of somebody, from what it carries along. `signed`: whether the code's signature is good; null: not
 * known. Who registered after the list was last fetched is in no list, and a good signature is enough.
 */
export function verdictOn(
  shown: Presented,
  {
    eventId,
    stopId = null,
    signed,
    visitor,
    entry,
    at,
  }: {
    eventId: number
    /** where the gate stands; null: at the event as a whole */
    stopId?: number | null
    signed: boolean | null
    visitor: GateVisitor | null
    entry: Entry | null
    at: Date
  },
): Verdict {
  const say = (word: Verdict['word'], more: Partial<Verdict> = {}): Verdict => ({
    ...{
      word,
      checked: shown.kind !== 'code' || signed !== null,
      number: null,
      visitor: null,
      before: null,
      stopId: null,
    },
    ...more,
  })
  if (shown.kind === 'unreadable') return say('unreadable')
  const { number } = shown
  if (shown.kind === 'code' && shown.ticket.eventId !== eventId) return say('foreign')
  if (shown.kind === 'code' && signed === false) return say('forged')
  if (shown.kind === 'code' && shown.ticket.stopId !== null && shown.ticket.stopId !== stopId)
    return say('elsewhere', { number, stopId: shown.ticket.stopId })
  if (!visitor && (shown.kind !== 'code' || signed === null)) return say('unknown', { number })
  const issue = shown.kind === 'code' ? shown.ticket.issue : null
  const ticket = visitor ?? { issue: issue ?? 1, cancelledAt: null }
  const word = resultOf({ issue: shown.kind === 'code' ? issue : null, at }, ticket, entry)
  return say(word, {
    number,
    visitor,
    before: word === 'again' ? entry : null,
  })
}
