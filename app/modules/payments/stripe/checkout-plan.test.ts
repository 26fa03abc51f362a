import { describe, expect, it } from 'vitest'
import { sessionEnd } from './checkout-plan'

const now = new Date('2026-11-23T04:00:00Z')
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

describe('the end of a session', () => {
  it('is half an hour off and a little for clocks that differ, and never later than the order is due', () => {
    expect(sessionEnd(now, inMinutes(60))).toEqual(inMinutes(31))
    expect(sessionEnd(now, inMinutes(30.5))).toEqual(inMinutes(30.5))
    expect(sessionEnd(now, inMinutes(30))).toEqual(inMinutes(30))
  })
  it('is half an hour off where the order can be paid at any time', () => {
    expect(sessionEnd(now, null)).toEqual(inMinutes(31))
  })
  it('is none where less is left than Stripe takes', () => {
    expect([29.9, 0, -5].map((minutes) => sessionEnd(now, inMinutes(minutes)))).toEqual([null, null, null])
  })
})
