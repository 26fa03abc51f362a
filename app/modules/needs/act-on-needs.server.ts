import { z } from 'zod'
import type { Person } from '~/modules/accounts'
import { isDomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { renewNeedIn } from './deadlines/renew-need.server'
import { withdrawNeedIn } from './withdraw-need.server'

/** The most needs that one act takes: those of a page. */
export const ACTED_AT_ONCE = 50

const Id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)

/** What is done with several needs of one's own: those ticked in a list. */
export const BulkNeedsForm = z.object({
  act: z.enum(['renew', 'withdraw']),
  id: z.preprocess(
    (ids) => (Array.isArray(ids) ? ids : [ids].filter(Boolean)),
    z.array(Id).min(1).max(ACTED_AT_ONCE),
  ),
})

/**
 * Renews needs of the viewer's own teams, or takes them back as needed no more; all in one transaction, in the order
 * of their ids. Those whose state does not allow it are left as they are and counted.
 * @throws those of `renewNeed` and `withdrawNeed`, but for `need_state`
 */
export const actOnNeeds = (
  services: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { id: ids, act }: z.infer<typeof BulkNeedsForm>,
): Promise<{ done: number; left: number }> =>
  services.db.transaction().execute(async (tx) => {
    const several = [...new Set(ids)].sort((a, b) => a - b)
    let done = 0
    for (const id of several) {
      try {
        if (act === 'renew') await renewNeedIn(tx, services, viewer, id)
        else await withdrawNeedIn(tx, services, viewer, { id, how: 'not_needed', text: '' })
        done++
      } catch (error) {
        // Found out before anything was written of it.
        if (!isDomainError(error) || error.code !== 'need_state') throw error
      }
    }
    return { done, left: several.length - done }
  })
