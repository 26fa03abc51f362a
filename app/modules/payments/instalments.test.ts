import { describe, expect, it } from 'vitest'
import { awaitsBalance, dueAtOf, dueNowOf, endsAtOf, isOverdue, movesBalance, payableOf } from './instalments'
import type { OrderState } from './order-states'

const dueAt = new Date('2026-11-23T05:00:00Z')
const balanceDueAt = new Date('2027-01-24T15:59:59Z')
const order = (
  state: OrderState,
  paidMinor: number,
  depositMinor: number | null = 30,
  refundedMinor = 0,
) => ({
  ...{ state, totalMinor: 100, depositMinor, paidMinor, refundedMinor, dueAt },
  ...{ paidAt: null as Date | null, cancelledAt: null as Date | null },
  balanceDueAt: depositMinor === null ? null : balanceDueAt,
})

describe('what of an order is due', () => {
  it('is the deposit until that is there, then the rest; without one all of it', () => {
    expect([0, 10, 30, 99, 100].map((paid) => dueNowOf(order('open', paid)))).toEqual([30, 20, 70, 1, 0])
    expect(dueNowOf(order('open', 40, null))).toBe(60)
    expect(dueNowOf(order('open', 40, 30, 20))).toBe(10)
  })

  it('is by its day, after which the rest can still be paid', () => {
    expect([dueAtOf(order('open', 0)), dueAtOf(order('deposit_paid', 30))]).toEqual([dueAt, balanceDueAt])
    expect([endsAtOf(order('open', 0)), endsAtOf(order('deposit_paid', 30))]).toEqual([dueAt, null])
    const after = new Date(balanceDueAt.getTime() + 1_000)
    expect(isOverdue(order('deposit_paid', 30), balanceDueAt)).toBe(true)
    expect(isOverdue(order('deposit_paid', 30), dueAt)).toBe(false)
    expect(isOverdue(order('paid', 100), after)).toBe(false)
  })

  it('can be paid first or all at once, what is due coming first', () => {
    expect(payableOf(order('transfer_chosen', 10))).toEqual([
      { part: 'deposit', amountMinor: 20 },
      { part: 'all', amountMinor: 90 },
    ])
    expect(payableOf(order('deposit_paid', 30))).toEqual([{ part: 'balance', amountMinor: 70 }])
    expect(payableOf(order('open', 0, null))).toEqual([{ part: 'all', amountMinor: 100 }])
    expect(payableOf(order('cancelled', 0))).toEqual([])
  })

  it('after a part of the deposit went back is all that is missing, unless all of it was there once or it is cancelled', () => {
    const back = order('partly_refunded', 30, 30, 10)
    expect(payableOf(back)).toEqual([{ part: 'balance', amountMinor: 80 }])
    expect([dueNowOf(back), dueAtOf(back), endsAtOf(back)]).toEqual([80, balanceDueAt, null])
    expect(isOverdue(back, balanceDueAt)).toBe(true)
    // The rest that was due before came after all.
    expect(payableOf(order('partly_refunded', 100, 30, 10))).toEqual([{ part: 'balance', amountMinor: 10 }])
    // Paid in full by an error that was taken back.
    expect(awaitsBalance({ ...back, paidAt: dueAt })).toBe(true)
    for (const over of [
      { ...order('partly_refunded', 100, 30, 10), paidAt: dueAt },
      { ...back, cancelledAt: dueAt },
      order('partly_refunded', 100, null, 10),
      order('refunded', 30, 30, 30),
    ])
      expect([payableOf(over), isOverdue(over, balanceDueAt), movesBalance(over)]).toEqual([[], false, false])
  })

  it('is by a day that can be moved until the rest is there', () => {
    expect((['open', 'transfer_chosen'] as const).map((state) => movesBalance(order(state, 0)))).toEqual([
      true,
      true,
    ])
    expect(movesBalance(order('deposit_paid', 30))).toBe(true)
    expect(movesBalance(order('partly_refunded', 30, 30, 10))).toBe(true)
    expect(movesBalance(order('paid', 100))).toBe(false)
    expect(movesBalance(order('cancelled', 30))).toBe(false)
    expect(movesBalance(order('open', 0, null))).toBe(false)
  })
})
