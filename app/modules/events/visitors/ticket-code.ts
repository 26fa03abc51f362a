/**
 * What the QR code of a ticket says: `M1:` and, in Base32 (RFC 4648, without padding), the id of the event, the number
 * of the ticket, its issue, and an Ed25519 signature of these; for one stop of a tour `M2:`, and the id of the stop after
 * that of the event, so that a gate knows without the network whose ticket is for another. All of it is in the alphabet that a QR code packs
 * tightest, so that the code has 37 modules a side, that of a stop 41 at most. Nothing in it is about a person.
 */
export type TicketId = {
  eventId: number
  /** null: the event as a whole */
  stopId: number | null
  number: string
  issue: number
}
export type ReadTicket = TicketId & { signed: Uint8Array; signature: Uint8Array }

const marks = { event: 'M1:', stop: 'M2:' } as const
type Good = keyof typeof marks
const goodFor = ({ stopId }: Pick<TicketId, 'stopId'>): Good => (stopId === null ? 'event' : 'stop')
const SIGNATURE = 64
const NUMBER_BYTES = 5
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
/** Before what is signed, so that a signature of anything else is none of a ticket. */
const purposes: Record<Good, Uint8Array> = {
  event: new TextEncoder().encode('muster ticket 1\n'),
  stop: new TextEncoder().encode('muster ticket 2\n'),
}

/** Seven bits a byte, the lowest first; all but the last byte have the high bit. */
function writeWhole(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  return [...bytes, rest]
}

function readWhole(bytes: Uint8Array, from: number): { value: number; next: number } | null {
  let value = 0
  for (let i = from, factor = 1; i < bytes.length && i < from + 7; i++, factor *= 128) {
    const byte = bytes[i] ?? 0
    value += (byte % 128) * factor
    if (byte < 128) return { value, next: i + 1 }
  }
  return null
}

function pack({ eventId, stopId, number, issue }: TicketId): number[] {
  const digits: number[] = []
  for (let rest = Number(number), i = 0; i < NUMBER_BYTES; i++, rest = Math.floor(rest / 256))
    digits.unshift(rest % 256)
  return [
    ...writeWhole(eventId),
    ...(stopId === null ? [] : writeWhole(stopId)),
    ...digits,
    ...writeWhole(issue),
  ]
}

/** The bytes that are signed. */
export const signedBytes = (ticket: TicketId): Uint8Array =>
  Uint8Array.of(...purposes[goodFor(ticket)], ...pack(ticket))

export const writeTicket = (ticket: TicketId, signature: Uint8Array): string =>
  marks[goodFor(ticket)] + toBase32([...pack(ticket), ...signature])

/** A ticket as it was scanned; its signature is not looked at. Null: it is no ticket of this site. */
export function readTicket(text: string): ReadTicket | null {
  const trimmed = text.trim().toUpperCase()
  const mark = Object.values(marks).find((each) => trimmed.startsWith(each))
  const bytes = mark ? fromBase32(trimmed.slice(mark.length)) : null
  if (bytes === null) return null
  const event = readWhole(bytes, 0)
  const stop = event && mark === marks.stop ? readWhole(bytes, event.next) : null
  if (!event || (mark === marks.stop && !stop)) return null
  const from = stop?.next ?? event.next
  const issue = readWhole(bytes, from + NUMBER_BYTES)
  if (!issue || bytes.length !== issue.next + SIGNATURE) return null
  const number = bytes.subarray(from, from + NUMBER_BYTES).reduce((sum, byte) => sum * 256 + byte, 0)
  const ticket = {
    eventId: event.value,
    stopId: stop?.value ?? null,
    number: String(number).padStart(10, '0'),
    issue: issue.value,
  }
  return { ...ticket, signed: signedBytes(ticket), signature: bytes.slice(issue.next) }
}

function toBase32(bytes: readonly number[]): string {
  let text = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = held * 256 + byte
    for (bits += 8; bits >= 5; bits -= 5) {
      text += letters[Math.floor(held / 2 ** (bits - 5))]
      held %= 2 ** (bits - 5)
    }
  }
  return bits === 0 ? text : text + letters[held * 2 ** (5 - bits)]
}

function fromBase32(text: string): Uint8Array | null {
  const bytes: number[] = []
  let held = 0
  let bits = 0
  for (const letter of text) {
    const value = letters.indexOf(letter)
    if (value < 0) return null
    held = held * 32 + value
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes.push(Math.floor(held / 2 ** bits))
    held %= 2 ** bits
  }
  return bits < 5 && held === 0 ? Uint8Array.from(bytes) : null
}
