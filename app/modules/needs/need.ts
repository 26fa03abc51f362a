import type { ConstraintRow, NeedDocumentRow, SourceNote } from '~db/documents'

export const needStates = [
  'draft',
  'open',
  'matched',
  'in_trial',
  'met',
  'withdrawn',
  'no_acceptable_match',
] as const
export type NeedState = (typeof needStates)[number]

/** How a need ended: `reasons` are codes of `noMatchReasons`, where nothing was acceptable. */
export type NeedClosing = {
  how: NonNullable<NeedDocumentRow['closed_how']>
  reasons: string[]
  text: string
}

/** Why no offering is acceptable, as the team that asked says. */
export const noMatchReasons = [
  'no_offer',
  'performance',
  'conditions',
  'unproven',
  'price',
  'lead_time',
  'supply',
  'compatibility',
  'service',
] as const

/** A need as pages, the API and the matching read it. The budget is for the whole quantity, in minor units. */
export type Need = {
  id: number
  externalId: string | null
  state: NeedState
  version: number
  /** a figure from a public list, not a purchase somebody plans */
  reference: boolean
  sample: boolean
  source: SourceNote | null
  titleZh: string
  titleEn: string
  textZh: string
  textEn: string
  scenarios: string[]
  tracks: string[]
  conditions: string[]
  equipmentClass: string | null
  constraints: ConstraintRow[]
  region: string | null
  quantity: number | null
  budgetMinor: number | null
  currency: string
  neededWithinDays: number | null
  /** YYYY-MM-DD */
  neededBy: string | null
  urgency: NeedDocumentRow['urgency']
  organisation: {
    id: number
    externalId: string | null
    nameZh: string
    nameEn: string
    teamType: string | null
  }
  visibility: NeedDocumentRow['visibility']
  /** the last day it stands, YYYY-MM-DD; null: until it is closed */
  openUntil: string | null
  /** how it ended */
  closing: (NeedClosing & { at: Date }) | null
  publishedAt: Date | null
  updatedAt: Date
}

/** The read model of one row of the document views. */
export function toNeed(row: NeedDocumentRow): Need {
  return {
    id: row.id,
    externalId: row.external_id,
    state: row.state,
    version: row.version,
    reference: row.reference,
    sample: row.sample,
    source: row.source,
    titleZh: row.title_zh,
    titleEn: row.title_en,
    textZh: row.text_zh,
    textEn: row.text_en,
    scenarios: row.scenario_codes,
    tracks: row.track_codes,
    conditions: row.condition_codes,
    equipmentClass: row.class_code,
    constraints: row.constraints,
    region: row.region_code,
    quantity: row.quantity,
    budgetMinor: row.budget_minor,
    currency: row.currency,
    neededWithinDays: row.needed_within_days,
    neededBy: row.needed_by,
    urgency: row.urgency,
    organisation: {
      id: row.organisation_id,
      externalId: row.organisation_external_id,
      nameZh: row.organisation_zh,
      nameEn: row.organisation_en,
      teamType: row.team_type_code,
    },
    visibility: row.visibility,
    openUntil: row.open_until,
    closing:
      row.closed_how && row.closed_at
        ? { how: row.closed_how, reasons: row.closing_reasons, text: row.closing_text, at: row.closed_at }
        : null,
    publishedAt: row.published_at,
    updatedAt: row.updated_at,
  }
}
