import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountOf, MAX_TOTAL, totalsOf } from './quote-money'

describe('what a quote comes to', () => {
  it('is exact to the minor unit, half a unit upward', () => {
    expect(amountOf({ quantity: 300, price: 185_000_00 })).toBe(555_000_00)
    expect(amountOf({ quantity: 250, price: 1 })).toBe(3)
    expect(amountOf({ quantity: 33, price: 1 })).toBe(0)
    expect(totalsOf({ lines: [{ amount: 555_000_00 }], taxRate: 1300, taxIncluded: false })).toEqual({
      net: 555_000_00,
      tax: 72_150_00,
      total: 627_150_00,
    })
    expect(totalsOf({ lines: [{ amount: 113_00 }], taxRate: 1300, taxIncluded: true })).toEqual({
      net: 100_00,
      tax: 13_00,
      total: 113_00,
    })
    expect(totalsOf({ lines: [], taxRate: 0, taxIncluded: false })).toEqual({ net: 0, tax: 0, total: 0 })
  })

  it('always adds up, and never loses a unit between lines and total', () => {
    const line = fc.record({ amount: fc.integer({ min: 0, max: 1e12 }) })
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 30 }),
        fc.integer({ min: 0, max: 10_000 }),
        fc.boolean(),
        (lines, taxRate, taxIncluded) => {
          const sum = lines.reduce((all, { amount }) => all + amount, 0)
          const { net, tax, total } = totalsOf({ lines, taxRate, taxIncluded })
          expect(net + tax).toBe(total)
          expect(taxIncluded ? total : net).toBe(sum)
          // The tax is the rate's share of the net, within half a unit of either rounding.
          expect(Math.abs(tax - (net * taxRate) / 10_000)).toBeLessThanOrEqual(1)
        },
      ),
    )
  })

  it('is refused where it is beyond what can be counted exactly', () => {
    expect(() =>
      totalsOf({ lines: [{ amount: MAX_TOTAL }, { amount: 1 }], taxRate: 0, taxIncluded: true }),
    ).toThrow(expect.objectContaining({ code: 'quote_too_large' }))
  })
})
