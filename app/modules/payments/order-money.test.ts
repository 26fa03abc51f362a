import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_ORDER, minorOf, shareOf, totalsOf, writtenMinor } from './order-money'

const line = (quantity: number, unitMinor: number, taxBp: number) => ({ quantity, unitMinor, taxBp })

describe('what an order comes to', () => {
  it('is exact to the minor unit, with the tax of each rate counted once', () => {
    expect(totalsOf([line(2, 1_800_000, 600), line(1, 33, 600), line(3, 10_000, 1300)])).toEqual({
      netMinor: 3_630_033,
      taxes: [
        { taxBp: 1300, netMinor: 30_000, taxMinor: 3_900 },
        { taxBp: 600, netMinor: 3_600_033, taxMinor: 216_002 },
      ],
      taxMinor: 219_902,
      totalMinor: 3_849_935,
    })
  })

  it('always adds up, and is within half a unit of the rate', () => {
    const lines = fc.array(
      fc.record({
        quantity: fc.integer({ min: 1, max: 50 }),
        unitMinor: fc.integer({ min: 1, max: 100_000_000 }),
        taxBp: fc.constantFrom(1300, 900, 600, 300, 100, 0),
      }),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(lines, (all) => {
        const { netMinor, taxes, taxMinor, totalMinor } = totalsOf(all)
        expect(netMinor + taxMinor).toBe(totalMinor)
        expect(netMinor).toBe(all.reduce((sum, each) => sum + each.quantity * each.unitMinor, 0))
        for (const tax of taxes)
          expect(Math.abs(tax.taxMinor - (tax.netMinor * tax.taxBp) / 10_000)).toBeLessThanOrEqual(0.5)
      }),
    )
  })

  it('is refused where nothing is to be paid, or what cannot be counted exactly', () => {
    for (const wrong of [
      [],
      [line(1, 0, 600)],
      [line(1, 1.5, 0)],
      [line(-1, 5, 0)],
      [line(1, MAX_ORDER, 600)],
    ])
      expect(() => totalsOf(wrong)).toThrow(expect.objectContaining({ code: 'order_amount' }))
  })
})

describe('a share of an amount', () => {
  it('never is more than the amount, and of the whole it is the whole part', () => {
    const whole = fc.integer({ min: 1, max: 1e12 })
    fc.assert(
      fc.property(
        whole,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (all, a, b) => {
          const [part, amount] = [Math.floor(all * a), Math.floor(all * b)]
          expect(shareOf(amount, part, all)).toBeLessThanOrEqual(Math.min(amount, part))
          expect(shareOf(all, part, all)).toBe(part)
        },
      ),
    )
  })
})

describe('an amount as it is typed', () => {
  it('is read with separators and decimals, and written back alike', () => {
    expect(minorOf('12,000.5')).toBe(1_200_050)
    expect(minorOf('¥ 19080')).toBe(1_908_000)
    expect(['', '0', '0.00', '-5', '1.234', '1e3', '九千', '9'.repeat(13)].map(minorOf)).toEqual(
      Array(8).fill(null),
    )
    expect([writtenMinor(1_200_050), writtenMinor(1_908_000)]).toEqual(['12000.50', '19080'])
  })
})
