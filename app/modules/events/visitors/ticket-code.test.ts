import { generateKeyPairSync, sign } from 'node:crypto'
import fc from 'fast-check'
import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { readTicket, signedBytes, writeTicket } from './ticket-code'
import { readTicketNumber, shownNumber, ticketNumber } from './ticket-number'

const digits = fc.integer({ min: 0, max: 999_999_999 }).map((value) => String(value).padStart(9, '0'))
const ticket = fc.record({
  stopId: fc.option(fc.integer({ min: 1, max: 2_000_000 })),
  eventId: fc.integer({ min: 1, max: 2 ** 40 }),
  number: digits.map(ticketNumber),
  issue: fc.integer({ min: 1, max: 100_000 }),
})

describe('the number of a ticket', () => {
  it('is read as it is shown, and in full-width digits', () => {
    fc.assert(
      fc.property(digits, (nine) => {
        const number = ticketNumber(nine)
        expect(readTicketNumber(shownNumber(number))).toBe(number)
      }),
    )
    expect(readTicketNumber(' ５７２４ 000 000')).toBe(readTicketNumber('5724000000'))
  })
  it('is not read with a wrong digit, nor with two that changed places', () => {
    fc.assert(
      fc.property(digits, fc.nat(9), fc.integer({ min: 1, max: 9 }), (nine, at, by) => {
        const number = ticketNumber(nine)
        const wrong = [...number]
        wrong[at] = String((Number(number[at]) + by) % 10)
        expect(readTicketNumber(wrong.join(''))).toBeNull()
        const [a, b] = [number[at], number[at + 1]]
        if (b === undefined || a === b) return
        expect(readTicketNumber(number.slice(0, at) + b + a + number.slice(at + 2))).toBeNull()
      }),
    )
  })
})

describe('the code of a ticket', () => {
  const { privateKey } = generateKeyPairSync('ed25519')

  it('is read as it was written, however a scanner spells it', () => {
    fc.assert(
      fc.property(ticket, (id) => {
        const signature = sign(null, signedBytes(id), privateKey)
        const read = readTicket(` ${writeTicket(id, signature).toLowerCase()}\n`)
        expect(read).toMatchObject(id)
        expect(Buffer.from(read?.signature ?? [])).toEqual(signature)
        expect(read?.signed).toEqual(signedBytes(id))
      }),
    )
  })
  it('is nothing where a letter is missing, or it is of something else', () => {
    const text = writeTicket(
      { eventId: 1, stopId: null, number: ticketNumber('123456789'), issue: 1 },
      new Uint8Array(64),
    )
    for (const other of [
      text.slice(0, -1),
      `${text}A`,
      text.replace('M1:', ''),
      text.replace('M1:', 'M2:'),
      'https://muster.example/1',
      '',
    ])
      expect(readTicket(other)).toBeNull()
  })
  it('has 37 modules a side with any event that there will be, and 41 with any stop', () => {
    const signature = Buffer.alloc(64, 255)
    const sizeOf = (stopId: number | null) => {
      const longest = { eventId: 2_000_000, stopId, number: '9999999999', issue: 127 }
      return encode(writeTicket(longest, signature), { ecc: 'M', border: 0 }).size
    }
    expect(sizeOf(null)).toBe(37)
    expect(sizeOf(2_000_000)).toBe(41)
  })
})
