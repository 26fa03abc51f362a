import type { Membership, Person } from '~/modules/accounts'
import { DomainError } from '~/platform/errors'
import type { Tx } from '~db/client.server'
import type { Need } from '../need'
import { lockNeed, readNeed } from '../need.repo.server'
import { needScopeOf } from '../need-scope'
import { endorsementObstacle } from './may-endorse'

const refusals = {
  not_a_team: ['not_a_team', 403],
  not_verified: ['not_verified', 403],
  own_need: ['own_need', 409],
  over: ['need_over', 409],
} as const

/**
 * Locks a need that the viewer's team may share.
 * @throws DomainError `not_found` (404) where they do not see it, `not_a_team`, `not_verified` (403), `own_need`,
 * `need_over` (409)
 */
export async function lockToEndorse(
  tx: Tx,
  viewer: Person,
  needId: number,
): Promise<{
  need: { organisationId: number } & Pick<Need, 'titleZh' | 'titleEn'>
  organisation: Membership
}> {
  const scope = needScopeOf(viewer)
  await lockNeed(tx, scope, needId)
  const { organisation: team, state, reference, titleZh, titleEn } = await readNeed(tx, scope, needId)
  const obstacle = endorsementObstacle(viewer, { organisationId: team.id, state, reference })
  if (obstacle !== null || viewer.organisation === null) {
    const [code, status] = refusals[obstacle ?? 'not_a_team']
    throw new DomainError(code, {}, { status })
  }
  return { need: { organisationId: team.id, titleZh, titleEn }, organisation: viewer.organisation }
}
