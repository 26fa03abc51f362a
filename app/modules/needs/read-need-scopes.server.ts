import { sql } from 'kysely'
import type { OrganisationState, PlatformRole } from '~/modules/accounts'
import type { Db } from '~db/client.server'
import { type NeedScope, needScopeOfPerson } from './need-scope'

/** In which scope each of these people reads needs at this moment; nobody who is suspended or gone. */
export async function readNeedScopes(db: Db, personIds: readonly number[]): Promise<Map<number, NeedScope>> {
  if (personIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('people as p')
    .select(['p.id', 'p.platform_role'])
    .select(
      sql<{ id: number; state: OrganisationState }[]>`coalesce((
        select jsonb_agg(jsonb_build_object('id', g.id, 'state', g.state))
        from memberships m join organisations g on g.id = m.organisation_id where m.person_id = p.id
      ), '[]'::jsonb)`.as('organisations'),
    )
    .where('p.id', 'in', [...new Set(personIds)])
    .where('p.state', '=', 'active')
    .execute()
  return new Map(
    rows.map(({ id, platform_role, organisations }) => [
      id,
      needScopeOfPerson({ platformRole: platform_role as PlatformRole | null, organisations }),
    ]),
  )
}
