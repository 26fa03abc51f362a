import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { Person } from '~/modules/accounts'
import { type AgendaContent, type AgendaScope, refuseClash } from '~/modules/events/agenda/agenda'
import { insertAgendaItem, readAgenda, readStages } from '~/modules/events/agenda/agenda.repo.server'
import { agendaCalendar } from '~/modules/events/agenda/agenda-calendar.server'
import { readProgramme } from '~/modules/events/agenda/read-programme.server'
import {
  type AgendaItemForm,
  actOnAgendaItem,
  actOnEvent,
  actOnStages,
  endStop,
  nameStopOrganizer,
  readEvent,
} from '~/modules/events/index.server'
import { readStops } from '~/modules/events/tours/stops/stops.repo.server'
import { instantOf } from '~/platform/china-time'
import { useDatabase } from '../support/database'
import { type Exhibition, makeExhibition, makeExhibitor } from '../support/exhibitors'
import { addMember, makePerson, viewerOf } from '../support/people'
import { testServices } from '../support/services'
import { makeEnterprise, makeStop, makeTour, type Tour } from '../support/tours'

const database = useDatabase()
const fails = (code: string) => expect.objectContaining({ code })

describe('the programme of an event', () => {
  let exhibition: Exhibition
  let scope: AgendaScope
  let main = 0
  const services = () => testServices(database)
  const items = () => readAgenda(database.db, scope)
  const content = (from: string, until: string, more: Partial<AgendaContent> = {}): AgendaContent => ({
    ...{ kind: 'talk', titleZh: '开场演讲', titleEn: 'Opening talk', abstractZh: '', abstractEn: '' },
    ...{ stageId: main, organisationId: null, speakers: [] },
    ...{ startsAt: instantOf('2099-05-12', from), endsAt: instantOf('2099-05-12', until) },
    ...more,
  })
  const act = (
    form: z.output<typeof AgendaItemForm>,
    id: number | null = null,
    viewer: Person = exhibition.organizer,
  ) => actOnAgendaItem(services(), viewer, { eventId: exhibition.eventId, stopId: null, id, form })
  const save = (
    said: AgendaContent,
    { id = null as number | null, key = randomUUID() as string, version = 1 } = {},
  ) => act({ act: 'save', version, key, content: said }, id)
  const stage = (nameZh: string, act: 'addStage' | 'removeStage' = 'addStage', id = 0) =>
    actOnStages(services(), exhibition.organizer, {
      ...{ eventId: exhibition.eventId, stopId: null },
      form: act === 'addStage' ? { act, nameZh, nameEn: '', element: null } : { act, id },
    })

  beforeAll(async () => {
    exhibition = await makeExhibition(database.db)
    scope = { eventId: exhibition.eventId }
    await stage('主舞台')
    await stage('主舞台')
    await stage('空舞台')
    const [first, second] = await readStages(database.db, scope)
    await stage('', 'removeStage', second?.id)
    main = first?.id ?? 0
    expect((await readStages(database.db, scope)).map(({ nameZh }) => nameZh)).toEqual(['主舞台'])
  })

  it('is written by its organizer alone, an item once however often it is sent', async () => {
    const { viewer } = await makeExhibitor(database.db, exhibition.eventId)
    const form = { act: 'save' as const, version: 1, key: randomUUID(), content: content('10:00', '11:00') }
    await expect(act(form, null, viewer)).rejects.toEqual(fails('not_found'))
    const speakers = ['沈川', '罗岚'].map((nameZh) => ({
      ...{ nameZh, nameEn: '', roleZh: '队长', roleEn: '', affiliationZh: '救援队', affiliationEn: '' },
    }))
    const asked = { ...form, content: { ...form.content, speakers } }
    const ids = await Promise.all([act(asked), act(asked), act(asked)])
    expect(new Set(ids).size).toBe(1)
    const [item] = await items()
    expect(item).toMatchObject({ titleZh: '开场演讲', speakers, sequence: 0, state: 'planned' })
    await expect(stage('', 'removeStage', main)).rejects.toEqual(fails('stage_in_use'))
  })

  it('keeps to the days of the event, its stages and its exhibitors', async () => {
    const day = { startsAt: instantOf('2099-05-20', '10:00'), endsAt: instantOf('2099-05-20', '11:00') }
    await expect(save(content('10:00', '11:00', day))).rejects.toEqual(fails('agenda_day'))
    await expect(save(content('11:00', '10:00'))).rejects.toEqual(fails('agenda_hours'))
    const other = await makeExhibition(database.db)
    await actOnStages(services(), other.organizer, {
      ...{ eventId: other.eventId, stopId: null },
      form: { act: 'addStage', nameZh: '别处', nameEn: '', element: null },
    })
    const [foreign] = await readStages(database.db, { eventId: other.eventId })
    await expect(save(content('16:00', '17:00', { stageId: foreign?.id ?? 0 }))).rejects.toEqual(
      fails('unknown_choice'),
    )
    const { organisationId } = await makeExhibitor(database.db, exhibition.eventId, { state: 'submitted' })
    await expect(save(content('16:00', '17:00', { organisationId }))).rejects.toEqual(fails('unknown_choice'))
  })

  it('has one item at a time on a stage, also where many are put there at once', async () => {
    await expect(save(content('10:30', '11:30'))).rejects.toEqual(
      expect.objectContaining({
        code: 'stage_busy',
        params: expect.objectContaining({ title: '开场演讲', from: '10:00', until: '11:00' }),
      }),
    )
    await save(content('10:30', '11:30', { stageId: null, titleZh: '全场活动' }))
    const results = await Promise.allSettled(
      Array.from({ length: 6 }, (_, i) => save(content('13:00', '14:00', { titleZh: `抢位 ${i}` }))),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toEqual(fails('stage_busy'))

    // The control: two who look without locking the event both find the stage free; the constraint stops the second.
    const looked: (() => void)[] = []
    const both = new Promise<void>((resolve) => looked.push(resolve))
    let waiting = 2
    const unguarded = () =>
      database.db.transaction().execute(async (tx) => {
        const said = content('15:00', '16:00')
        refuseClash(await readAgenda(tx, scope), { ...said, id: null })
        if (--waiting === 0) for (const go of looked) go()
        await both
        return insertAgendaItem(tx, scope, {
          ...{ uid: randomUUID(), content: said, by: exhibition.organizer.id, at: new Date() },
        })
      })
    const raced = await Promise.allSettled([unguarded(), unguarded()])
    const reasons = raced.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []))
    expect(reasons).toEqual([expect.stringContaining('agenda_items_one_at_a_time')])
  })

  it('is a calendar in which an item keeps its name, counts its changes, and stays when it is called off', async () => {
    const [item] = await items()
    if (!item) throw new Error('there is an item')
    const calendar = async () => {
      const event = await readEvent(database.db, exhibition.organizer, exhibition.eventId)
      const stages = await readStages(database.db, scope)
      const text = agendaCalendar({
        ...{ event, stages, items: await items(), lang: 'zh', origin: 'https://muster.example' },
      }).replace(/\r\n[\t ]/g, '')
      const of = text.split('BEGIN:VEVENT').find((each) => each.includes(item.uid)) ?? ''
      return (name: string) => new RegExp(`^${name}:(.*)$`, 'm').exec(of)?.[1]?.trim()
    }
    const first = await calendar()
    expect(first('UID')).toBe(item.uid)
    expect(first('DTSTART')).toBe('20990512T020000Z')
    expect(first('DTEND')).toBe('20990512T030000Z')
    expect(first('LOCATION')).toContain('主舞台')
    expect(first('DESCRIPTION')).toContain('沈川，救援队，队长')
    expect([first('SEQUENCE'), first('STATUS')]).toEqual(['0', 'CONFIRMED'])

    await save({ ...item, startsAt: instantOf('2099-05-12', '09:45') }, { id: item.id, version: 1 })
    await save({ ...item, startsAt: instantOf('2099-05-12', '09:45') }, { id: item.id, version: 1 })
    await expect(save({ ...item, titleZh: '旧页面' }, { id: item.id, version: 1 })).rejects.toEqual(
      fails('changed_meanwhile'),
    )
    const moved = await calendar()
    expect([moved('DTSTART'), moved('SEQUENCE')]).toEqual(['20990512T014500Z', '1'])

    await act({ act: 'cancel' }, item.id)
    await act({ act: 'cancel' }, item.id)
    const off = await calendar()
    expect([off('UID'), off('SEQUENCE'), off('STATUS')]).toEqual([first('UID'), '2', 'CANCELLED'])
    // Its place is free for another, and is not taken back from it.
    const other = await save(content('10:00', '11:00', { titleZh: '替补' }))
    await expect(act({ act: 'restore' }, item.id)).rejects.toEqual(fails('stage_busy'))
    await act({ act: 'cancel' }, other)
    await act({ act: 'restore' }, item.id)
    expect((await calendar())('STATUS')).toBe('CONFIRMED')
    await expect(act({ act: 'remove' }, item.id)).rejects.toEqual(fails('agenda_public'))

    const form = { act: 'cancel' as const, reason: '台风' }
    await actOnEvent(services(), exhibition.organizer, { id: exhibition.eventId, form })
    const ended = await calendar()
    expect([ended('SEQUENCE'), ended('STATUS')]).toEqual(['4', 'CANCELLED'])
  })
})

describe('the programme of a stop', () => {
  let tour: Tour
  let stops: number[]
  const services = () => testServices(database)
  const content = (more: Partial<AgendaContent> = {}): AgendaContent => ({
    ...{ kind: 'ceremony', titleZh: '开幕', titleEn: '', abstractZh: '', abstractEn: '', stageId: null },
    ...{ organisationId: null, speakers: [] },
    ...{ startsAt: instantOf('2099-05-12', '09:00'), endsAt: instantOf('2099-05-12', '09:30') },
    ...more,
  })
  const save = (stopId: number | null, more: Partial<AgendaContent> = {}, viewer = tour.organizer) =>
    actOnAgendaItem(services(), viewer, {
      ...{ eventId: tour.eventId, stopId, id: null },
      form: { act: 'save', version: 1, key: randomUUID(), content: content(more) },
    })
  const titles = async (stopId?: number | null) =>
    (await readProgramme(database.db, { id: tour.eventId, kind: 'tour' }, stopId)).items.map(
      ({ titleZh }) => titleZh,
    )

  beforeAll(async () => {
    tour = await makeTour(database.db)
    stops = [
      await makeStop(database.db, tour.eventId),
      await makeStop(database.db, tour.eventId, { titleZh: '二站', startsOn: '2099-05-14' }),
    ]
  })

  it('keeps to its days, its places and those who take part in it, and is apart from those of others', async () => {
    const [first = 0, second = 0] = stops
    const stage = { act: 'addStage' as const, nameZh: '主会场', nameEn: '', element: null }
    for (const stopId of [...stops, null])
      await actOnStages(services(), tour.organizer, { eventId: tour.eventId, stopId, form: stage })
    const [place] = await readStages(database.db, { eventId: tour.eventId, stopId: first })
    const stageId = place?.id ?? 0
    await save(first, { stageId })
    await expect(save(first, { stageId, titleZh: '同时' })).rejects.toEqual(fails('stage_busy'))
    await expect(save(second)).rejects.toMatchObject({
      code: 'agenda_day',
      params: { startsOn: '2099-05-14' },
    })
    const later = { startsAt: instantOf('2099-05-14', '09:00'), endsAt: instantOf('2099-05-14', '10:00') }
    await expect(save(second, { ...later, stageId })).rejects.toEqual(fails('unknown_choice'))
    const { organisationId } = await makeEnterprise(database.db)
    await expect(save(first, { organisationId })).rejects.toEqual(fails('unknown_choice'))
    await save(second, { ...later, titleZh: '二站开幕' })
    await save(null, { titleZh: '线上启动' })
    expect(await titles(first)).toEqual(['开幕'])
    expect(await titles(second)).toEqual(['二站开幕'])
    expect(await titles(null)).toEqual(['线上启动'])
    expect(await titles()).toEqual(['开幕', '线上启动', '二站开幕'])
  })

  it('is written by its own organizers too, who change that of no other stop', async () => {
    const [first = 0, second = 0] = stops
    const person = await makePerson(database.db)
    await addMember(database.db, tour.organizerId, person, 'viewer')
    const viewer = await viewerOf(database.db, person, { organisationId: tour.organizerId })
    const at = { startsAt: instantOf('2099-05-12', '16:00'), endsAt: instantOf('2099-05-12', '16:30') }
    await expect(save(first, at, viewer)).rejects.toEqual(fails('not_allowed'))
    await nameStopOrganizer(services(), tour.organizer, {
      ...{ eventId: tour.eventId, stopId: first },
      form: { act: 'name', person: person.id },
    })
    await save(first, { ...at, titleZh: '签约' }, viewer)
    expect(await titles(first)).toEqual(['开幕', '签约'])
    for (const other of [second, null])
      await expect(save(other, at, viewer)).rejects.toEqual(fails('not_allowed'))
  })

  it('holds its drills and its needs session by themselves, each with a lasting name in calendars', async () => {
    const { db } = database
    const [first = 0] = stops
    const { thingId } = await makeEnterprise(db)
    const now = new Date('2099-05-01T00:00:00Z')
    await db
      .insertInto('tour_drills')
      .values({
        ...{ stop_id: first, offering_id: thingId, title_zh: '抽水演练', place: '水池', created_at: now },
        ...{ starts_at: instantOf('2099-05-12', '10:00'), updated_at: now, version: 3 },
      })
      .execute()
    await db
      .insertInto('tour_sessions')
      .values({ stop_id: first, day: '2099-05-12', starts: '13:30', minutes: 20, rounds: 6, updated_at: now })
      .execute()
    expect(await titles(first)).toEqual(['开幕', '抽水演练', '供需对接场', '签约'])
    const event = await readEvent(db, tour.organizer, tour.eventId)
    const uids = async () => {
      const { items, stages } = await readProgramme(db, event)
      const all = await readStops(db, event.id)
      const origin = 'https://muster.example'
      const text = agendaCalendar({ event, items, stages, stops: all, lang: 'zh', origin })
      return text
        .replace(/\r\n[\t ]/g, '')
        .split('BEGIN:VEVENT')
        .slice(1)
    }
    const before = await uids()
    const drill = before.find((each) => each.includes('抽水演练'))
    expect(drill).toContain('SEQUENCE:2')
    expect(drill).toContain('LOCATION:水池\\, 测试场地')
    expect(before.find((each) => each.includes('供需对接场'))).toContain('DTEND:20990512T073000Z')
    await endStop(
      services(),
      tour.organizer,
      { eventId: tour.eventId, stopId: first, form: { act: 'cancel', reason: '台风' } },
      { origin: 'https://muster.example' },
    )
    const uidOf = (each: string) => /^UID:(.*)$/m.exec(each)?.[1]
    const after = await uids()
    expect(after.map(uidOf)).toEqual(before.map(uidOf))
    expect(after.filter((each) => each.includes('STATUS:CANCELLED'))).toHaveLength(4)
  })
})
