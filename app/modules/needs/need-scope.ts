import { isPerson, isReviewer, type Viewer } from '~/modules/accounts'

/**
 * What a member may see: needs of their own organisations in every state; of the others those that
 * `publicNeedStates` names, as far as their visibility lets them.
 */
export type MemberScope = {
  /** organisations they belong to */
  own: readonly number[]
  /** those of them that an invitation opens needs to: all that are not suspended */
  invitable: readonly number[]
  /** one of them is verified */
  verified: boolean
}

/**
 * Who looks. `public`: open, matched, in trial, and without an acceptable match, where everybody may see it; an
 * organisation: its own in every state; a member: see `MemberScope`; `staff`: everything. What lies outside a scope
 * is "not found", not "forbidden".
 */
export type NeedScope = 'public' | 'staff' | { organisationId: number } | { member: MemberScope }

/** The scope in which somebody reads needs. */
export function needScopeOf(viewer: Viewer): NeedScope {
  if (!isPerson(viewer)) return 'public'
  if (isReviewer(viewer)) return 'staff'
  const { organisations } = viewer
  if (organisations.length === 0) return 'public'
  return {
    member: {
      own: organisations.map(({ id }) => id),
      invitable: organisations.flatMap(({ id, state }) => (state === 'suspended' ? [] : [id])),
      verified: organisations.some(({ state }) => state === 'verified'),
    },
  }
}
