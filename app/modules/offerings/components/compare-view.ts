import { formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { localPath } from '~/locales/lang'
import { canonicalWords, codeName, demandWords, writtenWords } from '~/modules/vocabulary'
import type { ConstraintRow } from '~db/documents'
import { conditionViews, type OfferingWords } from '../claims'
import type { Offering } from '../offering'
import { inLang, priceWords, regionName, verificationName } from './offering-card-view'

export type CompareCell = {
  value: string
  unit: string
  /** the best figure of the row, where one direction is better and the figures differ */
  best: boolean
  /** how it stands against the need; null where nothing is demanded */
  outcome: 'pass' | 'unknown' | 'fail' | null
}
export type CompareRow = {
  key: string
  label: string
  demand: string | null
  differs: boolean
  cells: CompareCell[]
}
export type CompareView = {
  columns: {
    id: number
    name: string
    href: string
    organisation: string
    sample: boolean
    reference: boolean
    source: string | null
  }[]
  groups: { key: string; title: string; rows: CompareRow[] }[]
}

/** The need that offerings are held against; `outcomes` are by attribute code, one map an offering. */
export type Against = {
  demands: readonly Pick<ConstraintRow, 'attribute' | 'op' | 'number' | 'text' | 'flag'>[]
  outcomes: readonly ReadonlyMap<string, 'pass' | 'unknown' | 'fail'>[]
}

/** Offerings side by side, row by row, and against a need where one is given. */
export function compareView(
  offerings: readonly Offering[],
  against: Against | null,
  page: OfferingWords,
): CompareView {
  const { lang } = page
  const { t } = i18nFor(lang)
  return {
    columns: offerings.map((offering) => ({
      id: offering.id,
      name: inLang(lang, offering.nameZh, offering.nameEn),
      href: localPath(lang, `/offerings/${offering.id}`),
      organisation: inLang(lang, offering.organisation.nameZh, offering.organisation.nameEn),
      sample: offering.sample,
      reference: offering.reference,
      source: offering.source?.title ?? null,
    })),
    groups: [
      { key: 'general', title: t('compare.general'), rows: generalRows(offerings, page) },
      { key: 'figures', title: t('compare.figures'), rows: figureRows(offerings, against, page) },
    ],
  }
}

function generalRows(
  offerings: readonly Offering[],
  { vocabulary, lang, standingsOf }: OfferingWords,
): CompareRow[] {
  const { t } = i18nFor(lang)
  const names = (terms: Parameters<typeof codeName>[0], codes: readonly string[]) =>
    codes.map((code) => codeName(terms, code, lang)).join(t('site.listJoin'))
  const number = (value: number | null, words: (n: string) => string) =>
    value === null ? '' : words(formatNumber(value, lang))
  const rows: [string, string, (offering: Offering) => string, ((offering: Offering) => number | null)?][] = [
    [
      'price',
      t('offering.price'),
      (o) => priceWords(o, lang),
      (o) => (o.priceBasis === 'sale' ? o.priceMinor : null),
    ],
    [
      'lead',
      t('offering.leadTime'),
      (o) => number(o.leadTimeDays, (n) => t('offering.days', { n })),
      (o) => o.leadTimeDays,
    ],
    ['track', t('offering.track'), (o) => codeName(vocabulary.tracks, o.track, lang)],
    ['class', t('offering.class'), (o) => codeName(vocabulary.classes, o.equipmentClass, lang)],
    [
      'verification',
      t('offering.verification'),
      (o) => verificationName(o.verificationLevel, vocabulary, lang) ?? '',
    ],
    ['region', t('offering.region'), (o) => regionName(o.region, vocabulary, lang) ?? ''],
    ['warranty', t('offering.warranty'), (o) => number(o.warrantyMonths, (n) => t('offering.months', { n }))],
    [
      'capacity',
      t('offering.capacity'),
      (o) => number(o.capacityPerMonth, (n) => t('offering.perMonth', { n })),
    ],
    ['scenarios', t('offering.scenarios'), (o) => names(vocabulary.scenarios, o.scenarios)],
    [
      'conditions',
      t('offering.conditions'),
      (o) =>
        conditionViews(o, { vocabulary, lang, standingsOf })
          .map(({ label, standing }) => t(`compare.condition_${standing}`, { label }))
          .join(t('site.listJoin')),
    ],
    ['catalogues', t('results.catalogue'), (o) => names(vocabulary.catalogues, o.catalogues)],
    ['standards', t('results.standard'), (o) => o.standards.join(t('site.listJoin'))],
  ]
  return rows
    .map(([key, label, words, figure]) => {
      const values = offerings.map(words)
      const best = figure ? bestOf(offerings.map(figure), 'lower') : new Set<number>()
      return {
        key,
        label,
        demand: null,
        differs: new Set(values).size > 1,
        cells: values.map((value, index) => ({ value, unit: '', best: best.has(index), outcome: null })),
      }
    })
    .filter(({ cells }) => cells.some(({ value }) => value !== ''))
}

function figureRows(
  offerings: readonly Offering[],
  against: Against | null,
  { vocabulary, lang }: Pick<OfferingWords, 'vocabulary' | 'lang'>,
): CompareRow[] {
  const demands = against?.demands ?? []
  const own = new Set(['price_cny', 'lead_time_days', 'warranty_months', 'capacity_per_month'])
  const demanded = demands.map(({ attribute }) => attribute)
  const attributes = [
    ...new Set([...demanded, ...offerings.flatMap(({ specs }) => specs.map(({ attribute }) => attribute))]),
  ]
  return attributes
    .filter((code) => !own.has(code))
    .map((code) => {
      const attribute = vocabulary.attributes.get(code)
      const specs = offerings.map((offering) => offering.specs.find((spec) => spec.attribute === code))
      const direction =
        attribute?.direction === 'higher' || attribute?.direction === 'lower' ? attribute.direction : null
      const best = direction
        ? bestOf(
            specs.map((spec) => spec?.number ?? null),
            direction,
          )
        : new Set<number>()
      const here = demands.filter((demand) => demand.attribute === code)
      const plain = specs.map((spec) => (spec ? JSON.stringify([spec.number, spec.text, spec.flag]) : ''))
      return {
        key: code,
        label: codeName(vocabulary.attributes, code, lang),
        demand:
          here.length > 0 ? here.map((demand) => demandWords(demand, vocabulary, lang)).join(' · ') : null,
        differs: new Set(plain).size > 1,
        cells: specs.map((spec, index) => ({
          // One unit down the row, so that the figures can be held side by side.
          ...(spec
            ? new Set(specs.map((other) => other?.unitWritten ?? null)).size > 1
              ? canonicalWords(spec, attribute, lang)
              : writtenWords(spec, attribute, lang)
            : { value: '', unit: '' }),
          best: best.has(index),
          outcome: here.length > 0 ? (against?.outcomes[index]?.get(code) ?? 'unknown') : null,
        })),
      }
    })
}

/** The places of the best figure; none where all are the same or only one is known. */
export function bestOf(figures: readonly (number | null)[], direction: 'higher' | 'lower'): Set<number> {
  const known = figures.filter((figure) => figure !== null)
  if (known.length < 2 || new Set(known).size < 2) return new Set()
  const best = direction === 'higher' ? Math.max(...known) : Math.min(...known)
  return new Set(figures.flatMap((figure, index) => (figure === best ? [index] : [])))
}
