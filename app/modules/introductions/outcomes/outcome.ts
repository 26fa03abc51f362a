import type { Side } from '../introduction'

export const outcomes = ['agreed', 'not_suitable', 'lost', 'no_response'] as const
/** What an accepted introduction came to. */
export type Outcome = (typeof outcomes)[number]

/** Why nothing came of it, where the equipment itself would have done. */
export const lostReasons = [
  'price',
  'lead_time',
  'other_supplier',
  'supply',
  'service',
  'not_needed',
  'other',
] as const
export type LostReason = (typeof lostReasons)[number]

/** Whether equipment suits, and whether it is bought, is the team's word; that nobody answers any more, either's. */
export const outcomesOf: Record<Side, readonly Outcome[]> = {
  team: outcomes,
  enterprise: ['lost', 'no_response'],
}

export type Ending = {
  outcome: Outcome
  by: Side
  reason: LostReason | null
  text: string
  /** pieces agreed on */
  quantity: number | null
  /** in minor units; for the two sides alone */
  value: { minor: number; currency: string } | null
  at: Date
}

/** A demand that the offering failed, as it was on the day it was found not suitable. */
export type Failing = {
  kind: 'constraint' | 'condition' | 'deadline' | 'budget' | 'track'
  code: string
  op: '>=' | '<=' | '=' | 'present' | null
  /** canonical unit of the shortfall; a currency for a budget, days for a deadline */
  unit: string | null
  shortfall: number | null
}

export const failingKey = ({ kind, code }: Pick<Failing, 'kind' | 'code'>) => `${kind}:${code}`
