import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { AgendaContent } from '~/modules/events/agenda/agenda'
import { readAgenda, readStages } from '~/modules/events/agenda/agenda.repo.server'
import { changesText } from '~/modules/events/agenda/agenda-changes'
import { readUntold } from '~/modules/events/agenda/tell-changes.server'
import {
  actOnAgendaItem,
  actOnDrills,
  actOnEvent,
  actOnStages,
  makeSession,
  signUp,
  tellAgendaChanges,
} from '~/modules/events/index.server'
import { readDrills } from '~/modules/events/tours/drills/drills.repo.server'
import { instantOf } from '~/platform/china-time'
import { useDatabase } from '../support/database'
import { makeEvent } from '../support/events'
import { type Exhibition, makeExhibition } from '../support/exhibitors'
import { testServices } from '../support/services'
import { tellingsIn } from '../support/tellings'
import { makeEnterprise, makeStop, makeTeam, makeTour, type Party, signUpContent } from '../support/tours'
import { makeVisitor } from '../support/visitors'

const database = useDatabase('vocabulary')
const services = () => testServices(database)
const fails = (code: string) => expect.objectContaining({ code })
const { notices, told, work, clear } = tellingsIn(database)

describe('changes of an agenda', () => {
  const way = { origin: 'https://muster.example' }
  const content = (titleZh: string, from: string, more: Partial<AgendaContent> = {}): AgendaContent => ({
    ...{ kind: 'talk', titleZh, titleEn: '', abstractZh: '', abstractEn: '', stageId: null },
    ...{ organisationId: null, speakers: [] },
    ...{ startsAt: instantOf('2099-05-12', from), endsAt: instantOf('2099-05-12', '18:00') },
    ...more,
  })
  const sign = (party: Party, eventId: number, stops: number[]) =>
    signUp(services(), party.viewer, { eventId, content: signUpContent(party, stops) }, way)
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
      '调整：讲座，2099年5月12日 09:00–18:00、主舞台 改为 09:30–18:00、副舞台',
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
    const at = [[here], [elsewhere], [here, elsewhere]]
    for (const [index, party] of parties.entries()) await sign(party, tour.eventId, at[index] ?? [])
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
    expect((await notices('event_agenda'))[0]).toMatchObject({
      path: `/events/${tour.eventId}/agenda?stop=${here}`,
      params: { event: { zh: '测试区域行 · 德阳站' } },
    })
    expect((await readAgenda(db, of)).length).toBe(1)
  })

  it('have drills and the needs session among them, told together with items and never a second time', async () => {
    const { db } = database
    const tour = await makeTour(db, { state: 'draft' })
    const stopId = await makeStop(db, tour.eventId)
    const of: Of = { organizer: tour.organizer, eventId: tour.eventId, stopId }
    const at = { eventId: tour.eventId, stopId }
    const [enterprise, team] = [await makeEnterprise(db), await makeTeam(db)]
    const session = (starts: string) =>
      makeSession(
        services(),
        tour.organizer,
        { ...at, session: { day: '2099-05-12', starts, minutes: 20, rounds: 3 }, anew: false },
        way,
      )
    const plan = async (titleZh: string, hour: string, place: string) => {
      const form = { act: 'plan', offering: enterprise.thingId, titleZh, titleEn: '', place } as const
      await actOnDrills(services(), tour.organizer, {
        ...at,
        form: { ...form, day: '2099-05-12', hour, procedure: '' },
      })
      return (await readDrills(db, stopId)).find((each) => each.titleZh === titleZh)?.id ?? 0
    }
    await actOnEvent(services(), tour.organizer, { id: tour.eventId, form: { act: 'publish' } })
    for (const party of [enterprise, team]) await sign(party, tour.eventId, [stopId])
    await session('13:30')
    const dropped = await plan('抽水演练', '10:00', '水池')
    const calledOff = await plan('夜间演练', '16:00', '水池')
    const first = await untold(of)
    expect(first.changes.map(({ ref, what }) => [ref, what])).toEqual([
      [`drill-${dropped}`, 'added'],
      [`session-${stopId}`, 'added'],
      [`drill-${calledOff}`, 'added'],
    ])
    await tell(of, first.mark, 'leaveChanges')
    expect((await untold(of)).changes).toEqual([])
    await clear()

    // Its time alone: whose meetings are the same is told of it here, and nowhere else.
    await session('13:00')
    const early = await untold(of)
    await session('14:00')
    expect(await db.selectFrom('notices').select('event').execute()).toEqual([])
    await actOnDrills(services(), tour.organizer, { ...at, form: { act: 'remove', drill: dropped } })
    await plan('抽水演练', '11:00', '河边')
    await actOnDrills(services(), tour.organizer, {
      ...at,
      form: {
        ...{ act: 'record', drill: calledOff, result: 'not_held', evaluators: '', note: '' },
        measures: [],
      },
    })
    await save(of, content('开幕', '09:00'))
    await expect(tell(of, early.mark)).rejects.toEqual(fails('changed_meanwhile'))
    const now = await untold(of)
    await Promise.all([tell(of, now.mark), tell(of, now.mark)])
    await work()
    expect(await told('event_agenda')).toEqual(
      [enterprise, team].map(({ viewer }) => viewer.id).sort((a, b) => a - b),
    )
    expect(await says()).toEqual([
      '新增：开幕（2099年5月12日 09:00–18:00）',
      '新增：抽水演练（2099年5月12日 11:00、河边）',
      '调整：供需对接场，2099年5月12日 13:30–14:30 改为 14:00–15:00',
      '取消：夜间演练（原定 2099年5月12日 16:00、水池）',
      '取消：抽水演练（原定 2099年5月12日 10:00、水池）',
    ])
    expect((await untold(of)).changes).toEqual([])

    // There and back again is news both times.
    for (const starts of ['15:00', '14:00']) {
      await clear()
      await session(starts)
      const { mark, changes, stages } = await untold(of)
      expect(changesText(changes, { stages, kind: 'tour', lang: 'en' })).toMatch(/Needs session/)
      await tell(of, mark)
      await work()
      expect(await told('event_agenda')).toHaveLength(2)
    }
    await clear()
  })
})
