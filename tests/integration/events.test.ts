import { beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '~/modules/accounts'
import type { EventContent } from '~/modules/events'
import { actOnEvent, createEvent, listEvents, readEvent, reviseEvent } from '~/modules/events/index.server'
import { useDatabase } from '../support/database'
import { makeOrganisation, makePerson, viewerOf } from '../support/people'
import { testServices } from '../support/services'

const content: EventContent = {
  titleZh: '应急装备展',
  titleEn: '',
  textZh: '展示应急装备。',
  textEn: '',
  placeZh: '长沙国际会展中心',
  placeEn: '',
  addressZh: '国展路 118 号',
  addressEn: '',
  region: '430000',
  startsOn: '2099-05-12',
  endsOn: '2099-05-14',
  opens: '09:00',
  closes: '17:00',
  contactName: '',
  contactPhone: '0731-8888 6666',
  contactEmail: '',
  exhibitorsFrom: '2026-01-01',
  exhibitorsUntil: '2099-05-01',
  visitorsFrom: '2026-01-01',
  visitorsUntil: '2099-05-14',
  termsZh: '遵守规则。',
  termsEn: '',
  earlyUntil: null,
  holdMinutes: 60,
  transferDays: 5,
  balanceDays: 30,
  acceptsVerified: false,
}

describe('an event', () => {
  const database = useDatabase('vocabulary')
  let organizer: Person
  let editor: Person
  let other: Person
  const services = () => testServices(database)

  beforeAll(async () => {
    const { db } = database
    const [owner, second, stranger] = [await makePerson(db), await makePerson(db), await makePerson(db)]
    const organisationId = await makeOrganisation(db, {
      kind: 'organizer',
      members: [
        [owner, 'owner'],
        [second, 'editor'],
      ],
    })
    const enterprise = await makeOrganisation(db, { members: [[stranger, 'owner']] })
    organizer = await viewerOf(db, owner, { organisationId })
    editor = await viewerOf(db, second, { organisationId })
    other = await viewerOf(db, stranger, { organisationId: enterprise })
  })
  const create = (changes: Partial<EventContent> = {}, viewer = organizer) =>
    createEvent(services(), viewer, { kind: 'exhibition', content: { ...content, ...changes } })

  it('begun twice by one form is one, by two people of one organizer too', async () => {
    const ids = await Promise.all([create(), create({}, editor), create()])
    expect(new Set(ids).size).toBe(1)
    expect(await create({ titleZh: '另一个展' })).not.toBe(ids[0])
  })

  it('is begun by organizers only, and never with days or hours that cannot be', async () => {
    await expect(create({}, other)).rejects.toMatchObject({ code: 'not_allowed' })
    await expect(create({ endsOn: '2099-05-01' })).rejects.toMatchObject({ code: 'event_days' })
    await expect(create({ endsOn: '2099-09-01' })).rejects.toMatchObject({ code: 'event_long' })
    await expect(create({ closes: '08:00' })).rejects.toMatchObject({ code: 'event_hours' })
    await expect(create({ visitorsUntil: '2025-01-01' })).rejects.toMatchObject({ code: 'event_window' })
    await expect(create({ exhibitorsFrom: '2099-04-20' })).rejects.toMatchObject({ code: 'event_balance' })
    await expect(create({ region: '990000' })).rejects.toMatchObject({ code: 'unknown_choice' })
  })

  it('as a draft is there for its organizer alone, and for everybody once published', async () => {
    const id = await create({ titleZh: '草稿展' })
    await expect(readEvent(database.db, other, id)).rejects.toMatchObject({ status: 404 })
    expect(await readEvent(database.db, editor, id)).toMatchObject({ state: 'draft', opens: '09:00' })
    const seen = async () =>
      (await listEvents(database.db, { today: '2026-11-27', over: false, limit: 100 })).map((e) => e.id)
    expect(await seen()).not.toContain(id)
    await expect(actOnEvent(services(), other, { id, form: { act: 'publish' } })).rejects.toMatchObject({
      status: 404,
    })
    await actOnEvent(services(), editor, { id, form: { act: 'publish' } })
    await actOnEvent(services(), organizer, { id, form: { act: 'publish' } })
    expect(await seen()).toContain(id)
    expect(await readEvent(database.db, other, id)).toMatchObject({ state: 'published' })
  })

  it('that lacks facts is not published, and a public one keeps them', async () => {
    const id = await create({ titleZh: '不全的展', termsZh: '' })
    await expect(actOnEvent(services(), organizer, { id, form: { act: 'publish' } })).rejects.toMatchObject({
      code: 'event_incomplete',
      params: { n: 1 },
    })
    const whole = { ...content, titleZh: '不全的展' }
    await reviseEvent(services(), organizer, { id, version: 1, content: whole })
    await actOnEvent(services(), organizer, { id, form: { act: 'publish' } })
    await expect(
      reviseEvent(services(), organizer, { id, version: 3, content: { ...whole, textZh: '' } }),
    ).rejects.toMatchObject({ code: 'event_lacks', params: { field: 'textZh' } })
    await expect(
      actOnEvent(services(), organizer, { id, form: { act: 'publishPlan' } }),
    ).rejects.toMatchObject({ code: 'plan_empty' })
  })

  it('written by two people at once keeps what the first wrote', async () => {
    const id = await create({ titleZh: '两人同时写' })
    const write = (viewer: Person, textZh: string) =>
      reviseEvent(services(), viewer, {
        id,
        version: 1,
        content: { ...content, titleZh: '两人同时写', textZh },
      })
    const done = await Promise.allSettled([write(organizer, '甲'), write(editor, '乙')])
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(done.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'changed_meanwhile' },
    })
  })

  it('that is cancelled stays readable with the reason, and is not changed again', async () => {
    const id = await create({ titleZh: '取消的展' })
    const cancel = { act: 'cancel', reason: '场馆另有安排' } as const
    await expect(actOnEvent(services(), organizer, { id, form: cancel })).rejects.toMatchObject({
      code: 'event_not_public',
    })
    await actOnEvent(services(), organizer, { id, form: { act: 'publish' } })
    await actOnEvent(services(), organizer, { id, form: cancel })
    expect(await readEvent(database.db, other, id)).toMatchObject({
      state: 'cancelled',
      cancelReason: '场馆另有安排',
    })
    await expect(reviseEvent(services(), organizer, { id, version: 3, content })).rejects.toMatchObject({
      code: 'event_cancelled',
    })
  })
})
