import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '~/modules/accounts'
import {
  actOnBoothClasses,
  actOnEvent,
  actOnHalls,
  actOnPlan,
  boothFile,
  checkStoredPlan,
  ensureSampleExhibition,
  importBooths,
} from '~/modules/events/index.server'
import { fixedClock } from '~/platform/clock.server'
import { useDatabase } from '../support/database'
import { makeEvent } from '../support/events'
import { makeOrganisation, makePerson, viewerOf } from '../support/people'
import { makeBoothClass, makeHall, makeHold } from '../support/plans'
import { testServices } from '../support/services'

type Form = Parameters<typeof actOnPlan>[2]['form']
type Asked = Form extends infer F ? (F extends { version: number } ? Omit<F, 'version'> : never) : never

describe('a floor plan', () => {
  const database = useDatabase('vocabulary')
  let organizer: Person
  let editor: Person
  let exhibitor: number
  let organisationId: number
  let eventId: number
  let hallId: number
  let classId: number
  const services = (at?: Date) => testServices(database, null, at ? fixedClock(at) : undefined)

  beforeAll(async () => {
    const { db } = database
    const [owner, second, stranger] = [await makePerson(db), await makePerson(db), await makePerson(db)]
    organisationId = await makeOrganisation(db, {
      kind: 'organizer',
      members: [
        [owner, 'owner'],
        [second, 'editor'],
      ],
    })
    exhibitor = await makeOrganisation(db, { members: [[stranger, 'owner']] })
    organizer = await viewerOf(db, owner, { organisationId })
    editor = await viewerOf(db, second, { organisationId })
  })
  beforeEach(async () => {
    eventId = await makeEvent(database.db, organisationId)
    classId = await makeBoothClass(database.db, eventId)
    hallId = await makeHall(database.db, eventId)
  })

  const version = async () =>
    (
      await database.db
        .selectFrom('halls')
        .select('version')
        .where('id', '=', hallId)
        .executeTakeFirstOrThrow()
    ).version
  const booths = () =>
    database.db
      .selectFrom('booths')
      .select(['id', 'number', 'x', 'y', 'width', 'depth', 'class_id', 'for_sale'])
      .where('event_id', '=', eventId)
      .where('removed_at', 'is', null)
      .orderBy('number')
      .execute()
  const numbers = async () => (await booths()).map(({ number }) => number)
  const ref = async (number: string) => {
    const found = (await booths()).find((booth) => booth.number === number)
    return { of: 'booth' as const, id: found?.id ?? 0 }
  }
  const at = async (number: string) => {
    const found = (await booths()).find((booth) => booth.number === number)
    return found && [found.x, found.y, found.width, found.depth]
  }
  const send = async (asked: Asked, { viewer = organizer, on }: { viewer?: Person; on?: number } = {}) =>
    actOnPlan(services(), viewer, {
      ...{ eventId, hallId },
      form: { ...asked, version: on ?? (await version()) } as Form,
    })
  const row = (first: string, y: number, more: Partial<Extract<Asked, { act: 'row' }>> = {}) =>
    send({
      ...{ act: 'row', first, count: 4, step: 1, direction: 'right', gap: 0, classId },
      ...{ x: 6, y, width: 6, depth: 6, ...more },
    })
  const publish = () => actOnEvent(services(), organizer, { id: eventId, form: { act: 'publishPlan' } })

  it('gets a row of booths, numbered on from the first, to the right or downwards', async () => {
    await row('A01', 6)
    expect(await numbers()).toEqual(['A01', 'A02', 'A03', 'A04'])
    expect(await at('A03')).toEqual([18, 6, 6, 6])
    await row('B1', 12, { count: 2, step: 2, direction: 'down', gap: 1, x: 40 })
    expect(await at('B3')).toEqual([40, 19, 6, 6])
    expect((await checkStoredPlan(database.db, eventId)).booths).toBe(6)
  })

  it('takes no number twice, in any hall of the event, and nothing outside a hall', async () => {
    await row('A01', 6)
    await expect(row('A04', 20)).rejects.toMatchObject({ code: 'number_taken', params: { number: 'A04' } })
    await expect(row('C01', 36)).rejects.toMatchObject({ code: 'plan_outside' })
    const other = await makeHall(database.db, eventId, { code: 'B' })
    await expect(
      actOnPlan(services(), organizer, {
        ...{ eventId, hallId: other },
        form: {
          ...{ act: 'row', version: 1, first: 'A01', count: 1, step: 1, direction: 'right', gap: 0, classId },
          ...{ x: 6, y: 6, width: 6, depth: 6 },
        },
      }),
    ).rejects.toMatchObject({ code: 'number_taken' })
    expect(await numbers()).toHaveLength(4)
  })

  it('lets booths be moved, resized, shifted together, and copied with numbers of their own', async () => {
    await row('A01', 6)
    const [first, second] = [await ref('A01'), await ref('A02')]
    await send({ act: 'place', items: [first], x: 0, y: 0, width: 8, depth: 4 })
    expect(await at('A01')).toEqual([0, 0, 8, 4])
    await send({ act: 'shift', items: [first, second], dx: 2, dy: 3 })
    expect([await at('A01'), await at('A02')]).toEqual([
      [2, 3, 8, 4],
      [14, 9, 6, 6],
    ])
    await send({ act: 'copy', items: [second, first], dx: 0, dy: 20, first: 'C09' })
    expect([await at('C09'), await at('C10')]).toEqual([
      [2, 23, 8, 4],
      [14, 29, 6, 6],
    ])
  })

  it('is renumbered in reading order, and numbers may change places', async () => {
    await row('A01', 6)
    const items = [await ref('A04'), await ref('A03'), await ref('A02'), await ref('A01')]
    await send({ act: 'number', items, first: 'A02', step: 1 })
    expect(await numbers()).toEqual(['A02', 'A03', 'A04', 'A05'])
    expect(await at('A02')).toEqual([6, 6, 6, 6])
    await expect(send({ act: 'number', items, first: 'A', step: 1 })).rejects.toMatchObject({
      code: 'number_counts',
    })
  })

  it('has a booth split in two: the first part keeps its number, and no part is under a metre', async () => {
    await row('A01', 6, { count: 1, width: 12 })
    const items = [await ref('A01')]
    const split = (cut: 'across' | 'along', where: number) =>
      send({ act: 'split', items, cut, at: where, first: 'A02' })
    await expect(split('across', 1)).rejects.toMatchObject({ code: 'split_where' })
    await expect(split('along', 5)).rejects.toMatchObject({ code: 'split_where' })
    await split('across', 8)
    expect([await at('A01'), await at('A02')]).toEqual([
      [6, 6, 8, 6],
      [14, 6, 4, 6],
    ])
  })

  it('has its classes changed, its elements labelled, and what is removed comes back by undoing', async () => {
    await row('A01', 6)
    const island = await makeBoothClass(database.db, eventId, { code: 'ISL' })
    await send({ act: 'dress', items: [await ref('A01')], classId: island, forSale: false })
    expect((await booths())[0]).toMatchObject({ class_id: island, for_sale: false })
    const { items } = await send({
      ...{ act: 'element', kind: 'stage', labelZh: '', labelEn: '', x: 40, y: 6, width: 10, depth: 8 },
    })
    const stage = { of: 'element' as const, id: Number(items[0]?.slice(1)) }
    await send({ act: 'label', items: [stage], labelZh: '主舞台', labelEn: '' })
    await send({ act: 'remove', items: [await ref('A01'), stage] })
    expect(await numbers()).toEqual(['A02', 'A03', 'A04'])
    await send({ act: 'undo' })
    expect(await numbers()).toEqual(['A01', 'A02', 'A03', 'A04'])
    const element = await database.db
      .selectFrom('plan_elements')
      .select(['label_zh', 'removed_at'])
      .where('id', '=', stage.id)
      .executeTakeFirstOrThrow()
    expect(element).toEqual({ label_zh: '主舞台', removed_at: null })
  })

  it('is undone act by act to where it began, and no further', async () => {
    await row('A01', 6)
    await send({ act: 'shift', items: [await ref('A01')], dx: 0, dy: 2 })
    await send({ act: 'undo' })
    expect(await at('A01')).toEqual([6, 6, 6, 6])
    await send({ act: 'undo' })
    expect(await numbers()).toEqual([])
    await expect(send({ act: 'undo' })).rejects.toMatchObject({ code: 'nothing_to_undo' })
  })

  it('knows an act that is sent again, and does it once', async () => {
    const on = await version()
    const asked: Asked = {
      ...{ act: 'row', first: 'A01', count: 2, step: 1, direction: 'right', gap: 0, classId },
      ...{ x: 6, y: 6, width: 6, depth: 6 },
    }
    const first = await send(asked, { on })
    const again = await send(asked, { on })
    expect(again.items).toEqual(first.items)
    expect(await numbers()).toEqual(['A01', 'A02'])
    const undone = await Promise.all([
      send({ act: 'undo' }, { on: on + 1 }),
      send({ act: 'undo' }, { on: on + 1 }),
    ])
    expect(undone).toHaveLength(2)
    expect(await numbers()).toEqual([])
  })

  it('drawn on by two organizers at once keeps what the first did, tells the second, and takes it on the new version', async () => {
    await row('A01', 6)
    const on = await version()
    const move = async (number: string, viewer: Person, version = on) =>
      send({ act: 'shift', items: [await ref(number)], dx: 0, dy: 2 }, { viewer, on: version })
    const done = await Promise.allSettled([move('A01', organizer), move('A02', editor)])
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(done.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'changed_meanwhile', status: 409 },
    })
    const [number, viewer] =
      done[0]?.status === 'rejected' ? (['A01', organizer] as const) : (['A02', editor] as const)
    await move(number, viewer, on + 1)
    expect([await at('A01'), await at('A02')]).toEqual([
      [6, 8, 6, 6],
      [12, 8, 6, 6],
    ])
  })

  it('once public keeps its numbers, and stays without a finding', async () => {
    await row('A01', 6)
    await publish()
    const items = [await ref('A01')]
    await expect(send({ act: 'number', items, first: 'A09', step: 1 })).rejects.toMatchObject({
      code: 'plan_numbers_stand',
      params: { number: 'A01' },
    })
    await expect(send({ act: 'shift', items, dx: 1, dy: 0 })).rejects.toMatchObject({
      code: 'plan_act_faulty',
    })
    await expect(
      actOnHalls(services(), organizer, {
        eventId,
        form: {
          ...{ act: 'edit', id: hallId, version: await version(), code: 'A', nameZh: 'A 馆', nameEn: '' },
          ...{ width: 20, depth: 40 },
        },
      }),
    ).rejects.toMatchObject({ code: 'plan_act_faulty' })
    await send({ act: 'shift', items: [await ref('A04')], dx: 12, dy: 0 })
    expect(await at('A04')).toEqual([36, 6, 6, 6])
    const logged = await database.db
      .selectFrom('audit_log')
      .select('detail')
      .where('action', '=', 'event.plan_changed')
      .where('object_id', '=', String(eventId))
      .execute()
    expect(logged).toHaveLength(1)
  })

  it.each(['held', 'sold'] as const)('leaves a booth that is %s as it is, and names it', async (state) => {
    await row('A01', 6)
    await publish()
    const a02 = await ref('A02')
    await makeHold(database.db, { boothId: a02.id, organisationId: exhibitor, state })
    const items = [await ref('A01'), a02]
    const refused = { code: 'booth_taken', status: 409, params: { number: 'A02' } }
    const tries: Asked[] = [
      { act: 'shift', items, dx: 0, dy: 10 },
      { act: 'place', items: [a02], x: 12, y: 20, width: 6, depth: 6 },
      { act: 'split', items: [a02], cut: 'across', at: 3, first: 'A09' },
      { act: 'number', items: [a02], first: 'A09', step: 1 },
      { act: 'dress', items: [a02], classId, forSale: false },
      { act: 'remove', items: [a02] },
    ]
    for (const asked of tries) await expect(send(asked), asked.act).rejects.toMatchObject(refused)
    await expect(send({ act: 'undo' })).rejects.toMatchObject(refused)
    expect(await numbers()).toEqual(['A01', 'A02', 'A03', 'A04'])
  })

  it('takes a booth whose hold has lapsed as free', async () => {
    await row('A01', 6)
    const a01 = await ref('A01')
    const lapsesAt = new Date('2026-11-23T03:59:59Z')
    await makeHold(database.db, { boothId: a01.id, organisationId: exhibitor, lapsesAt })
    await send({ act: 'remove', items: [a01] })
    expect(await numbers()).toEqual(['A02', 'A03', 'A04'])
  })

  it('waits for whoever is taking a booth at this moment, and then leaves it', async () => {
    await row('A01', 6)
    const a01 = await ref('A01')
    const on = await version()
    let moved: Promise<unknown> = Promise.resolve()
    await database.db.transaction().execute(async (tx) => {
      await tx
        .insertInto('booth_holds')
        .values({
          ...{ event_id: eventId, booth_id: a01.id, organisation_id: exhibitor, state: 'held' },
          ...{ held_at: new Date(), lapses_at: new Date('2099-01-01T00:00:00Z') },
        })
        .execute()
      moved = send({ act: 'shift', items: [a01], dx: 0, dy: 2 }, { on }).catch((error) => error)
      await new Promise((resolve) => setTimeout(resolve, 150))
    })
    expect(await moved).toMatchObject({ code: 'booth_taken' })
    expect(await at('A01')).toEqual([6, 6, 6, 6])
  })

  describe('as a CSV file', () => {
    const file = (text: string) => new File([text], 'booths.csv', { type: 'text/csv' })
    const bring = (text: string, viewer = organizer) =>
      importBooths(services(), viewer, { eventId, file: file(text) })
    const head = 'hall,number,x,y,width,depth,class\n'

    it('adds and changes booths, and what was exported changes nothing', async () => {
      await row('A01', 6)
      expect(await bring(`${head}A,A01,3,3,3,4.5,STD\na,b01,3,10,3,3,std\n`)).toEqual({
        ...{ ok: true, added: 1, changed: 1, same: 0 },
      })
      expect([await at('A01'), await at('B01')]).toEqual([
        [6, 6, 6, 9],
        [6, 20, 6, 6],
      ])
      const on = await version()
      const exported = await boothFile(database.db, organizer, { eventId, template: false })
      expect(await bring(exported)).toEqual({ ok: true, added: 0, changed: 0, same: 5 })
      expect(await version()).toBe(on)
      await send({ act: 'undo' })
      expect(await numbers()).toEqual(['A01', 'A02', 'A03', 'A04'])
      expect(await at('A01')).toEqual([6, 6, 6, 6])
    })

    it('says of each line what is wrong, and writes none of them', async () => {
      await row('A01', 6)
      const other = await makeHall(database.db, eventId, { code: 'B' })
      await makeHold(database.db, { boothId: (await ref('A04')).id, organisationId: exhibitor })
      const answer = await bring(
        `${head}X,N1,3,3,3,3,STD\nA,N 2,3,3,3,3,STD\nA,N3,3,3,3,3,STD\nA,N3,9,3,3,3,STD\nA,N4,3.2,3,3,3,STD\nA,N5,3,3,0.5,3,STD\nA,N6,29,3,3,3,STD\nA,N7,3,3,3,3,NONE\nB,A01,3,3,3,3,STD\nA,A04,3,10,3,3,STD\n`,
      )
      expect(other).toBeGreaterThan(0)
      expect(answer).toMatchObject({
        ok: false,
        problems: [
          { line: 2, code: 'hall' },
          { line: 3, code: 'number' },
          { line: 5, code: 'twice' },
          { line: 6, code: 'place' },
          { line: 7, code: 'size' },
          { line: 8, code: 'outside' },
          { line: 9, code: 'class' },
          { line: 10, code: 'other_hall' },
          { line: 11, code: 'taken', number: 'A04' },
        ],
      })
      expect(await numbers()).toEqual(['A01', 'A02', 'A03', 'A04'])
      await expect(bring('a,b,c\n1,2,3\n')).rejects.toMatchObject({ code: 'csv_columns' })
    })
  })

  it('has halls that are added once, and removed only when they are empty', async () => {
    const add = () =>
      actOnHalls(services(), organizer, {
        eventId,
        form: { act: 'add', code: 'C', nameZh: 'C 馆', nameEn: '', width: 40, depth: 40 },
      })
    await add()
    await add()
    const halls = await database.db
      .selectFrom('halls')
      .select(['id', 'code'])
      .where('event_id', '=', eventId)
      .orderBy('code')
      .execute()
    expect(halls.map(({ code }) => code)).toEqual(['A', 'C'])
    await row('A01', 6)
    const remove = (id: number) => actOnHalls(services(), organizer, { eventId, form: { act: 'remove', id } })
    await expect(remove(hallId)).rejects.toMatchObject({ code: 'hall_not_empty' })
    await remove(halls[1]?.id ?? 0)
    await remove(halls[1]?.id ?? 0)
  })

  it('has classes and options saved once each, and a class in use stays', async () => {
    const save = (version: number, price: number, id: number | null = null) =>
      actOnBoothClasses(services(), organizer, {
        eventId,
        form: {
          ...{ act: 'class', id, version, code: 'RAW', nameZh: '光地', nameEn: '', pricing: 'per_m2', price },
          ...{ earlyPrice: null, memberPrice: null, deposit: 30, tax: 600 },
        },
      })
    await save(1, 80_000)
    await save(1, 80_000)
    await expect(save(1, 90_000)).rejects.toMatchObject({ code: 'code_taken' })
    const { id } = await database.db
      .selectFrom('booth_classes')
      .select('id')
      .where('event_id', '=', eventId)
      .where('code', '=', 'RAW')
      .executeTakeFirstOrThrow()
    const both = await Promise.allSettled([save(1, 90_000, id), save(1, 95_000, id)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await row('A01', 6)
    const remove = (which: number) =>
      actOnBoothClasses(services(), organizer, { eventId, form: { act: 'removeClass', id: which } })
    await expect(remove(classId)).rejects.toMatchObject({ code: 'class_in_use' })
    await remove(id)
    const option = {
      act: 'option',
      ...{ id: null, version: 1, code: 'CHAIR', nameZh: '折椅', nameEn: '' },
      ...{ unitZh: '把', unitEn: '', price: 2_000, tax: 600, stock: 500 },
    } as const
    for (let time = 0; time < 2; time++)
      await actOnBoothClasses(services(), organizer, { eventId, form: option })
    const kept = await database.db
      .selectFrom('booth_options')
      .select(['code', 'stock'])
      .where('event_id', '=', eventId)
      .execute()
    expect(kept).toEqual([{ code: 'CHAIR', stock: 500 }])
  })
})

describe('the sample exhibition', () => {
  const database = useDatabase('vocabulary')

  it('is made once, for the sample organizer, with a plan on which nothing is wrong', async () => {
    const { db } = database
    const at = new Date('2026-11-23T04:00:00Z')
    expect(await ensureSampleExhibition(db, at)).toBe(false)
    const id = await makeOrganisation(db, { kind: 'organizer' })
    await db.updateTable('organisations').set({ sample: true }).where('id', '=', id).execute()
    expect(await ensureSampleExhibition(db, at)).toBe(true)
    expect(await ensureSampleExhibition(db, at)).toBe(false)
    const event = await db.selectFrom('events').select(['id', 'sample']).executeTakeFirstOrThrow()
    expect(event.sample).toBe(true)
    expect(await checkStoredPlan(db, event.id)).toEqual({ booths: 58, findings: 0 })
  })
})
