import type { Lang } from '~/locales/lang'
import type { Services } from '~/platform/services.server'
import { readPublicNews } from './news.repo.server'
import { type NewsView, newsView } from './news-view'

const LATEST = 2

/** The newest of an event, for its own page and for that of news which is no more. */
export async function latestNews(
  { db }: Pick<Services, 'db'>,
  { eventId, lang }: { eventId: number; lang: Lang },
): Promise<NewsView[]> {
  return (await readPublicNews(db, eventId, LATEST)).map((item) => newsView(item, { lang, eventId }))
}
