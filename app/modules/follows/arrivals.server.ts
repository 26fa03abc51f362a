import { sql } from 'kysely'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { takeLock } from '~db/locks.server'
import type { FollowedKind } from './follow'

/** So many seconds an arrival waits for the index; a search then asks Postgres for it. */
const INDEX_WAIT = 600

/**
 * Gives a number to whatever became visible to anybody since the last time, once for each and for ever: an edit, a
 * pause and a return are no arrival. One process does it at a time, to the end of its transaction, so that numbers
 * become visible in their order. What the index has yet to take in waits for it, so that who follows the news
 * finds it. Figures from public lists are nobody's news. @returns the last number there is
 */
export async function recordArrivals(
  tx: Tx,
  { clock, search }: Pick<Services, 'clock' | 'search'>,
): Promise<number> {
  await takeLock(tx, 'arrivals')
  const at = clock.now()
  const waits = (kind: FollowedKind) =>
    search?.available()
      ? sql`exists (select from index_marks m where m.index_name = ${kind} and m.entity_id = d.id
          and m.marked_at > now() - make_interval(secs => ${INDEX_WAIT}))`
      : sql`false`
  await sql`
    insert into arrivals (kind, entity_id, arrived_at)
    select kind, id, ${at} from (
      select 'offerings' as kind, d.id, d.published_at from offerings d
      where d.state = 'published' and d.published_at is not null and not d.reference
        and not ${waits('offerings')}
      union all
      select 'needs', d.id, d.published_at from needs d
      where d.state = 'open' and d.published_at is not null and not d.reference
        and not ${waits('needs')}
    ) visible
    where not exists (select from arrivals a where a.kind = visible.kind and a.entity_id = visible.id)
    order by published_at, id
  `.execute(tx)
  const { last } = await tx
    .selectFrom('arrivals')
    .select(({ fn }) => fn.coalesce(fn.max('seq'), sql<number>`0`).as('last'))
    .executeTakeFirstOrThrow()
  return last
}

/** The ids of what arrived after `seq`, up to `upTo`, the last first, at most `most`. */
export async function readArrivals(
  db: Tx,
  kind: FollowedKind,
  { after, upTo, most }: { after: number; upTo: number; most: number },
): Promise<{ id: number; seq: number }[]> {
  const rows = await db
    .selectFrom('arrivals')
    .select(['entity_id', 'seq'])
    .where('kind', '=', kind)
    .where('seq', '>', after)
    .where('seq', '<=', upTo)
    .orderBy('seq', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ entity_id: id, seq }) => ({ id, seq }))
}
