import type { OrganisationRight } from '~/modules/accounts'
import { personalPage } from '~/modules/accounts/index.server'
import { notFoundError } from '~/platform/errors'
import { domainErrorResponse, type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { readOwnNeed } from '../own-needs.repo.server'

/**
 * A page of a need for its own team, `/needs/:id/…`.
 * @throws the 404 of a page that is not there, for whoever is no member of the team or lacks `right` in it
 */
export async function ownNeedPage(args: LoaderFunctionArgs, right: OrganisationRight = 'read') {
  const page = personalPage(args)
  const id = readId(args.params.id)
  const own = await withDomainErrors(() => readOwnNeed(page.services.db, page.viewer, id))
  if (!own.rights.includes(right)) throw domainErrorResponse(notFoundError('need', id))
  return { ...page, own, id }
}
