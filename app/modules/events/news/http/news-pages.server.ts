import { htmlLang, type Lang, localPath } from '~/locales/lang'
import { inLang } from '~/modules/offerings'
import { atomResponse } from '~/platform/atom.server'
import { json, type LoaderFunctionArgs, notFound } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import type { Event } from '../../event'
import { eventManagePage } from '../../http/event-manage-page.server'
import { eventPage } from '../../http/event-page.server'
import { newsTold } from '../../telling/tellings.server'
import { countComers } from '../../telling/who-comes.server'
import type { NewsFormView } from '../components/news-form'
import { latestNews } from '../latest-news.server'
import { actsOf } from '../news'
import { findNews, readAllNews, readPublicNews } from '../news.repo.server'
import { newsView } from '../news-view'

const SHOWN = 100
const ENTRIES = 50

const feedPath = (lang: Lang, { id }: Pick<Event, 'id'>) => localPath(lang, `/events/${id}/news.atom`)

/** `/events/:id/news`. @throws the 404 of an event that is not there */
export async function newsPage(args: LoaderFunctionArgs) {
  const page = await eventPage(args, 'news')
  const { services, lang, t, event, title, origin } = page
  const items = await readPublicNews(services.db, event.id, SHOWN)
  const { head, frame } = page.framed(t('news.title'), {
    rest: '/news',
    description: t('news.description', { title }),
    indexed: items.length > 0,
  })
  const feedHref = feedPath(lang, event)
  return {
    head: { ...head, feed: { href: origin + feedHref, title: `${t('news.title')} · ${title}` } },
    frame,
    feedHref,
    items: items.map((item) => newsView(item, { lang, eventId: event.id })),
  }
}

/**
 * `/events/:id/news/:item`; of what was withdrawn, `view` is null, and nothing is said but that, and what else is news.
 * @throws the 404 of what never was shown to everybody
 */
export async function newsItemPage(args: LoaderFunctionArgs) {
  const page = await eventPage(args, 'news')
  const { services, lang, t, event, base } = page
  const item = await findNews(services.db, event.id, readId(args.params.item))
  if (!item || item.state === 'draft') throw notFound()
  const view = item.state === 'published' ? newsView(item, { lang, eventId: event.id }) : null
  const data = {
    ...page.framed(view?.title ?? t('news.withdrawn'), {
      rest: `/news/${item.id}`,
      ...(view && { description: view.lead }),
      indexed: view !== null,
      above: [{ href: `${base}/news`, label: t('news.title') }],
    }),
    view,
    eventHref: base,
    others: view ? [] : await latestNews(services, { eventId: event.id, lang }),
  }
  return json(data, { status: view ? 200 : 410 })
}

/** `/events/:id/news.atom`. @throws the 404 of an event that is not there */
export async function newsFeed(args: LoaderFunctionArgs): Promise<Response> {
  const { services, lang, t, event, title, origin, base } = await eventPage(args, 'news')
  const items = await readPublicNews(services.db, event.id, ENTRIES)
  const other: Lang = lang === 'zh' ? 'en' : 'zh'
  return atomResponse(
    {
      id: `events/${event.id}/news/${lang}`,
      title: `${t('news.title')} · ${title}`,
      ...{
        origin,
        language: htmlLang[lang],
        self: origin + feedPath(lang, event),
        page: `${origin}${base}/news`,
      },
      other: { language: htmlLang[other], href: origin + feedPath(other, event) },
      entries: items.map((item) => ({
        id: `events/${event.id}/news/${item.id}`,
        title: inLang(lang, item.titleZh, item.titleEn),
        summary: inLang(lang, item.textZh, item.textEn),
        author: inLang(lang, event.organizer.nameZh, event.organizer.nameEn),
        href: `${origin}${base}/news/${item.id}`,
        publishedAt: item.publishedAt ?? item.updatedAt,
        updatedAt: item.updatedAt,
      })),
    },
    args.request,
  )
}

/** `/events/:id/manage/news`. @throws those of `eventManagePage` */
export async function newsWorkPage(args: LoaderFunctionArgs) {
  const page = await eventManagePage(args, 'news')
  const { services, event, lang, path } = page
  const items = await readAllNews(services.db, event.id)
  return {
    ...page,
    newHref: `${path}/new`,
    rows: items.map((item) => ({
      ...{ id: item.id, state: item.state, href: `${path}/${item.id}` },
      title: inLang(lang, item.titleZh, item.titleEn),
      day: newsView(item, { lang, eventId: event.id }).day,
    })),
  }
}

/** `/events/:id/manage/news/:item`, `new` for one to be written. @throws those of `eventManagePage`, a 404 */
export async function newsItemWorkPage(args: LoaderFunctionArgs) {
  const page = await eventManagePage(args, 'news')
  const { services, event, lang, t, path } = page
  const fresh = args.params.item === 'new'
  const item = fresh ? null : await findNews(services.db, event.id, readId(args.params.item))
  if (!fresh && !item) throw notFound()
  const [people, told] = await Promise.all([
    countComers(services.db, { eventId: event.id, stopId: null }),
    item && newsTold(services.db, item.id),
  ])
  const { titleZh = '', titleEn = '', textZh = '', textEn = '' } = item ?? {}
  const acts = item ? actsOf(item.state) : []
  return {
    ...page,
    listHref: path,
    state: item?.state ?? null,
    told,
    heading: item ? inLang(lang, titleZh, titleEn) : t('newsWork.new'),
    view: {
      ...{ fresh, version: item?.version ?? 1, values: { titleZh, titleEn, textZh, textEn } },
      tells: item?.publishedAt === null ? people : null,
      // News of an event that nobody sees waits for it.
      acts: event.state === 'published' ? acts : acts.filter((act) => act !== 'publish'),
    } satisfies NewsFormView,
  }
}
