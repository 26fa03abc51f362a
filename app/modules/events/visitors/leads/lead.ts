import type { VisitorContent, VisitorState } from '../visitor'

/** What a visitor said to one exhibitor. */
export type LeadAnswer = 'yes' | 'no'

/** Most first. */
export const leadRatings = [3, 2, 1] as const
export type LeadRating = (typeof leadRatings)[number]

/** Somebody whom an exhibitor met. */
export type Lead = {
  id: number
  number: string
  /** who it is; null: the visitor has not agreed, or agrees no more */
  contact: VisitorContent | null
  /** whether the visitor may still agree */
  asks: boolean
  rating: LeadRating | null
  note: string
  createdAt: Date
}

/**
 * Whether an exhibitor sees who a visitor is: where the visitor told this exhibitor yes, or told all of them and this one
 * nothing else. Nobody sees who is no longer registered.
 */
export const seesContact = ({
  answer,
  sharesContact,
  state,
}: {
  answer: LeadAnswer | null
  sharesContact: boolean
  state: VisitorState
}): boolean => state === 'registered' && (answer === null ? sharesContact : answer === 'yes')
