import type { ConstraintRow, NeedDocumentRow, OfferingDocumentRow, SpecRow } from '~db/documents'
import { Cache } from './cache'
import type { Index } from './plan'
import { searchable } from './text'

/** Code → parent code, for the trees whose facets count a child in its ancestors too. */
export type Parents = ReadonlyMap<string, string | null>

/** What a builder must know of the vocabulary. */
export type DocumentWords = {
  scenarioParents: Parents
  trackParents: Parents
  /** verification level → rank, higher is better */
  verificationRanks: ReadonlyMap<string, number>
}

/** What ranking reads besides the filtered fields, in the form of `searchable`. */
export type RankingFields = {
  name: string
  summary: string
  maker: string
  /** the tracks and scenarios of the row itself, without those above them */
  tracks: string[]
  scenarios: string[]
}

/** One offering in the index: the fields that are searched, filtered and sorted, and the row for the page. */
export type OfferingDocument = {
  id: number
  nameZh: string
  nameEn: string
  summaryZh: string
  summaryEn: string
  model: string
  makerZh: string
  makerEn: string
  scenarios: string[]
  tracks: string[]
  conditions: string[]
  classes: string[]
  region: string | null
  verification: string | null
  verificationRank: number
  catalogues: string[]
  standards: string[]
  /** ids of the events at which it is shown */
  events: string[]
  price: number | null
  leadTime: number | null
  reference: boolean
  publishedAt: number
  /** attribute → number in the canonical unit, text or flag */
  spec: Record<string, number | string | boolean>
  ranking: RankingFields
  /** changes with anything that ranking reads */
  stamp: string
  /** an `OfferingDocumentRow` as JSON text: in one piece the engine reads it in a fraction of the time */
  row: string
}

export type NeedDocument = {
  id: number
  titleZh: string
  titleEn: string
  textZh: string
  textEn: string
  teamZh: string
  teamEn: string
  scenarios: string[]
  tracks: string[]
  conditions: string[]
  classes: string[]
  region: string | null
  teamType: string | null
  urgency: NeedDocumentRow['urgency']
  urgencyRank: number
  budget: number | null
  neededWithin: number | null
  reference: boolean
  publishedAt: number
  /** attributes that any constraint names */
  asked: string[]
  /** bounds of the constraints, in canonical units */
  least: Record<string, number>
  most: Record<string, number>
  same: Record<string, number | string | boolean>
  ranking: RankingFields
  stamp: string
  /** a `NeedDocumentRow`, likewise */
  row: string
}

export type Documents = { offerings: OfferingDocument; needs: NeedDocument }
export type Rows = { offerings: OfferingDocumentRow; needs: NeedDocumentRow }

const withAncestors = (codes: string[], parents: Parents): string[] => {
  const all = new Set<string>()
  for (let code of codes)
    for (let at: string | null = code; at !== null && !all.has(at); at = parents.get(at) ?? null) {
      all.add(at)
      code = at
    }
  return [...all].sort()
}

const names = new Cache<string>(20_000)

/** An organisation's name stands in every document of it. */
function searchableName(name: string): string {
  const known = names.get(name)
  if (known !== undefined) return known
  const made = searchable(name)
  names.set(name, made)
  return made
}

const seconds = (date: Date | string | null) => (date ? Math.floor(new Date(date).getTime() / 1000) : 0)

/** The document of one row of `public_offerings`. Pure: the same row and words give the same document. */
export function offeringDocument(row: OfferingDocumentRow, words: DocumentWords): OfferingDocument {
  const tracks = withAncestors([row.track_code], words.trackParents)
  const scenarios = withAncestors(row.scenario_codes, words.scenarioParents)
  return stamped({
    id: row.id,
    nameZh: row.name_zh,
    nameEn: row.name_en,
    summaryZh: row.summary_zh,
    summaryEn: row.summary_en,
    model: row.model ?? '',
    makerZh: row.organisation_zh,
    makerEn: row.organisation_en,
    scenarios,
    tracks,
    conditions: row.condition_codes,
    classes: [row.class_code, ...row.tag_codes],
    region: row.region_code,
    verification: row.verification_level,
    verificationRank: words.verificationRanks.get(row.verification_level ?? '') ?? 0,
    catalogues: row.catalogue_codes,
    standards: row.standard_codes,
    events: row.event_codes,
    // Hourly rates and other currencies do not compare with a price in yuan.
    price: row.price_basis === 'sale' && row.currency === 'CNY' ? row.price_minor : null,
    leadTime: row.lead_time_days,
    reference: row.reference,
    publishedAt: seconds(row.published_at),
    spec: Object.fromEntries(row.specs.map((spec) => [spec.attribute, specValue(spec)])),
    ranking: {
      name: searchable(`${row.name_zh} ${row.name_en} ${row.model ?? ''} ${row.external_id ?? ''}`),
      summary: searchable(`${row.summary_zh} ${row.summary_en}`),
      maker: searchableName(`${row.organisation_zh} ${row.organisation_en}`),
      tracks: [row.track_code],
      scenarios: row.scenario_codes,
    },
    row: JSON.stringify(row),
  })
}

/** IP65 compares as 65. */
const specValue = ({ number, text, flag }: SpecRow): number | string | boolean => {
  const rating = /^IP ?(\d{2})/i.exec(text ?? '')?.[1]
  return number ?? (rating ? Number(rating) : (text ?? flag ?? true))
}

/** FNV-1a over the wire form: a cached reading of a document is good as long as its stamp is the same. */
function stamped<Document extends object>(document: Document): Document & { stamp: string } {
  const text = JSON.stringify({ ...document, row: null })
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return { ...document, stamp: (hash >>> 0).toString(36) }
}

const urgencyRanks = { low: 0, medium: 1, high: 2, critical: 3 } as const

/** The document of one row of `public_needs`. */
export function needDocument(row: NeedDocumentRow, words: DocumentWords): NeedDocument {
  const tracks = withAncestors(row.track_codes, words.trackParents)
  return stamped({
    id: row.id,
    titleZh: row.title_zh,
    titleEn: row.title_en,
    textZh: row.text_zh,
    textEn: row.text_en,
    teamZh: row.organisation_zh,
    teamEn: row.organisation_en,
    scenarios: withAncestors(row.scenario_codes, words.scenarioParents),
    tracks,
    conditions: row.condition_codes,
    classes: row.class_code ? [row.class_code] : [],
    region: row.region_code,
    teamType: row.team_type_code,
    urgency: row.urgency,
    urgencyRank: urgencyRanks[row.urgency],
    budget: row.currency === 'CNY' ? row.budget_minor : null,
    neededWithin: row.needed_within_days,
    reference: row.reference,
    publishedAt: seconds(row.published_at),
    ...bounds(row.constraints),
    ranking: {
      name: searchable(`${row.title_zh} ${row.title_en} ${row.external_id ?? ''}`),
      summary: searchable(`${row.text_zh} ${row.text_en}`),
      maker: searchableName(`${row.organisation_zh} ${row.organisation_en}`),
      tracks: row.track_codes,
      scenarios: row.scenario_codes,
    },
    row: JSON.stringify(row),
  })
}

function bounds(constraints: ConstraintRow[]): Pick<NeedDocument, 'asked' | 'least' | 'most' | 'same'> {
  const least: Record<string, number> = {}
  const most: Record<string, number> = {}
  const same: Record<string, number | string | boolean> = {}
  for (const { attribute, op, number, text, flag } of constraints) {
    if (op === '>=' && number !== null) least[attribute] = number
    else if (op === '<=' && number !== null) most[attribute] = number
    else if (op === '=') same[attribute] = number ?? text ?? flag ?? true
  }
  return { asked: [...new Set(constraints.map((each) => each.attribute))].sort(), least, most, same }
}

/** The row of a document as the page shows it; its times are `Date` again. */
export function rowOf<I extends Index>(document: { row: string }): Rows[I] {
  const row = JSON.parse(document.row) as Rows[I]
  return {
    ...row,
    published_at: row.published_at === null ? null : new Date(row.published_at),
    created_at: new Date(row.created_at),
    updated_at: new Date(row.updated_at),
  }
}

export const documentOf: { [I in Index]: (row: Rows[I], words: DocumentWords) => Documents[I] } = {
  offerings: offeringDocument,
  needs: needDocument,
}
