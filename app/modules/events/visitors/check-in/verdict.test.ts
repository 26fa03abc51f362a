import { generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { dayOf } from '~/platform/china-time'
import { signedBytes, writeTicket } from '../ticket-code'
import { ticketNumber } from '../ticket-number'
import { resultOf } from './scan'
import { presented, verdictOn } from './verdict'

const at = new Date('2099-05-12T01:30:00Z')
const minutes = (n: number) => new Date(at.getTime() + n * 60_000)
const number = ticketNumber('123456789')
const { privateKey } = generateKeyPairSync('ed25519')
const code = (more: { eventId?: number; stopId?: number | null; issue?: number } = {}) => {
  const ticket = { eventId: 7, stopId: null, number, issue: 1, ...more }
  return writeTicket(ticket, sign(null, signedBytes(ticket), privateKey))
}
const known = { number, name: '陈一', organisation: '长沙水务', team: false, issue: 1, cancelledAt: null }
const say = (text: string, facts: Partial<Parameters<typeof verdictOn>[1]> = {}) =>
  verdictOn(presented(text), { eventId: 7, signed: true, visitor: known, entry: null, at, ...facts })

describe('what a gate says', () => {
  it('lets in who holds a good ticket, whether or not the list knows them yet', () => {
    expect(say(code())).toMatchObject({ word: 'entered', visitor: known, checked: true })
    expect(say(code(), { visitor: null })).toMatchObject({ word: 'entered', number })
    expect(say(` ${number.slice(0, 4)} ${number.slice(4)}`)).toMatchObject({ word: 'entered' })
  })
  it('says where and when somebody came in before', () => {
    const entry = { gate: '东门', at: minutes(-9) }
    expect(say(code(), { entry })).toMatchObject({ word: 'again', before: entry })
  })
  it('takes no ticket of another event, none that is forged, and no number that nobody has', () => {
    expect(say(code({ eventId: 8 })).word).toBe('foreign')
    expect(say(code(), { signed: false }).word).toBe('forged')
    expect(say(number, { visitor: null }).word).toBe('unknown')
    expect(say('https://muster.example').word).toBe('unreadable')
    expect(say(`${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`).word).toBe('unreadable')
  })
  it('takes at a stop its own tickets and those of the whole tour, and says which stop another is for', () => {
    const at = (text: string) => say(text, { stopId: 3 })
    expect(at(code({ stopId: 3 })).word).toBe('entered')
    expect(at(code()).word).toBe('entered')
    expect(at(code({ stopId: 4 }))).toMatchObject({ word: 'elsewhere', stopId: 4, number })
    expect(say(code({ stopId: 4 }), { stopId: 3, signed: false }).word).toBe('forged')
    expect(say(code({ stopId: 4 }), { stopId: 3, signed: null, visitor: null }).word).toBe('elsewhere')
  })
  it('takes none that was cancelled or replaced', () => {
    expect(say(code(), { visitor: { ...known, cancelledAt: minutes(-1) } }).word).toBe('cancelled')
    expect(say(code(), { visitor: { ...known, issue: 2 } }).word).toBe('replaced')
    expect(say(code({ issue: 2 }), { visitor: { ...known, issue: 2 } }).word).toBe('entered')
  })
  it('goes by the list where the browser cannot check signatures, and says so', () => {
    expect(say(code(), { signed: null })).toMatchObject({ word: 'entered', checked: false })
    expect(say(code(), { signed: null, visitor: null }).word).toBe('unknown')
    expect(say(number, { signed: null })).toMatchObject({ word: 'entered', checked: true })
  })
})

describe('what a scan comes to', () => {
  const good = { issue: 1, cancelledAt: null }
  it('is the entry where it was the earlier one, in whatever order they arrive', () => {
    const scan = { issue: 1, at }
    expect(resultOf(scan, good, { gate: '东门', at: minutes(-1) })).toBe('again')
    expect(resultOf(scan, good, { gate: '东门', at: minutes(1) })).toBe('entered')
  })
  it('stands where the ticket was cancelled afterwards', () => {
    expect(resultOf({ issue: 1, at }, { issue: 1, cancelledAt: minutes(1) }, null)).toBe('entered')
  })
  it('is of the day in China', () => {
    expect(dayOf(new Date('2099-05-11T16:00:00Z'))).toBe('2099-05-12')
    expect(dayOf(new Date('2099-05-12T15:59:59Z'))).toBe('2099-05-12')
  })
})
