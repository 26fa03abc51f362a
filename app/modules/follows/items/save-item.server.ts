import { sql } from 'kysely'
import { z } from 'zod'
import type { Person } from '~/modules/accounts'
import { needScopeOf } from '~/modules/needs'
import { DomainError, notFoundError } from '~/platform/errors'
import { rowId } from '~/platform/form-values.schema'
import type { Services } from '~/platform/services.server'
import { followedKinds, MOST } from '../follow'
import { readStandings, visibleTo } from './items.repo.server'

/** Saving a need or an offering, or saving it no more; `from`: the page to come back to. */
export const SaveItemForm = z.object({
  act: z.enum(['save', 'remove']),
  kind: z.enum(followedKinds),
  id: rowId,
  from: z.enum(['page', 'list']).default('page'),
})
type Item = Pick<z.output<typeof SaveItemForm>, 'kind' | 'id'>

/**
 * Keeps what the viewer sees of a need or an offering, to be told what changes. Safe to repeat.
 * @throws DomainError `not_found` (404), `too_many_saved` (422)
 */
export const saveItem = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { kind, id }: Item,
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    // One at a time for each person, so that the limit holds.
    await tx.selectFrom('people').select('id').where('id', '=', viewer.id).forNoKeyUpdate().execute()
    const standing = (await readStandings(tx, kind, [id])).get(id)
    const visible = await visibleTo(tx, kind, needScopeOf(viewer), [id])
    if (standing === undefined || !visible.has(id)) throw notFoundError(kind, id)
    const { titleZh, titleEn, stamp, seen } = standing
    await tx
      .insertInto('saved_items')
      .values({
        person_id: viewer.id,
        kind,
        entity_id: id,
        title_zh: titleZh,
        title_en: titleEn,
        seen: JSON.stringify({ ...seen, near: null, visible: true }),
        seen_at: sql<Date>`${stamp}::timestamptz`,
        saved_at: clock.now(),
      })
      .onConflict((conflict) => conflict.columns(['person_id', 'kind', 'entity_id']).doNothing())
      .execute()
    const { n } = await tx
      .selectFrom('saved_items')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('person_id', '=', viewer.id)
      .executeTakeFirstOrThrow()
    if (n > MOST.items) throw new DomainError('too_many_saved', { n: MOST.items })
  })

/** Keeps it no more. Safe to repeat. */
export async function removeItem(
  { db }: Pick<Services, 'db'>,
  viewer: Person,
  { kind, id }: Item,
): Promise<void> {
  await db
    .deleteFrom('saved_items')
    .where('person_id', '=', viewer.id)
    .where('kind', '=', kind)
    .where('entity_id', '=', id)
    .execute()
}
