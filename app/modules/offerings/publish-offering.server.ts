import type { Db } from '~db/client.server'
import { changeOfferingState } from './change-offering-state.server'
import type { OfferingScope } from './offering.repo.server'

/** Publishes an offering that was reviewed; its text becomes a version that stays readable. @throws DomainError `not_found` (404), `offering_state` (409) */
export const publishOffering = (db: Db, scope: OfferingScope, { id, at }: { id: number; at: Date }) =>
  db.transaction().execute((tx) => changeOfferingState(tx, scope, { id, event: 'publish', at }))
