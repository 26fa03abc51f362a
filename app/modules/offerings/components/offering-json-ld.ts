import { localPath } from '~/locales/lang'
import { codeName, type Lang, type Vocabulary, writtenWords } from '~/modules/vocabulary'
import { photoPath } from '../media/media-paths'
import type { Offering } from '../offering'
import { inLang } from './offering-card-view'
import { photosOf } from './offering-content-view'

/**
 * An offering in the words of schema.org, for search engines: a Product, with an Offer where somebody sells it at
 * a public price. A row of a public list is nobody's offer, and nor is an invented one.
 */
export function offeringJsonLd(
  offering: Offering,
  { vocabulary, lang, origin }: { vocabulary: Vocabulary; lang: Lang; origin: string },
): Record<string, unknown> {
  const { organisation } = offering
  const url = origin + localPath(lang, `/offerings/${offering.id}`)
  const company = {
    '@type': 'Organization',
    name: inLang(lang, organisation.nameZh, organisation.nameEn),
  }
  const images = photosOf(offering).map(({ id }) => origin + photoPath(id, 1600))
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    '@id': url,
    url,
    name: inLang(lang, offering.nameZh, offering.nameEn),
    description: inLang(lang, offering.summaryZh, offering.summaryEn) || undefined,
    image: images.length > 0 ? images : undefined,
    sku: offering.externalId ?? String(offering.id),
    model: offering.model ?? undefined,
    category: codeName(vocabulary.tracks, offering.track, lang),
    manufacturer: offering.reference ? undefined : company,
    additionalProperty: offering.specs.map((spec) => {
      const { value, unit } = writtenWords(spec, vocabulary.attributes.get(spec.attribute), lang)
      return {
        '@type': 'PropertyValue',
        name: codeName(vocabulary.attributes, spec.attribute, lang),
        value,
        unitText: unit || undefined,
      }
    }),
    offers: offerOf(offering, url, company),
  }
}

function offerOf(
  { priceMinor, priceMaxMinor, priceBasis, currency, reference, sample }: Offering,
  url: string,
  seller: object,
): object | undefined {
  if (priceMinor === null || priceBasis !== 'sale' || reference || sample) return undefined
  const amount = (minor: number) => (minor / 100).toFixed(2)
  const ranged = priceMaxMinor !== null && priceMaxMinor !== priceMinor
  return {
    ...(ranged
      ? { '@type': 'AggregateOffer', lowPrice: amount(priceMinor), highPrice: amount(priceMaxMinor) }
      : { '@type': 'Offer', price: amount(priceMinor) }),
    priceCurrency: currency,
    url,
    seller,
  }
}
