import { DomainError } from '~/platform/errors'
import type { QuoteContent, QuoteLine } from './quote'

/** The dearest quote, in minor units: nine hundred milliards of yuan, and exact in a double. */
export const MAX_TOTAL = 90_000_000_000_000

const half = (n: bigint, by: bigint) => (2n * n + by) / (2n * by)

/** A written figure with at most two decimals in hundredths; null: it is none, or has more digits before the point. */
export function hundredthsOf(written: string, digits: number): number | null {
  const parts = /^0*(\d+)(?:\.(\d{1,2}))?$/.exec(written.replace(/[,，\s]/g, ''))
  if (!parts?.[1] || parts[1].length > digits) return null
  return Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'))
}

/** Hundredths as they are written into a field. */
export const writtenHundredths = (value: number): string =>
  value % 100 === 0 ? String(value / 100) : (value / 100).toFixed(2)

/** What a line comes to, in minor units, half a unit upward; quantity in hundredths. */
export const amountOf = ({ quantity, price }: Pick<QuoteLine, 'quantity' | 'price'>): number =>
  Number(half(BigInt(quantity) * BigInt(price), 100n))

/**
 * Net, tax and total in minor units. The tax is counted once, on the sum, half a unit upward: from net prices on top,
 * from prices with tax out of them. @throws DomainError `quote_too_large`
 */
export function totalsOf({
  lines,
  taxRate,
  taxIncluded,
}: Pick<QuoteContent, 'taxRate' | 'taxIncluded'> & { lines: readonly { amount: number }[] }): {
  net: number
  tax: number
  total: number
} {
  const sum = lines.reduce((all, { amount }) => all + BigInt(amount), 0n)
  const rate = BigInt(taxRate)
  const tax = taxIncluded ? sum - half(sum * 10_000n, 10_000n + rate) : half(sum * rate, 10_000n)
  const total = taxIncluded ? sum : sum + tax
  if (total > BigInt(MAX_TOTAL)) throw new DomainError('quote_too_large', { field: 'price-0' })
  return { net: Number(total - tax), tax: Number(tax), total: Number(total) }
}
