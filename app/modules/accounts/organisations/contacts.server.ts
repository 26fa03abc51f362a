import { audit } from '~/platform/audit.server'
import type { Services } from '~/platform/services.server'
import type { Db, Tx } from '~db/client.server'
import { auditSource } from '../audit-source'
import type { Person } from '../viewer'
import type { Contact } from './contact-rows'
import { lockForMember } from './organisations.repo.server'

/** The contact persons of an organisation, in their order. Never public: for members, reviewers and introductions. */
export const readContacts = (db: Db | Tx, organisationId: number): Promise<Contact[]> =>
  db
    .selectFrom('organisation_contacts')
    .select(['name', 'duty', 'email', 'phone'])
    .where('organisation_id', '=', organisationId)
    .orderBy('position')
    .execute()

/** Replaces the contact persons; in force at once. @throws those of `lockForMember` */
export const saveContacts = (
  { db }: Pick<Services, 'db'>,
  viewer: Person,
  { organisationId, contacts }: { organisationId: number; contacts: Contact[] },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await lockForMember(tx, viewer, organisationId, 'prepare')
    await tx.deleteFrom('organisation_contacts').where('organisation_id', '=', organisationId).execute()
    await tx
      .insertInto('organisation_contacts')
      .values(
        contacts.map((contact, position) => ({ organisation_id: organisationId, position, ...contact })),
      )
      .execute()
    await audit(tx, auditSource(viewer), {
      action: 'organisation.contacts_changed',
      object: { kind: 'organisation', id: organisationId },
      detail: { contacts: contacts.length },
    })
  })
