import { formatMoney, formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { localPath } from '~/locales/lang'
import { codeName, type Lang, termName, type Vocabulary, writtenWords } from '~/modules/vocabulary'
import type { SpecRow } from '~db/documents'
import { type ConditionView, conditionViews, type OfferingWords } from '../claims'
import { photoPath } from '../media/media-paths'
import type { Offering } from '../offering'
import type { Fit } from '../offering-results'

export type FigureView = { code: string; label: string; value: string; unit: string; asked: boolean }

export type OfferingCardView = {
  id: number
  href: string
  /** with matched words between U+E000 and U+E001 */
  name: string
  plainName: string
  summary: string
  /** the first picture, small; null: none */
  photo: { src: string; alt: string } | null
  sample: boolean
  reference: boolean
  source: string | null
  track: string
  className: string
  verification: string | null
  organisation: string
  region: string | null
  figures: FigureView[]
  moreFigures: number
  /** what it claims to work under, each with its standing; no more than fit a line */
  conditions: ConditionView[]
  moreConditions: number
  price: string
  lead: string | null
  /** how it stands to the demands understood from the words; null where that needs no mention */
  fit: Exclude<Fit, 'pass'> | null
}

const FIGURES = 4
const CONDITIONS = 4
/** Shown in places of their own. */
const ELSEWHERE = new Set(['price_cny', 'lead_time_days', 'warranty_months', 'capacity_per_month'])

/** An offering as a line of a list; `asked` attributes (of the query) come first among its figures. */
export function offeringCardView(
  offering: Offering,
  {
    vocabulary,
    lang,
    standingsOf,
    asked = [],
    highlight,
    fit = 'pass',
  }: OfferingWords & {
    asked?: readonly string[]
    fit?: Fit
    highlight?: { nameZh: string; nameEn: string; summaryZh: string; summaryEn: string }
  },
): OfferingCardView {
  const { t } = i18nFor(lang)
  const plainName = inLang(lang, offering.nameZh, offering.nameEn)
  const figures = keyFigures(offering.specs, vocabulary, lang, asked)
  const conditions = conditionViews(offering, { vocabulary, lang, standingsOf })
  const organisation = inLang(lang, offering.organisation.nameZh, offering.organisation.nameEn)
  return {
    id: offering.id,
    href: localPath(lang, `/offerings/${offering.id}`),
    name: highlight ? inLang(lang, highlight.nameZh, highlight.nameEn) || plainName : plainName,
    plainName,
    summary: highlight
      ? inLang(lang, highlight.summaryZh, highlight.summaryEn)
      : inLang(lang, offering.summaryZh, offering.summaryEn),
    photo: photoOf(offering, plainName, lang),
    sample: offering.sample,
    reference: offering.reference,
    source: offering.source?.title ?? null,
    track: codeName(vocabulary.tracks, offering.track, lang),
    className: codeName(vocabulary.classes, offering.equipmentClass, lang),
    verification: verificationName(offering.verificationLevel, vocabulary, lang),
    organisation,
    region: regionName(offering.region ?? offering.organisation.region, vocabulary, lang),
    figures: figures.slice(0, FIGURES),
    moreFigures: Math.max(0, figures.length - FIGURES),
    conditions: conditions.slice(0, CONDITIONS),
    moreConditions: Math.max(0, conditions.length - CONDITIONS),
    fit: fit === 'pass' ? null : fit,
    price: priceWords(offering, lang),
    lead:
      offering.leadTimeDays === null
        ? null
        : t('results.leadDays', { n: formatNumber(offering.leadTimeDays, lang) }),
  }
}

function photoOf({ media }: Offering, name: string, lang: Lang): OfferingCardView['photo'] {
  const first = media.find(({ kind }) => kind === 'photo')
  return first ? { src: photoPath(first.id, 320), alt: inLang(lang, first.altZh, first.altEn) || name } : null
}

/** The level of verification, beginning with a capital letter. */
export function verificationName(code: string | null, vocabulary: Vocabulary, lang: Lang): string | null {
  if (!code) return null
  const name = codeName(vocabulary.verificationLevels, code, lang)
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** Text in the reader's language, or the other one where it was not given. */
export const inLang = (lang: Lang, zh: string, en: string): string => (lang === 'zh' ? zh || en : en || zh)

export function regionName(code: string | null, vocabulary: Vocabulary, lang: Lang): string | null {
  if (!code) return null
  const region = vocabulary.regions.get(code)
  if (!region) return code
  return lang === 'zh' ? region.shortZh : termName(region, lang)
}

/** The figures of an offering as written, those asked for first. */
export function keyFigures(
  specs: readonly SpecRow[],
  vocabulary: Vocabulary,
  lang: Lang,
  asked: readonly string[] = [],
): FigureView[] {
  return specs
    .filter(({ attribute }) => !ELSEWHERE.has(attribute))
    .map((spec) => {
      const attribute = vocabulary.attributes.get(spec.attribute)
      return {
        code: spec.attribute,
        label: attribute ? termName(attribute, lang) : spec.attribute,
        ...writtenWords(spec, attribute, lang),
        asked: asked.includes(spec.attribute),
      }
    })
    .sort((a, b) => Number(b.asked) - Number(a.asked))
}

/** The price in words: one figure, a range, on request, or not stated. */
export function priceWords(
  offering: Pick<Offering, 'priceMinor' | 'priceMaxMinor' | 'currency' | 'priceBasis'>,
  lang: Lang,
): string {
  const { t } = i18nFor(lang)
  const { priceMinor, priceMaxMinor, currency, priceBasis } = offering
  if (priceBasis === 'request') return t('results.priceOnRequest')
  if (priceMinor === null) return t('results.priceUnknown')
  const per = { sale: '', hour: t('results.perHour'), mile: t('results.perMile'), day: t('results.perDay') }[
    priceBasis
  ]
  const from = formatMoney(priceMinor, currency, lang)
  if (priceMaxMinor === null || priceMaxMinor === priceMinor) return from + per
  return `${from} – ${formatMoney(priceMaxMinor, currency, lang)}${per}`
}
