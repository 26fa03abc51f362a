import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Lang } from '~/locales/lang'
import {
  actOnDrills,
  makeSession,
  readDrillEvidence,
  recordScans,
  recordSessionMeeting,
  signUp,
  withdrawSignUp,
} from '~/modules/events/index.server'
import type { DrillResult } from '~/modules/events/tours/drills/drill'
import { readDrills } from '~/modules/events/tours/drills/drills.repo.server'
import { reportView } from '~/modules/events/tours/report/http/report-view'
import { readReport } from '~/modules/events/tours/report/read-report.server'
import { readMeetings } from '~/modules/events/tours/sessions/sessions.repo.server'
import { findSignUp } from '~/modules/events/tours/sign-ups/sign-ups.repo.server'
import { readStop } from '~/modules/events/tours/stops/stops.repo.server'
import type { Visitor } from '~/modules/events/visitors/visitor'
import { listSignedUp } from '~/modules/events/visitors/visitors.repo.server'
import { fixedClock } from '~/platform/clock.server'
import { useDatabase } from '../support/database'
import { makePerson, viewerOf } from '../support/people'
import { testDay, testServices } from '../support/services'
import {
  makeEnterprise,
  makeStop,
  makeTeam,
  makeTour,
  type Party,
  signUpContent,
  type Tour,
} from '../support/tours'
import { register, somebody, way } from '../support/visitors'

describe('what is held at a stop', () => {
  const database = useDatabase('vocabulary')
  let minutes = 0
  const services = () =>
    testServices(database, null, fixedClock(new Date(testDay.getTime() + ++minutes * 60_000)))
  const onItsDay = () => testServices(database, null, fixedClock(new Date('2099-05-12T04:00:00Z')))
  let tour: Tour
  let stopId: number
  let enterprises: Party[]
  let teams: Party[]

  beforeAll(async () => {
    const { db } = database
    tour = await makeTour(db)
    stopId = await makeStop(db, tour.eventId, { enterprises: 5, teams: 5 })
    enterprises = [await makeEnterprise(db), await makeEnterprise(db)]
    teams = [await makeTeam(db), await makeTeam(db)]
    // A demand that the pump meets: it becomes what a drill measures.
    await db
      .insertInto('need_constraints')
      .values({
        ...{ need_id: teams[0]?.thingId ?? 0, position: 0, attribute_code: 'power_kw', op: '>=' },
        ...{ value_written: '60', unit_written: 'kW', number: 60, hard: true },
      })
      .execute()
    for (const party of [...enterprises, ...teams]) await sign(party)
  })
  const sign = (party: Party, names = ['李队']) =>
    signUp(
      services(),
      party.viewer,
      {
        eventId: tour.eventId,
        content: signUpContent(party, [stopId], {
          people: names.map((name) => ({ name, duty: '队长', phone: '', email: '' })),
        }),
      },
      way,
    )
  const at = () => ({ eventId: tour.eventId, stopId })
  const session = { day: '2099-05-12', starts: '13:30', minutes: 20, rounds: 4 }
  const make = (more: Partial<typeof session> & { anew?: boolean; by?: Party } = {}) => {
    const { anew = false, by, ...changes } = more
    return makeSession(
      services(),
      by?.viewer ?? tour.organizer,
      { ...at(), session: { ...session, ...changes }, anew },
      way,
    )
  }
  const meetings = () => readMeetings(database.db, stopId)
  const seats = async () =>
    (await meetings()).map(({ team, enterprise, round, table }) => [team.id, enterprise.id, round, table])

  it('is put together of the needs and equipment that are both there, each team at a table of its own', async () => {
    await make()
    const found = await meetings()
    expect(found).toHaveLength(4)
    expect(new Set(found.map(({ round }) => round))).toEqual(new Set([1, 2]))
    for (const { team, enterprise, pairs } of found) {
      const [pair] = pairs
      expect(teams.find(({ organisationId }) => organisationId === team.id)?.thingId).toBe(pair?.needId)
      expect(enterprises.find(({ organisationId }) => organisationId === enterprise.id)?.thingId).toBe(
        pair?.offeringId,
      )
    }
    const tables = new Map(found.map(({ team, table }) => [team.id, table]))
    expect(new Set(tables.values())).toEqual(new Set([1, 2]))
  })

  it('stays as it is when it is made again, and loses only who is gone', async () => {
    const before = await seats()
    const news = async () =>
      (
        await database.db
          .selectFrom('notices')
          .select('id')
          .where('event', '=', 'tour_programme')
          .where('person_id', '=', teams[0]?.viewer.id ?? 0)
          .execute()
      ).length
    const told = await news()
    await make()
    expect(await seats()).toEqual(before)
    expect(await news()).toBe(told)
    const [first] = await meetings()
    const record = { ...at(), meetingId: first?.id ?? 0, outcome: 'promising', note: '约试用' } as const
    await recordSessionMeeting(services(), tour.organizer, record)
    const leaving = enterprises.find(({ organisationId }) => organisationId === first?.enterprise.id) as Party
    await withdrawSignUp(services(), leaving.viewer, { eventId: tour.eventId }, way)
    await make()
    // What was recorded stays, whoever has left since; the other meetings of who left are gone.
    expect(await seats()).toEqual(
      before.filter(([team, enterprise]) => enterprise !== leaving.organisationId || team === first?.team.id),
    )
    await sign(leaving)
    await make()
    expect(await meetings()).toHaveLength(4)
    expect((await meetings()).find(({ id }) => id === first?.id)).toMatchObject({
      ...{ outcome: 'promising', note: '约试用', round: first?.round },
    })
  })

  it('has a day of the stop, and is made by those who manage it', async () => {
    await expect(make({ day: '2099-05-20' })).rejects.toMatchObject({ code: 'session_outside' })
    await expect(make({ rounds: 40, minutes: 60 })).rejects.toMatchObject({ code: 'session_long' })
    const [by] = enterprises
    await expect(make(by ? { by } : {})).rejects.toMatchObject({ status: 404 })
  })

  it('has drills that measure what the needs there demand, and keep what was measured, failures too', async () => {
    const [enterprise] = enterprises
    const plan = (offering: number) =>
      actOnDrills(services(), tour.organizer, {
        ...at(),
        form: {
          ...{ act: 'plan', offering, titleZh: '抽水演练', titleEn: '', place: '水池' },
          ...{ day: '2099-05-12', hour: '10:00', procedure: '' },
        },
      })
    await expect(plan(999_999)).rejects.toMatchObject({ code: 'drill_not_brought' })
    await plan(enterprise?.thingId ?? 0)
    await plan(enterprise?.thingId ?? 0)
    const [drill, ...more] = await readDrills(database.db, stopId)
    expect(more).toEqual([])
    expect(drill).toMatchObject({
      startsAt: new Date('2099-05-12T02:00:00Z'),
      measures: [{ attribute: 'power_kw', unit: 'kW', demanded: '≥ 60', measured: '' }],
    })
    const [measure] = drill?.measures ?? []
    const record = (when: ReturnType<typeof services>) =>
      actOnDrills(when, tour.organizer, {
        ...at(),
        form: {
          ...{
            act: 'record',
            drill: drill?.id ?? 0,
            result: 'failed',
            evaluators: '王工（检测院）',
            note: '',
          },
          measures: [{ ...(measure as NonNullable<typeof measure>), measured: '52' }],
        },
      })
    // Not before its day: everybody reads it.
    await expect(record(services())).rejects.toMatchObject({ code: 'drill_ahead', status: 409 })
    await record(onItsDay())
    expect((await readDrills(database.db, stopId))[0]).toMatchObject({
      ...{ result: 'failed', measures: [{ demanded: '≥ 60', measured: '52' }] },
    })
    await expect(
      actOnDrills(services(), tour.organizer, { ...at(), form: { act: 'remove', drill: drill?.id ?? 0 } }),
    ).rejects.toMatchObject({ code: 'drill_recorded' })
  })

  it('tells at the equipment what its drills measured, failures too, once the tour is public', async () => {
    const { db } = database
    const thing = enterprises[0]?.thingId ?? 0
    const vocabulary = await services().vocabulary()
    const read = (id: number, lang: Lang = 'zh') => readDrillEvidence(services(), id, { vocabulary, lang })
    const told = async () => (await read(thing)).map(({ result }) => result)
    const setState = (state: string) =>
      db.updateTable('events').set({ state }).where('id', '=', tour.eventId).execute()
    expect(await read(thing)).toMatchObject([
      {
        ...{ title: '抽水演练', result: 'failed', resultWords: '未达到', evaluators: '王工（检测院）' },
        measures: [{ demanded: '≥ 60', measured: '52' }],
        href: `/events/${tour.eventId}/stops/${stopId}`,
      },
    ])
    expect((await read(thing, 'en'))[0]?.measures).toMatchObject([{ label: 'Rated power', unit: 'kW' }])
    expect(await read(enterprises[1]?.thingId ?? 0)).toEqual([])
    await setState('draft')
    expect(await told()).toEqual([])
    await setState('published')

    // Recorded anew, pages that were kept are made anew.
    const [drill] = await readDrills(db, stopId)
    const marked = () =>
      db
        .selectFrom('index_marks')
        .select('entity_id')
        .where('index_name', '=', 'offerings')
        .where('entity_id', '=', thing)
        .execute()
    await db.deleteFrom('index_marks').where('entity_id', '=', thing).execute()
    const record = (result: DrillResult) =>
      actOnDrills(onItsDay(), tour.organizer, {
        ...at(),
        form: {
          ...{ act: 'record', drill: drill?.id ?? 0, result, evaluators: '王工（检测院）', note: '' },
          measures: drill?.measures ?? [],
        },
      })
    await record('not_held')
    expect(await told()).toEqual([])
    expect(await marked()).toHaveLength(1)
    await record('failed')
    expect(await told()).toEqual(['failed'])
  })

  const report = async () => {
    const later = testServices(database, null, fixedClock(new Date('2099-06-01T00:00:00Z')))
    return readReport(later, await readStop(database.db, tour.eventId, stopId))
  }
  const worded = async () => {
    const view = reportView(await report(), {
      ...{ lang: 'zh', session, vocabulary: await services().vocabulary() },
    })
    return { figures: Object.fromEntries(view.figures), came: view.tables.find(({ id }) => id === 'came') }
  }
  /** Lets in at the gate of the stop whom this ticket is of, on this day. */
  const letIn = ({ number, issue }: Visitor, day: string) => {
    const instant = new Date(`${day}T01:00:00Z`)
    const scan = { clientId: randomUUID(), gate: '东门', number, issue, how: 'scanned' as const, at: instant }
    return recordScans(testServices(database, null, fixedClock(instant)), tour.organizer, {
      ...at(),
      scans: [scan],
    })
  }
  const ticketsOf = async (party: Party) => {
    const signed = await findSignUp(database.db, tour.eventId, party.organisationId)
    return listSignedUp(database.db, at(), signed?.id ?? 0)
  }

  it('is reported: whom they met, what was measured, which needs are answered; and who signed up, where nobody was checked in', async () => {
    const { db } = database
    await db
      .updateTable('needs')
      .set({ state: 'met', closed_at: new Date('2099-05-20T00:00:00Z'), closed_how: 'through_muster' })
      .where('id', '=', teams[1]?.thingId ?? 0)
      .execute()
    // A gate that was tried the day before says nothing of who came.
    const [tried] = await ticketsOf(teams[0] as Party)
    expect(await letIn(tried as Visitor, '2099-05-11')).toMatchObject([{ result: 'entered' }])
    const found = await report()
    expect(found.parties).toHaveLength(4)
    expect(found.others).toBeNull()
    expect(found.parties.filter(({ seen }) => seen)).toHaveLength(2)
    expect(found.meetings.filter(({ outcome }) => outcome === 'promising')).toHaveLength(1)
    expect(found.drills).toMatchObject([{ result: 'failed' }])
    expect(found.needs).toMatchObject([
      { id: teams[0]?.thingId, answered: 'open' },
      { id: teams[1]?.thingId, answered: 'met' },
    ])
    expect(found.demand).toMatchObject([{ track: 'T05', before: 2, met: 1, now: 1 }])
    const { figures, came } = await worded()
    expect(figures).toMatchObject({
      到场情况: '本站没有签到记录，以下按报名统计，不代表实际到场。',
      报名单位: '企业 2 家 · 队伍 2 支 · 报名人员 4 人 · 有现场记录 2 家',
    })
    expect(came).toMatchObject({ title: '报名单位', head: ['单位', '类别', '报名人数', '带来', '现场记录'] })
  })

  it('is reported with who came by check-in: of each organisation how many, and who did not', async () => {
    const [pumps, idle] = enterprises as [Party, Party]
    const [rescue, absent] = teams as [Party, Party]
    await sign(pumps, ['赵一', '钱二', '孙三'])
    const tickets = await ticketsOf(pumps)
    const of = (name: string) => tickets.find((ticket) => ticket.name === name) as Visitor
    // On both days, and by a ticket that ended after: came once each.
    await letIn(of('赵一'), '2099-05-12')
    await letIn(of('赵一'), '2099-05-13')
    await letIn(of('孙三'), '2099-05-12')
    await sign(pumps, ['赵一', '钱二'])
    // By a ticket of their own, of the organisation that named them and of none.
    const [own] = await register(
      services(),
      rescue.viewer,
      tour.eventId,
      [somebody('李队', { own: true, phone: '' })],
      { organisationId: rescue.organisationId, stops: [stopId] },
    )
    await letIn(own as Visitor, '2099-05-12')
    const [passer] = await register(
      services(),
      await viewerOf(database.db, await makePerson(database.db)),
      tour.eventId,
      [somebody('路人', { own: true })],
      { stops: [stopId] },
    )
    await letIn(passer as Visitor, '2099-05-12')
    const found = await report()
    const party = ({ organisationId }: Party) =>
      found.parties.find(({ organisation }) => organisation.id === organisationId)?.attendance
    const named = (...names: string[]) => names.map((name) => expect.objectContaining({ name }))
    expect(party(pumps)).toEqual({ came: named('赵一'), absent: named('钱二'), more: 1 })
    expect(party(idle)).toEqual({ came: [], absent: named('李队'), more: 0 })
    expect(party(rescue)).toEqual({ came: named('李队'), absent: [], more: 0 })
    expect(party(absent)).toEqual({ came: [], absent: named('李队'), more: 0 })
    expect(found.others).toBe(1)
    const { figures, came } = await worded()
    const nameOf = (id: number) =>
      found.parties.find(({ organisation }) => organisation.id === id)?.organisation.nameZh ?? ''
    expect(figures.到场情况).toBe(
      '企业到场 1 家（报名 2 家） · 队伍到场 1 支（报名 2 支） · 签到 2 人（报名 5 人） · ' +
        '参加单位另有 1 人签到 · 其他观众签到 1 人 · 有现场记录 2 家',
    )
    expect(figures.未签到?.split('、').sort()).toEqual(
      [idle, absent].map(({ organisationId }) => nameOf(organisationId)).sort(),
    )
    const row = ({ organisationId }: Party) =>
      came?.rows.find(({ cells }) => cells[0] === nameOf(organisationId))?.cells.slice(1, 6)
    expect(came?.head.slice(1, 6)).toEqual(['类别', '报名人数', '其中签到', '另有签到', '未签到'])
    expect(row(pumps)).toEqual(['企业', '2', '1', '1', '钱二'])
    expect(row(absent)?.slice(1)).toEqual(['1', '0', '0', '无人签到：李队'])
    expect(row(rescue)?.slice(1)).toEqual(['1', '1', '0', '无'])
  })
})
