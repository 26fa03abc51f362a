/**
 * What a query was understood as. The vocabulary module makes it from the words (a pure function);
 * this folder executes it. Every part keeps the words it came from, so that a page can show it as a
 * removable chip "understood as".
 */
export type Index = 'offerings' | 'needs'

export type ConceptKind = 'track' | 'scenario' | 'condition' | 'class' | 'region' | 'term'

/** Something the query speaks of. `forms` are the ways it may be written in a document, any language. */
export type Concept = {
  kind: ConceptKind
  /** vocabulary code, or the synonym group's code, or the word itself for a plain term */
  code: string
  /** the words of the query */
  from: string
  forms: string[]
  /** 0–1: how much of the query's meaning it carries */
  weight: number
}

/** A measurable demand found in the words, in the canonical unit of the attribute. */
export type PlanConstraint = {
  attribute: string
  op: '>=' | '<=' | '=' | 'present'
  number: number | null
  text: string | null
  flag: boolean | null
  from: string
  /** false: guessed from the unit alone, so that it lifts what fits and takes nothing away */
  sure?: boolean
  /** other attributes that say the same of another kind of thing, for documents that do not record the first */
  or?: { attribute: string; number: number }[] | undefined
  /** any of these texts will do, `text` being the first of them */
  anyOf?: string[]
}

/** Every filter that the URL can hold; OR inside one list, AND across lists. */
export type Filters = {
  scenario: string[]
  track: string[]
  condition: string[]
  class: string[]
  region: string[]
  verification: string[]
  catalogue: string[]
  standard: string[]
  /** ids of events, of those shown at them */
  event: string[]
  /** money in minor units, days */
  priceMin: number | null
  priceMax: number | null
  leadTimeMax: number | null
  spec: {
    attribute: string
    op: '>=' | '<=' | '=' | 'present'
    number: number | null
    text: string | null
    flag: boolean | null
  }[]
}

export type SearchPlan = {
  /** the query as typed, normalised (simplified characters, trimmed, at most 400 characters) */
  text: string
  concepts: Concept[]
  constraints: PlanConstraint[]
  /** the words left over */
  rest: string[]
  /** what the concepts come to, in the terms by which documents are found and ranked */
  intent: Intent
}

/** Codes with how much the query asks for them, 0–1. */
export type Weights = Record<string, number>

export type Intent = {
  /** by track: how well it answers; the best is 1 */
  tracks: Weights
  /** 0–1: how sure the query is about tracks */
  trackCertainty: number
  /** by scenario, the whole tree around those spoken of already filled in */
  scenarios: Weights
  /** the scenarios that the query names */
  places: string[]
  conditions: Weights
  /** a condition is proven where one of these holds of the specifications */
  proofs: Record<string, Proof[]>
  classes: string[]
  regions: string[]
  /** verification levels that will do; empty: any */
  verification: string[]
  /** words and word groups, each with the forms that count as a mention in `searchable` text */
  terms: IntentTerm[]
  /** what looks like a model number or a name: must be found as it is */
  exact: string[]
  /** something cheap is wanted */
  cheap: boolean
  /** rows of public lists are asked for */
  reference: boolean
}

export type Proof = {
  attribute: string
  op: '>=' | '<=' | 'present'
  number: number | null
  anyOf?: string[]
}

export type IntentTerm = {
  forms: string[]
  /** 0–1 */
  weight: number
  /** a pair of characters or a single word of the query, weighed down against understood terms */
  raw: boolean
}

export const emptyIntent = (): Intent => ({
  tracks: {},
  trackCertainty: 0,
  scenarios: {},
  places: [],
  conditions: {},
  proofs: {},
  classes: [],
  regions: [],
  verification: [],
  terms: [],
  exact: [],
  cheap: false,
  reference: false,
})

/** A part of the query that was understood; `id` is stable, so that `drop=<id>` takes it away. */
export type UnderstoodChip = {
  id: string
  kind:
    | 'track'
    | 'scenario'
    | 'condition'
    | 'class'
    | 'region'
    | 'verification'
    | 'constraint'
    | 'price'
    | 'lead_time'
  /** vocabulary or attribute code */
  code: string
  /** for kind constraint, price, lead_time */
  constraint: PlanConstraint | null
  /** the words of the query it came from */
  from: string
  /** true where it narrows the result; false where it only lifts what fits */
  filtering: boolean
}
