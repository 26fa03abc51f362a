import type { z } from 'zod'
import type { Person } from '~/modules/accounts'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { recordArrivals } from '../arrivals.server'
import { canonicalQuery, MOST, parseFollowed } from '../follow'
import { nextLook } from './next-look'
import type { SaveSearchForm } from './search.schema'

/**
 * Keeps a search for the viewer; saved again, it gets the new name and frequency. What is there already is no news.
 * @throws DomainError `search_unread` (422), `too_many_searches` (422)
 */
export const saveSearch = async (
  services: Services,
  viewer: Person,
  { in: kind, query: written, name, frequency }: z.output<typeof SaveSearchForm>,
): Promise<void> => {
  const { query } = parseFollowed(
    kind,
    new URLSearchParams(written),
    await services.vocabulary(),
    viewer.language,
  )
  if (!query) throw new DomainError('search_unread')
  const now = services.clock.now()
  await services.db.transaction().execute(async (tx) => {
    // One at a time for each person, so that the limit holds.
    await tx.selectFrom('people').select('id').where('id', '=', viewer.id).forNoKeyUpdate().execute()
    const chosen = {
      name,
      frequency,
      seen_seq: await recordArrivals(tx, services),
      next_look_at: nextLook(frequency, now),
      updated_at: now,
    }
    await tx
      .insertInto('saved_searches')
      .values({
        person_id: viewer.id,
        kind,
        query: canonicalQuery(query),
        created_at: now,
        ...chosen,
      })
      .onConflict((conflict) => conflict.columns(['person_id', 'kind', 'query']).doUpdateSet(chosen))
      .execute()
    const { n } = await tx
      .selectFrom('saved_searches')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('person_id', '=', viewer.id)
      .executeTakeFirstOrThrow()
    if (n > MOST.searches) throw new DomainError('too_many_searches', { n: MOST.searches })
  })
}
