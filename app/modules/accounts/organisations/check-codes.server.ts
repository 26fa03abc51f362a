import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { OrganisationFacts } from './organisation-snapshot'

/** Refuses a region or type of team that the vocabulary does not have. @throws DomainError `unknown_choice` at the field */
export async function checkCodes(
  { vocabulary }: Pick<Services, 'vocabulary'>,
  { region, teamType }: OrganisationFacts,
): Promise<void> {
  const { regions, teamTypes } = await vocabulary()
  if (region !== null && !regions.has(region)) throw new DomainError('unknown_choice', { field: 'region' })
  if (teamType !== null && !teamTypes.has(teamType))
    throw new DomainError('unknown_choice', { field: 'teamType' })
}
