import { DomainError } from '~/platform/errors'
import type { OrderLine } from './order'

/** The dearest order, in minor units: exact in a double, and in what Stripe takes with room to spare. */
export const MAX_ORDER = 9_999_999_999_99

const half = (n: bigint, by: bigint) => (2n * n + by) / (2n * by)

export type OrderTotals = {
  netMinor: number
  /** of each rate with lines, the highest first */
  taxes: { taxBp: number; netMinor: number; taxMinor: number }[]
  taxMinor: number
  totalMinor: number
}

/**
 * What an order comes to. The tax is counted once a rate, on the sum of its lines, half a unit upward.
 * @throws DomainError `order_amount` where a figure is no whole number, below zero, or the sum zero or too large
 */
export function totalsOf(lines: readonly Pick<OrderLine, 'quantity' | 'unitMinor' | 'taxBp'>[]): OrderTotals {
  const nets = new Map<number, bigint>()
  for (const { quantity, unitMinor, taxBp } of lines) {
    const whole = [quantity, unitMinor, taxBp].every(Number.isSafeInteger)
    if (!whole || quantity <= 0 || unitMinor < 0 || taxBp < 0 || taxBp > 10_000)
      throw new DomainError('order_amount')
    nets.set(taxBp, (nets.get(taxBp) ?? 0n) + BigInt(quantity) * BigInt(unitMinor))
  }
  const taxes = [...nets]
    .sort(([a], [b]) => b - a)
    .map(([taxBp, net]) => ({ taxBp, net, tax: half(net * BigInt(taxBp), 10_000n) }))
  const netMinor = taxes.reduce((sum, { net }) => sum + net, 0n)
  const taxMinor = taxes.reduce((sum, { tax }) => sum + tax, 0n)
  const total = netMinor + taxMinor
  if (total <= 0n || total > BigInt(MAX_ORDER)) throw new DomainError('order_amount')
  return {
    netMinor: Number(netMinor),
    taxes: taxes.map(({ taxBp, net, tax }) => ({ taxBp, netMinor: Number(net), taxMinor: Number(tax) })),
    taxMinor: Number(taxMinor),
    totalMinor: Number(total),
  }
}

/** `amount` shared in the proportion of `part` to `whole`, half a unit upward. All of the whole gives all of the part. */
export const shareOf = (amount: number, part: number, whole: number): number =>
  whole === 0 ? 0 : Number(half(BigInt(amount) * BigInt(part), BigInt(whole)))

/** What is still to be paid. */
export const missingOf = ({
  totalMinor,
  paidMinor,
  refundedMinor,
}: {
  totalMinor: number
  paidMinor: number
  refundedMinor: number
}): number => Math.max(0, totalMinor - paidMinor + refundedMinor)

/** An amount as it is typed, in minor units: at most two decimals; null: it is none, or nothing. */
export function minorOf(written: string): number | null {
  const parts = /^0*(\d{1,12})(?:\.(\d{1,2}))?$/.exec(written.replace(/[,，\s¥]/g, ''))
  if (!parts?.[1]) return null
  return Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) || null
}

/** Minor units as they are typed into a field. */
export const writtenMinor = (minor: number): string =>
  minor % 100 === 0 ? String(minor / 100) : (minor / 100).toFixed(2)
