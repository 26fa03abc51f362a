import { formatDate, formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/locales/lang'
import { inLang } from '../../components/introduction-frame-view'
import type { Introduction } from '../../introduction'
import type { Quote, QuoteVersion } from '../quote'
import { writtenHundredths } from '../quote-money'

export type QuoteFormView = {
  /** the version that the new one is written on top of */
  base: number
  accepted: number | null
  today: string
  request: { text: string; facts: string[] } | null
  lines: { name: string; quantity: string; unit: string; price: string }[]
  fields: {
    currency: string
    taxRate: string
    taxIncluded: string
    deliveryDays: string
    deliveryText: string
    validUntil: string
    note: string
  }
  files: { id: string; name: string }[]
  back: string
}

/** How long a quote holds where nothing else is said, in days. */
const VALID_FOR = 30

/** The form of the next version: filled with the newest one, else with what was asked for. */
export function quoteFormView(
  {
    introduction,
    quote,
    newest,
    needQuantity,
  }: {
    introduction: Introduction
    quote: Quote | null
    newest: QuoteVersion | null
    needQuantity: number | null
  },
  { lang, path, today }: { lang: Lang; path: string; today: string },
): QuoteFormView {
  const { t } = i18nFor(lang)
  const request = quote?.request ?? null
  const quantity = request?.quantity ?? needQuantity ?? 1
  const until = new Date(Date.parse(`${today}T00:00:00Z`) + VALID_FOR * 86_400_000).toISOString().slice(0, 10)
  return {
    base: quote?.version ?? 0,
    accepted: quote?.accepted?.version ?? null,
    today,
    request: request && {
      text: request.text,
      facts: [
        ...(request.quantity === null
          ? []
          : [t('quote.requestQuantity', { n: formatNumber(request.quantity, lang) })]),
        ...(request.replyBy === null
          ? []
          : [t('quote.requestBy', { day: formatDate(request.replyBy, lang) })]),
      ],
    },
    lines: newest
      ? newest.lines.map((line) => ({
          name: line.name,
          quantity: writtenHundredths(line.quantity),
          unit: line.unit,
          price: writtenHundredths(line.price),
        }))
      : [
          {
            name: inLang(lang, introduction.offering.nameZh, introduction.offering.nameEn).slice(0, 200),
            quantity: String(quantity),
            unit: t('quote.piece'),
            price: '',
          },
        ],
    fields: {
      currency: newest?.currency ?? 'CNY',
      taxRate: String(newest?.taxRate ?? 1300),
      taxIncluded: newest && !newest.taxIncluded ? 'no' : 'yes',
      deliveryDays: newest?.deliveryDays == null ? '' : String(newest.deliveryDays),
      deliveryText: newest?.deliveryText ?? '',
      validUntil: newest && newest.validUntil >= today ? newest.validUntil : until,
      note: newest?.note ?? '',
    },
    files: newest?.files ?? [],
    back: `${path}/quote`,
  }
}
