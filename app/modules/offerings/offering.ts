import type {
  CitationRow,
  ClaimRow,
  InterfaceRow,
  MediaRow,
  OfferingDocumentRow,
  SourceNote,
  SpecRow,
  VideoRow,
} from '~db/documents'

export const offeringStates = ['draft', 'in_review', 'returned', 'published', 'paused', 'archived'] as const
export type OfferingState = (typeof offeringStates)[number]

/** An offering as pages, the API and the matching read it. Money is in minor units of `currency`. */
export type Offering = {
  id: number
  externalId: string | null
  state: OfferingState
  version: number
  /** a figure from a public list, not something anybody offers for sale */
  reference: boolean
  sample: boolean
  source: SourceNote | null
  nameZh: string
  nameEn: string
  summaryZh: string
  summaryEn: string
  model: string | null
  track: string
  equipmentClass: string
  tags: string[]
  scenarios: string[]
  conditions: string[]
  region: string | null
  priceMinor: number | null
  priceMaxMinor: number | null
  currency: string
  priceBasis: OfferingDocumentRow['price_basis']
  leadTimeDays: number | null
  capacityPerMonth: number | null
  warrantyMonths: number | null
  verificationLevel: string | null
  catalogues: string[]
  standards: string[]
  specs: SpecRow[]
  regionsServed: string[]
  interfaces: InterfaceRow[]
  citations: CitationRow[]
  claims: ClaimRow[]
  media: MediaRow[]
  videos: VideoRow[]
  organisation: {
    id: number
    externalId: string | null
    nameZh: string
    nameEn: string
    region: string | null
    sizeZh: string | null
    qualificationZh: string | null
  }
  publishedAt: Date | null
  updatedAt: Date
}

/** The read model of one row of the document views. */
export function toOffering(row: OfferingDocumentRow): Offering {
  return {
    id: row.id,
    externalId: row.external_id,
    state: row.state,
    version: row.version,
    reference: row.reference,
    sample: row.sample,
    source: row.source,
    nameZh: row.name_zh,
    nameEn: row.name_en,
    summaryZh: row.summary_zh,
    summaryEn: row.summary_en,
    model: row.model,
    track: row.track_code,
    equipmentClass: row.class_code,
    tags: row.tag_codes,
    scenarios: row.scenario_codes,
    conditions: row.condition_codes,
    region: row.region_code,
    priceMinor: row.price_minor,
    priceMaxMinor: row.price_max_minor,
    currency: row.currency,
    priceBasis: row.price_basis,
    leadTimeDays: row.lead_time_days,
    capacityPerMonth: row.capacity_per_month,
    warrantyMonths: row.warranty_months,
    verificationLevel: row.verification_level,
    catalogues: row.catalogue_codes,
    standards: row.standard_codes,
    specs: row.specs,
    // Versions kept before these were said do not have them.
    regionsServed: row.regions_served ?? [],
    interfaces: row.interfaces ?? [],
    citations: row.citations ?? [],
    claims: row.claims ?? [],
    media: row.media ?? [],
    videos: row.videos ?? [],
    organisation: {
      id: row.organisation_id,
      externalId: row.organisation_external_id,
      nameZh: row.organisation_zh,
      nameEn: row.organisation_en,
      region: row.organisation_region_code,
      sizeZh: row.organisation_size_zh,
      qualificationZh: row.organisation_qualification_zh,
    },
    publishedAt: row.published_at,
    updatedAt: row.updated_at,
  }
}
