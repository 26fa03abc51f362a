import { beforeAll, describe, expect, it } from 'vitest'
import { actOnEvent, actOnNews, checkEventNews, tellComers } from '~/modules/events/index.server'
import { fixedClock } from '~/platform/clock.server'
import { useDatabase } from '../support/database'
import { type Exhibition, makeExhibition, makeExhibitor } from '../support/exhibitors'
import { mailNotices } from '../support/notices'
import { addMember, makePerson } from '../support/people'
import { testServices } from '../support/services'
import { tellingsIn } from '../support/tellings'
import { makeVisitor } from '../support/visitors'

const database = useDatabase('vocabulary')
const services = () => testServices(database)

const { notices, told, tellings, work, clear } = tellingsIn(database)

describe('news of an event', () => {
  let exhibition: Exhibition
  let come: number[]
  const act = (form: Parameters<typeof actOnNews>[2]['form'], id: number | null) =>
    actOnNews(services(), exhibition.organizer, { eventId: exhibition.eventId, id, form })
  const write = async (titleZh: string) => {
    const texts = { titleZh, titleEn: '', textZh: `${titleZh}的正文`, textEn: '' }
    return (await act({ act: 'save', version: 1, ...texts }, null)) ?? 0
  }

  beforeAll(async () => {
    const { db } = database
    exhibition = await makeExhibition(db)
    const { eventId } = exhibition
    const visitors = [
      await makeVisitor(services(), eventId, '陈一'),
      await makeVisitor(services(), eventId, '陈二'),
    ]
    const exhibitor = await makeExhibitor(db, eventId)
    const editor = await makePerson(db)
    await addMember(db, exhibitor.organisationId, editor, 'editor')
    await addMember(db, exhibitor.organisationId, await makePerson(db), 'viewer')
    // None of these come: an exhibitor that was not let in, a ticket that was cancelled, a visitor of another event.
    await makeExhibitor(db, eventId, { state: 'submitted' })
    const gone = await makeVisitor(services(), eventId, '陈三')
    await db
      .updateTable('event_visitors')
      .set({ state: 'cancelled', cancelled_at: new Date() })
      .where('id', '=', gone.visitor.id)
      .execute()
    await makeVisitor(services(), (await makeExhibition(db)).eventId, '别处的')
    come = [...visitors.map(({ viewer }) => viewer.id), exhibitor.viewer.id, editor.id].sort((a, b) => a - b)
    await clear()
  })

  it('is told to everybody who comes, once, however often it is published, withdrawn, and the job runs', async () => {
    const id = await write('布展须知')
    await work()
    expect(await told('event_news')).toEqual([])
    await act({ act: 'publish' }, id)
    await act({ act: 'publish' }, id)
    await Promise.all([work(), work(3), work(1)])
    await work()
    expect(await told('event_news')).toEqual(come)
    expect(await tellings()).toEqual([expect.objectContaining({ state: 'done', told: come.length })])
    const [first] = await notices('event_news')
    expect(first).toMatchObject({
      path: `/events/${exhibition.eventId}/news/${id}`,
      params: { title: { zh: '布展须知' }, lead: { zh: '布展须知的正文' } },
    })
    await act({ act: 'withdraw' }, id)
    await act({ act: 'publish' }, id)
    await work()
    expect(await told('event_news')).toEqual(come)
    await clear()
  })

  it('goes on where it stopped when a worker dies in the middle or the news is withdrawn for a while', async () => {
    const id = await write('开放时间')
    await act({ act: 'publish' }, id)
    const [telling] = await tellings()
    // A worker that is asked to stop after the first two.
    const stop = new AbortController()
    const now = () => {
      stop.abort()
      return services().clock.now()
    }
    const counted = { ...services(), clock: { ...services().clock, now } }
    await tellComers(counted, telling?.id ?? 0, stop.signal, { batch: 2 })
    expect(await told('event_news')).toEqual(come.slice(0, 2))
    expect((await tellings())[0]).toMatchObject({ state: 'going', after_person: come[1] })

    await act({ act: 'withdraw' }, id)
    await work()
    expect(await told('event_news')).toEqual(come.slice(0, 2))
    const subject = `event-news:${exhibition.eventId}:${id}`
    const check = () =>
      database.db
        .transaction()
        .execute((tx) => checkEventNews(tx, { personId: 0, subject, params: { n: 1 } }))
    expect(await check()).toBeNull()

    await act({ act: 'publish' }, id)
    expect(await check()).toEqual({ n: 1 })
    await work()
    expect(await told('event_news')).toEqual(come)
    await clear()
  })

  it('comes by mail as each person chose: in the morning where nothing else is said', async () => {
    const [first = 0, second = 0] = come
    await database.db
      .insertInto('notice_preferences')
      .values({ person_id: first, kind: 'event_news', on_site: true, mail: 'never' })
      .execute()
    await act({ act: 'publish' }, await write('交通安排'))
    await work()
    const due = new Map((await notices('event_news')).map((row) => [row.person_id, row.mail_due_at]))
    expect(due.get(first)).toBeNull()
    expect(due.get(second)?.toISOString()).toMatch(/T00:00:00/)
    const later = new Date((due.get(second)?.getTime() ?? 0) + 1_000)
    await mailNotices(testServices(database, null, fixedClock(later)))
    const mails = await database.db
      .selectFrom('mails')
      .select('person_id')
      .where('body_text', 'like', '%交通安排%')
      .execute()
    expect(mails.map(({ person_id: id }) => id).sort()).toEqual(come.slice(1).sort())
    await clear()
  })

  it('is told of no event that was called off meanwhile', async () => {
    const id = await write('最后通知')
    await act({ act: 'publish' }, id)
    const form = { act: 'cancel' as const, reason: '台风' }
    await actOnEvent(services(), exhibition.organizer, { id: exhibition.eventId, form })
    await work()
    expect(await told('event_news')).toEqual([])
  })
})
