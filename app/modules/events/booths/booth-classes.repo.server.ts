import type { Db, Tx } from '~db/client.server'
import type { BoothClass, BoothClassContent, BoothOption, BoothOptionContent, Pricing } from './booth-class'

/** The classes of an event's booths, by code. */
export async function readBoothClasses(db: Db | Tx, eventId: number): Promise<BoothClass[]> {
  const rows = await db
    .selectFrom('booth_classes')
    .selectAll()
    .where('event_id', '=', eventId)
    .orderBy('code')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    nameZh: row.name_zh,
    nameEn: row.name_en,
    pricing: row.pricing as Pricing,
    priceMinor: row.price_minor,
    earlyPriceMinor: row.early_price_minor,
    memberPriceMinor: row.member_price_minor,
    depositPercent: row.deposit_percent,
    taxBp: row.tax_bp,
    currency: row.currency,
    version: row.version,
  }))
}

export const toClassRow = (content: BoothClassContent) => ({
  code: content.code,
  name_zh: content.nameZh,
  name_en: content.nameEn,
  pricing: content.pricing,
  price_minor: content.priceMinor,
  early_price_minor: content.earlyPriceMinor,
  member_price_minor: content.memberPriceMinor,
  deposit_percent: content.depositPercent,
  tax_bp: content.taxBp,
})

/** What may be ordered with the booths of an event, by code. */
export async function readBoothOptions(db: Db | Tx, eventId: number): Promise<BoothOption[]> {
  const rows = await db
    .selectFrom('booth_options')
    .selectAll()
    .where('event_id', '=', eventId)
    .orderBy('code')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    nameZh: row.name_zh,
    nameEn: row.name_en,
    unitZh: row.unit_zh,
    unitEn: row.unit_en,
    priceMinor: row.price_minor,
    taxBp: row.tax_bp,
    stock: row.stock,
    version: row.version,
  }))
}

export const toOptionRow = (content: BoothOptionContent) => ({
  code: content.code,
  name_zh: content.nameZh,
  name_en: content.nameEn,
  unit_zh: content.unitZh,
  unit_en: content.unitEn,
  price_minor: content.priceMinor,
  tax_bp: content.taxBp,
  stock: content.stock,
})
