import type { Services } from '~/platform/services.server'
import { restoreOrganisation, suspendOrganisation } from '../review/suspend-organisation.server'
import type { Person } from '../viewer'
import type { OrganisationAct } from './admin.schema'
import { makeAssociation } from './make-association.server'

const acts = {
  suspend: suspendOrganisation,
  restore: restoreOrganisation,
  make_association: makeAssociation,
} satisfies Record<OrganisationAct, unknown>

/** What an administrator chose to do to an organisation, for a reason. @throws what the chosen use case throws */
export const actOnOrganisation = (
  services: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { act, ...input }: { act: OrganisationAct; organisationId: number; reason: string },
  site: { origin: string },
): Promise<void> => acts[act](services, viewer, input, site)
