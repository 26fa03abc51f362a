import type { Db } from '~db/client.server'
import { changeOfferingState } from './change-offering-state.server'
import type { OfferingScope } from './offering.repo.server'

/** Ends an offering for good; its versions stay. @throws DomainError `not_found` (404), `offering_state` (409) */
export const archiveOffering = (db: Db, scope: OfferingScope, { id, at }: { id: number; at: Date }) =>
  db.transaction().execute((tx) => changeOfferingState(tx, scope, { id, event: 'archive', at }))
