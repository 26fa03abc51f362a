/** How far an entry of the research-demand list has come, as `challenge-states.ts` lets it move. */
export const challengeStages = ['collected', 'rated', 'published', 'closed', 'merged', 'taken_out'] as const
export type ChallengeStage = (typeof challengeStages)[number]

/** How a challenge ended: with an answer that somebody goes on with, or without. */
export const challengeEnds = ['answered', 'unanswered'] as const
export type ChallengeEnd = (typeof challengeEnds)[number]

/** Both axes go from 1 to 5. */
export const steps = [1, 2, 3, 4, 5] as const

/** The means of what the reviewers gave, 1 to 5; each reviewer counts once, with their latest. */
export type Position = { urgency: number; difficulty: number }

/** What a challenge says, as reviewers wrote it. Nothing of a need stands in it but what they copied. */
export type ChallengeContent = {
  titleZh: string
  titleEn: string
  textZh: string
  textEn: string
  scenarios: string[]
  tracks: string[]
  /** the last day on which a proposal is taken, YYYY-MM-DD */
  answersUntil: string
}

/** An entry of the research-demand list, with everything merged into it. */
export type Entry = Omit<ChallengeContent, 'answersUntil'> & {
  id: number
  stage: ChallengeStage
  /** the entry kept in its place */
  mergedInto: number | null
  /** the title of the need that it began with; for reviewers */
  needTitleZh: string
  needTitleEn: string
  /** null: not written yet */
  answersUntil: string | null
  version: number
  /** the needs behind it, whoever may see them */
  needIds: number[]
  /** null: nobody has rated it */
  position: Position | null
  /** how many reviewers did */
  ratings: number
  /** how many proposals were submitted and stand */
  proposals: number
  createdAt: Date
  updatedAt: Date
  publishedAt: Date | null
  closing: { how: ChallengeEnd; text: string; at: Date } | null
}

/** The cell of the grid that a mean lies in: a half goes up. */
export const stepOf = (mean: number): number => Math.floor(mean + 0.5)
