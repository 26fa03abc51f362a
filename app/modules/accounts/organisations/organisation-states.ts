import { DomainError } from '~/platform/errors'
import type { OrganisationState } from '../viewer'

export const organisationEvents = [
  'edit',
  'submit',
  'withdraw',
  'verify',
  'return',
  'suspend',
  'restore',
] as const
export type OrganisationEvent = (typeof organisationEvents)[number]

/** What an organisation can be suspended from, and is restored to. */
export type ActiveState = Exclude<OrganisationState, 'suspended'>

/**
 * unverified → in review → verified, or returned with a reason; suspended from anywhere, and back to where it
 * was.
 *
 * One that is verified stays so while a change of its reviewed facts is looked at: the former facts stand,
 * to everybody, until the change is approved, and stand on if it is returned. What is submitted is in the
 * snapshot of the review; to `edit` means to change the facts themselves, which therefore only those can who
 * have never been verified, and not while somebody looks at them. Contacts and documents are never public:
 * they change at once, documents not during a review.
 */
const transitions: Record<ActiveState, Partial<Record<OrganisationEvent, OrganisationState>>> = {
  unverified: { edit: 'unverified', submit: 'in_review', suspend: 'suspended' },
  in_review: { withdraw: 'unverified', verify: 'verified', return: 'returned', suspend: 'suspended' },
  verified: {
    submit: 'verified',
    withdraw: 'verified',
    verify: 'verified',
    return: 'verified',
    suspend: 'suspended',
  },
  returned: { edit: 'returned', submit: 'in_review', suspend: 'suspended' },
}

/**
 * The state after the event. `before` is the state that a suspended one is restored to.
 * @throws DomainError `organisation_state` (409) where the event is not possible
 */
export function nextOrganisationState(
  state: OrganisationState,
  event: OrganisationEvent,
  before: ActiveState | null = null,
): OrganisationState {
  const next = state === 'suspended' ? (event === 'restore' ? before : null) : transitions[state][event]
  if (!next) throw new DomainError('organisation_state', { state, event }, { status: 409 })
  return next
}

/** Whether the event is possible in this state. */
export const canOrganisation = (state: OrganisationState, event: OrganisationEvent): boolean =>
  state === 'suspended' ? event === 'restore' : transitions[state][event] !== undefined
