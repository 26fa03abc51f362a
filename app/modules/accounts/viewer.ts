import type { Lang } from '~/locales/lang'

export const memberRoles = ['viewer', 'editor', 'owner'] as const
/** What a member may do for an organisation: read, write, and govern it. Each may do what the former may. */
export type MemberRole = (typeof memberRoles)[number]

export const platformRoles = ['reviewer', 'administrator'] as const
/** What a person may do for the whole site. An administrator may do what a reviewer may. */
export type PlatformRole = (typeof platformRoles)[number]

export const organisationKinds = [
  'enterprise',
  'institute',
  'rescue_team',
  'organizer',
  'association',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

export const organisationStates = ['unverified', 'in_review', 'verified', 'returned', 'suspended'] as const
export type OrganisationState = (typeof organisationStates)[number]

/** An organisation as the person who belongs to it sees it, with their role in it. */
export type Membership = {
  id: number
  kind: OrganisationKind
  state: OrganisationState
  nameZh: string
  nameEn: string
  role: MemberRole
}

/** Where a request comes from. */
export type Origin = { address: string | null; requestId: string | null }

export type Anonymous = { kind: 'anonymous'; from: Origin }

export type Person = {
  kind: 'person'
  id: number
  name: string
  email: string
  emailVerified: boolean
  language: Lang
  platformRole: PlatformRole | null
  /** what they were told and have not read, counted up to 100 */
  unreadNotices: number
  /** signs in with a code or a passkey as well */
  secondFactor: boolean
  sessionId: number
  /** when they last proved who they are */
  confirmedAt: Date
  /** the organisation they act for now; null: none, or none chosen */
  organisation: Membership | null
  organisations: Membership[]
  from: Origin
}

/** Whoever sends a request. Read anew for each: a role that was taken away is gone with the next one. */
export type Viewer = Anonymous | Person

export const isPerson = (viewer: Viewer): viewer is Person => viewer.kind === 'person'

export const isReviewer = (viewer: Viewer): boolean => isPerson(viewer) && viewer.platformRole !== null

export const isAdministrator = (viewer: Viewer): boolean =>
  isPerson(viewer) && viewer.platformRole === 'administrator'

export const hasRole = (membership: Membership | null, role: MemberRole): boolean =>
  membership !== null && memberRoles.indexOf(membership.role) >= memberRoles.indexOf(role)

/** How long after proving who they are a person may do what asks for it again: 15 minutes. */
const CONFIRMED_FOR_MS = 15 * 60_000

export const isConfirmed = (person: Person, now: Date): boolean =>
  now.getTime() - person.confirmedAt.getTime() < CONFIRMED_FOR_MS
