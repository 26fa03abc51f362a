import type { Person } from '~/modules/accounts'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { lockOwnNeed } from './own-needs.repo.server'

/**
 * Throws away what is being written on a published need, which stays as it is. A draft is withdrawn instead.
 * @throws DomainError `need_state` (409) for a draft, and those of `lockOwnNeed`
 */
export const discardNeedRevision = (
  { db }: Pick<Services, 'db'>,
  viewer: Person,
  { id }: { id: number },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const need = await lockOwnNeed(tx, viewer, id, 'prepare')
    if (need.state === 'draft') throw new DomainError('need_state', {}, { status: 409 })
    await tx.deleteFrom('need_revisions').where('need_id', '=', id).execute()
  })
