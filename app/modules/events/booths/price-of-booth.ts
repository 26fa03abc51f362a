import type { Spot } from '../plan/plan'
import type { BoothClass } from './booth-class'

/** Why a booth costs what it does. */
export type Rate = 'standard' | 'early' | 'member'

export type BoothPrice = {
  rate: Rate
  currency: string
  /** of a square metre or of the booth, as the class is priced */
  unitMinor: number
  /** without tax */
  netMinor: number
  taxMinor: number
  totalMinor: number
  /** what is paid first, of the total; the same as that where the class has no deposit (0 or 100 %) */
  depositMinor: number
}

type Priced = Pick<
  BoothClass,
  'pricing' | 'priceMinor' | 'earlyPriceMinor' | 'memberPriceMinor' | 'depositPercent' | 'taxBp' | 'currency'
>

/** A cell is half a metre square, so four make a square metre. */
export const squareMetres = ({ width, depth }: Pick<Spot, 'width' | 'depth'>): number => (width * depth) / 4

/** Half a minor unit is rounded up, as invoices do. */
const rounded = (dividend: number, divisor: number): number =>
  Math.floor((2 * dividend + divisor) / (2 * divisor))

/** The rates that may be had on a day (YYYY-MM-DD in Asia/Shanghai), with what they ask; the standard one always. */
export function ratesOn(
  priced: Priced,
  { on, earlyUntil, member }: { on: string; earlyUntil: string | null; member: boolean },
): { rate: Rate; unitMinor: number }[] {
  const rates: { rate: Rate; unitMinor: number }[] = [{ rate: 'standard', unitMinor: priced.priceMinor }]
  if (priced.earlyPriceMinor !== null && earlyUntil !== null && on <= earlyUntil)
    rates.push({ rate: 'early', unitMinor: priced.earlyPriceMinor })
  if (priced.memberPriceMinor !== null && member)
    rates.push({ rate: 'member', unitMinor: priced.memberPriceMinor })
  return rates
}

/**
 * What a booth costs on a day: the lowest of the rates that may be had, for its area or as a whole, then tax. `earlyUntil`
 * is the last day of early prices, and still one of them. Minor units throughout.
 */
export function priceOfBooth(
  size: Pick<Spot, 'width' | 'depth'>,
  priced: Priced,
  when: { on: string; earlyUntil: string | null; member: boolean },
): BoothPrice {
  const { rate, unitMinor } = ratesOn(priced, when).reduce((low, each) =>
    each.unitMinor < low.unitMinor ? each : low,
  )
  const netMinor = priced.pricing === 'flat' ? unitMinor : rounded(unitMinor * size.width * size.depth, 4)
  const taxMinor = rounded(netMinor * priced.taxBp, 10_000)
  const totalMinor = netMinor + taxMinor
  const { depositPercent } = priced
  return {
    ...{ rate, currency: priced.currency, unitMinor, netMinor, taxMinor, totalMinor },
    depositMinor: depositPercent === 0 ? totalMinor : rounded(totalMinor * depositPercent, 100),
  }
}
