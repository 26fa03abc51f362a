import { isDomainError, notFoundError } from '~/platform/errors'
import { domainErrorResponse, type LoaderFunctionArgs } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { type OrganisationHead, readDid } from '../components/organisation-frame'
import {
  maySeeOrganisation,
  membershipIn,
  type OrganisationRight,
  rightsOf,
} from '../organisations/organisation-policy'
import { readOrganisation, type StoredOrganisation } from '../organisations/organisations.repo.server'
import type { Membership, OrganisationState } from '../viewer'
import { type PersonalPage, personalPage } from './page-for.server'

/** Changing the facts of a verified organisation means asking for a review, which is the owners'. */
const rightToEdit = (state: OrganisationState): OrganisationRight =>
  state === 'verified' ? 'govern' : 'prepare'

export type OrganisationPage = PersonalPage & {
  organisation: StoredOrganisation
  /** null: a reviewer looks at somebody else's */
  membership: Membership | null
  rights: OrganisationRight[]
  /** in the language of the page */
  name: string
  /** what the frame of the page is told */
  frame: OrganisationHead
}

/**
 * A page of an organisation's own, `/organisations/:id` and below.
 * @throws the 404 of a page that is not there, for whoever may not see the organisation or lacks `right` in it
 */
export async function organisationPage(
  args: LoaderFunctionArgs,
  right: OrganisationRight = 'read',
): Promise<OrganisationPage> {
  const page = personalPage(args)
  const id = readId(args.params.id)
  const membership = membershipIn(page.viewer, id)
  const rights = rightsOf(membership)
  const seen = right === 'read' ? maySeeOrganisation(page.viewer, id) : rights.includes(right)
  const organisation = seen ? await readOrganisation(page.services.db, id) : null
  if (organisation === null) throw domainErrorResponse(notFoundError('organisation', id))
  const { nameZh, nameEn } = organisation
  const name = page.lang === 'en' ? nameEn || nameZh : nameZh
  const frame = {
    id,
    name,
    state: organisation.state,
    writes: rights.includes('prepare'),
    edits: rights.includes(rightToEdit(organisation.state)),
    did: readDid(page.url),
  }
  return { ...page, organisation, membership, rights, name, frame }
}

/** What `read` answers; a foreseen failure becomes null, for a page that words it itself. */
export async function orNull<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read
  } catch (error) {
    if (isDomainError(error)) return null
    throw error
  }
}
