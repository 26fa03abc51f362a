import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '~/modules/accounts'
import {
  actOnEvent,
  addStop,
  addStopDocument,
  createEvent,
  endStop,
  ensureSampleTour,
  listEvents,
  listNamedStops,
  nameStopOrganizer,
  openStopDocument,
  readStopDocuments,
  removeStopDocument,
  reviseEvent,
  reviseStop,
} from '~/modules/events/index.server'
import { readManagedStop } from '~/modules/events/tours/stops/managed-stop.server'
import { readTour } from '~/modules/events/tours/stops/public-stop.server'
import { useDatabase } from '../support/database'
import { makeOrganisation, makePerson, viewerOf } from '../support/people'
import { testServices } from '../support/services'
import { makeStop, makeTour, stopContent, type Tour } from '../support/tours'

const way = { origin: 'https://muster.example' }
const facts = {
  ...{ titleZh: '西南区域行', titleEn: '', textZh: '带装备到需求所在地。', textEn: '' },
  ...{ placeZh: '', placeEn: '', addressZh: '', addressEn: '', region: null },
  ...{ startsOn: '2099-05-01', endsOn: '2099-07-31', opens: '09:00', closes: '17:00' },
  ...{ contactName: '', contactPhone: '028-8888 6666', contactEmail: '' },
  ...{ exhibitorsFrom: '2026-01-01', exhibitorsUntil: '2099-05-01' },
  ...{ visitorsFrom: '2026-01-01', visitorsUntil: '2099-07-31', termsZh: '遵守规则。', termsEn: '' },
  ...{ earlyUntil: null, holdMinutes: 60, transferDays: 5, balanceDays: 30, acceptsVerified: false },
}

describe('a tour', () => {
  const database = useDatabase('vocabulary')
  const services = () => testServices(database)
  let tour: Tour
  let stranger: Person

  beforeAll(async () => {
    const { db } = database
    tour = await makeTour(db)
    const person = await makePerson(db)
    const organisationId = await makeOrganisation(db, { members: [[person, 'owner']] })
    stranger = await viewerOf(db, person, { organisationId })
  })
  const stopsOf = async (eventId: number, viewer: Person) =>
    (await readTour(database.db, viewer, eventId)).stops.map(({ titleZh }) => titleZh)

  it('lasts longer than an exhibition may, needs no place, and is published with its stops', async () => {
    const { organizer } = tour
    await expect(
      createEvent(services(), organizer, { kind: 'exhibition', content: facts }),
    ).rejects.toMatchObject({ code: 'event_long' })
    const id = await createEvent(services(), organizer, { kind: 'tour', content: facts })
    const publish = () => actOnEvent(services(), organizer, { id, form: { act: 'publish' } })
    await expect(publish()).rejects.toMatchObject({ code: 'event_incomplete', params: { n: 1 } })
    await addStop(services(), organizer, { eventId: id, content: stopContent })
    await publish()
    const [listed] = (await listEvents(database.db, { today: '2026-11-27', over: false, limit: 100 })).filter(
      (event) => event.id === id,
    )
    expect(listed).toMatchObject({ kind: 'tour', route: [{ titleZh: '德阳站', region: '510000' }] })
    await expect(
      actOnEvent(services(), organizer, { id, form: { act: 'publishPlan' } }),
    ).rejects.toMatchObject({ status: 404 })
    await expect(
      reviseEvent(services(), organizer, {
        ...{ id, version: 2 },
        content: { ...facts, startsOn: '2099-05-20' },
      }),
    ).rejects.toMatchObject({ code: 'stops_outside', params: { field: 'startsOn' } })
  })

  it('holds its stops in the order of their days, each added once however often it is sent', async () => {
    const { db } = database
    const { eventId, organizer } = await makeTour(db)
    const add = (content = stopContent) => addStop(services(), organizer, { eventId, content })
    const ids = await Promise.all([add(), add()])
    expect(new Set(ids).size).toBe(1)
    await add({ ...stopContent, titleZh: '绵阳站', startsOn: '2099-05-13' })
    await add({ ...stopContent, titleZh: '首站', startsOn: '2099-05-12', endsOn: '2099-05-12' })
    expect(await stopsOf(eventId, organizer)).toEqual(['德阳站', '首站', '绵阳站'])
  })

  it('refuses stops outside its days, and themes and regions that there are not', async () => {
    const { eventId, organizer } = tour
    const add = (changes: Partial<typeof stopContent>) =>
      addStop(services(), organizer, { eventId, content: { ...stopContent, ...changes } })
    await expect(add({ startsOn: '2099-05-11' })).rejects.toMatchObject({ code: 'stop_outside' })
    await expect(add({ endsOn: '2099-06-01' })).rejects.toMatchObject({ code: 'event_long' })
    await expect(add({ closes: '08:00' })).rejects.toMatchObject({ code: 'event_hours' })
    await expect(add({ region: '990000' })).rejects.toMatchObject({ code: 'unknown_choice' })
    await expect(add({ scenarios: ['S99'] })).rejects.toMatchObject({ params: { field: 'scenarios' } })
    await expect(addStop(services(), stranger, { eventId, content: stopContent })).rejects.toMatchObject({
      status: 404,
    })
  })

  it('written by two at once keeps what the first wrote, and links a host that the site knows by its name', async () => {
    const { db } = database
    const { eventId, organizer } = tour
    const hostId = await makeOrganisation(db, { kind: 'rescue_team', nameZh: '德阳救援支队' })
    const stopId = await makeStop(db, eventId, { titleZh: '改写站' })
    const write = (textZh: string) =>
      reviseStop(
        services(),
        organizer,
        {
          ...{ eventId, stopId, version: 1 },
          content: { ...stopContent, titleZh: '改写站', textZh, hostZh: '德阳救援支队' },
        },
        way,
      )
    const done = await Promise.allSettled([write('甲'), write('乙')])
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(done.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'changed_meanwhile' },
    })
    expect((await readManagedStop(db, organizer, { eventId, stopId })).stop).toMatchObject({
      ...{ hostId, version: 2, place: stopContent.place },
    })
  })

  it('lets whoever is named for a stop manage that one and nothing else, for as long as they belong to its host', async () => {
    const { db } = database
    const { eventId, organizer } = await makeTour(db, { state: 'draft' })
    const person = await makePerson(db)
    const hostId = await makeOrganisation(db, { kind: 'rescue_team', members: [[person, 'viewer']] })
    const [own, other] = [
      await makeStop(db, eventId, { hostId }),
      await makeStop(db, eventId, { titleZh: '别的站' }),
    ]
    const at = { eventId, stopId: own }
    const local = await viewerOf(db, person, { organisationId: hostId })
    await expect(readManagedStop(db, local, at)).rejects.toMatchObject({ status: 404 })
    const name = (viewer: Person, id: number) =>
      nameStopOrganizer(services(), viewer, { ...at, form: { act: 'name', person: id } })
    await expect(name(local, person.id)).rejects.toMatchObject({ status: 404 })
    await expect(name(organizer, stranger.id)).rejects.toMatchObject({ code: 'unknown_choice' })
    await name(organizer, person.id)
    await name(organizer, person.id)
    expect(await readManagedStop(db, local, at)).toMatchObject({ manages: 'stop', writes: true })
    expect(await listNamedStops(db, local)).toMatchObject([{ id: own }])
    await reviseStop(services(), local, { ...at, version: 1, content: stopContent }, way)
    // Nothing else of the tour is theirs: not the next stop, not the tour, not who else is named.
    await expect(readManagedStop(db, local, { eventId, stopId: other })).rejects.toMatchObject({
      status: 404,
    })
    const refused = await Promise.allSettled([
      reviseStop(services(), local, { eventId, stopId: other, version: 1, content: stopContent }, way),
      endStop(services(), local, { ...at, form: { act: 'cancel', reason: '改期' } }, way),
      addStop(services(), local, { eventId, content: stopContent }),
      actOnEvent(services(), local, { id: eventId, form: { act: 'publish' } }),
    ])
    expect(refused).toMatchObject(refused.map(() => ({ status: 'rejected', reason: { status: 404 } })))
    await db.deleteFrom('memberships').where('person_id', '=', person.id).execute()
    const gone = await viewerOf(db, person)
    await expect(readManagedStop(db, gone, at)).rejects.toMatchObject({ status: 404 })
  })

  it('gives the documents of a stop to whoever sees the stop, and to nobody once they are taken away', async () => {
    const { db } = database
    const { eventId, organizer } = await makeTour(db, { state: 'draft' })
    const at = { eventId, stopId: await makeStop(db, eventId) }
    const file = new File(['%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF'], '场地图.pdf')
    await addStopDocument(services(), organizer, { ...at, title: '场地平面图', file })
    const [document] = await readStopDocuments(db, at.stopId)
    const open = (viewer: Person, fileId = document?.fileId ?? '') =>
      openStopDocument(services(), viewer, { ...at, fileId })
    expect((await open(organizer)).status).toBe(200)
    await expect(open(stranger)).rejects.toMatchObject({ status: 404 })
    await db
      .updateTable('events')
      .set({ state: 'published', published_at: new Date() })
      .where('id', '=', eventId)
      .execute()
    expect((await open(stranger)).status).toBe(200)
    await expect(open(stranger, randomUUID())).rejects.toMatchObject({ status: 404 })
    await removeStopDocument(services(), organizer, { ...at, fileId: document?.fileId ?? '' })
    await expect(open(organizer)).rejects.toMatchObject({ status: 404 })
  })

  it('is left by a stop that nobody knows of; one that somebody knows of is called off and stays readable', async () => {
    const { db } = database
    const { eventId, organizer } = await makeTour(db)
    const [first, second] = [await makeStop(db, eventId), await makeStop(db, eventId, { titleZh: '二站' })]
    const end = (stopId: number, form: Parameters<typeof endStop>[2]['form']) =>
      endStop(services(), organizer, { eventId, stopId, form }, way)
    await end(first, { act: 'remove' })
    await expect(end(second, { act: 'remove' })).rejects.toMatchObject({ code: 'last_stop' })
    await makeStop(db, eventId, { titleZh: '三站', startsOn: '2099-05-20' })
    await db
      .insertInto('tour_invitations')
      .values({
        ...{ stop_id: second, organisation_id: await makeOrganisation(db), invited_at: new Date() },
      })
      .execute()
    await expect(end(second, { act: 'remove' })).rejects.toMatchObject({ code: 'stop_known' })
    await end(second, { act: 'cancel', reason: '汛情' })
    await end(second, { act: 'cancel', reason: '又一次' })
    expect((await readTour(db, stranger, eventId)).stops).toMatchObject([
      { titleZh: '二站', cancelled: { reason: '汛情' } },
      { titleZh: '三站', cancelled: null },
    ])
  })
})

describe('the sample tour', () => {
  const database = useDatabase('vocabulary')

  it('is made once, for the sample organizer, with three stops to come', async () => {
    const { db } = database
    const at = new Date('2026-11-23T04:00:00Z')
    expect(await ensureSampleTour(db, at)).toBe(false)
    const id = await makeOrganisation(db, { kind: 'organizer' })
    await db.updateTable('organisations').set({ sample: true }).where('id', '=', id).execute()
    expect(await ensureSampleTour(db, at)).toBe(true)
    expect(await ensureSampleTour(db, at)).toBe(false)
    const [event] = await listEvents(db, { today: '2026-11-23', over: false, limit: 10 })
    expect(event?.route.map(({ region }) => region)).toEqual(['530000', '520000', '510000'])
  })
})
