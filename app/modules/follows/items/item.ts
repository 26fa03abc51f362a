/** What of a saved need or offering its reader was last told, or found when they saved it. */
export type SeenNeed = {
  state: string
  visibility: string
  /** the last day it stands; null: until it is closed */
  until: string | null
  /** the last day that they were told is near */
  near: string | null
  /** false: it is not for them any more */
  visible: boolean
}
export type SeenOffering = { state: string; version: number; price: string; visible: boolean }

/** So many days before its last day a need is near it. */
export const NEAR_DAYS = 7

/** How long the row stands in a state that only its own people see. */
const ended = ['met', 'withdrawn']

/**
 * What there is to tell of a need, by the key of its words; null: nothing. `nearUntil`: the last day that counts as
 * near. Of one that is not for its reader any more nothing is told but how it ended, and that only where it ended
 * before the eyes of those it was for.
 */
export function newsOfNeed(before: SeenNeed, now: SeenNeed, nearUntil: string): NeedNews | null {
  if (!before.visible && !now.visible) return null
  if (!now.visible)
    return ended.includes(now.state) && !ended.includes(before.state) && now.visibility === before.visibility
      ? (`need_${now.state}` as NeedNews)
      : null
  if (now.state !== before.state)
    return needStates.includes(now.state) ? (`need_${now.state}` as NeedNews) : null
  if (now.until !== before.until && (before.until === null || (now.until ?? '9') > before.until))
    return before.until === null ? nearOf(before, now, nearUntil) : 'need_renewed'
  return nearOf(before, now, nearUntil)
}

const nearOf = (before: SeenNeed, { state, until }: SeenNeed, nearUntil: string): NeedNews | null =>
  state === 'open' && until !== null && until <= nearUntil && before.near !== until ? 'need_near' : null

const needStates = ['open', 'matched', 'in_trial', 'no_acceptable_match']
export type NeedNews =
  | 'need_open'
  | 'need_matched'
  | 'need_in_trial'
  | 'need_no_acceptable_match'
  | 'need_met'
  | 'need_withdrawn'
  | 'need_renewed'
  | 'need_near'

export type OfferingNews =
  | 'offering_paused'
  | 'offering_archived'
  | 'offering_published'
  | 'offering_price'
  | 'offering_version'

/** What there is to tell of an offering; null: nothing. */
export function newsOfOffering(before: SeenOffering, now: SeenOffering): OfferingNews | null {
  if (now.state !== before.state) {
    if (now.state === 'published') return now.visible ? 'offering_published' : null
    if (before.state !== 'published' && now.state !== 'archived') return null
    return now.state === 'archived' ? 'offering_archived' : 'offering_paused'
  }
  if (!now.visible || !before.visible) return null
  if (now.price !== before.price) return 'offering_price'
  return now.version > before.version ? 'offering_version' : null
}
