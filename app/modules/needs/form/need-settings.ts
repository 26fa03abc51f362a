import { z } from 'zod'
import { day, field, listOf, oneOf } from '~/modules/vocabulary'
import { dayAfter } from '~/platform/china-time'
import type { Need } from '../need'

/** Who sees a need, and until when it stands: what its team decides beside what it asks for. */
export type NeedSettings = {
  visibility: Need['visibility']
  /** the last day, YYYY-MM-DD; null: `defaultOpenUntil` */
  openUntil: string | null
  /** organisations, where only they are invited */
  invited: number[]
}

export const visibilities = ['public', 'verified', 'invited'] as const

/** How many organisations one need may be shown to. */
export const MAX_INVITED = 50

/** A need may stand this many days ahead, … */
const MOST_DAYS = 366
/** … and stands this many where its team says nothing. */
export const USUAL_DAYS = 90

export const settingsSchema = z.object({
  visibility: oneOf(visibilities, 'public'),
  openUntil: day(),
  invited: field((value, refuse): number[] => {
    const parts = listOf(value)
    if (parts.length > MAX_INVITED) refuse('out_of_range', '', `has more than ${MAX_INVITED} organisations`)
    return [...new Set(parts.map(Number))].filter((id) => Number.isSafeInteger(id) && id > 0)
  }),
})

/** The last day of a need opened today: 90 days on, or the day it is needed by where that is later. */
export function defaultOpenUntil(today: string, neededBy: string | null): string {
  const usual = dayAfter(today, USUAL_DAYS)
  return neededBy !== null && neededBy > usual ? neededBy : usual
}

export const lastOpenDay = (today: string): string => dayAfter(today, MOST_DAYS)
