import { formatDate, formatNumber } from '~/locales/format'
import { i18nFor, termsFor } from '~/locales/i18n'
import { localPath } from '~/locales/lang'
import {
  canonicalWords,
  codeName,
  type Lang,
  pathTo,
  type Vocabulary,
  writtenWords,
} from '~/modules/vocabulary'
import { qrPath } from '~/platform/qr'
import { type ConditionView, conditionViews, type OfferingWords } from '../claims'
import type { Offering } from '../offering'
import {
  type FigureView,
  inLang,
  keyFigures,
  priceWords,
  regionName,
  verificationName,
} from './offering-card-view'
import { claimOf, type OfferingContentView, offeringContentView } from './offering-content-view'

type LinkView = { href: string; label: string }

export type OfferingDetailView = {
  id: number
  name: string
  otherName: string | null
  summary: string
  sample: boolean
  reference: boolean
  source: { title: string; url: string | null; licence: string | null; ref: string | null } | null
  crumbs: LinkView[]
  keyFigures: FigureView[]
  specs: {
    code: string
    label: string
    written: string
    writtenUnit: string
    canonical: string
    canonicalUnit: string
  }[]
  /** `claim`: what the enterprise says that it rests on */
  conditions: (ConditionView & { href: string; claim: string | null })[]
  content: OfferingContentView
  tags: string[]
  /** name and value, in the order they are shown */
  terms: { key: string; label: string; value: string; note?: string }[]
  company: { name: string; rows: { label: string; value: string }[] }
  updated: string
  version: string
  trackHref: string
  address: string
  datasheetHref: string
  qr: { size: number; path: string }
}

const KEY_FIGURES = 6

/** Everything the page of one offering shows, in the reader's language. `address` is the page's whole URL. */
export function offeringDetailView(
  offering: Offering,
  { vocabulary, lang, standingsOf, address }: OfferingWords & { address: string },
): OfferingDetailView {
  const { t } = i18nFor(lang)
  const results = (param: string, code: string) =>
    localPath(lang, `/offerings?${new URLSearchParams({ [param]: code })}`)
  const link = (param: string, terms: Parameters<typeof codeName>[0], code: string): LinkView => ({
    href: results(param, code),
    label: codeName(terms, code, lang),
  })
  const name = inLang(lang, offering.nameZh, offering.nameEn)
  const other = lang === 'zh' ? offering.nameEn : offering.nameZh
  return {
    id: offering.id,
    name,
    otherName: other && other !== name ? other : null,
    summary: inLang(lang, offering.summaryZh, offering.summaryEn),
    sample: offering.sample,
    reference: offering.reference,
    source: offering.source && {
      title: offering.source.title,
      url: offering.source.url ?? null,
      licence: offering.source.licence ?? null,
      ref: offering.source.ref ?? null,
    },
    crumbs: [
      { href: localPath(lang, '/'), label: t('site.home') },
      { href: localPath(lang, '/offerings'), label: t('site.offerings') },
      ...pathTo(vocabulary.tracks, offering.track).map((code) => link('track', vocabulary.tracks, code)),
    ],
    keyFigures: keyFigures(offering.specs, vocabulary, lang).slice(0, KEY_FIGURES),
    specs: offering.specs.map((spec) => {
      const attribute = vocabulary.attributes.get(spec.attribute)
      const written = writtenWords(spec, attribute, lang)
      const canonical = canonicalWords(spec, attribute, lang)
      return {
        code: spec.attribute,
        label: codeName(vocabulary.attributes, spec.attribute, lang),
        written: written.value,
        writtenUnit: written.unit,
        canonical: canonical.value,
        canonicalUnit: canonical.unit,
      }
    }),
    conditions: conditionViews(offering, { vocabulary, lang, standingsOf }).map((condition) => ({
      ...condition,
      href: results('condition', condition.code),
      claim: claimOf(offering, condition.code),
    })),
    content: offeringContentView(offering, { vocabulary, lang }),
    tags: offering.tags.map((code) => codeName(vocabulary.classes, code, lang)),
    terms: terms(offering, vocabulary, lang),
    company: company(offering, vocabulary, lang),
    updated: t('site.updated', { date: formatDate(offering.updatedAt, lang) }),
    version: t('offering.version', { n: offering.version }),
    trackHref: results('track', offering.track),
    address,
    datasheetHref: localPath(lang, `/offerings/${offering.id}/datasheet`),
    qr: qrPath(address),
  }
}

function terms(offering: Offering, vocabulary: Vocabulary, lang: Lang): OfferingDetailView['terms'] {
  const { t } = i18nFor(lang)
  const number = (value: number) => formatNumber(value, lang)
  const rows: (OfferingDetailView['terms'][number] | null)[] = [
    { key: 'price', label: t('offering.price'), value: priceWords(offering, lang) },
    offering.leadTimeDays === null
      ? null
      : {
          key: 'lead',
          label: t('offering.leadTime'),
          value: t('offering.days', { n: number(offering.leadTimeDays) }),
        },
    offering.capacityPerMonth === null
      ? null
      : {
          key: 'capacity',
          label: t('offering.capacity'),
          value: t('offering.perMonth', { n: number(offering.capacityPerMonth) }),
        },
    offering.warrantyMonths === null
      ? null
      : {
          key: 'warranty',
          label: t('offering.warranty'),
          value: t('offering.months', { n: number(offering.warrantyMonths) }),
        },
    offering.verificationLevel === null
      ? null
      : {
          key: 'verification',
          label: t('offering.verification'),
          value: verificationName(offering.verificationLevel, vocabulary, lang) ?? '',
          note: t('offering.claimed'),
        },
    {
      key: 'class',
      label: t('offering.class'),
      value: codeName(vocabulary.classes, offering.equipmentClass, lang),
    },
    offering.model === null ? null : { key: 'model', label: t('offering.model'), value: offering.model },
    offering.region === null
      ? null
      : {
          key: 'region',
          label: t('offering.region'),
          value: regionName(offering.region, vocabulary, lang) ?? '',
        },
    offering.regionsServed.length === 0
      ? null
      : {
          key: 'served',
          label: t('offering.regionsServed'),
          value: offering.regionsServed
            .map((code) => regionName(code, vocabulary, lang) ?? code)
            .join(t('site.listJoin')),
        },
    { key: 'id', label: t('offering.id'), value: offering.externalId ?? String(offering.id) },
  ]
  return rows.filter((row) => row !== null)
}

function company(
  { organisation }: Offering,
  vocabulary: Vocabulary,
  lang: Lang,
): OfferingDetailView['company'] {
  const { t } = i18nFor(lang)
  const { companySize, qualification } = termsFor(lang)
  const name = inLang(lang, organisation.nameZh, organisation.nameEn)
  const region = regionName(organisation.region, vocabulary, lang)
  return {
    name,
    rows: [
      ...(region ? [{ label: t('offering.companyRegion'), value: region }] : []),
      ...(organisation.sizeZh
        ? [
            {
              label: t('offering.companySize'),
              value: companySize[organisation.sizeZh] ?? organisation.sizeZh,
            },
          ]
        : []),
      ...(organisation.qualificationZh
        ? [
            {
              label: t('offering.companyQualification'),
              value: qualification[organisation.qualificationZh] ?? organisation.qualificationZh,
            },
          ]
        : []),
    ],
  }
}
