import { z } from 'zod'
import type { NoticeParams } from '~/modules/notifications'
import { defineJob, enqueue } from '~/platform/jobs.server'
import type { Db, Tx } from '~db/client.server'
import type { EventScope } from '../event'

export const tellComersJob = defineJob('tell_comers', z.object({ tellingId: z.number().int() }))

const begin = (tx: Tx, tellingId: number) =>
  enqueue(tx, tellComersJob, { tellingId }, { jobKey: `telling:${tellingId}` })

/** Has those who come told of a piece of news. What was told of it to somebody is not told again. */
export async function tellNews(
  tx: Tx,
  { eventId, newsId, again, at }: { eventId: number; newsId: number; again: boolean; at: Date },
): Promise<void> {
  const row = again
    ? // What was shown before there was a telling has been read by now.
      await tx
        .updateTable('event_tellings')
        .set({ state: 'going', updated_at: at })
        .where('news_id', '=', newsId)
        .where('state', '=', 'stopped')
        .returning('id')
        .executeTakeFirst()
    : await tx
        .insertInto('event_tellings')
        .values({
          ...{ event_id: eventId, kind: 'news', news_id: newsId, key: `news:${newsId}` },
          ...{ created_at: at, updated_at: at },
        })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .returning('id')
        .executeTakeFirst()
  if (row) await begin(tx, row.id)
}

/** Has those who come told of changes of the agenda; `mark` names these changes and no others. */
export async function tellAgenda(
  tx: Tx,
  { eventId, stopId }: EventScope,
  { mark, params, at }: { mark: string; params: NoticeParams; at: Date },
): Promise<void> {
  const row = await tx
    .insertInto('event_tellings')
    .values({
      ...{ event_id: eventId, stop_id: stopId, kind: 'agenda', params: JSON.stringify(params) },
      ...{ key: `agenda:${eventId}:${mark}`, created_at: at, updated_at: at },
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row) await begin(tx, row.id)
}

/** How far the telling of a piece of news is; null: it was never told. */
export async function newsTold(db: Db, newsId: number): Promise<{ told: number; done: boolean } | null> {
  const row = await db
    .selectFrom('event_tellings')
    .select(['told', 'state'])
    .where('news_id', '=', newsId)
    .executeTakeFirst()
  return row ? { told: row.told, done: row.state !== 'going' } : null
}
