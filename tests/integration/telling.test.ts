import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AgendaContent } from '~/modules/events/agenda/agenda'
import { readAgenda, readStages } from '~/modules/events/agenda/agenda.repo.server'
import { readUntold } from '~/modules/events/agenda/tell-changes.server'
import {
  actOnAgendaItem,
  actOnEvent,
  actOnNews,
  actOnStages,
  checkEventNews,
  signUp,
  tellAgendaChanges,
  tellComers,
} from '~/modules/events/index.server'
import { instantOf } from '~/platform/china-time'
import { fixedClock } from '~/platform/clock.server'
import { useDatabase } from '../support/database'
import { makeEvent } from '../support/events'
import { type Exhibition, makeExhibition, makeExhibitor } from '../support/exhibitors'
import { mailNotices } from '../support/notices'
import { addMember, makePerson } from '../support/people'
import { testServices } from '../support/services'
import { makeEnterprise, makeStop, makeTour } from '../support/tours'
import { makeVisitor } from '../support/visitors'

const database = useDatabase('vocabulary')
const services = () => testServices(database)
const fails = (code: string) => expect.objectContaining({ code })

/** What the people were told of an event's news or agenda: id of the person and the words' gaps. */
const notices = (kind: 'event_news' | 'event_agenda') =>
  database.db
    .selectFrom('notices')
    .select(['person_id', 'params', 'path', 'mail_due_at'])
    .where('kind', '=', kind)
    .orderBy('person_id')
    .execute()
const told = async (kind: 'event_news' | 'event_agenda') =>
  (await notices(kind)).map(({ person_id: id }) => id)
const tellings = () =>
  database.db
    .selectFrom('event_tellings')
    .select(['id', 'state', 'told', 'after_person'])
    .orderBy('id')
    .execute()
/** What the worker does, so many people at a time. */
const work = async (batch = 2) => {
  for (const { id } of await tellings()) await tellComers(services(), id, undefined, { batch })
}
const clear = async () => {
  await database.db.deleteFrom('event_tellings').execute()
  await database.db.deleteFrom('notices').execute()
}

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

describe('changes of an agenda', () => {
  const way = { origin: 'https://muster.example' }
  const content = (titleZh: string, from: string, more: Partial<AgendaContent> = {}): AgendaContent => ({
    ...{ kind: 'talk', titleZh, titleEn: '', abstractZh: '', abstractEn: '', stageId: null },
    ...{ organisationId: null, speakers: [] },
    ...{ startsAt: instantOf('2099-05-12', from), endsAt: instantOf('2099-05-12', '18:00') },
    ...more,
  })
  type Of = { eventId: number; stopId: number | null; organizer: Exhibition['organizer'] }
  const save = ({ organizer, ...scope }: Of, said: AgendaContent, id: number | null = null, version = 1) =>
    actOnAgendaItem(services(), organizer, {
      ...{ ...scope, id },
      form: { act: 'save', version, key: randomUUID(), content: said },
    })
  const off = ({ organizer, ...scope }: Of, id: number) =>
    actOnAgendaItem(services(), organizer, { ...scope, id, form: { act: 'cancel' } })
  const untold = ({ eventId, stopId }: Of, now = services().clock.now()) =>
    readUntold(database.db, { eventId, stopId }, now)
  const tell = (
    { organizer, ...scope }: Of,
    mark: string,
    act: 'tellChanges' | 'leaveChanges' = 'tellChanges',
  ) => tellAgendaChanges(services(), organizer, { ...scope, form: { act, mark } })
  const says = async () => {
    const [notice] = await notices('event_agenda')
    return (notice?.params as { changes?: { zh: string } } | undefined)?.changes?.zh.split('\n')
  }

  it('are offered from when the event is public, told in one notice, and never a second time', async () => {
    const { db } = database
    const { organizer, organizerId } = await makeExhibition(db)
    const of: Of = { organizer, eventId: await makeEvent(db, organizerId, { state: 'draft' }), stopId: null }
    const stage = (nameZh: string) =>
      actOnStages(services(), organizer, {
        ...{ eventId: of.eventId, stopId: null },
        form: { act: 'addStage', nameZh, nameEn: '', element: null },
      })
    await stage('主舞台')
    await stage('副舞台')
    const [main, side] = await readStages(db, { eventId: of.eventId })
    const moved = (await save(of, content('讲座', '09:00', { stageId: main?.id ?? 0 }))) ?? 0
    const cancelled = (await save(of, content('演示', '10:00'))) ?? 0
    await actOnEvent(services(), organizer, { id: of.eventId, form: { act: 'publish' } })
    expect((await untold(of)).changes).toEqual([])
    const { viewer } = await makeVisitor(services(), of.eventId)
    await clear()

    // A change that is taken back, and another title, send nobody elsewhere.
    await save(of, content('讲座', '09:30', { stageId: main?.id ?? 0 }), moved)
    await save(of, content('讲座（改名）', '09:00', { stageId: main?.id ?? 0 }), moved, 2)
    expect((await untold(of)).changes).toEqual([])
    await save(of, content('讲座', '09:30', { stageId: side?.id ?? 0 }), moved, 3)
    await off(of, cancelled)
    await save(of, content('新品发布', '11:00'))
    const fleeting = (await save(of, content('没成的', '12:00'))) ?? 0
    await off(of, fleeting)
    const { mark, changes } = await untold(of)
    expect(changes.map(({ what }) => what)).toEqual(['moved', 'off', 'added'])
    // What was over before nobody is sent to any more.
    expect((await untold(of, new Date('2099-06-01T00:00:00Z'))).changes).toEqual([])

    await save(of, content('又一项', '13:00'))
    await expect(tell(of, mark)).rejects.toEqual(fails('changed_meanwhile'))
    const now = await untold(of)
    await Promise.all([tell(of, now.mark), tell(of, now.mark)])
    await tell(of, now.mark)
    await work()
    await work()
    expect(await told('event_agenda')).toEqual([viewer.id])
    expect(await says()).toEqual([
      '调整：讲座，2099年5月12日 09:00–18:00、主舞台 改为 2099年5月12日 09:30–18:00、副舞台',
      '取消：演示（原定 2099年5月12日 10:00–18:00）',
      '新增：新品发布（2099年5月12日 11:00–18:00）',
      '新增：又一项（2099年5月12日 13:00–18:00）',
    ])
    expect((await untold(of)).changes).toEqual([])

    // What is left at that is not offered again, and told to nobody.
    await save(of, content('讲座', '09:30', { stageId: main?.id ?? 0 }), moved, 4)
    const left = await untold(of)
    expect(left.changes.map(({ what }) => what)).toEqual(['moved'])
    await tell(of, left.mark, 'leaveChanges')
    await tell(of, left.mark)
    await work()
    expect(await told('event_agenda')).toEqual([viewer.id])
    const stranger = await makeVisitor(services(), of.eventId, '别人')
    await expect(tell({ ...of, organizer: stranger.viewer }, now.mark)).rejects.toEqual(fails('not_found'))
    await clear()
  })

  it('of a stop are told to who comes there: those who signed up, and visitors with a ticket for it', async () => {
    const { db } = database
    const tour = await makeTour(db)
    const stops = [await makeStop(db, tour.eventId), await makeStop(db, tour.eventId, { titleZh: '二站' })]
    const [here = 0, elsewhere = 0] = stops
    const parties = [await makeEnterprise(db), await makeEnterprise(db), await makeEnterprise(db)]
    const sign = (index: number, at: number[]) =>
      signUp(
        services(),
        parties[index]?.viewer ?? tour.organizer,
        {
          eventId: tour.eventId,
          content: {
            ...{ stops: at, contactName: '张工', contactPhone: '028-1234', note: '', needs: [], people: [] },
            offerings: [
              {
                ...{ offeringId: parties[index]?.thingId ?? 0, powerWatts: null, water: false },
                ...{ spaceM2: null, flight: false, note: '' },
              },
            ],
          },
        },
        way,
      )
    await sign(0, [here])
    await sign(1, [elsewhere])
    await sign(2, [here, elsewhere])
    await clear()
    const of: Of = { organizer: tour.organizer, eventId: tour.eventId, stopId: here }
    await save(of, content('开幕', '09:00'))
    const { mark } = await untold(of)
    expect((await untold({ ...of, stopId: elsewhere })).changes).toEqual([])
    await tell(of, mark)
    await work()
    expect(await told('event_agenda')).toEqual(
      [parties[0], parties[2]].map((party) => party?.viewer.id ?? 0).sort((a, b) => a - b),
    )
    expect((await notices('event_agenda'))[0]?.path).toBe(`/events/${tour.eventId}/agenda?stop=${here}`)
    expect((await readAgenda(db, of)).length).toBe(1)
  })
})
