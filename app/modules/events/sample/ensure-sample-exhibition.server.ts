import type { Db, Tx } from '~db/client.server'
import { addAgenda } from './add-agenda.server'
import { addExhibitors } from './add-exhibitors.server'
import { addFloor } from './add-floor.server'
import { addNews } from './add-news.server'
import { addVisitors } from './add-visitors.server'
import { dayAfter, ensureSampleEvent } from './sample-event.server'

const facts = {
  title_zh: '样例应急救援装备展',
  title_en: 'Sample exhibition of rescue equipment',
  text_zh: '这是虚构的样例展会，用来展示展位图、参展商名录、日程和新闻。参展单位和装备均为虚构。',
  text_en:
    'An invented exhibition, which shows what a floor plan, a directory, an agenda and news look like. Exhibitors and equipment are invented.',
  place_zh: '样例会展中心',
  place_en: 'Sample exhibition centre',
  address_zh: '样例路 1 号',
  address_en: '1 Sample Road',
  terms_zh: '样例条款：虚构展会，不产生任何权利义务。',
  terms_en: 'Sample terms: the exhibition is invented and binds nobody.',
  contact_email: 'organizer@demo.example',
} as const

/** Adds an invented exhibition of the sample organizer, where there is that and no exhibition yet. */
export const ensureSampleExhibition = (db: Db, at: Date): Promise<boolean> =>
  ensureSampleEvent(db, 'exhibition', (tx, organisationId) => addExhibition(tx, organisationId, at))

async function addExhibition(tx: Tx, organisationId: number, at: Date): Promise<void> {
  const { id: eventId } = await tx
    .insertInto('events')
    .values({
      ...facts,
      ...{ kind: 'exhibition', organisation_id: organisationId, state: 'published', sample: true },
      ...{ starts_on: dayAfter(at, 120), ends_on: dayAfter(at, 122), opens: '09:00', closes: '17:00' },
      ...{ exhibitors_from: dayAfter(at, -10), exhibitors_until: dayAfter(at, 100) },
      ...{ visitors_from: dayAfter(at, -10), visitors_until: dayAfter(at, 122) },
      ...{ early_until: dayAfter(at, 60), published_at: at, plan_published_at: at },
      ...{ created_at: at, updated_at: at },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await addFloor(tx, { eventId, at })
  await addExhibitors(tx, { eventId, at, earlyUntil: dayAfter(at, 60) })
  await addAgenda(tx, { eventId, at, days: [120, 121, 122].map((days) => dayAfter(at, days)) })
  await addNews(tx, { eventId, at })
  await addVisitors(tx, { eventId, at })
}
