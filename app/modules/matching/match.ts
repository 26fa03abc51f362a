import type { Need } from '~/modules/needs'
import type { Offering } from '~/modules/offerings'

/**
 * What a match is. Gates are pass, fail or unknown and never averaged into the score; the score
 * (0–100) is the sum of named parts, each with its points, its evidence and what is missing.
 * Order: verdict (pass, unknown, near), score, verification, freshness, id.
 */
export type GateOutcome = 'pass' | 'unknown' | 'fail'

export type GateValue = number | string | boolean

/** One hard demand of the need held against the offering. */
export type Gate = {
  /** `track` stands only where the offering is of another kind of equipment than the need names */
  kind: 'constraint' | 'condition' | 'deadline' | 'budget' | 'track'
  /** attribute or condition code; 'deadline', 'budget' or 'track' for those kinds */
  code: string
  outcome: GateOutcome
  /** demanded and offered in the canonical unit; null where it is not stated */
  op: '>=' | '<=' | '=' | 'present' | null
  demanded: GateValue | null
  offered: GateValue | null
  unit: string | null
  /** for a numeric failure: how far off, in the canonical unit, always positive */
  shortfall: number | null
  /** the shortfall as a share of the demanded value; null where that is 0 or not a number */
  shortfallRatio: number | null
  /** a condition that is claimed while none of its evidence attributes is on record */
  claimedWithoutEvidence?: boolean
  /** a condition that the figures prove although the supplier does not claim it */
  provedWithoutClaim?: boolean
  /** attribute codes that carried the decision */
  evidence: string[]
}

export const scorePartNames = [
  'scenario',
  'track',
  'wishes',
  'class',
  'verification',
  'lead_time',
  'distance',
  'text',
] as const
export type ScorePartName = (typeof scorePartNames)[number]

/** A reason in the form that `explain.ts` words; `key` is a key of `explain.messages.ts`. */
export type Reason = { key: string; values: Record<string, string | number | boolean | null> }

export type ScorePart = {
  name: ScorePartName
  /** two decimals */
  points: number
  max: number
  /** codes, figures and words that gave the points; worded by the locale */
  evidence: Reason[]
  /** what would give the rest of the points */
  missing: Reason[]
}

export type Verdict = 'pass' | 'unknown' | 'near'

export type Match = {
  verdict: Verdict
  /** misses too much to be a near miss: shown only where a need has nothing better. Verdict is then `near` */
  far: boolean
  /** 0–100, two decimals, the sum of the parts */
  score: number
  gates: Gate[]
  parts: ScorePart[]
}

/**
 * What the rules read of an offering, and nothing else: there is no field for what a company pays, so
 * that it cannot reach the order.
 */
export type MatchOffering = Pick<
  Offering,
  | 'id'
  | 'reference'
  | 'nameZh'
  | 'nameEn'
  | 'summaryZh'
  | 'summaryEn'
  | 'track'
  | 'equipmentClass'
  | 'tags'
  | 'scenarios'
  | 'conditions'
  | 'region'
  | 'priceMinor'
  | 'priceMaxMinor'
  | 'currency'
  | 'priceBasis'
  | 'leadTimeDays'
  | 'capacityPerMonth'
  | 'warrantyMonths'
  | 'verificationLevel'
  | 'publishedAt'
> & {
  specs: Pick<Offering['specs'][number], 'attribute' | 'number' | 'text' | 'flag'>[]
  organisation: Pick<Offering['organisation'], 'region'>
}

/** What the rules read of a need. */
export type MatchNeed = Pick<
  Need,
  | 'id'
  | 'titleZh'
  | 'titleEn'
  | 'textZh'
  | 'textEn'
  | 'scenarios'
  | 'tracks'
  | 'conditions'
  | 'equipmentClass'
  | 'region'
  | 'quantity'
  | 'budgetMinor'
  | 'currency'
  | 'neededWithinDays'
  | 'neededBy'
  | 'publishedAt'
> & {
  constraints: Pick<Need['constraints'][number], 'attribute' | 'op' | 'number' | 'text' | 'flag' | 'hard'>[]
  organisation: Pick<Need['organisation'], 'teamType'>
}

/** Where the reasons of a part are collected; null where only the points are wanted. */
export type Notes = { evidence: Reason[]; missing: Reason[] } | null
