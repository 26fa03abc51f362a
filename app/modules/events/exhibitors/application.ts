import { DomainError } from '~/platform/errors'

export const applicationStates = ['submitted', 'accepted', 'returned', 'rejected', 'withdrawn'] as const
export type ApplicationState = (typeof applicationStates)[number]

export const applicationEvents = ['submit', 'withdraw', 'accept', 'return', 'reject'] as const
export type ApplicationEvent = (typeof applicationEvents)[number]

/** What an enterprise says when it applies. */
export type ApplicationContent = {
  /** the name above the booth */
  fasciaZh: string
  fasciaEn: string
  note: string
  /** ids of the published offerings that it will show */
  offerings: number[]
}

export type Application = ApplicationContent & {
  id: number
  eventId: number
  organisation: { id: number; nameZh: string; nameEn: string }
  state: ApplicationState
  /** of the association: member prices */
  member: boolean
  reason: string
  submittedAt: Date
  updatedAt: Date
}

export const MAX_OFFERINGS = 100

/** Whose act it is. */
export const applicationDoers: Record<ApplicationEvent, 'exhibitor' | 'organizer'> = {
  submit: 'exhibitor',
  withdraw: 'exhibitor',
  accept: 'organizer',
  return: 'organizer',
  reject: 'organizer',
}

/** `none`: nothing was submitted yet. Submitting what is submitted or accepted only changes what it says. */
export const applicationTransitions: Record<
  ApplicationState | 'none',
  Partial<Record<ApplicationEvent, ApplicationState>>
> = {
  none: { submit: 'submitted' },
  submitted: {
    submit: 'submitted',
    withdraw: 'withdrawn',
    accept: 'accepted',
    return: 'returned',
    reject: 'rejected',
  },
  returned: { submit: 'submitted', withdraw: 'withdrawn' },
  accepted: { submit: 'accepted', withdraw: 'withdrawn' },
  rejected: { accept: 'accepted' },
  withdrawn: { submit: 'submitted' },
}

export const mayApply = (state: ApplicationState | 'none', event: ApplicationEvent): boolean =>
  applicationTransitions[state][event] !== undefined

/** The state after the event. @throws DomainError `application_state` (409) */
export function nextApplicationState(
  state: ApplicationState | 'none',
  event: ApplicationEvent,
): ApplicationState {
  const to = applicationTransitions[state][event]
  if (to === undefined) throw new DomainError('application_state', { state, event }, { status: 409 })
  return to
}
