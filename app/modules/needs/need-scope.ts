import { isPerson, type OrganisationState, type PlatformRole, type Viewer } from '~/modules/accounts'

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
export const needScopeOf = (viewer: Viewer): NeedScope =>
  isPerson(viewer) ? needScopeOfPerson(viewer) : 'public'

/** The same for somebody of whom no more is known than what they belong to. */
export function needScopeOfPerson({
  platformRole,
  organisations,
}: {
  platformRole: PlatformRole | null
  organisations: readonly { id: number; state: OrganisationState }[]
}): NeedScope {
  if (platformRole !== null) return 'staff'
  if (organisations.length === 0) return 'public'
  return {
    member: {
      own: organisations.map(({ id }) => id),
      invitable: organisations.flatMap(({ id, state }) => (state === 'suspended' ? [] : [id])),
      verified: organisations.some(({ state }) => state === 'verified'),
    },
  }
}
