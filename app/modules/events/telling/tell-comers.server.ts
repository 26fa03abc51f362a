import { z } from 'zod'
import type { NoticeCheck, NoticeParams } from '~/modules/notifications'
import { notify } from '~/modules/notifications/index.server'
import { defineJob, enqueue, handle } from '~/platform/jobs.server'
import type { Services } from '~/platform/services.server'
import type { Db, Tx } from '~db/client.server'
import { findNews } from '../news/news.repo.server'
import { leadOf } from '../news/news-view'
import { tellComersJob } from './tellings.server'
import { comersAfter } from './who-comes.server'

/** How many are told in one transaction. */
const BATCH = 200

type Parts = Pick<Services, 'db' | 'clock'>

/**
 * Tells everybody who comes, so many at a time. How far it is moves on in the transaction that tells them, under the lock of its
 * row: whoever dies, and however many work on it, each is told once. What is left is taken up again by `findTellings`.
 */
export async function tellComers(
  services: Parts,
  tellingId: number,
  signal?: AbortSignal,
  { batch = BATCH }: { batch?: number } = {},
): Promise<void> {
  while (!signal?.aborted)
    if (!(await services.db.transaction().execute((tx) => tellSome(tx, services, tellingId, batch)))) return
}

/** @returns whether there may be more to tell */
async function tellSome(tx: Tx, { clock }: Parts, tellingId: number, batch: number): Promise<boolean> {
  const telling = await tx
    .selectFrom('event_tellings as t')
    .innerJoin('events as e', 'e.id', 't.event_id')
    .leftJoin('tour_stops as s', 's.id', 't.stop_id')
    .select(['t.event_id', 't.stop_id', 't.news_id', 't.params', 't.after_person', 't.told'])
    .select(['e.title_zh', 'e.title_en', 'e.state as event_state'])
    .select(['s.title_zh as stop_zh', 's.title_en as stop_en'])
    .where('t.id', '=', tellingId)
    .where('t.state', '=', 'going')
    .forUpdate('t')
    .skipLocked()
    .executeTakeFirst()
  if (!telling) return false
  const at = clock.now()
  const notice = telling.event_state === 'published' ? await noticeOf(tx, tellingId, telling) : null
  const to = { eventId: telling.event_id, stopId: telling.stop_id }
  const personIds = notice ? await comersAfter(tx, to, { after: telling.after_person, limit: batch }) : []
  if (notice && personIds.length > 0) await notify(tx, { ...notice, to: { personIds } }, { at })
  const more = personIds.length === batch
  await tx
    .updateTable('event_tellings')
    .set({
      ...{ state: notice === null ? 'stopped' : more ? 'going' : 'done', updated_at: at },
      ...{ after_person: personIds.at(-1) ?? telling.after_person, told: telling.told + personIds.length },
    })
    .where('id', '=', tellingId)
    .execute()
  return more
}

type Telling = {
  event_id: number
  stop_id: number | null
  news_id: number | null
  params: unknown
  title_zh: string
  title_en: string
  stop_zh: string | null
  stop_en: string | null
}

/** What is said; null: it was taken back. */
async function noticeOf(tx: Tx, id: number, telling: Telling) {
  const { event_id: eventId, stop_id: stopId, news_id: newsId } = telling
  const named = (...names: (string | null)[]) => names.filter(Boolean).join(' · ')
  const event = {
    zh: named(telling.title_zh, telling.stop_zh),
    en: named(telling.title_en || telling.title_zh, telling.stop_en || telling.stop_zh),
  }
  if (newsId === null)
    return {
      ...({ kind: 'event_agenda', event: 'event_agenda', words: 'told.event_agenda' } as const),
      params: { ...(telling.params as NoticeParams), event },
      subject: `event:${eventId}`,
      path: `/events/${eventId}/agenda${stopId === null ? '' : `?stop=${stopId}`}`,
      key: `event-agenda:${id}`,
    }
  const news = await publishedNews(tx, eventId, newsId)
  return (
    news && {
      ...({ kind: 'event_news', event: 'event_news', words: 'told.event_news' } as const),
      params: {
        ...{ event, title: { zh: news.titleZh, en: news.titleEn || news.titleZh } },
        lead: { zh: leadOf(news.textZh), en: leadOf(news.textEn || news.textZh) },
      },
      subject: `event-news:${eventId}:${newsId}`,
      path: `/events/${eventId}/news/${newsId}`,
      key: `event-news:${newsId}`,
    }
  )
}

async function publishedNews(db: Db | Tx, eventId: number, newsId: number) {
  const news = await findNews(db, eventId, newsId)
  return news?.state === 'published' ? news : null
}

/** News that was withdrawn before its mail went out is not mailed. */
export const checkEventNews: NoticeCheck = async (tx, { subject, params }) => {
  const [, eventId, newsId] = subject.split(':')
  return (await publishedNews(tx, Number(eventId), Number(newsId))) ? params : null
}

/** Takes up again what is not told to the end. */
async function findTellings({ db }: Parts): Promise<void> {
  const rows = await db.selectFrom('event_tellings').select('id').where('state', '=', 'going').execute()
  for (const { id: tellingId } of rows)
    await db
      .transaction()
      .execute((tx) => enqueue(tx, tellComersJob, { tellingId }, { jobKey: `telling:${tellingId}` }))
}

export const tellingJobs = [
  handle(tellComersJob, ({ tellingId }, services, signal) => tellComers(services, tellingId, signal)),
  handle(defineJob('find_tellings', z.object({}).loose()), (_payload, services) => findTellings(services), {
    schedule: '*/5 * * * *',
  }),
]
