import { beforeAll, describe, expect, it } from 'vitest'
import { i18nFor } from '~/locales/i18n'
import { auditCsv } from '~/modules/accounts'
import {
  AuditQuery,
  actOnPerson,
  exportAuditLog,
  OutboxQuery,
  PeopleQuery,
  readAuditLog,
  readMail,
  readOutbox,
  readPeople,
  sendMailAgain,
} from '~/modules/accounts/index.server'
import { readSession } from '~/modules/accounts/sessions/sessions.repo.server'
import { hashToken } from '~/modules/accounts/sessions/tokens.server'
import type { Person } from '~/modules/accounts/viewer'
import { audit } from '~/platform/audit.server'
import { queueMail } from '~/platform/mail.server'
import { useDatabase } from '../support/database'
import { makeOrganisation, makePerson, signInAs, viewerOf } from '../support/people'
import { testServices } from '../support/services'

const database = useDatabase()
const services = () => testServices(database)
const db = () => database.db

let administrator: Person
beforeAll(async () => {
  administrator = await viewerOf(
    db(),
    await makePerson(db(), { name: '管理员甲', platformRole: 'administrator' }),
  )
})

const roleOf = async (id: number) =>
  await db()
    .selectFrom('people')
    .select(['platform_role', 'state'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
const entriesOf = (action: string, id: number | string) =>
  db()
    .selectFrom('audit_log')
    .selectAll()
    .where('action', '=', action)
    .where('object_id', '=', String(id))
    .orderBy('id')
    .execute()
const act = (viewer: Person, personId: number, which: Parameters<typeof actOnPerson>[2]['act']) =>
  actOnPerson(services(), viewer, { personId, act: which, reason: '测试理由' })

describe('the audit log', () => {
  const log = (query: object) => readAuditLog(services(), AuditQuery.parse(query))
  let other: { id: number; email: string }
  let organisation: number
  beforeAll(async () => {
    other = await makePerson(db(), { name: '100%_周' })
    organisation = await makeOrganisation(db(), { nameZh: '湘江水泵厂' })
    await db()
      .transaction()
      .execute(async (tx) => {
        const by = {
          personId: other.id,
          organisationId: organisation,
          address: '203.0.113.9',
          requestId: 'r1',
        }
        await audit(tx, by, {
          action: 'session.begun',
          object: { kind: 'person', id: other.id },
          detail: { by: '=1+1' },
        })
        await audit(
          tx,
          { ...by, personId: null, organisationId: null },
          {
            action: 'session.refused',
            object: { kind: 'person', id: other.id },
          },
        )
        await audit(
          tx,
          { ...by, personId: null, organisationId: null, address: '198.51.100.1' },
          {
            action: 'organisation.suspended',
            object: { kind: 'organisation', id: organisation },
          },
        )
      })
  })

  it.each([
    ['the id', () => String(other.id), 2],
    ['the address', () => other.email.toUpperCase(), 2],
    ['part of the name, in which no character is a wildcard', () => '0%_周', 2],
    ['a wildcard alone finds only those who have it in their name', () => '%', 2],
    ['nobody', () => 'nobody@example.com', 0],
  ])('finds what a person did and what was done to them by %s', async (_what, person, found) => {
    expect((await log({ person: person() })).rows).toHaveLength(found)
  })

  it('is narrowed by action, object, organisation and address, all at once', async () => {
    expect((await log({ organisation: '水泵厂' })).rows).toHaveLength(2)
    expect((await log({ organisation: String(organisation) })).rows).toHaveLength(2)
    expect((await log({ organisation: '水泵厂', address: '198.51.100.1' })).rows).toHaveLength(1)
    expect(
      (await log({ kind: 'person', object: String(other.id), action: 'session.begun' })).rows,
    ).toHaveLength(1)
    expect((await log({ address: '203.0.113.9', action: 'organisation.suspended' })).rows).toHaveLength(0)
  })

  it('takes days as days in China', async () => {
    const [first] = (await log({ person: String(other.id) })).rows
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(first?.at)
    const shifted = (days: number) =>
      new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
    const person = String(other.id)
    expect((await log({ person, from: day, to: day })).rows).toHaveLength(2)
    expect((await log({ person, from: shifted(1) })).rows).toHaveLength(0)
    expect((await log({ person, to: shifted(-1) })).rows).toHaveLength(0)
  })

  it('comes in pages, newest first, each entry once', async () => {
    await db()
      .transaction()
      .execute(async (tx) => {
        for (let n = 0; n < 120; n++)
          await audit(
            tx,
            { personId: null, organisationId: null, address: '192.0.2.77', requestId: null },
            {
              action: 'session.ended',
              object: { kind: 'person', id: 1_000_000 + n },
            },
          )
      })
    const seen: number[] = []
    let before: number | null | undefined
    let pages = 0
    do {
      const { rows, older } = await log({ address: '192.0.2.77', ...(before ? { before } : {}) })
      seen.push(...rows.map(({ id }) => id))
      before = older
      pages += 1
    } while (before !== null)
    expect(pages).toBe(3)
    expect(seen).toHaveLength(120)
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a))
  })

  it('is exported whole, no cell a formula, and the export is an entry that is not in the file', async () => {
    const batches = await exportAuditLog(services(), administrator, { person: String(other.id) })
    let file = ''
    for await (const part of auditCsv(batches, i18nFor('en').t)) file += part
    const lines = file.trimEnd().split('\r\n')
    expect(lines).toHaveLength(3)
    expect(file).toContain('Signed in,session.begun')
    expect(file).toContain(`"{""by"":""=1+1""}"`)
    expect(file).not.toMatch(/(^|,)"?[=+@-]/m)
    const [entry] = await entriesOf('audit_log.exported', 'all')
    expect(entry).toMatchObject({ actor_id: administrator.id, detail: { person: String(other.id) } })
    const all = await exportAuditLog(services(), administrator, {})
    let whole = 0
    for await (const rows of all) whole += rows.length
    const { n } = await db()
      .selectFrom('audit_log')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    expect(whole).toBe(n)
  })

  it('is changed and deleted by nobody', async () => {
    for (const change of [
      () => db().updateTable('audit_log').set({ action: 'x' }).execute(),
      () => db().deleteFrom('audit_log').execute(),
    ])
      await expect(change()).rejects.toThrow(/only added to|permission denied/)
  })
})

describe('the outbox', () => {
  const subject = '出箱测试'
  const token = 'x'.repeat(43)
  const keep = async (set: object = {}) => {
    await db()
      .transaction()
      .execute((tx) =>
        queueMail(tx, {
          kind: 'reset_password',
          to: 'reader@example.com',
          subject,
          text: `打开 https://muster.example/reset-password?token=${token} 设置`,
        }),
      )
    const { id } = await db()
      .selectFrom('mails')
      .select('id')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    if (Object.keys(set).length > 0) await db().updateTable('mails').set(set).where('id', '=', id).execute()
    return id
  }
  const listed = async (query: object) =>
    (await readOutbox(services(), OutboxQuery.parse(query))).rows.map(({ id }) => id)

  it('shows mails by their state and by address or subject', async () => {
    const kept = await keep()
    const failed = await keep({ last_error: '550', attempts: 3 })
    const sent = await keep({ sent_at: new Date(), attempts: 1, body_text: '' })
    expect(await listed({ q: subject })).toEqual([sent, failed, kept])
    expect(await listed({ q: 'READER@', state: 'kept' })).toEqual([kept])
    expect(await listed({ state: 'failed' })).toEqual([failed])
    expect(await listed({ state: 'sent' })).toEqual([sent])
  })

  it('shows the text, which the log takes down, and covers its secrets where a mail service delivers it', async () => {
    const id = await keep()
    const open = await readMail(services(), administrator, { mailId: id })
    expect(open).toMatchObject({ state: 'kept', masked: false })
    expect(open.body_text).toContain(token)
    expect(await entriesOf('mail.read', id)).toHaveLength(1)
    const delivered = { ...services(), env: { ...services().env, SMTP_URL: 'smtp://mail.example' } }
    const covered = await readMail(delivered, administrator, { mailId: id })
    expect(covered.masked).toBe(true)
    expect(covered.body_text).not.toContain(token)
    expect(covered.body_text).toContain('/reset-password?token=•••')
  })

  it('sends again what failed, and nothing else', async () => {
    const failed = await keep({ last_error: '550', attempts: 3 })
    await sendMailAgain(services(), administrator, { mailId: failed })
    expect(await entriesOf('mail.sent_again', failed)).toHaveLength(1)
    for (const set of [{}, { sent_at: new Date(), last_error: null }]) {
      const id = await keep(set)
      await expect(sendMailAgain(services(), administrator, { mailId: id })).rejects.toMatchObject({
        code: 'mail_not_failed',
      })
      expect(await entriesOf('mail.sent_again', id)).toHaveLength(0)
    }
    await expect(sendMailAgain(services(), administrator, { mailId: 999_999 })).rejects.toMatchObject({
      status: 404,
    })
  })
})

describe('people, as administrators govern them', () => {
  it('are found by number, address and part of the name', async () => {
    const person = await makePerson(db(), { name: '赵测试' })
    for (const q of [String(person.id), person.email, '测试']) {
      const { rows } = await readPeople(services(), PeopleQuery.parse({ q }))
      expect(rows.map(({ id }) => id)).toContain(person.id)
    }
    expect((await readPeople(services(), PeopleQuery.parse({ q: person.email, role: 'any' }))).rows).toEqual(
      [],
    )
  })

  it('get a role and lose it: the right is there or gone with the next request, which renews the session', async () => {
    const person = await makePerson(db())
    const { token } = await signInAs(db(), person)
    await act(administrator, person.id, 'make_reviewer')
    const after = await readSession(db(), hashToken(token), new Date())
    expect(after).toMatchObject({ person: { platformRole: 'reviewer' }, rotateDue: true })
    await act(administrator, person.id, 'take_role')
    expect((await readSession(db(), hashToken(token), new Date()))?.person.platformRole).toBeNull()
    const entries = await entriesOf('person.platform_role_changed', person.id)
    expect(entries.map(({ detail }) => detail)).toEqual([
      { from: 'none', to: 'reviewer', reason: '测试理由' },
      { from: 'reviewer', to: 'none', reason: '测试理由' },
    ])
  })

  it('get no role while suspended or while their address is not proven', async () => {
    const person = await makePerson(db())
    await db().updateTable('people').set({ email_verified_at: null }).where('id', '=', person.id).execute()
    await expect(act(administrator, person.id, 'make_reviewer')).rejects.toMatchObject({
      code: 'person_not_ready',
    })
    expect(await roleOf(person.id)).toMatchObject({ platform_role: null })
  })

  it('are suspended: every session ends at once, and none begins until they are back', async () => {
    const person = await makePerson(db())
    const { token } = await signInAs(db(), person)
    await act(administrator, person.id, 'suspend')
    expect(await readSession(db(), hashToken(token), new Date())).toBeNull()
    expect(await roleOf(person.id)).toMatchObject({ state: 'suspended' })
    await expect(act(administrator, person.id, 'suspend')).rejects.toMatchObject({ code: 'person_state' })
    await act(administrator, person.id, 'reactivate')
    expect(await roleOf(person.id)).toMatchObject({ state: 'active' })
    expect(await entriesOf('person.suspended', person.id)).toHaveLength(1)
    expect(await entriesOf('person.reactivated', person.id)).toHaveLength(1)
  })

  it('are signed out everywhere without being suspended', async () => {
    const person = await makePerson(db())
    await signInAs(db(), person)
    const { token } = await signInAs(db(), person)
    await act(administrator, person.id, 'end_sessions')
    expect(await readSession(db(), hashToken(token), new Date())).toBeNull()
    expect(await entriesOf('session.ended_by_administrator', person.id)).toMatchObject([
      { detail: { sessions: 2 } },
    ])
  })

  it('are out of reach for whoever is no administrator any more, though their page was open', async () => {
    const former = await viewerOf(db(), await makePerson(db(), { platformRole: 'administrator' }))
    await act(administrator, former.id, 'take_role')
    const person = await makePerson(db())
    await expect(act(former, person.id, 'suspend')).rejects.toMatchObject({ status: 404 })
    expect(await roleOf(person.id)).toMatchObject({ state: 'active' })
  })

  it('never lose the last administrator', async () => {
    await expect(act(administrator, administrator.id, 'take_role')).rejects.toMatchObject({
      code: 'last_administrator',
    })
    await expect(act(administrator, administrator.id, 'make_reviewer')).rejects.toMatchObject({
      code: 'last_administrator',
    })
    await expect(act(administrator, administrator.id, 'suspend')).rejects.toMatchObject({
      code: 'own_account',
    })
    expect(await roleOf(administrator.id)).toMatchObject({ platform_role: 'administrator', state: 'active' })
  })

  it('keep one administrator when two take the role from each other at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const second = await viewerOf(db(), await makePerson(db(), { platformRole: 'administrator' }))
      const outcomes = await Promise.allSettled([
        act(administrator, second.id, round % 2 === 0 ? 'take_role' : 'suspend'),
        act(second, administrator.id, 'take_role'),
      ])
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const left = await db()
        .selectFrom('people')
        .select('id')
        .where('platform_role', '=', 'administrator')
        .where('state', '=', 'active')
        .execute()
      expect(left).toHaveLength(1)
      administrator = await viewerOf(db(), { id: left[0]?.id as number })
    }
  })
})
