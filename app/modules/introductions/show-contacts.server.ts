import type { Contact, Person } from '~/modules/accounts'
import { auditSource, readContacts } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { otherSide } from './introduction'
import { readIntroduction } from './introductions.repo.server'

/**
 * The other side's contact persons, which both see once the introduction is accepted, whatever became of it then.
 * Each showing is in the audit log, in the same transaction as the reading.
 * @throws DomainError `not_found` (404), `contacts_closed` (403)
 */
export const showContacts = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  id: number,
): Promise<Contact[]> =>
  db.transaction().execute(async (tx) => {
    const { introduction, side } = await readIntroduction(tx, viewer, id, clock.now())
    if (introduction.state !== 'accepted' && introduction.state !== 'ended')
      throw new DomainError('contacts_closed', {}, { status: 403 })
    const other = introduction[otherSide(side)]
    const contacts = await readContacts(tx, other.id)
    await audit(tx, auditSource(viewer), {
      action: 'introduction.contacts_shown',
      object: { kind: 'introduction', id },
      detail: { organisation: other.id, contacts: contacts.length },
    })
    return contacts
  })
