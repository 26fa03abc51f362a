import { mayAct, type Person } from '~/modules/accounts'
import type { Need } from '../need'
import { publicNeedStates } from '../need-states'

/** Why somebody cannot share a need; null: they can. */
export type EndorsementObstacle = 'not_a_team' | 'not_verified' | 'own_need' | 'over'

/** Whether the viewer may share a need for the organisation they act for: a verified rescue team, of another's. */
export function endorsementObstacle(
  viewer: Person,
  need: { organisationId: number; state: Need['state']; reference: boolean },
): EndorsementObstacle | null {
  const { organisation } = viewer
  if (organisation?.kind !== 'rescue_team') return 'not_a_team'
  if (organisation.id === need.organisationId) return 'own_need'
  if (!mayAct(viewer, 'publish')) return 'not_verified'
  return publicNeedStates.includes(need.state) && !need.reference ? null : 'over'
}
