import { formatMoney, formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/locales/lang'
import { inLang } from '~/modules/offerings'
import type { BoothClass, BoothOption } from '../booths/booth-class'

type View<Name extends string> = {
  /** empty: a new one */
  id: string
  version: number
  title: string
  /** what it costs, in a line */
  summary: string
  values: Record<Name, string>
}
export type BoothClassView = View<
  'code' | 'nameZh' | 'nameEn' | 'pricing' | 'price' | 'earlyPrice' | 'memberPrice' | 'deposit' | 'tax'
>
export type BoothOptionView = View<
  'code' | 'nameZh' | 'nameEn' | 'unitZh' | 'unitEn' | 'price' | 'stock' | 'tax'
>

const yuan = (minor: number | null): string =>
  minor === null ? '' : minor % 100 === 0 ? String(minor / 100) : (minor / 100).toFixed(2)

/** A class as its form and its line in the list show it. */
export function boothClassView(boothClass: BoothClass, lang: Lang): BoothClassView {
  const { t } = i18nFor(lang)
  const money = (minor: number) =>
    t(`booth.price_${boothClass.pricing}`, { price: formatMoney(minor, boothClass.currency, lang) })
  const { code, nameZh, nameEn, pricing, earlyPriceMinor, memberPriceMinor } = boothClass
  return {
    id: String(boothClass.id),
    version: boothClass.version,
    title: `${code} ${inLang(lang, nameZh, nameEn)}`,
    summary: [
      money(boothClass.priceMinor),
      earlyPriceMinor === null ? '' : `${t('booth.rate_early')} ${money(earlyPriceMinor)}`,
      memberPriceMinor === null ? '' : `${t('booth.rate_member')} ${money(memberPriceMinor)}`,
    ]
      .filter(Boolean)
      .join(' · '),
    values: {
      ...{ code, nameZh, nameEn, pricing },
      price: yuan(boothClass.priceMinor),
      earlyPrice: yuan(earlyPriceMinor),
      memberPrice: yuan(memberPriceMinor),
      deposit: String(boothClass.depositPercent),
      tax: String(boothClass.taxBp / 100),
    },
  }
}

export const newBoothClass: BoothClassView = {
  ...{ id: '', version: 1, title: '', summary: '' },
  values: {
    ...{ code: '', nameZh: '', nameEn: '', pricing: 'per_m2', price: '', earlyPrice: '', memberPrice: '' },
    ...{ deposit: '100', tax: '6' },
  },
}

/** An option as its form and its line in the list show it. */
export function boothOptionView(option: BoothOption, lang: Lang): BoothOptionView {
  const { t } = i18nFor(lang)
  const { code, nameZh, nameEn, unitZh, unitEn, stock } = option
  const unit = inLang(lang, unitZh, unitEn)
  return {
    id: String(option.id),
    version: option.version,
    title: `${code} ${inLang(lang, nameZh, nameEn)}`,
    summary: [
      `${formatMoney(option.priceMinor, 'CNY', lang)}${unit && ` / ${unit}`}`,
      stock === null ? t('boothWork.anyStock') : t('boothWork.stockOf', { n: formatNumber(stock, lang) }),
    ].join(' · '),
    values: {
      ...{ code, nameZh, nameEn, unitZh, unitEn },
      price: yuan(option.priceMinor),
      stock: stock === null ? '' : String(stock),
      tax: String(option.taxBp / 100),
    },
  }
}

export const newBoothOption: BoothOptionView = {
  ...{ id: '', version: 1, title: '', summary: '' },
  values: { code: '', nameZh: '', nameEn: '', unitZh: '', unitEn: '', price: '', stock: '', tax: '6' },
}
