import type { Db, Tx } from '~db/client.server'
import type { NewsItem, NewsState } from './news'

const rowsOf = (db: Db | Tx, eventId: number) =>
  db
    .selectFrom('event_news')
    .select(['id', 'state', 'title_zh', 'title_en', 'text_zh', 'text_en', 'version'])
    .select(['published_at', 'updated_at'])
    .where('event_id', '=', eventId)

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>

const toNews = (row: Row): NewsItem => ({
  ...{ id: row.id, state: row.state as NewsState, version: row.version },
  ...{ titleZh: row.title_zh, titleEn: row.title_en, textZh: row.text_zh, textEn: row.text_en },
  ...{ publishedAt: row.published_at, updatedAt: row.updated_at },
})

/** What everybody reads of an event, the newest first. */
export async function readPublicNews(db: Db, eventId: number, limit: number): Promise<NewsItem[]> {
  const rows = await rowsOf(db, eventId)
    .where('state', '=', 'published')
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toNews)
}

/** All of it, for whoever writes it: drafts first. */
export async function readAllNews(db: Db | Tx, eventId: number): Promise<NewsItem[]> {
  const rows = await rowsOf(db, eventId)
    .orderBy((is) => is('state', '=', 'draft'), 'desc')
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toNews)
}

/** One piece of it, in any state; null: it is not there. */
export async function findNews(db: Db | Tx, eventId: number, id: number): Promise<NewsItem | null> {
  const row = await rowsOf(db, eventId).where('id', '=', id).executeTakeFirst()
  return row ? toNews(row) : null
}
