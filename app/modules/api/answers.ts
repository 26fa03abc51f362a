import type { Need } from '~/modules/needs'
import type { FacetName, Offering, OfferingResults, UnderstoodChip } from '~/modules/offerings'
import { codeName, type EventTerms, type Lang, type Term, type Vocabulary } from '~/modules/vocabulary'
import type { ConstraintRow, SpecRow } from '~db/documents'
import type * as Answer from './api.schema'

/** From the read models to the JSON of the read API. Pure. */
export function offeringAnswer(offering: Offering, vocabulary: Vocabulary): Answer.OfferingAnswer {
  const { organisation } = offering
  return {
    id: offering.id,
    externalId: offering.externalId,
    url: `/offerings/${offering.id}`,
    version: offering.version,
    sample: offering.sample,
    reference: offering.reference,
    source: offering.source,
    name: { zh: offering.nameZh, en: offering.nameEn },
    summary: { zh: offering.summaryZh, en: offering.summaryEn },
    model: offering.model,
    track: offering.track,
    class: offering.equipmentClass,
    tags: offering.tags,
    scenarios: offering.scenarios,
    conditions: offering.conditions,
    region: offering.region,
    priceMinor: offering.priceMinor,
    priceMaxMinor: offering.priceMaxMinor,
    currency: offering.currency,
    priceBasis: offering.priceBasis,
    leadTimeDays: offering.leadTimeDays,
    capacityPerMonth: offering.capacityPerMonth,
    warrantyMonths: offering.warrantyMonths,
    verification: offering.verificationLevel,
    catalogues: offering.catalogues,
    standards: offering.standards,
    specs: offering.specs.map((spec) => ({
      attribute: spec.attribute,
      value: valueIn(spec) ?? spec.valueWritten,
      unit: unitOf(spec, vocabulary),
      valueWritten: spec.valueWritten,
      unitWritten: spec.unitWritten,
    })),
    organisation: {
      id: organisation.id,
      externalId: organisation.externalId,
      name: { zh: organisation.nameZh, en: organisation.nameEn },
      region: organisation.region,
    },
    publishedAt: instant(offering.publishedAt),
    updatedAt: new Date(offering.updatedAt).toISOString(),
  }
}

export function needAnswer(need: Need, vocabulary: Vocabulary): Answer.NeedAnswer {
  const { organisation } = need
  return {
    id: need.id,
    externalId: need.externalId,
    url: `/needs/${need.id}`,
    state: need.state,
    version: need.version,
    sample: need.sample,
    reference: need.reference,
    source: need.source,
    title: { zh: need.titleZh, en: need.titleEn },
    text: { zh: need.textZh, en: need.textEn },
    scenarios: need.scenarios,
    tracks: need.tracks,
    conditions: need.conditions,
    class: need.equipmentClass,
    constraints: need.constraints.map((constraint) => ({
      attribute: constraint.attribute,
      op: constraint.op,
      value: valueIn(constraint),
      unit: unitOf(constraint, vocabulary),
      hard: constraint.hard,
      valueWritten: constraint.valueWritten,
      unitWritten: constraint.unitWritten,
    })),
    region: need.region,
    quantity: need.quantity,
    budgetMinor: need.budgetMinor,
    currency: need.currency,
    neededWithinDays: need.neededWithinDays,
    neededBy: need.neededBy,
    urgency: need.urgency,
    organisation: {
      id: organisation.id,
      externalId: organisation.externalId,
      name: { zh: organisation.nameZh, en: organisation.nameEn },
      teamType: organisation.teamType,
    },
    publishedAt: instant(need.publishedAt),
    updatedAt: new Date(need.updatedAt).toISOString(),
  }
}

/** A row that comes out of the index has its times as text. */
const instant = (time: Date | null) => (time === null ? null : new Date(time).toISOString())

const valueIn = ({ number, text, flag }: Pick<SpecRow, 'number' | 'text' | 'flag'>) => number ?? text ?? flag

/** Only a number is in a unit. */
const unitOf = (row: Pick<SpecRow | ConstraintRow, 'attribute' | 'number'>, { attributes }: Vocabulary) =>
  row.number === null ? null : attributes.get(row.attribute)?.canonicalUnit || null

const lists = {
  scenario: 'scenarios',
  track: 'tracks',
  condition: 'conditions',
  class: 'classes',
  region: 'regions',
  verification: 'verificationLevels',
  catalogue: 'catalogues',
  standard: 'standards',
} as const satisfies Record<Exclude<FacetName, 'event'>, keyof Vocabulary>

export function facetsAnswer(
  facets: Partial<OfferingResults['facets']>,
  vocabulary: Vocabulary,
  lang: Lang,
  events: EventTerms = new Map(),
): Answer.OfferingList['facets'] {
  const named = (Object.entries(facets) as [FacetName, (typeof facets)['scenario'] & object][]).map(
    ([facet, counts]) => {
      const terms: ReadonlyMap<string, Term> = facet === 'event' ? events : vocabulary[lists[facet]]
      return [
        facet,
        counts.map(({ code, count }) => ({ code, name: codeName(terms, code, lang), count })),
      ] as const
    },
  )
  return Object.fromEntries(named)
}

export const understoodAnswer = (chips: UnderstoodChip[], { attributes }: Vocabulary) =>
  chips.map(({ id, kind, code, from, filtering, constraint }) => ({
    id,
    kind,
    code,
    from,
    filtering,
    op: constraint?.op ?? null,
    value: constraint ? valueIn(constraint) : null,
    unit: constraint?.number == null ? null : attributes.get(constraint.attribute)?.canonicalUnit || null,
  }))
