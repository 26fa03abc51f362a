/**
 * The rows of the document views (migration 0002), with the nullability that the database cannot tell.
 * Times are `Date`; money is integer minor units; codes are vocabulary codes.
 */
export type SourceNote = {
  /** where the row comes from, as shown to a reader */
  title: string
  url?: string
  licence?: string
  /** the key of the row there, if it has one */
  ref?: string
}

/** One specification: the value and unit as written, and exactly one of number (canonical unit), text, flag. */
export type SpecRow = {
  attribute: string
  valueWritten: string
  unitWritten: string | null
  number: number | null
  text: string | null
  flag: boolean | null
}

/** One constraint of a need. `present` carries no value; the other operators carry exactly one. */
export type ConstraintRow = {
  attribute: string
  op: '>=' | '<=' | '=' | 'present'
  valueWritten: string | null
  unitWritten: string | null
  number: number | null
  text: string | null
  flag: boolean | null
  hard: boolean
}

/** How an offering connects to what a team owns. */
export type InterfaceRow = { kind: 'power' | 'hose' | 'radio' | 'data'; text: string }
/** The number and day (YYYY-MM-DD) of a certificate or entry, for a standard or catalogue the offering names. */
export type CitationRow = { code: string; number: string; date: string | null }
/** What the claim of a scenario or condition rests on, in the enterprise's words. */
export type ClaimRow = { code: string; text: string }
export type VideoRow = { url: string; title: string }
/** A picture or document of the offering, in its order. */
export type MediaRow = { id: number; kind: 'photo' | 'document'; altZh: string; altEn: string }

export type OfferingDocumentRow = {
  id: number
  external_id: string | null
  state: 'draft' | 'in_review' | 'returned' | 'published' | 'paused' | 'archived'
  version: number
  reference: boolean
  sample: boolean
  source: SourceNote | null
  name_zh: string
  name_en: string
  summary_zh: string
  summary_en: string
  model: string | null
  track_code: string
  class_code: string
  region_code: string | null
  price_minor: number | null
  price_max_minor: number | null
  currency: string
  price_basis: 'sale' | 'hour' | 'mile' | 'day' | 'request'
  lead_time_days: number | null
  capacity_per_month: number | null
  warranty_months: number | null
  verification_level: string | null
  return_reason: string | null
  published_at: Date | null
  created_at: Date
  updated_at: Date
  organisation_id: number
  organisation_external_id: string | null
  organisation_zh: string
  organisation_en: string
  organisation_region_code: string | null
  organisation_size_zh: string | null
  organisation_qualification_zh: string | null
  scenario_codes: string[]
  condition_codes: string[]
  tag_codes: string[]
  catalogue_codes: string[]
  standard_codes: string[]
  specs: SpecRow[]
  regions_served: string[]
  interfaces: InterfaceRow[]
  citations: CitationRow[]
  claims: ClaimRow[]
  media: MediaRow[]
  videos: VideoRow[]
  /** ids of the public events at which it is shown, as text */
  event_codes: string[]
}

export type NeedDocumentRow = {
  id: number
  external_id: string | null
  state: 'draft' | 'open' | 'matched' | 'in_trial' | 'met' | 'withdrawn' | 'no_acceptable_match'
  version: number
  reference: boolean
  sample: boolean
  source: SourceNote | null
  title_zh: string
  title_en: string
  text_zh: string
  text_en: string
  class_code: string | null
  region_code: string | null
  quantity: number | null
  /** for the whole quantity */
  budget_minor: number | null
  currency: string
  needed_within_days: number | null
  /** YYYY-MM-DD */
  needed_by: string | null
  urgency: 'low' | 'medium' | 'high' | 'critical'
  published_at: Date | null
  created_at: Date
  updated_at: Date
  organisation_id: number
  organisation_external_id: string | null
  organisation_zh: string
  organisation_en: string
  team_type_code: string | null
  scenario_codes: string[]
  track_codes: string[]
  condition_codes: string[]
  constraints: ConstraintRow[]
  visibility: 'public' | 'verified' | 'invited'
  /** the last day it stands, YYYY-MM-DD; null: until it is closed */
  open_until: string | null
  closed_how:
    | 'through_muster'
    | 'outside'
    | 'not_needed'
    | 'lapsed'
    | 'duplicate'
    | 'no_acceptable_match'
    | null
  closing_reasons: string[]
  closing_text: string
  closed_at: Date | null
}
