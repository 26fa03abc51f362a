import { z } from 'zod'
import {
  code,
  codes,
  currency,
  line,
  money,
  oneOf,
  optionalCode,
  optionalLine,
  prose,
  specsField,
  type Vocabulary,
  whole,
} from '~/modules/vocabulary'
import type { OfferingContent } from '~db/write-offerings.server'
import { citationsField, claimsField, interfacesField, mediaField, videosField } from './detail-fields'

export const priceBases = ['sale', 'hour', 'mile', 'day', 'request'] as const

/**
 * What an offering says, as a form or an imported row gives it; the result is `OfferingContent`. Prices come
 * in major units of the currency and leave in minor ones.
 */
export function offeringSchema(vocabulary: Vocabulary) {
  const { tracks, classes, scenarios, conditions, regions, verificationLevels, catalogues, standards } =
    vocabulary
  return z
    .object({
      nameZh: line(120, { required: true }),
      nameEn: line(200),
      summaryZh: prose(2_000),
      summaryEn: prose(4_000),
      model: optionalLine(80),
      track: code(tracks, 'tracks'),
      equipmentClass: code(classes, 'classes'),
      tags: codes(classes, 'classes'),
      scenarios: codes(scenarios, 'scenarios'),
      conditions: codes(conditions, 'conditions'),
      region: optionalCode(regions, 'regions'),
      price: money(),
      priceMax: money(),
      currency: currency(),
      priceBasis: oneOf(priceBases, 'sale'),
      leadTimeDays: whole(0, 3_650),
      capacityPerMonth: whole(0, 10_000_000),
      warrantyMonths: whole(0, 1_200),
      verificationLevel: optionalCode(verificationLevels, 'verification levels'),
      catalogues: codes(catalogues, 'catalogues'),
      standards: codes(standards, 'standards'),
      specs: specsField(vocabulary),
      regionsServed: codes(regions, 'regions'),
      interfaces: interfacesField(),
      citations: citationsField(vocabulary),
      claims: claimsField(vocabulary),
      media: mediaField(),
      videos: videosField(),
    })
    .superRefine(({ price, priceMax }, context) => {
      if (priceMax === null || (price !== null && priceMax >= price)) return
      const message = price === null ? 'needs a price beside it' : 'is below the price'
      context.addIssue({
        code: 'custom',
        path: ['priceMax'],
        message,
        params: { reason: 'out_of_range', value: String(priceMax / 100) },
      })
    })
    .transform(
      ({ price, priceMax, ...rest }): OfferingContent => ({
        ...rest,
        priceMinor: price,
        priceMaxMinor: priceMax,
      }),
    )
}
