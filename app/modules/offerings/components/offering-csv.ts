import { i18nFor } from '~/locales/i18n'
import { codeName, demandWords, type Lang, type Vocabulary } from '~/modules/vocabulary'
import { CSV_START, csvLine } from '~/platform/csv'
import type { Offering } from '../offering'
import { inLang, regionName, verificationName } from './offering-card-view'

/** Offerings as a CSV file. */
export function offeringCsv(
  offerings: readonly Offering[],
  { vocabulary, lang, origin }: { vocabulary: Vocabulary; lang: Lang; origin: string },
): string {
  const { t } = i18nFor(lang)
  const names = (terms: Parameters<typeof codeName>[0], codes: readonly string[]) =>
    codes.map((code) => codeName(terms, code, lang)).join('; ')
  const head = [
    t('offering.id'),
    t('vocabulary.name'),
    t('offering.track'),
    t('offering.class'),
    t('offering.company'),
    t('offering.region'),
    t('offering.scenarios'),
    t('offering.conditions'),
    t('offering.allFigures'),
    t('offering.price'),
    t('site.currency'),
    t('offering.leadTime'),
    t('offering.verification'),
    t('results.catalogue'),
    t('results.standard'),
    t('site.origin'),
    t('site.address'),
  ]
  const rows = offerings.map((offering) => [
    offering.externalId ?? offering.id,
    inLang(lang, offering.nameZh, offering.nameEn),
    codeName(vocabulary.tracks, offering.track, lang),
    codeName(vocabulary.classes, offering.equipmentClass, lang),
    inLang(lang, offering.organisation.nameZh, offering.organisation.nameEn),
    regionName(offering.region, vocabulary, lang) ?? '',
    names(vocabulary.scenarios, offering.scenarios),
    names(vocabulary.conditions, offering.conditions),
    offering.specs.map((spec) => demandWords({ ...spec, op: '=' }, vocabulary, lang)).join('; '),
    offering.priceMinor === null ? '' : offering.priceMinor / 100,
    offering.priceMinor === null ? '' : offering.currency,
    offering.leadTimeDays ?? '',
    verificationName(offering.verificationLevel, vocabulary, lang) ?? '',
    names(vocabulary.catalogues, offering.catalogues),
    offering.standards.join('; '),
    offering.sample
      ? t('site.sample')
      : offering.reference
        ? `${t('site.reference')} ${offering.source?.title ?? ''}`
        : '',
    `${origin}/${lang === 'en' ? 'en/' : ''}offerings/${offering.id}`,
  ])
  return CSV_START + [head, ...rows].map(csvLine).join('')
}
