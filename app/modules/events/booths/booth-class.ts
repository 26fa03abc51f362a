export const pricings = ['per_m2', 'flat'] as const
/** What a price is of: a square metre, or a booth. */
export type Pricing = (typeof pricings)[number]

/** What an organizer says of a class of booths. Prices are in minor units, without tax. */
export type BoothClassContent = {
  code: string
  nameZh: string
  nameEn: string
  pricing: Pricing
  priceMinor: number
  /** null: the same as everybody at any time */
  earlyPriceMinor: number | null
  memberPriceMinor: number | null
  /** of the price with tax */
  depositPercent: number
  /** 600: 6 % */
  taxBp: number
}
export type BoothClass = BoothClassContent & { id: number; currency: string; version: number }

/** Furniture, power, water: what is ordered with a booth. */
export type BoothOptionContent = {
  code: string
  nameZh: string
  nameEn: string
  unitZh: string
  unitEn: string
  priceMinor: number
  taxBp: number
  /** null: as many as are asked for */
  stock: number | null
}
export type BoothOption = BoothOptionContent & { id: number; version: number }
