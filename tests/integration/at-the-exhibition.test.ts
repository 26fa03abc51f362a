import { buffer } from 'node:stream/consumers'
import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import { i18nFor } from '~/locales/i18n'
import type { Person } from '~/modules/accounts'
import {
  actOnLeads,
  actOnTicket,
  badgesPdf,
  exportCsv,
  exportEvent,
  exportOf,
  exportWorkbook,
  holdBooths,
  markPrinted,
  recordScans,
} from '~/modules/events/index.server'
import { countBadges, readBadges } from '~/modules/events/visitors/badges/badges.repo.server'
import { leadCsv } from '~/modules/events/visitors/leads/lead-csv'
import { listLeads, readLeadsOf } from '~/modules/events/visitors/leads/leads.repo.server'
import { ticketWriter } from '~/modules/events/visitors/ticket-keys.server'
import type { Visitor } from '~/modules/events/visitors/visitor'
import { useDatabase } from '../support/database'
import { type Exhibition, makeBooths, makeExhibition, makeExhibitor } from '../support/exhibitors'
import { testDay, testServices } from '../support/services'
import { makeVisitor, register, somebody, way } from '../support/visitors'

const database = useDatabase()
const services = () => testServices(database)
const fails = (code: string, status: number) => expect.objectContaining({ code, status })

let exhibition: Exhibition
beforeAll(async () => {
  exhibition = await makeExhibition(database.db)
})

describe('a visitor met at a booth', () => {
  let exhibitor: Awaited<ReturnType<typeof makeExhibitor>>
  let visitor: Visitor
  let person: Person
  beforeAll(async () => {
    exhibitor = await makeExhibitor(database.db, exhibition.eventId)
    ;({ visitor, viewer: person } = await makeVisitor(services(), exhibition.eventId, '陈一'))
  })
  const scan = (ticket: string, viewer = exhibitor.viewer) =>
    actOnLeads(services(), viewer, { eventId: exhibition.eventId, form: { act: 'scan', ticket } }, way)
  const scope = () => ({ eventId: exhibition.eventId, organisationId: exhibitor.organisationId })
  const leads = () => listLeads(database.db, scope(), { limit: 10 })
  const tell = (form: Parameters<typeof actOnTicket>[2]['form']) =>
    actOnTicket(
      services(),
      person,
      { ticket: { eventId: exhibition.eventId, number: visitor.number, key: '' }, form },
      way,
    )
  const answer = async (said: 'yes' | 'no') =>
    tell({ act: 'answer', lead: (await readLeadsOf(database.db, visitor.id))[0]?.id ?? 0, answer: said })

  it('is there once, asked once, and nobody until they agree', async () => {
    await scan((await ticketWriter(services(), exhibition.eventId))(visitor))
    await scan(visitor.number)
    expect(await leads()).toMatchObject([{ number: visitor.number, contact: null, asks: true }])
    const asked = await database.db
      .selectFrom('notices')
      .select('event')
      .where('person_id', '=', person.id)
      .where('event', '=', 'lead_asked')
      .execute()
    expect(asked).toHaveLength(1)
    expect(leadCsv(await leads(), i18nFor('zh').t, 'zh')).not.toContain('陈一')
  })

  it('is seen with what the visitor gave once they agree, and no more once they withdraw it', async () => {
    await answer('yes')
    expect(await leads()).toMatchObject([{ contact: { name: '陈一', phone: visitor.phone } }])
    expect(leadCsv(await leads(), i18nFor('zh').t, 'zh')).toContain(visitor.phone)
    await answer('no')
    expect(await leads()).toMatchObject([{ contact: null, asks: false }])
    // What they say to all holds for those alone to whom they said nothing.
    await tell({ act: 'share', shares: true })
    expect(await leads()).toMatchObject([{ contact: null }])
    const other = await makeExhibitor(database.db, exhibition.eventId)
    await scan(visitor.number, other.viewer)
    const theirs = () =>
      listLeads(database.db, { ...scope(), organisationId: other.organisationId }, { limit: 10 })
    expect(await theirs()).toMatchObject([{ contact: { name: '陈一' } }])
    await tell({ act: 'share', shares: false })
    expect(await theirs()).toMatchObject([{ contact: null, asks: true }])
  })

  it('is rated and noted by that exhibitor, and by nobody else', async () => {
    const [lead] = await leads()
    const note = (viewer: Person) =>
      actOnLeads(
        services(),
        viewer,
        { eventId: exhibition.eventId, form: { act: 'note', lead: lead?.id ?? 0, rating: 3, note: '=1+1' } },
        way,
      )
    await note(exhibitor.viewer)
    expect(await leads()).toMatchObject([{ rating: 3, note: '=1+1' }])
    expect(leadCsv(await leads(), i18nFor('zh').t, 'zh')).toContain(",'=1+1,")
    const other = await makeExhibitor(database.db, exhibition.eventId)
    await expect(note(other.viewer)).rejects.toEqual(fails('not_found', 404))
  })

  it('is met by exhibitors that were let in, by tickets that are good', async () => {
    const applicant = await makeExhibitor(database.db, exhibition.eventId, { state: 'submitted' })
    await expect(scan(visitor.number, applicant.viewer)).rejects.toEqual(fails('leads_of_exhibitors', 403))
    await expect(scan('5724000000')).rejects.toEqual(fails('ticket_unknown', 422))
    await expect(scan('x')).rejects.toEqual(fails('ticket_unreadable', 422))
    const gone = await makeVisitor(services(), exhibition.eventId, '吴三')
    const ticket = { eventId: exhibition.eventId, number: gone.visitor.number, key: '' }
    await actOnTicket(services(), gone.viewer, { ticket, form: { act: 'cancel' } }, way)
    await expect(scan(gone.visitor.number)).rejects.toEqual(fails('ticket_unknown', 422))
  })
})

describe('badges', () => {
  it('wait until they are said to be printed, each as the ticket that was, and again when it is another', async () => {
    const { eventId, organizer } = await makeExhibition(database.db)
    const { viewer } = await makeVisitor(services(), eventId, '陈一')
    const people = ['欧阳慕容若兰', 'Bartholomew Featherstonehaugh-Cholmondeley', '周二'].map((name) =>
      somebody(name),
    )
    await register(services(), viewer, eventId, people, {
      organisationName: '中华人民共和国某省某市应急救援装备技术研究与培训中心有限责任公司',
    })
    const waiting = () => readBadges(database.db, { eventId }, 'waiting', { after: 0, limit: 80 })
    const badges = await waiting()
    expect(badges.map(({ name }) => name)).toEqual(['陈一', ...people.map(({ name }) => name)])
    const write = await ticketWriter(services(), eventId)
    const bytes = await badgesPdf(
      { event: '测试应急装备展', badges },
      (badge) => write({ eventId, ...badge }),
      'zh',
    )
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')

    const [first] = badges
    const ticket = { eventId, number: first?.number ?? '', key: '' }
    await actOnTicket(services(), viewer, { ticket, form: { act: 'reissue' } }, way)
    const mark = () => markPrinted(services(), organizer, { eventId, stopId: null, badges })
    await mark()
    await mark()
    expect((await waiting()).map(({ name, issue }) => [name, issue])).toEqual([['陈一', 2]])
    expect(await countBadges(database.db, { eventId }, 'all', 0)).toBe(4)
    const printed = await database.db
      .selectFrom('audit_log')
      .select('detail')
      .where('action', '=', 'visitor.badges_printed')
      .where('object_id', '=', String(eventId))
      .execute()
    expect(printed).toEqual([{ detail: { quantity: 3 } }])
  })
})

describe('what an organizer takes along', () => {
  const table = (file: string, viewer = exhibition.organizer, eventId = exhibition.eventId) =>
    exportEvent(services(), viewer, { eventId, stopId: null, ...exportOf(file), lang: 'zh' })
  const lines = async (file: string) => {
    let text = ''
    for await (const part of exportCsv(await table(file))) text += part
    return text.split('\r\n')
  }

  it('are visitors with when they came, as CSV and as a workbook, and no formula in either', async () => {
    const { visitor: mine } = await makeVisitor(
      services(),
      exhibition.eventId,
      '=HYPERLINK("http://evil.example")',
    )
    const scans = [
      {
        ...{ clientId: 'b3c1f1c8-7a3e-4f7a-9a55-6d0a6a6f0e11', number: mine.number, issue: 1, gate: '东门' },
        ...{ how: 'scanned' as const, at: testDay },
      },
    ]
    await recordScans(services(), exhibition.organizer, { eventId: exhibition.eventId, stopId: null, scans })
    const csv = await lines('visitors.csv')
    expect(csv[1]).toContain(`"'=HYPERLINK(""http://evil.example"")"`)
    expect(csv[1]).toMatch(/东门,1$/)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await buffer(exportWorkbook(await table('visitors.xlsx'), testDay))) as never)
    const sheet = book.worksheets[0]
    expect(sheet?.getCell('B2').value).toBe('=HYPERLINK("http://evil.example")')
    expect(sheet?.getCell('M2').value).toBe(1)
    expect(sheet?.rowCount).toBe(csv.length - 1)
  })

  it('are exhibitors with the name above the booth, and what they ordered with their booths', async () => {
    const exhibitor = await makeExhibitor(database.db, exhibition.eventId)
    const [boothId = 0] = await makeBooths(database.db, exhibition, ['E1'])
    const { id: optionId } = await database.db
      .insertInto('booth_options')
      .values({
        event_id: exhibition.eventId,
        code: 'P',
        name_zh: '三相电',
        unit_zh: '路',
        price_minor: 50_000,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await holdBooths(
      services(),
      exhibitor.viewer,
      {
        eventId: exhibition.eventId,
        holding: { boothIds: [boothId], options: [{ optionId, quantity: 2 }] },
      },
      way,
    )
    await database.db
      .updateTable('booth_holds')
      .set({ state: 'sold' })
      .where('booth_id', '=', boothId)
      .execute()
    const exhibitors = await lines('exhibitors.csv')
    expect(exhibitors.find((line) => line.includes(',E1,'))).toContain(',测试单位,,已同意参展,,E1,9,0,')
    const options = await lines('options.csv')
    expect(options[1]).toMatch(/^P,三相电,.*,测试单位,E1,2,路,保留中,1000,60,CNY$/)
  })

  it('goes to those who write for the organizer, is written down, and is nothing else than these', async () => {
    const other = await makeExhibition(database.db)
    await expect(table('visitors.csv', other.organizer)).rejects.toEqual(fails('not_found', 404))
    for (const file of ['orders.csv', 'visitors.pdf', '../visitors.csv', 'visitors'])
      expect(() => exportOf(file)).toThrow('not_found')
    const logged = await database.db
      .selectFrom('audit_log')
      .select('detail')
      .where('action', '=', 'event.exported')
      .where('object_id', '=', String(exhibition.eventId))
      .execute()
    expect(logged).toContainEqual({ detail: { file: 'visitors.xlsx' } })
  })
})
