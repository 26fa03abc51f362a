import { formatDate, formatMoney, formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/locales/lang'
import { inLang } from '../../components/introduction-frame-view'
import type { Introduction } from '../../introduction'
import { isExpired, type QuoteVersion } from '../quote'

/** One version of a quote in words, as it stands on the page, on paper and in the PDF. */
export type QuoteDocumentView = {
  number: string
  /** name and value of what stands above the lines */
  facts: (readonly [name: string, value: string])[]
  lines: { name: string; quantity: string; unit: string; price: string; amount: string }[]
  /** net, tax and total */
  sums: (readonly [name: string, value: string])[]
  priceNote: string
  /** what stands below the lines */
  terms: (readonly [name: string, value: string])[]
  expired: boolean
  files: { id: string; name: string }[]
}

export const rateWords = (rate: number, lang: Lang) => `${formatNumber(rate / 100, lang)}%`

export function quoteDocumentView(
  introduction: Introduction,
  version: QuoteVersion,
  { lang, today }: { lang: Lang; today: string },
): QuoteDocumentView {
  const { t } = i18nFor(lang)
  const { offering, need, enterprise, team } = introduction
  const money = (minor: number) => formatMoney(minor, version.currency, lang)
  return {
    number: t('quote.documentNo', { id: introduction.id, n: version.version }),
    facts: [
      [t('quote.from'), inLang(lang, enterprise.nameZh, enterprise.nameEn)],
      [t('quote.to'), inLang(lang, team.nameZh, team.nameEn)],
      [t('quote.about'), inLang(lang, offering.nameZh, offering.nameEn)],
      [t('quote.need'), inLang(lang, need.titleZh, need.titleEn)],
      [t('quote.sentOn'), formatDate(version.sentAt, lang)],
      [t('quote.validUntil'), formatDate(version.validUntil, lang)],
    ],
    lines: version.lines.map((line) => ({
      name: line.name,
      quantity: formatNumber(line.quantity / 100, lang),
      unit: line.unit,
      price: money(line.price),
      amount: money(line.amount),
    })),
    sums: [
      [t('quote.net'), money(version.net)],
      [t('quote.tax', { rate: rateWords(version.taxRate, lang) }), money(version.tax)],
      [t('quote.total'), money(version.total)],
    ],
    priceNote: t(`quote.priceNote_${version.taxIncluded ? 'yes' : 'no'}`),
    terms: [
      [
        t('quote.delivery'),
        [
          version.deliveryDays === null
            ? ''
            : t('quote.inDays', { n: formatNumber(version.deliveryDays, lang) }),
          version.deliveryText,
        ]
          .filter((part) => part !== '')
          .join('\n'),
      ] as const,
      [t('quote.note'), version.note] as const,
    ].filter(([, value]) => value !== ''),
    expired: isExpired(version, today),
    files: version.files,
  }
}
