import type { Person } from '~/modules/accounts'
import { notFoundError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import { recordArrivals } from '../arrivals.server'
import type { SearchFrequency } from '../follow'
import { nextLook } from './next-look'

type Change = { id: number; name: string; frequency: SearchFrequency }

/**
 * Gives a saved search of the viewer's another name or frequency. Turned on again, it begins with what comes from then
 * on. @throws DomainError `not_found` (404)
 */
export const changeSearch = (
  services: Services,
  viewer: Person,
  { id, name, frequency }: Change,
): Promise<void> =>
  services.db.transaction().execute(async (tx) => {
    const before = await tx
      .selectFrom('saved_searches')
      .select(['frequency', 'next_look_at'])
      .where('id', '=', id)
      .where('person_id', '=', viewer.id)
      .forUpdate()
      .executeTakeFirst()
    if (before === undefined) throw notFoundError('saved_search', id)
    const now = services.clock.now()
    const again = before.frequency === 'never' && frequency !== 'never'
    await tx
      .updateTable('saved_searches')
      .set({
        name,
        frequency,
        next_look_at: frequency === before.frequency ? before.next_look_at : nextLook(frequency, now),
        updated_at: now,
        ...(again && { seen_seq: await recordArrivals(tx, services) }),
      })
      .where('id', '=', id)
      .execute()
  })

/** Forgets a saved search of the viewer's. Safe to repeat. */
export async function removeSearch(
  { db }: Pick<Services, 'db'>,
  viewer: Person,
  { id }: { id: number },
): Promise<void> {
  await db.deleteFrom('saved_searches').where('id', '=', id).where('person_id', '=', viewer.id).execute()
}
