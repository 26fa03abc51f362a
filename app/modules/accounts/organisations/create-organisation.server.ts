import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { auditSource } from '../audit-source'
import { lockPerson } from '../people/people.repo.server'
import { demandRotation } from '../sessions/sessions.repo.server'
import type { Person } from '../viewer'
import { checkCodes } from './check-codes.server'
import type { OrganisationFacts } from './organisation-snapshot'
import { factColumns, refuseTakenCode } from './organisations.repo.server'

/** How many organisations a person may register in a day. */
const A_DAY = 5

/**
 * Registers an organisation; whoever does so owns it, and acts for it from now on. Nobody
 * registers an association: an administrator makes one of an organisation that is verified.
 * @returns its id
 * @throws DomainError `association_closed` (403), `unknown_choice` and `credit_code_taken` at the field,
 * `too_many_organisations` (429)
 */
export async function createOrganisation(
  services: Pick<Services, 'db' | 'clock' | 'vocabulary'>,
  viewer: Person,
  facts: OrganisationFacts,
): Promise<number> {
  if (facts.kind === 'association')
    throw new DomainError('association_closed', { field: 'kind' }, { status: 403 })
  await checkCodes(services, facts)
  const at = services.clock.now()
  return services.db.transaction().execute(async (tx) => {
    await lockPerson(tx, viewer.id)
    const { n } = await tx
      .selectFrom('organisations')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('created_by', '=', viewer.id)
      .where('created_at', '>', new Date(at.getTime() - 86_400_000))
      .executeTakeFirstOrThrow()
    if (n >= A_DAY) throw new DomainError('too_many_organisations', { n: A_DAY }, { status: 409 })
    await refuseTakenCode(tx, facts.creditCode, null)
    const { id } = await tx
      .insertInto('organisations')
      .values({
        ...factColumns(facts),
        created_by: viewer.id,
        created_at: at,
        updated_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('memberships')
      .values({ person_id: viewer.id, organisation_id: id, role: 'owner', created_at: at })
      .execute()
    await tx.updateTable('sessions').set({ organisation_id: id }).where('id', '=', viewer.sessionId).execute()
    await demandRotation(tx, viewer.id)
    await audit(tx, auditSource(viewer), {
      action: 'organisation.created',
      object: { kind: 'organisation', id },
      detail: { kind: facts.kind },
    })
    return id
  })
}
