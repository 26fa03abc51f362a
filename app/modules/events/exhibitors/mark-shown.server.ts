import type { Tx } from '~db/client.server'
import { markForIndex } from '~search/marks.server'

/**
 * Marks what is shown at an event, or by one of its exhibitors, for the index: where it is shown is a part of an offering
 * there. Whatever changes who is accepted or whether the event is public calls it.
 */
export async function markShown(tx: Tx, eventId: number, organisationId?: number): Promise<void> {
  let rows = tx
    .selectFrom('application_offerings as o')
    .innerJoin('exhibitor_applications as a', 'a.id', 'o.application_id')
    .select('o.offering_id')
    .where('a.event_id', '=', eventId)
  if (organisationId !== undefined) rows = rows.where('a.organisation_id', '=', organisationId)
  const ids = (await rows.execute()).map(({ offering_id }) => offering_id)
  await markForIndex(tx, 'offerings', [...new Set(ids)])
}
