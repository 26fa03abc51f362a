import type { Lang } from './lang'

const locale: Record<Lang, string> = { zh: 'zh-CN', en: 'en-GB' }

// Making a formatter costs far more than using one.
const numbers: Record<Lang, Intl.NumberFormat> = {
  zh: new Intl.NumberFormat(locale.zh, { maximumSignificantDigits: 12 }),
  en: new Intl.NumberFormat(locale.en, { maximumSignificantDigits: 12 }),
}
const dates: Record<Lang, Intl.DateTimeFormat> = {
  zh: new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', dateStyle: 'medium' }),
}
const instants: Record<Lang, Intl.DateTimeFormat> = {
  zh: new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'medium',
  }),
  en: new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'medium',
    timeStyle: 'medium',
  }),
}
const moneys = new Map<string, Intl.NumberFormat>()

export const formatNumber = (value: number, lang: Lang): string => numbers[lang].format(value)

const figures: Record<Lang, Intl.NumberFormat> = {
  zh: new Intl.NumberFormat(locale.zh, { maximumSignificantDigits: 5 }),
  en: new Intl.NumberFormat(locale.en, { maximumSignificantDigits: 5 }),
}

/** A figure that may come from a conversion: a whole number stays, a fraction keeps five digits. */
export const formatFigure = (value: number, lang: Lang): string =>
  Number.isInteger(value) ? formatNumber(value, lang) : figures[lang].format(value)

/** A date as readers write it; a plain `YYYY-MM-DD` is that day in China. Takes ISO instants too. */
export const formatDate = (date: Date | string, lang: Lang): string =>
  dates[lang].format(
    typeof date === 'string' && date.length === 10 ? new Date(`${date}T00:00:00+08:00`) : new Date(date),
  )

/** An instant to the second, as clocks in China show it. */
export const formatInstant = (instant: Date | string, lang: Lang): string =>
  instants[lang].format(new Date(instant))

/** Minor units as money, without cents where there are none: `¥1,850,000`, `US$12.50`. */
export function formatMoney(minor: number, currency: string, lang: Lang): string {
  const whole = minor % 100 === 0
  const key = `${lang}${currency}${whole}`
  let format = moneys.get(key)
  if (!format) {
    format = new Intl.NumberFormat(locale[lang], {
      style: 'currency',
      currency,
      currencyDisplay: lang === 'zh' && currency === 'CNY' ? 'narrowSymbol' : 'symbol',
      minimumFractionDigits: whole ? 0 : 2,
      maximumFractionDigits: whole ? 0 : 2,
    })
    moneys.set(key, format)
  }
  return format.format(minor / 100)
}

const clocks: Record<Lang, Intl.DateTimeFormat> = {
  zh: new Intl.DateTimeFormat(locale.zh, { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' }),
  en: new Intl.DateTimeFormat(locale.en, { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' }),
}

/** The time of day of an instant, to the minute, as clocks in China show it. */
export const formatClock = (instant: Date | string, lang: Lang): string =>
  clocks[lang].format(new Date(instant))
