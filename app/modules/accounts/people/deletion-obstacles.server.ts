import { sql } from 'kysely'
import type { Db, Tx } from '~db/client.server'

export type DeletionObstacles = {
  /** organisations that would be left without an owner, though others or something published depend on them */
  soleOwnerOf: { nameZh: string; nameEn: string }[]
  lastAdministrator: boolean
}

export async function findDeletionObstacles(db: Db | Tx, personId: number): Promise<DeletionObstacles> {
  const { rows: soleOwnerOf } = await sql<{ nameZh: string; nameEn: string }>`
    select o.name_zh as "nameZh", o.name_en as "nameEn"
    from memberships m join organisations o on o.id = m.organisation_id
    where m.person_id = ${personId} and m.role = 'owner'
      and not exists (
        select from memberships x join people p on p.id = x.person_id
        where x.organisation_id = o.id and x.person_id <> ${personId} and x.role = 'owner' and p.state = 'active')
      and (
        exists (select from memberships x where x.organisation_id = o.id and x.person_id <> ${personId})
        or exists (select from offerings f where f.organisation_id = o.id and f.state in ('in_review', 'published', 'paused'))
        or exists (select from needs n where n.organisation_id = o.id and n.state in ('open', 'matched', 'in_trial')))
    order by o.id`.execute(db)
  const { rows } = await sql<{ last: boolean }>`
    select coalesce(bool_or(id = ${personId}), false) and count(*) = 1 as last
    from people where platform_role = 'administrator' and state = 'active'`.execute(db)
  return { soleOwnerOf, lastAdministrator: rows[0]?.last ?? false }
}
