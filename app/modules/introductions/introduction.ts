export const sides = ['enterprise', 'team'] as const
/** The two sides of an introduction: whose the offering is, and whose the need is. */
export type Side = (typeof sides)[number]

export const otherSide = (side: Side): Side => (side === 'team' ? 'enterprise' : 'team')

export const introductionStates = ['asked', 'accepted', 'declined', 'lapsed', 'withdrawn', 'ended'] as const
export type IntroductionState = (typeof introductionStates)[number]

/** Why the side that was asked says no. */
export const declineReasons = [
  'not_suitable',
  'no_capacity',
  'out_of_region',
  'budget',
  'already_found',
  'conflict',
  'other',
] as const
export type DeclineReason = (typeof declineReasons)[number]

/** How long a request waits for its answer, in days; the side that was asked is reminded before. */
export const LAPSES_AFTER = 14
export const REMINDED_BEFORE = 3
/** After a no, the side that asked waits so many days before it asks for the same pair again. */
export const ASKS_AGAIN_AFTER = 30

export const MAX_REASON = 1_000

/** A party to an introduction. */
export type Party = { id: number; nameZh: string; nameEn: string }

/** An introduction as both its sides read it. */
export type Introduction = {
  id: number
  /** as it stands at the moment of reading: one that was not answered in time has lapsed */
  state: IntroductionState
  askedBy: Side
  reason: string
  askedAt: Date
  lapsesAt: Date
  answeredAt: Date | null
  declineReason: DeclineReason | null
  answerText: string
  endedAt: Date | null
  updatedAt: Date
  offering: { id: number; nameZh: string; nameEn: string }
  need: { id: number; titleZh: string; titleEn: string }
  enterprise: Party
  team: Party
}

export const DAY_MS = 86_400_000

/** The state at `now`, whether or not the job that marks it has run. */
export const stateAt = (
  { state, lapsesAt }: { state: IntroductionState; lapsesAt: Date },
  now: Date,
): IntroductionState => (state === 'asked' && lapsesAt <= now ? 'lapsed' : state)
