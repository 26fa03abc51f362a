import { sql } from 'kysely'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import type { Person } from '../viewer'
import { findDeletionObstacles } from './deletion-obstacles.server'
import { erasePerson } from './erase-person.server'
import { lockPerson } from './people.repo.server'

/**
 * Deletes the viewer's account; what must be kept is kept without a name. The organisations they belong to and the
 * administrators are locked first (organisations, then people, by id), so that of two last owners one stays.
 * @throws DomainError `not_the_email` (422) at the field; `sole_owner`, `last_administrator` (409)
 */
export const deletePerson = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { email }: { email: string },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await sql`select id from organisations where id in
      (select organisation_id from memberships where person_id = ${viewer.id}) order by id for update`.execute(
      tx,
    )
    if (viewer.platformRole === 'administrator')
      await sql`select id from people where platform_role = 'administrator' order by id for update`.execute(
        tx,
      )
    const person = await lockPerson(tx, viewer.id)
    if (person.email !== email) throw new DomainError('not_the_email', { field: 'email' })
    const { soleOwnerOf, lastAdministrator } = await findDeletionObstacles(tx, viewer.id)
    if (soleOwnerOf.length > 0) {
      const names = soleOwnerOf.map(({ nameZh, nameEn }) => nameZh || nameEn).join('、')
      throw new DomainError('sole_owner', { names }, { status: 409 })
    }
    if (lastAdministrator) throw new DomainError('last_administrator', {}, { status: 409 })
    await audit(tx, auditSource(viewer), {
      action: 'person.deleted',
      object: { kind: 'person', id: viewer.id },
    })
    await erasePerson(tx, person, clock.now())
  })
