import type { Services } from '~/platform/services.server'
import { readMembers } from '../members/members.repo.server'
import { readContacts } from './contacts.server'
import { completeness } from './organisation-snapshot'
import { readDocuments, type StoredOrganisation } from './organisations.repo.server'
import { readLastReview } from './reviews.repo.server'

/** Everything that an organisation's own page shows of it. Whether the viewer may see it is asked before. */
export async function readOwnOrganisation({ db }: Pick<Services, 'db'>, organisation: StoredOrganisation) {
  const [contacts, documents, members, review] = await Promise.all([
    readContacts(db, organisation.id),
    readDocuments(db, organisation.id),
    readMembers(db, organisation.id),
    readLastReview(db, organisation.id),
  ])
  return {
    contacts,
    documents,
    members: members.length,
    review,
    completeness: completeness(organisation, { contacts: contacts.length, documents: documents.length }),
  }
}
