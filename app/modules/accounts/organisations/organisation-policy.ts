import { DomainError, notFoundError } from '~/platform/errors'
import {
  hasRole,
  isPerson,
  isReviewer,
  type MemberRole,
  type Membership,
  type OrganisationState,
  type Viewer,
} from '../viewer'

/**
 * What an organisation may do. `prepare`: write its own facts, contacts, documents and drafts. `publish`: bring
 * offerings and needs before the public. `introduce`: ask for and answer introductions, with quotes and
 * trials. `join`: book booths and sign up for stops. `govern`: members, invitations, submitting for review.
 */
export const organisationRights = ['read', 'prepare', 'publish', 'introduce', 'join', 'govern'] as const
export type OrganisationRight = (typeof organisationRights)[number]

/** Who nobody has vouched for yet prepares, and does nothing that others see or rely on. */
const beforeReview: readonly OrganisationRight[] = ['read', 'prepare', 'govern']

const byState: Record<OrganisationState, readonly OrganisationRight[]> = {
  unverified: beforeReview,
  in_review: beforeReview,
  returned: beforeReview,
  verified: organisationRights,
  suspended: ['read'],
}

const byRole: Record<MemberRole, readonly OrganisationRight[]> = {
  viewer: ['read'],
  editor: ['read', 'prepare', 'publish', 'introduce', 'join'],
  owner: organisationRights,
}

/** What an organisation may do in this state, whoever acts for it. */
export const rightsInState = (state: OrganisationState): readonly OrganisationRight[] => byState[state]

/** What a member may do for their organisation now; null: nobody's member, no right. */
export const rightsOf = (membership: Pick<Membership, 'state' | 'role'> | null): OrganisationRight[] =>
  membership === null
    ? []
    : byState[membership.state].filter((right) => byRole[membership.role].includes(right))

/** Whether the viewer may do this for the organisation they act for. */
export const mayAct = (viewer: Viewer, right: OrganisationRight): boolean =>
  isPerson(viewer) && rightsOf(viewer.organisation).includes(right)

/** Whether the viewer may bring offerings or needs before the public, for the organisation they act for. */
export const mayPublish = (viewer: Viewer): boolean => mayAct(viewer, 'publish')

/** The viewer's membership in an organisation; null where they have none. */
export const membershipIn = (viewer: Viewer, organisationId: number): Membership | null =>
  (isPerson(viewer) ? viewer.organisations.find(({ id }) => id === organisationId) : null) ?? null

/**
 * Stops whoever may not do this for an organisation that owns a thing, such as an offering or a need.
 * @throws DomainError `not_found` (404) of the thing to whoever is no member, `not_verified` (403) where only the
 * organisation's state stands in the way, `not_allowed` (403) where the member's role does
 */
export function refuseWithout(
  viewer: Viewer,
  organisationId: number,
  right: OrganisationRight,
  thing: { kind: string; id: number | string },
): void {
  const membership = membershipIn(viewer, organisationId)
  if (membership === null) throw notFoundError(thing.kind, thing.id)
  if (rightsOf(membership).includes(right)) return
  const verified = { ...membership, state: 'verified' as const }
  const byState = membership.state !== 'suspended' && rightsOf(verified).includes(right)
  throw new DomainError(byState ? 'not_verified' : 'not_allowed', {}, { status: 403 })
}

/** Whether an organisation's own page, with contacts and documents, is there for the viewer. */
export const maySeeOrganisation = (viewer: Viewer, organisationId: number): boolean =>
  isReviewer(viewer) || hasRole(membershipIn(viewer, organisationId), 'viewer')

/** Which organisations a list may show the viewer: the scope of its query. */
export type OrganisationScope = 'all' | { memberId: number } | 'none'

export const organisationScope = (viewer: Viewer): OrganisationScope =>
  isReviewer(viewer) ? 'all' : isPerson(viewer) ? { memberId: viewer.id } : 'none'
