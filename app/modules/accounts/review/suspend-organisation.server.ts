import { sql } from 'kysely'
import { audit } from '~/platform/audit.server'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { markForIndex } from '~search/marks.server'
import { auditSource } from '../audit-source'
import { nextOrganisationState } from '../organisations/organisation-states'
import type { Person } from '../viewer'
import { lockForStaff } from './lock-for-staff.server'
import { mailOwners } from './mail-owners.server'

type Input = { organisationId: number; reason: string }

/**
 * Suspends an organisation from whatever state it is in: what it published is not public any more, and its
 * members only read. @throws DomainError `organisation_state` (409), and those of `lockForStaff`
 */
export const suspendOrganisation = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { organisationId, reason }: Input,
  { origin }: { origin: string },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const organisation = await lockForStaff(tx, viewer, organisationId)
    await tx
      .updateTable('organisations')
      .set({
        state: nextOrganisationState(organisation.state, 'suspend'),
        state_before_suspension: organisation.state as Exclude<typeof organisation.state, 'suspended'>,
        version: sql`version + 1`,
        updated_at: clock.now(),
      })
      .where('id', '=', organisationId)
      .execute()
    await markPublished(tx, organisationId)
    await mailOwners(tx, organisation, { what: 'suspended', reason, origin })
    await audit(tx, auditSource(viewer), {
      action: 'organisation.suspended',
      object: { kind: 'organisation', id: organisationId },
      detail: { from: organisation.state, reason },
    })
  })

/**
 * Restores a suspended organisation to the state it was suspended from.
 * @throws DomainError `organisation_state` (409), and those of `lockForStaff`
 */
export const restoreOrganisation = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { organisationId, reason }: Input,
  { origin }: { origin: string },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const organisation = await lockForStaff(tx, viewer, organisationId, 'administrator')
    const state = nextOrganisationState(organisation.state, 'restore', organisation.stateBeforeSuspension)
    await tx
      .updateTable('organisations')
      .set({ state, state_before_suspension: null, version: sql`version + 1`, updated_at: clock.now() })
      .where('id', '=', organisationId)
      .execute()
    await markPublished(tx, organisationId)
    await mailOwners(tx, organisation, { what: 'restored', reason, origin })
    await audit(tx, auditSource(viewer), {
      action: 'organisation.restored',
      object: { kind: 'organisation', id: organisationId },
      detail: { to: state, reason },
    })
  })

async function markPublished(tx: Tx, organisationId: number): Promise<void> {
  for (const table of ['offerings', 'needs'] as const) {
    const rows = await tx
      .selectFrom(table)
      .select('id')
      .where('organisation_id', '=', organisationId)
      .execute()
    await markForIndex(
      tx,
      table,
      rows.map(({ id }) => id),
    )
  }
}
