import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { isDomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { changeOfferingState } from './change-offering-state.server'
import { nextOfferingState } from './offering-states'
import { lockOwnOffering } from './revisions/revisions.repo.server'

/** What an enterprise does with its offerings without asking anybody. */
export const offeringActs = ['pause', 'resume', 'archive'] as const
export type OfferingAct = (typeof offeringActs)[number]

const actions = {
  pause: 'offering.paused',
  resume: 'offering.resumed',
  archive: 'offering.archived',
} as const

/**
 * Takes offerings of the viewer's organisation off the public pages, back to them, or away for good; all in one
 * transaction, in the order of their ids. Of a single one every obstacle is an error; of several those whose state
 * does not allow it are left as they are and counted.
 * @throws DomainError `not_found` (404), `not_allowed`, `not_verified` (403), of a single one `offering_state` (409)
 */
export const actOnOfferings = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { ids, act }: { ids: readonly number[]; act: OfferingAct },
): Promise<{ done: number; left: number }> =>
  db.transaction().execute(async (tx) => {
    const at = clock.now()
    let done = 0
    const several = [...new Set(ids)].sort((a, b) => a - b)
    for (const id of several) {
      const { offering } = await lockOwnOffering(tx, viewer, id, 'publish')
      try {
        nextOfferingState(offering.state, act)
      } catch (error) {
        if (several.length === 1 || !isDomainError(error)) throw error
        continue
      }
      await changeOfferingState(tx, { id, event: act, at })
      if (act === 'archive') await tx.deleteFrom('offering_revisions').where('offering_id', '=', id).execute()
      await audit(tx, auditSource(viewer), { action: actions[act], object: { kind: 'offering', id } })
      done++
    }
    return { done, left: several.length - done }
  })
