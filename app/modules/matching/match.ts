/**
 * What a match is. Gates are pass, fail or unknown and never averaged into the score; the score
 * (0–100) is the sum of named parts, each with its points, its evidence and what is missing.
 * Order: verdict (pass, unknown, near), score, verification, freshness, id.
 */
export type GateOutcome = 'pass' | 'unknown' | 'fail'

/** One hard demand of the need held against the offering. */
export type Gate = {
  kind: 'constraint' | 'condition' | 'deadline' | 'budget'
  /** attribute or condition code; 'deadline' or 'budget' for those kinds */
  code: string
  outcome: GateOutcome
  /** demanded and offered in the canonical unit; null where it is not stated */
  op: '>=' | '<=' | '=' | 'present' | null
  demanded: number | string | boolean | null
  offered: number | string | boolean | null
  unit: string | null
  /** for a numeric failure: how far off, in the canonical unit, always positive */
  shortfall: number | null
  /** the shortfall as a share of the demanded value */
  shortfallRatio: number | null
  /** a condition that is claimed while none of its evidence attributes is on record */
  claimedWithoutEvidence?: boolean
  /** attribute codes that carried the decision */
  evidence: string[]
}

export type ScorePartName =
  | 'scenario'
  | 'track'
  | 'wishes'
  | 'class'
  | 'verification'
  | 'lead_time'
  | 'distance'
  | 'text'

export type ScorePart = {
  name: ScorePartName
  points: number
  max: number
  /** codes, figures and words that gave the points; worded by the locale */
  evidence: { key: string; values: Record<string, string | number | boolean | null> }[]
  /** what would give the rest of the points */
  missing: { key: string; values: Record<string, string | number | boolean | null> }[]
}

export type Verdict = 'pass' | 'unknown' | 'near'

export type Match = {
  verdict: Verdict
  /** 0–100, two decimals */
  score: number
  gates: Gate[]
  parts: ScorePart[]
}
