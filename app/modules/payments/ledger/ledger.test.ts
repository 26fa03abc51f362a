import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Balances,
  type Entries,
  invoiced,
  received,
  refundDropped,
  refundOwed,
  refundPaid,
  sumOf,
  uninvoiced,
} from './ledger'

const add = (balances: Balances, entries: Entries): Balances => {
  const next: Record<string, number> = { ...balances }
  for (const [account, amount] of Object.entries(entries)) next[account] = (next[account] ?? 0) + amount
  return next
}
const balancesOf = (...all: Entries[]) => all.reduce<Balances>(add, {})
const order = { netMinor: 18_000, taxMinor: 1_080 }

describe('the entries of the ledger', () => {
  it('leave nothing where an order was paid and all of it given back', () => {
    const paid = balancesOf(invoiced(order), received('cash:bank', 19_080))
    expect(paid).toMatchObject({ receivable: 0, revenue: -18_000, tax: -1_080, 'cash:bank': 19_080 })
    const owed = add(paid, refundOwed(paid, 19_080))
    expect(owed).toMatchObject({ revenue: 0, tax: 0, refunds_payable: -19_080 })
    expect(Object.values(add(owed, refundPaid('cash:bank', 19_080))).every((amount) => amount === 0)).toBe(
      true,
    )
  })

  it('take a refund from what was paid too much before they take it from what was earned', () => {
    const over = balancesOf(invoiced(order), received('cash:bank', 20_080))
    expect(refundOwed(over, 1_000)).toMatchObject({ receivable: 1_000, revenue: 0, tax: 0 })
    expect(refundOwed(over, 2_060)).toMatchObject({ receivable: 1_000, revenue: 1_000, tax: 60 })
  })

  it('hold what came for a cancelled order to the credit of the payer', () => {
    const made = balancesOf(invoiced(order))
    const late = add(add(made, uninvoiced(made)), received('cash:stripe', 19_080))
    expect(late).toMatchObject({ receivable: -19_080, revenue: 0, tax: 0 })
    expect(add(late, invoiced(order))).toMatchObject({ receivable: 0, revenue: -18_000 })
  })

  it('always come to zero, whatever is paid and given back in parts, and never give back more tax than there was', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 9_000 }), { maxLength: 12 })
    const prices = fc.record({
      netMinor: fc.integer({ min: 1, max: 20_000 }),
      taxMinor: fc.integer({ min: 0, max: 3_000 }),
    })
    fc.assert(
      fc.property(prices, fc.integer({ min: 0, max: 2_000 }), amounts, (price, extra, parts) => {
        const paid = price.netMinor + price.taxMinor + extra
        let balances = balancesOf(invoiced(price), received('cash:stripe', paid))
        let left = paid
        for (const part of parts) {
          const amount = Math.min(part, left)
          if (amount === 0) break
          const owed = refundOwed(balances, amount)
          expect(sumOf(owed)).toBe(0)
          expect(sumOf(refundDropped(owed, amount, true))).toBe(0)
          balances = add(balances, owed)
          balances = add(balances, refundPaid('cash:stripe', amount))
          left -= amount
          expect(balances.tax ?? 0).toBeLessThanOrEqual(0)
          expect(balances.revenue ?? 0).toBeLessThanOrEqual(0)
          expect(balances['cash:stripe']).toBe(left)
        }
        expect(sumOf(balances)).toBe(0)
      }),
    )
  })
})
