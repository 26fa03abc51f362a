import { mayAct, type Person } from '~/modules/accounts'
import { isWanted, type Need } from '~/modules/needs'
import type { Offering } from '~/modules/offerings'
import type { Side } from './introduction'

/** Why a request for an introduction cannot be made; each is worded with what to do instead. */
export type AskingObstacle =
  | 'no_side'
  | 'not_verified'
  | 'not_allowed'
  | 'same_organisation'
  | 'reference'
  | 'offering_closed'
  | 'need_closed'

/** The side that the organisation takes which the viewer acts for; null: it has neither thing. */
export function sideOf(
  viewer: Person,
  pair: { enterpriseId: number; teamId: number },
): { side: Side; organisationId: number } | null {
  const acting = viewer.organisation?.id
  const ids = [acting, ...viewer.organisations.map(({ id }) => id)]
  for (const id of ids) {
    if (id === undefined) continue
    if (id === pair.enterpriseId) return { side: 'enterprise', organisationId: id }
    if (id === pair.teamId) return { side: 'team', organisationId: id }
  }
  return null
}

/**
 * Whether the viewer may ask for an introduction of this pair, for the organisation they act for. What only the
 * other side knows (blocked, paused, asked before) is told when the request is made.
 */
export function askingObstacle(
  viewer: Person,
  {
    offering,
    need,
  }: {
    offering: Pick<Offering, 'state' | 'reference' | 'organisation'>
    need: Pick<Need, 'state' | 'reference' | 'organisation'>
  },
): AskingObstacle | null {
  const acting = viewer.organisation?.id
  if (offering.organisation.id === need.organisation.id) return 'same_organisation'
  if (acting !== offering.organisation.id && acting !== need.organisation.id) return 'no_side'
  if (!mayAct(viewer, 'introduce'))
    return viewer.organisation?.state === 'verified' ? 'not_allowed' : 'not_verified'
  if (offering.reference || need.reference) return 'reference'
  if (offering.state !== 'published') return 'offering_closed'
  return isWanted(need.state) ? null : 'need_closed'
}
