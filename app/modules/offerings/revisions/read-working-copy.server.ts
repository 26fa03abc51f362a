import { type OrganisationRight, refuseWithout, type Viewer } from '~/modules/accounts'
import type { Db } from '~db/client.server'
import type { Offering } from '../offering'
import { readOffering } from '../offering.repo.server'
import { type FormFields, fieldsOfContent } from '../offering-form'
import type { Revision } from './revision'
import { readRevision } from './revisions.repo.server'

export type WorkingCopy = {
  /** as it stands: published, or the stub of a draft */
  offering: Offering
  /** null: nothing is being written */
  revision: Revision | null
  /** what the form shows */
  fields: FormFields
  /** of what is being written; 0 where nothing is */
  version: number
}

/**
 * An offering of the viewer's organisation with what is being written on it.
 * @throws DomainError `not_found` (404) to whoever is no member, `not_allowed` (403) without the right
 */
export async function readWorkingCopy(
  db: Db,
  viewer: Viewer,
  id: number,
  right: OrganisationRight = 'read',
): Promise<WorkingCopy> {
  const offering = await readOffering(db, 'staff', id)
  refuseWithout(viewer, offering.organisation.id, right, { kind: 'offering', id })
  return workingCopyOf(offering, await readRevision(db, id))
}

export const workingCopyOf = (offering: Offering, revision: Revision | null): WorkingCopy => ({
  offering,
  revision,
  fields: revision?.fields ?? fieldsOfContent(offering),
  version: revision?.version ?? 0,
})
