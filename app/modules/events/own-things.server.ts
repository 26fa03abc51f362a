import { sql } from 'kysely'
import { DomainError } from '~/platform/errors'
import type { Tx } from '~db/client.server'

/**
 * What an organisation shows at an event is its own, and public.
 * @throws DomainError `offering_not_shown` (422) at `offerings`
 */
export async function refuseForeignOfferings(
  tx: Tx,
  organisationId: number,
  offerings: readonly number[],
): Promise<void> {
  const { n } = await tx
    .selectFrom('offerings')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('id', 'in', [...offerings])
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'published')
    .executeTakeFirstOrThrow()
  if (Number(n) !== offerings.length) throw new DomainError('offering_not_shown', { field: 'offerings' })
}

/**
 * What a team asks for at an event is its own or shared by it, and still asked for.
 * @throws DomainError `need_not_brought` (422) at `needs`
 */
export async function refuseForeignNeeds(
  tx: Tx,
  organisationId: number,
  needs: readonly number[],
): Promise<void> {
  const rows = await tx
    .selectFrom('needs as n')
    .select('n.id')
    .where('n.id', 'in', [...needs])
    .where('n.state', 'in', ['open', 'matched', 'in_trial'])
    .where((is) => is.or([is('n.organisation_id', '=', organisationId), endorsedBy(organisationId)]))
    .execute()
  if (rows.length !== needs.length) throw new DomainError('need_not_brought', { field: 'needs' })
}

const endorsedBy = (organisationId: number) => sql<boolean>`exists (
  select from need_endorsements e where e.need_id = n.id and e.organisation_id = ${organisationId}
)`
