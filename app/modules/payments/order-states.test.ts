import { describe, expect, it } from 'vitest'
import { mayDo, type OrderFacts, refuseUnless, stateOf } from './order-states'

const facts = (changes: Partial<OrderFacts> = {}): OrderFacts => ({
  totalMinor: 100,
  depositMinor: null,
  paidMinor: 0,
  refundedMinor: 0,
  transferChosen: false,
  cancelled: false,
  ...changes,
})

describe('the state of an order', () => {
  it('follows from what is known of it', () => {
    expect(stateOf(facts())).toBe('open')
    expect(stateOf(facts({ transferChosen: true, paidMinor: 99 }))).toBe('transfer_chosen')
    expect(stateOf(facts({ transferChosen: true, paidMinor: 100 }))).toBe('paid')
    expect(stateOf(facts({ paidMinor: 100, refundedMinor: 1 }))).toBe('partly_refunded')
    expect(stateOf(facts({ paidMinor: 100, refundedMinor: 100 }))).toBe('refunded')
    expect(stateOf(facts({ cancelled: true }))).toBe('cancelled')
  })

  it('stays paid where only what was paid beyond the total went back', () => {
    expect(stateOf(facts({ paidMinor: 150, refundedMinor: 50 }))).toBe('paid')
    expect(stateOf(facts({ paidMinor: 150, refundedMinor: 51 }))).toBe('partly_refunded')
  })

  it('is that of its deposit once that is there, until all of it is', () => {
    const inTwo = (changes: Partial<OrderFacts>) => stateOf(facts({ depositMinor: 30, ...changes }))
    expect(inTwo({ transferChosen: true, paidMinor: 29 })).toBe('transfer_chosen')
    expect([30, 99].map((paidMinor) => inTwo({ paidMinor }))).toEqual(['deposit_paid', 'deposit_paid'])
    expect(inTwo({ paidMinor: 100 })).toBe('paid')
    // Paid twice and given back once, it is still there.
    expect(inTwo({ paidMinor: 60, refundedMinor: 30 })).toBe('deposit_paid')
    expect(inTwo({ paidMinor: 60, refundedMinor: 31 })).toBe('partly_refunded')
    expect(inTwo({ paidMinor: 30, refundedMinor: 30 })).toBe('refunded')
    expect(inTwo({ paidMinor: 30, cancelled: true })).toBe('cancelled')
    expect([mayDo('deposit_paid', 'pay_by_card'), mayDo('deposit_paid', 'choose_transfer')]).toEqual([
      true,
      false,
    ])
  })

  it('stays unpaid where a part was paid and went back', () => {
    expect(stateOf(facts({ paidMinor: 60, refundedMinor: 60 }))).toBe('open')
  })

  it('is cancelled whatever was paid, until all of it went back', () => {
    expect(stateOf(facts({ cancelled: true, paidMinor: 100 }))).toBe('cancelled')
    expect(stateOf(facts({ cancelled: true, paidMinor: 100, refundedMinor: 40 }))).toBe('partly_refunded')
    expect(stateOf(facts({ cancelled: true, paidMinor: 100, refundedMinor: 100 }))).toBe('refunded')
  })

  it('says what may be done, and refuses anything else', () => {
    expect(mayDo('open', 'pay_by_card')).toBe(true)
    expect(mayDo('paid', 'pay_by_card')).toBe(false)
    expect(() => refuseUnless('cancelled', 'choose_transfer')).toThrow(
      expect.objectContaining({ code: 'order_state', status: 409 }),
    )
  })
})
