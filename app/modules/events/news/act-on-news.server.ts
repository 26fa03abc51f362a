import type { z } from 'zod'
import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import { audit } from '~/platform/audit.server'
import { DomainError, notFoundError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { lockToChange } from '../save-event.server'
import { tellNews } from '../telling/tellings.server'
import { actsOf, MAX_NEWS, type NewsContent, type NewsItem, stateAfter } from './news'
import { findNews, readAllNews } from './news.repo.server'
import type { NewsForm } from './news.schema'

type Form = z.output<typeof NewsForm>

/**
 * Writes news of an event (`id` null: a new draft), shows it to everybody and tells those who come once, takes it back, or throws
 * a draft away. Sending it again changes nothing; the same text sent twice as new is one draft. Returns its id, null where it is
 * gone.
 * @throws DomainError `not_found` (404), as `lockToChange`, `changed_meanwhile`, `news_state`, `event_not_public` (409),
 * `too_many_classes` (422)
 */
export const actOnNews = (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  viewer: Person,
  { eventId, id, form }: { eventId: number; id: number | null; form: Form },
): Promise<number | null> =>
  db.transaction().execute(async (tx) => {
    const event = await lockToChange(tx, viewer, eventId)
    const now = clock.now()
    const news = id === null ? null : await findNews(tx, eventId, id)
    if (form.act === 'save') {
      if (id !== null && !news) throw notFoundError('news', id)
      return save(tx, viewer, { eventId, news, form, now })
    }
    if (!news) {
      if (form.act === 'remove') return null
      throw notFoundError('news', id ?? 0)
    }
    if (form.act !== 'remove' && news.state === stateAfter(form.act)) return news.id
    if (!actsOf(news.state).includes(form.act)) throw new DomainError('news_state', {}, { status: 409 })
    if (form.act === 'remove') {
      await tx.deleteFrom('event_news').where('id', '=', news.id).execute()
      await note(tx, viewer, { eventId, news, action: 'news.removed' })
      return null
    }
    if (form.act === 'publish' && event.state !== 'published')
      throw new DomainError('event_not_public', {}, { status: 409 })
    await tx
      .updateTable('event_news')
      .set({ state: stateAfter(form.act), published_at: news.publishedAt ?? now, updated_at: now })
      .where('id', '=', news.id)
      .execute()
    if (form.act === 'publish')
      await tellNews(tx, { eventId, newsId: news.id, again: news.publishedAt !== null, at: now })
    const action = form.act === 'publish' ? 'news.published' : 'news.withdrawn'
    await note(tx, viewer, { eventId, news, action })
    return news.id
  })

const says = ({ titleZh, titleEn, textZh, textEn }: NewsContent) =>
  JSON.stringify([titleZh, titleEn, textZh, textEn])

async function save(
  tx: Tx,
  viewer: Person,
  {
    eventId,
    news,
    form,
    now,
  }: { eventId: number; news: NewsItem | null; form: Extract<Form, { act: 'save' }>; now: Date },
): Promise<number> {
  const columns = {
    ...{ title_zh: form.titleZh, title_en: form.titleEn, text_zh: form.textZh, text_en: form.textEn },
  }
  if (news) {
    if (says(news) === says(form)) return news.id
    if (news.version !== form.version) throw new DomainError('changed_meanwhile', {}, { status: 409 })
    await tx
      .updateTable('event_news')
      .set({ ...columns, version: news.version + 1, updated_at: now })
      .where('id', '=', news.id)
      .execute()
    await note(tx, viewer, { eventId, news: form, action: 'news.saved' })
    return news.id
  }
  const all = await readAllNews(tx, eventId)
  const same = all.find((each) => each.state === 'draft' && says(each) === says(form))
  if (same) return same.id
  if (all.length >= MAX_NEWS) throw new DomainError('too_many_classes', { max: MAX_NEWS })
  const { id } = await tx
    .insertInto('event_news')
    .values({ ...columns, event_id: eventId, created_by: viewer.id, created_at: now, updated_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  await note(tx, viewer, { eventId, news: form, action: 'news.saved' })
  return id
}

const note = (
  tx: Tx,
  viewer: Person,
  {
    eventId,
    news,
    action,
  }: {
    eventId: number
    news: Pick<NewsContent, 'titleZh'>
    action: 'news.saved' | 'news.published' | 'news.withdrawn' | 'news.removed'
  },
) =>
  audit(tx, auditSource(viewer), {
    action,
    object: { kind: 'event', id: eventId },
    detail: { title: news.titleZh },
  })
