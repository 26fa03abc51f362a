import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { balancesOfFacts, changeTo, type LedgerFacts, sumOf } from './ledger'

const facts = (changes: Partial<LedgerFacts> = {}): LedgerFacts => ({
  netMinor: 18_000,
  taxMinor: 1_080,
  cancelled: false,
  retained: 0,
  paidByCard: 0,
  paidByTransfer: 0,
  refundedToCard: 0,
  refundedByTransfer: 0,
  refunding: 0,
  ...changes,
})

describe('what must stand in the ledger of an order', () => {
  it('is owed from the start, then held in cash, and nothing once all of it went back', () => {
    expect(balancesOfFacts(facts())).toMatchObject({ receivable: 19_080, revenue: -18_000, tax: -1_080 })
    expect(balancesOfFacts(facts({ paidByCard: 19_080 }))).toMatchObject({
      receivable: 0,
      'cash:stripe': 19_080,
    })
    const owed = balancesOfFacts(facts({ paidByTransfer: 19_080, refunding: 19_080 }))
    expect(owed).toMatchObject({ revenue: 0, tax: 0, refunds_payable: -19_080, 'cash:bank': 19_080 })
    const back = balancesOfFacts(facts({ paidByTransfer: 19_080, refundedByTransfer: 19_080 }))
    expect(Object.values(back).every((amount) => amount === 0)).toBe(true)
  })

  it('takes a refund from what was paid too much before it takes it from what was earned', () => {
    const over = { paidByTransfer: 20_080 }
    expect(balancesOfFacts(facts({ ...over, refunding: 1_000 }))).toMatchObject({
      receivable: 0,
      revenue: -18_000,
    })
    expect(balancesOfFacts(facts({ ...over, refunding: 2_060 }))).toMatchObject({
      revenue: -17_000,
      tax: -1_020,
    })
  })

  it('owes again what is given back before all of it was paid', () => {
    expect(balancesOfFacts(facts({ paidByCard: 6_000, refundedToCard: 2_000 }))).toMatchObject({
      ...{ receivable: 15_080, revenue: -18_000, 'cash:stripe': 4_000 },
    })
  })

  it('earns what is kept of a cancelled order, without tax, unless it goes back after all', () => {
    const kept = { cancelled: true, retained: 6_000, paidByCard: 6_000 }
    expect(balancesOfFacts(facts(kept))).toMatchObject({ receivable: 0, revenue: -6_000, tax: 0 })
    expect(balancesOfFacts(facts({ ...kept, refunding: 2_000 }))).toMatchObject({
      ...{ receivable: 0, revenue: -4_000, refunds_payable: -2_000 },
    })
  })

  it('holds what came for a cancelled order to the credit of the payer', () => {
    expect(balancesOfFacts(facts({ cancelled: true, paidByCard: 19_080 }))).toMatchObject({
      receivable: -19_080,
      revenue: 0,
      tax: 0,
    })
  })

  it('always comes to zero, changes by what comes to zero, and never gives up more than was earned', () => {
    const amount = fc.integer({ min: 0, max: 60_000 })
    const any: fc.Arbitrary<LedgerFacts> = fc.record({
      netMinor: fc.integer({ min: 1, max: 40_000 }),
      taxMinor: fc.integer({ min: 0, max: 5_000 }),
      cancelled: fc.boolean(),
      retained: amount,
      paidByCard: amount,
      paidByTransfer: amount,
      refundedToCard: amount,
      refundedByTransfer: amount,
      refunding: amount,
    })
    fc.assert(
      fc.property(any, any, (one, other) => {
        const [before, after] = [balancesOfFacts(one), balancesOfFacts(other)]
        expect(sumOf(after)).toBe(0)
        expect(sumOf(changeTo(after, before))).toBe(0)
        expect(Math.max(after.revenue, after.tax)).toBeLessThanOrEqual(0)
      }),
    )
  })
})
