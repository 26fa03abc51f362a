import type { Db } from '~db/client.server'
import { changeOfferingState } from './change-offering-state.server'
import type { OfferingScope } from './offering.repo.server'

/** Takes a published offering off the public pages for a while. @throws DomainError `not_found` (404), `offering_state` (409) */
export const pauseOffering = (db: Db, scope: OfferingScope, { id, at }: { id: number; at: Date }) =>
  db.transaction().execute((tx) => changeOfferingState(tx, scope, { id, event: 'pause', at }))
