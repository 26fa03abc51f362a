import { beforeAll, describe, expect, it } from 'vitest'
import { i18nFor } from '~/locales/i18n'
import type { Person } from '~/modules/accounts'
import { deletePerson } from '~/modules/accounts/index.server'
import { actOnEvent, actOnTicket, RegisterFields } from '~/modules/events/index.server'
import { readTicketOf } from '~/modules/events/visitors/change-visitor.server'
import { ticketAttachment } from '~/modules/events/visitors/ticket-attachment.server'
import { readTicket } from '~/modules/events/visitors/ticket-code'
import { isSigned, readPublicKeys, ticketWriter } from '~/modules/events/visitors/ticket-keys.server'
import { ticketLink } from '~/modules/events/visitors/ticket-link.server'
import { ticketPdf } from '~/modules/events/visitors/ticket-pdf.server'
import type { Visitor } from '~/modules/events/visitors/visitor'
import { countVisitors, listOwnVisitors, listVisitors } from '~/modules/events/visitors/visitors.repo.server'
import { fixedClock } from '~/platform/clock.server'
import { parseFields } from '~/platform/http/parse-form.server'
import { MailAttachment } from '~/platform/mail.server'
import { useDatabase } from '../support/database'
import { type Exhibition, makeExhibition } from '../support/exhibitors'
import { makeOrganisation, makePerson, viewerOf } from '../support/people'
import { testDay, testServices } from '../support/services'
import { makeVisitor, register, somebody, way } from '../support/visitors'

const database = useDatabase()
const services = (at = testDay) => testServices(database, null, fixedClock(at))
const fails = (code: string, status: number) => expect.objectContaining({ code, status })
const anonymous = { kind: 'anonymous', from: { address: null, requestId: null } } as const

let exhibition: Exhibition
beforeAll(async () => {
  exhibition = await makeExhibition(database.db)
})
const someone = async (name = '陈一') => viewerOf(database.db, await makePerson(database.db, { name }))
const anew = (viewer: Person) => viewerOf(database.db, { id: viewer.id })
const own = (viewer: Person) => listOwnVisitors(database.db, exhibition, viewer.id)
const keyOf = (visitor: Visitor) => ticketLink(services().env, visitor).split('key=')[1] ?? ''
const act = (
  viewer: Person | typeof anonymous,
  visitor: Visitor,
  form: Parameters<typeof actOnTicket>[2]['form'],
  { key = '', at = testDay } = {},
) =>
  actOnTicket(
    services(at),
    viewer,
    { ticket: { eventId: visitor.eventId, number: visitor.number, key }, form },
    way,
  )

describe('registering', () => {
  it('gives one ticket a person, however often and at how many windows it is sent', async () => {
    const viewer = await someone()
    const people = [
      somebody('陈一', { own: true }),
      somebody('周二'),
      somebody('吴三', { phone: '13900000000' }),
    ]
    await Promise.all([1, 2, 3].map(() => register(services(), viewer, exhibition.eventId, people)))
    await register(services(), viewer, exhibition.eventId, people)
    const tickets = await own(viewer)
    expect(tickets.map(({ name, own: self }) => [name, self])).toEqual(
      expect.arrayContaining([
        ['陈一', true],
        ['周二', false],
        ['吴三', false],
      ]),
    )
    expect(tickets).toHaveLength(3)
    expect(new Set(tickets.map(({ number }) => number)).size).toBe(3)
    const notices = await database.db
      .selectFrom('notices')
      .select('event')
      .where('person_id', '=', viewer.id)
      .execute()
    expect(notices).toEqual([{ event: 'visitor_registered' }])
  })

  it('says team of whoever comes for a rescue team, and takes no organisation of others', async () => {
    const person = await makePerson(database.db)
    const team = await makeOrganisation(database.db, {
      ...{ kind: 'rescue_team' as const, nameZh: '湘江救援队' },
      members: [[person, 'viewer']],
    })
    const viewer = await viewerOf(database.db, person)
    const [ticket] = await register(
      services(),
      viewer,
      exhibition.eventId,
      [somebody('郑四', { own: true })],
      { organisationId: team, organisationName: '' },
    )
    expect(ticket).toMatchObject({ kind: 'team', organisationId: team, organisationName: '湘江救援队' })
    await expect(
      register(services(), await someone(), exhibition.eventId, [somebody('王五')], { organisationId: team }),
    ).rejects.toEqual(fails('not_member', 422))
  })

  it('is closed outside its days, and for an event that is not public or called off', async () => {
    const viewer = await someone()
    const late = services(new Date('2099-05-15T04:00:00Z'))
    await expect(register(late, viewer, exhibition.eventId, [somebody('陈一')])).rejects.toEqual(
      fails('visitors_closed', 409),
    )
    const off = await makeExhibition(database.db)
    await database.db
      .updateTable('events')
      .set({ state: 'cancelled', cancelled_at: testDay })
      .where('id', '=', off.eventId)
      .execute()
    await expect(register(services(), viewer, off.eventId, [somebody('陈一')])).rejects.toEqual(
      fails('visitors_closed', 409),
    )
  })

  it('is void when the event is called off, of which whoever registered is told, once', async () => {
    const off = await makeExhibition(database.db)
    const { viewer } = await makeVisitor(services(), off.eventId)
    await register(services(), viewer, off.eventId, [somebody('周二')])
    await actOnEvent(services(), off.organizer, { id: off.eventId, form: { act: 'cancel', reason: '台风' } })
    const notices = await database.db
      .selectFrom('notices')
      .select(['event', 'params'])
      .where('person_id', '=', viewer.id)
      .where('event', '=', 'visitor_called_off')
      .execute()
    expect(notices).toMatchObject([{ params: { reason: '台风' } }])
  })

  it('mails each visitor who gave an address a link of their own, and the ticket with it', async () => {
    const viewer = await someone()
    const email = `zhou-${viewer.id}@example.com`
    const [ticket] = await register(services(), viewer, exhibition.eventId, [somebody('周二', { email })])
    const mail = await database.db
      .selectFrom('mails')
      .select(['kind', 'body_text', 'attachment'])
      .where('to_address', '=', email)
      .executeTakeFirstOrThrow()
    expect(mail.kind).toBe('visitor_ticket')
    expect(mail.body_text).toContain(
      `${way.origin}/events/${exhibition.eventId}/tickets/${ticket?.number}?key=`,
    )
    const attachment = MailAttachment.parse(mail.attachment)
    const make = () => ticketAttachment[attachment.kind]?.(services(), attachment)
    expect((await make())?.content.subarray(0, 5).toString()).toBe('%PDF-')
    await database.db
      .updateTable('event_visitors')
      .set({ issue: 2 })
      .where('number', '=', ticket?.number ?? '')
      .execute()
    expect(await make()).toBeNull()
  })

  it('keeps what was sent when something is wrong with it', () => {
    const read = (fields: Record<string, string>) => parseFields(RegisterFields, fields, i18nFor('zh').t)
    const sent = { self: 'yes', name0: '陈一', name1: '周二', phone1: 'x' }
    const refused = read(sent)
    expect(refused.ok).toBe(false)
    if (!refused.ok)
      expect(refused.state).toMatchObject({ values: sent, errors: { phone1: expect.any(String) } })
    const lacking = read({ self: 'yes', name0: '陈一', phone0: '138 0000 0000', name2: '周二' })
    if (!lacking.ok)
      expect(Object.keys(lacking.state.errors).sort()).toEqual(['agree', 'organisationName', 'phone2'])
    const whole = read({ organisationName: '水务局', name1: '周二', phone1: '138 0000 0000', agree: 'yes' })
    expect(whole.ok && whole.input.visitors.map(({ name }) => name)).toEqual(['周二'])
  })
})

describe('a ticket', () => {
  let viewer: Person
  let visitor: Visitor
  beforeAll(async () => {
    ;({ viewer, visitor } = await makeVisitor(services(), exhibition.eventId))
  })
  const open = (by: Person | typeof anonymous, key = '') =>
    readTicketOf(services(), by, { eventId: exhibition.eventId, number: visitor.number, key })

  it('is there for whoever registered and for whoever holds its link, and for nobody else', async () => {
    expect((await open(viewer)).rights).toEqual({ registrant: true, visitor: true })
    expect((await open(anonymous, keyOf(visitor))).rights).toEqual({ registrant: false, visitor: true })
    for (const [by, key] of [
      [anonymous, ''],
      [anonymous, keyOf({ ...visitor, id: visitor.id + 1 })],
      [await someone(), ''],
      [exhibition.organizer, ''],
    ] as const)
      await expect(open(by, key)).rejects.toEqual(fails('not_found', 404))
  })

  it('is signed with the key of its event, which a later key does not end', async () => {
    const text = (await ticketWriter(services(), exhibition.eventId))(visitor)
    const ticket = readTicket(text)
    expect(ticket).toMatchObject({ eventId: exhibition.eventId, number: visitor.number, issue: 1 })
    expect(text.length).toBeLessThanOrEqual(122)
    if (!ticket) throw new Error('unreadable')
    expect(await isSigned(database.db, ticket)).toBe(true)
    const forged = { ...ticket, signature: ticket.signature.map((byte, i) => (i === 9 ? byte ^ 1 : byte)) }
    expect(await isSigned(database.db, forged)).toBe(false)
    const other = { ...services(), env: { ...services().env, SECRET_KEY: Buffer.alloc(32, 'another') } }
    const later = readTicket((await ticketWriter(other as never, exhibition.eventId))(visitor))
    expect(await readPublicKeys(database.db, exhibition.eventId)).toHaveLength(2)
    for (const each of [ticket, later]) expect(each && (await isSigned(database.db, each))).toBe(true)
  })

  it('says whose it is on paper, in type that holds Chinese', async () => {
    const bytes = await ticketPdf(
      {
        ...{
          event: '测试应急装备展',
          name: visitor.name,
          organisation: '长沙水务',
          title: '',
          kind: '专业观众',
        },
        ...{ number: visitor.number, facts: [['日期', '2099年5月12日']] },
      },
      (await ticketWriter(services(), exhibition.eventId))(visitor),
      'zh',
    )
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(bytes.length).toBeGreaterThan(5_000)
  })

  it('is changed, issued anew and cancelled by whoever registered, and the former link ends', async () => {
    const mine = await makeVisitor(services(), exhibition.eventId, '李六')
    const key = keyOf(mine.visitor)
    const content = {
      name: '李小六',
      organisationName: '株洲水务',
      title: '',
      phone: '138 1111 1111',
      email: '',
    }
    await expect(act(anonymous, mine.visitor, { act: 'change', ...content }, { key })).rejects.toEqual(
      fails('not_found', 404),
    )
    await act(mine.viewer, mine.visitor, { act: 'change', ...content })
    expect(await own(mine.viewer)).toEqual([expect.objectContaining({ ...content, issue: 1 })])
    await act(mine.viewer, mine.visitor, { act: 'reissue' })
    await expect(act(anonymous, mine.visitor, { act: 'share', shares: true }, { key })).rejects.toEqual(
      fails('not_found', 404),
    )
    await act(mine.viewer, mine.visitor, { act: 'cancel' })
    await act(mine.viewer, mine.visitor, { act: 'cancel' })
    await expect(act(mine.viewer, mine.visitor, { act: 'reissue' })).rejects.toEqual(
      fails('ticket_closed', 409),
    )
    // Registered again, they have another ticket.
    await register(services(), mine.viewer, exhibition.eventId, [somebody('李小六', { own: true })])
    const [first, second] = await own(mine.viewer)
    expect([first?.state, second?.state]).toEqual(['cancelled', 'registered'])
    expect(second?.number).not.toBe(first?.number)
  })

  it('shows exhibitors nothing until the visitor says so, which a colleague does by their own link', async () => {
    const host = await someone()
    const [colleague] = await register(services(), host, exhibition.eventId, [somebody('周二')])
    if (!colleague) throw new Error('nobody was registered')
    expect(colleague.sharesContact).toBe(false)
    await expect(act(host, colleague, { act: 'share', shares: true })).rejects.toEqual(
      fails('not_found', 404),
    )
    await act(anonymous, colleague, { act: 'share', shares: true }, { key: keyOf(colleague) })
    expect((await own(host))[0]?.sharesContact).toBe(true)
  })
})

describe('the list of the organizer', () => {
  it('finds by name, organisation, phone and number, counts, and goes on from page to page', async () => {
    const { eventId } = await makeExhibition(database.db)
    const viewer = await someone()
    const people = ['甲', '乙', '丙'].map((name, i) => somebody(name, { phone: `1380000000${i}` }))
    const tickets = await register(services(), viewer, eventId, people, { organisationName: '岳阳_水务' })
    const names = async (filter: Parameters<typeof listVisitors>[2]) =>
      (await listVisitors(database.db, { eventId }, filter)).map(({ name }) => name)
    expect(await names({ q: '岳阳_', limit: 10 })).toEqual(['丙', '乙', '甲'])
    expect(await names({ q: '%', limit: 10 })).toEqual([])
    expect(await names({ q: '13800000001', limit: 10 })).toEqual(['乙'])
    const number = tickets[0]?.number ?? ''
    expect(await names({ q: `${number.slice(0, 4)} ${number.slice(4)}`, limit: 10 })).toEqual(['甲'])
    expect(await names({ limit: 2, before: tickets[2]?.id })).toEqual(['乙', '甲'])
    if (tickets[1]) await act(viewer, tickets[1], { act: 'cancel' })
    expect(await names({ state: 'registered', badge: 'waiting', limit: 10 })).toEqual(['丙', '甲'])
    expect(await countVisitors(database.db, { eventId })).toEqual({
      ...{ registered: 2, cancelled: 1, team: 0, professional: 2, waiting: 2 },
    })
  })

  it('keeps nothing of somebody who deletes their account, nor of whom they registered', async () => {
    const { viewer } = await makeVisitor(services(), exhibition.eventId, '孙七')
    await register(services(), viewer, exhibition.eventId, [somebody('钱八'), somebody('赵九')])
    await deletePerson(services(), await anew(viewer), { email: viewer.email })
    for (const visitor of await own(viewer))
      expect(visitor).toMatchObject({ state: 'cancelled', name: '已注销', phone: '', email: '', title: '' })
  })
})
