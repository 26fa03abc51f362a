import type { Db, Tx } from '~db/client.server'
import { readHeld } from '../tours/held-at-stops.server'
import { type AgendaItem, type AgendaScope, inTime } from './agenda'
import { readAgenda } from './agenda.repo.server'
import type { Known } from './agenda-changes'

/** All that stands in an agenda by its time, with what is set up elsewhere and stands in it by itself; `stopId` as for `readAgenda`. */
export const readAllItems = async (db: Db | Tx, scope: AgendaScope): Promise<AgendaItem[]> =>
  [...(await readAgenda(db, scope)), ...(await readHeld(db, scope))].sort(inTime)

/** What those who come know of an agenda, by time; also of what is gone since. */
export async function readKnown(
  db: Db | Tx,
  { eventId, stopId = null }: AgendaScope,
): Promise<(Known & Pick<AgendaItem, 'id'>)[]> {
  const rows = await db
    .selectFrom('agenda_known')
    .selectAll()
    .where('event_id', '=', eventId)
    .where('stop_id', 'is not distinct from', stopId)
    .execute()
  return rows
    .map((row) => ({
      ...{ source: row.source as Known['source'], id: row.source_id },
      ...{ titleZh: row.title_zh, titleEn: row.title_en, state: row.state as Known['state'] },
      ...{ stageId: row.stage_id, place: row.place, startsAt: row.starts_at, endsAt: row.ends_at },
    }))
    .sort(inTime)
}

/** How many are written at a time: the values of a statement are limited. */
const WRITTEN = 1_000

/** From now on those who come know the agenda as it is; `stopId` as for `readAgenda`. */
export async function makeKnown(tx: Tx, { eventId, stopId }: AgendaScope): Promise<void> {
  const items = await readAllItems(tx, { eventId, stopId })
  let before = tx.deleteFrom('agenda_known').where('event_id', '=', eventId)
  if (stopId !== undefined) before = before.where('stop_id', 'is not distinct from', stopId)
  await before.execute()
  for (let from = 0; from < items.length; from += WRITTEN)
    await tx
      .insertInto('agenda_known')
      .values(
        items.slice(from, from + WRITTEN).map((item) => ({
          ...{ event_id: eventId, source: item.source, source_id: item.id, stop_id: item.stopId },
          ...{ title_zh: item.titleZh, title_en: item.titleEn, state: item.state, stage_id: item.stageId },
          ...{ place: item.place, starts_at: item.startsAt, ends_at: item.endsAt },
        })),
      )
      .execute()
}
