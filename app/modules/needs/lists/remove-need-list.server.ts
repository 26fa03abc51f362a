import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { mayDraftNeeds } from '../draft-need.server'
import { lockNeedList } from './need-lists.repo.server'

/**
 * Throws a list of the viewer's team away; the drafts made of it stay.
 * @throws DomainError `only_teams` (403), `not_found` (404)
 */
export async function removeNeedList(
  { db }: Pick<Services, 'db'>,
  viewer: Person,
  id: number,
): Promise<void> {
  const team = viewer.organisation
  if (team === null || !mayDraftNeeds(viewer)) throw new DomainError('only_teams', {}, { status: 403 })
  await db.transaction().execute(async (tx) => {
    await lockNeedList(tx, team.id, id)
    await tx.deleteFrom('need_lists').where('id', '=', id).execute()
    await audit(tx, auditSource(viewer), {
      action: 'need_list.removed',
      object: { kind: 'organisation', id: team.id },
      detail: { list: id },
    })
  })
}
