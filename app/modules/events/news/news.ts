export const newsStates = ['draft', 'published', 'withdrawn'] as const
export type NewsState = (typeof newsStates)[number]

export type NewsContent = { titleZh: string; titleEn: string; textZh: string; textEn: string }
export type NewsItem = NewsContent & {
  id: number
  state: NewsState
  version: number
  /** when it was first shown */
  publishedAt: Date | null
  updatedAt: Date
}

export const MAX_NEWS = 500

/** The state after an act; what is there already stays. */
export const stateAfter = (act: 'publish' | 'withdraw'): NewsState =>
  act === 'publish' ? 'published' : 'withdrawn'

/** What may be done with news in a state. A draft that nobody has read goes without a trace. */
export const actsOf = (state: NewsState): ('publish' | 'withdraw' | 'remove')[] =>
  state === 'draft' ? ['publish', 'remove'] : state === 'published' ? ['withdraw'] : ['publish']
