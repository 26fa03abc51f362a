/** The accounts' door for server code: the organisations that publish offerings and needs. */
export {
  ensureOrganisations,
  findOrganisations,
  type OrganisationRef,
  organisationKey,
} from './ensure-organisations.server'
