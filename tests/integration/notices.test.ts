import { runOnce } from 'graphile-worker'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '~/modules/accounts'
import { deletePerson } from '~/modules/accounts/people/delete-person.server'
import {
  listNotices,
  markAllRead,
  markRead,
  noticeJobs,
  notify,
  readPreferences,
  savePreferences,
} from '~/modules/notifications/index.server'
import type { Preference } from '~/modules/notifications/kinds'
import { sendNotices } from '~/modules/notifications/mails/send-notices.server'
import type { Notice } from '~/modules/notifications/notify.server'
import { fixedClock } from '~/platform/clock.server'
import { mailJobs } from '~/platform/send-mail.server'
import type { Services } from '~/platform/services.server'
import { graphileLogger, taskList } from '~/platform/worker.server'
import { useDatabase } from '../support/database'
import { mailNotices } from '../support/notices'
import { addMember, makeOrganisation, makePerson, type TestPerson, viewerOf } from '../support/people'
import { testServices } from '../support/services'
import { useMailServer } from '../support/smtp'

const database = useDatabase()
const db = () => database.db
const inChina = (text: string) => new Date(`${text}+08:00`)
/** A Wednesday, at midday in China. */
const midday = inChina('2026-11-25T12:00:00')
const later = (minutes: number, from = midday) => new Date(from.getTime() + minutes * 60_000)
const services = (at = midday, more: Partial<Services['env']> = {}): Services => {
  const usual = testServices(database, null, fixedClock(at))
  return { ...usual, env: { ...usual.env, ORIGIN: 'https://muster.example', ...more } }
}

let reader: TestPerson
let viewer: Person
let organisationId: number
let told = 0
beforeEach(async () => {
  reader = await makePerson(db())
  organisationId = await makeOrganisation(db(), { nameZh: '江汉泵业', members: [[reader, 'editor']] })
  viewer = await viewerOf(db(), reader, { organisationId })
})

const notice = (part: Partial<Notice> = {}): Notice => ({
  kind: 'introduction_asked',
  event: 'introduction_asked',
  to: { personIds: [reader.id] },
  words: 'introduction.mail_asked',
  params: {
    other: { zh: '长沙救援队', en: 'Changsha Rescue' },
    need: '排水泵',
    offering: '大流量泵',
    reason: '想了解流量',
  },
  subject: 'introduction:1',
  path: '/introductions/1',
  key: `test:${++told}`,
  ...part,
})
const tell = (part: Partial<Notice> = {}, at = midday) =>
  db()
    .transaction()
    .execute((tx) => notify(tx, notice(part), { at }))
const mails = async (person = reader) =>
  db().selectFrom('mails').selectAll().where('person_id', '=', person.id).orderBy('id').execute()
const kinds = async (person = reader) => (await mails(person)).map(({ kind }) => kind)
const choose = async (kind: Notice['kind'], preference: Partial<Preference>, at = midday) => {
  const { kinds: before } = await readPreferences(db(), reader.id)
  await savePreferences(services(at), viewer, { kinds: { [kind]: { ...before[kind], ...preference } } })
}
const listed = async (person = reader) => (await listNotices(db(), person.id, { page: 1 })).notices

describe('a notice', () => {
  it('stands on the site and goes out in a mail of its own, in the language of its reader', async () => {
    const english = await makePerson(db(), { language: 'en', name: 'Wei Chen' })
    await tell({ to: { personIds: [reader.id, english.id] } })
    expect(await kinds()).toEqual([])
    await mailNotices(services())
    const [chinese] = await mails()
    expect(chinese).toMatchObject({ kind: 'introduction_asked', to_address: reader.email })
    expect(chinese?.subject).toContain('长沙救援队')
    expect(chinese?.body_text).toContain('https://muster.example/introductions/1')
    expect(chinese?.body_text).toContain('想了解流量')
    const [other] = await mails(english)
    expect(other?.subject).toContain('Changsha Rescue')
    expect(other?.body_text).toContain('Dear Wei Chen')
    expect(other?.body_text).toContain('https://muster.example/en/introductions/1')
    expect(await listed()).toMatchObject([
      { kind: 'introduction_asked', read: false, path: '/introductions/1' },
    ])
  })

  it('goes to those of an organisation who have the role, and no more to who left it', async () => {
    const [owner, onlooker, outsider] = await Promise.all([1, 2, 3].map(() => makePerson(db())))
    await addMember(db(), organisationId, owner as TestPerson, 'owner')
    await addMember(db(), organisationId, onlooker as TestPerson, 'viewer')
    await tell({ to: { organisationId, roles: ['editor', 'owner'] } })
    await db()
      .deleteFrom('memberships')
      .where('person_id', '=', (owner as TestPerson).id)
      .execute()
    await mailNotices(services())
    expect(await kinds()).toEqual(['introduction_asked'])
    for (const nobody of [owner, onlooker, outsider] as TestPerson[]) {
      expect(await kinds(nobody)).toEqual([])
      expect(await listed(nobody)).toEqual([])
      expect((await viewerOf(db(), nobody)).unreadNotices).toBe(0)
    }
    expect((await viewerOf(db(), reader)).unreadNotices).toBe(1)
  })

  it('told again with its key, one after the other or by many at once, is one', async () => {
    await Promise.all(Array.from({ length: 6 }, () => tell({ key: 'once' })))
    await tell({ key: 'once' }, later(30))
    await mailNotices(services())
    await mailNotices(services(later(60)))
    expect(await listed()).toHaveLength(1)
    expect(await kinds()).toEqual(['introduction_asked'])
  })

  it('is not told where what it tells of did not happen', async () => {
    const failing = db()
      .transaction()
      .execute(async (tx) => {
        await notify(tx, notice(), { at: midday })
        throw new Error('the use case fails')
      })
    await expect(failing).rejects.toThrow('the use case fails')
    await mailNotices(services())
    expect([await listed(), await kinds()]).toEqual([[], []])
  })

  it('reaches nobody who is suspended or deleted, and a deleted account takes its notices along', async () => {
    await tell()
    await db().updateTable('people').set({ state: 'suspended' }).where('id', '=', reader.id).execute()
    await tell()
    await mailNotices(services())
    expect(await kinds()).toEqual([])

    const leaving = await makePerson(db())
    await tell({ to: { personIds: [leaving.id] } })
    await savePreferences(services(), await viewerOf(db(), leaving), {
      kinds: {},
      quiet: { from: 22, to: 7 },
    })
    await deletePerson(services(), await viewerOf(db(), leaving), { email: leaving.email })
    for (const table of ['notices', 'notice_preferences', 'notice_quiet_hours'] as const)
      expect(await db().selectFrom(table).selectAll().where('person_id', '=', leaving.id).execute()).toEqual(
        [],
      )
  })
})

describe('what a person chose', () => {
  it('turns a kind off by mail, on the site, or both; then nothing is kept of it', async () => {
    await choose('trial', { mail: 'never' })
    await tell({ kind: 'trial' })
    await choose('quote', { onSite: false })
    await tell({ kind: 'quote', event: 'quote_sent' })
    await choose('message', { onSite: false, mail: 'never' })
    await tell({ kind: 'message' })
    await mailNotices(services())
    expect(await kinds()).toEqual(['quote_sent'])
    expect((await listed()).map(({ kind }) => kind)).toEqual(['trial'])
    const rows = await db().selectFrom('notices').select('kind').where('person_id', '=', reader.id).execute()
    expect(rows.map(({ kind }) => kind).sort()).toEqual(['quote', 'trial'])
  })

  it('holds for mails that were waiting as well', async () => {
    await choose('trial', { mail: 'daily' })
    await tell({ kind: 'trial' })
    await choose('trial', { mail: 'never' })
    await mailNotices(services(later(48 * 60)))
    expect(await kinds()).toEqual([])
    await choose('trial', { mail: 'weekly' })
    await tell({ kind: 'trial' })
    await choose('trial', { mail: 'at_once' })
    await mailNotices(services())
    expect(await kinds()).toEqual(['introduction_asked'])
  })

  it('gathers what comes daily into the mail of the morning, and what comes weekly into that of Monday', async () => {
    await choose('trial', { mail: 'daily' })
    await choose('outcome', { mail: 'weekly' })
    for (const kind of ['trial', 'trial', 'outcome'] as const) await tell({ kind })
    await mailNotices(services(inChina('2026-11-26T07:59:00')))
    expect(await kinds()).toEqual([])
    await mailNotices(services(inChina('2026-11-26T08:00:00')))
    await mailNotices(services(inChina('2026-11-26T08:05:00')))
    expect((await mails()).map(({ subject }) => subject)).toEqual(['聚援：2 条通知'])
    // The worker was away on Monday morning.
    await mailNotices(services(inChina('2026-12-01T15:00:00')))
    expect(await kinds()).toEqual(['notices', 'introduction_asked'])
  })

  it('holds mails back in the quiet hours, and sends them together when they end', async () => {
    await savePreferences(services(), viewer, { kinds: {}, quiet: { from: 22, to: 7 } })
    const night = inChina('2026-11-25T23:10:00')
    for (const kind of ['trial', 'message'] as const) {
      await tell({ kind }, night)
      await mailNotices(services(night))
    }
    await mailNotices(services(inChina('2026-11-26T06:59:00')))
    expect(await kinds()).toEqual([])
    await mailNotices(services(inChina('2026-11-26T07:00:00')))
    expect((await mails()).map(({ subject }) => subject)).toEqual(['聚援：2 条通知'])
    await savePreferences(services(), viewer, { kinds: {}, quiet: null })
    await tell({}, night)
    await mailNotices(services(night))
    expect(await kinds()).toEqual(['notices', 'introduction_asked'])
  })
})

describe('many notices', () => {
  it('of kinds that come in bulk wait ten minutes and are one mail', async () => {
    for (const minute of [0, 3, 9]) await tell({ kind: 'saved_search' }, later(minute))
    await tell({ kind: 'followed_need' }, later(9.5))
    await mailNotices(services(later(9.9)))
    expect(await kinds()).toEqual([])
    await mailNotices(services(later(10)))
    expect((await mails()).map(({ subject }) => subject)).toEqual(['聚援：4 条通知'])
  })

  it('of one kind within ten minutes are three mails and one that holds the rest, however many', async () => {
    for (let n = 0; n < 200; n++) {
      await tell({ kind: 'review_result' }, later(n / 100))
      if (n % 10 === 0 || n < 5) await mailNotices(services(later(n / 100)))
    }
    await mailNotices(services(later(12.1)))
    await mailNotices(services(later(60)))
    const sent = await mails()
    expect(sent.map(({ kind }) => kind)).toEqual([
      'introduction_asked',
      'introduction_asked',
      'introduction_asked',
      'notices',
    ])
    const last = sent.at(-1)
    expect(last?.subject).toBe('聚援：197 条通知')
    expect(last?.body_text.match(/^- /gm)).toHaveLength(40)
    expect(last?.body_text).toContain('还有 157 条')
  })
})

describe('the mail of a notice', () => {
  const server = useMailServer()
  beforeEach(async () => {
    await db().deleteFrom('notices').execute()
    await db().deleteFrom('mails').execute()
    await sql`delete from graphile_worker._private_jobs`.execute(db())
    server.received.length = 0
    server.beforeAccept = async () => {}
    await server.start()
    return () => server.stop()
  })
  const parts = () => services(new Date(), { SMTP_URL: server.url, MAIL_FROM: 'post@muster.example' })
  const work = () =>
    runOnce({
      connectionString: database.url,
      taskList: taskList([...noticeJobs(), ...mailJobs()], parts(), new AbortController().signal),
      noHandleSignals: true,
      logger: graphileLogger(parts().logger),
    })
  // Until it is gone: a commit that is on its way must not come before the end.
  const cut = () =>
    sql`
      select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where datname = current_database() and state = 'idle in transaction' and pid <> pg_backend_pid()
    `.execute(db())
  const makeDue = () =>
    sql`update graphile_worker._private_jobs set run_at = now(), locked_at = null`.execute(db())

  it('is made by the job that the notice brought with it, and says how to turn its kind off in one click', async () => {
    await tell({}, new Date())
    await work()
    expect(server.received).toHaveLength(1)
    const { headers, text } = server.received[0] ?? expect.fail()
    expect(headers.get('list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click'])
    const [url = ''] = headers.get('list-unsubscribe') ?? []
    expect(url).toMatch(/^<https:\/\/muster\.example\/unsubscribe\/[\w-]{44,}>$/)
    expect(text).toContain(url.slice(1, -1))
    expect(await mails()).toMatchObject([{ body_text: '', unsubscribe_url: null }])
  })

  it('is one, though its job ran many times and at once', async () => {
    await tell({}, new Date())
    await Promise.all(Array.from({ length: 5 }, () => sendNotices(parts(), { personId: reader.id })))
    await work()
    await work()
    expect(server.received).toHaveLength(1)
  })

  it('is sent once where the worker dies while it is made, and twice at most, under one id, where it dies after sending', async () => {
    await tell({}, new Date())
    const dying = {
      ...parts(),
      db: db().withPlugin({
        transformQuery: ({ node }) => {
          if (node.kind === 'InsertQueryNode') throw new Error('the worker dies before the mail is kept')
          return node
        },
        transformResult: async ({ result }) => result,
      }),
    }
    await expect(sendNotices(dying, { personId: reader.id })).rejects.toThrow('dies')
    expect(await kinds()).toEqual([])
    let lost = false
    server.beforeAccept = async () => {
      if (lost) return
      lost = true
      await cut()
    }
    await work()
    expect(server.received).toHaveLength(1)
    await makeDue()
    await work()
    await work()
    const ids = server.received.map(({ headers }) => headers.get('message-id')?.[0])
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
    expect(await kinds()).toEqual(['introduction_asked'])
  })

  it('whose job was lost is found by the one that looks for what is due', async () => {
    await tell({}, new Date(Date.now() - 60_000))
    await sql`delete from graphile_worker._private_jobs`.execute(db())
    await work()
    expect(server.received).toHaveLength(0)
    await noticeJobs()
      .find(({ name }) => name === 'find_due_notices')
      ?.run({}, parts(), new AbortController().signal)
    await work()
    expect(server.received).toHaveLength(1)
  })
})

describe('the list', () => {
  it('has the unread first, then the newest, and counts by kind', async () => {
    for (const kind of ['trial', 'message', 'quote', 'trial'] as const) await tell({ kind })
    const [newest] = await listed()
    await markRead(services(), viewer, newest?.id ?? 0)
    expect((await listed()).map(({ kind, read }) => [kind, read])).toEqual([
      ['quote', false],
      ['message', false],
      ['trial', false],
      ['trial', true],
    ])
    const { notices, counts } = await listNotices(db(), reader.id, { kind: 'trial', page: 1 })
    expect(notices).toHaveLength(2)
    expect(counts.find(({ kind }) => kind === 'trial')).toMatchObject({ total: 2, unread: 1 })
  })

  it('marks as read what its reader had before them, of one kind or of all, and nothing of others', async () => {
    const other = await makePerson(db())
    await tell({ kind: 'trial' })
    await tell({ kind: 'message', to: { personIds: [reader.id, other.id] } })
    const upTo = Math.max(...(await listed()).map(({ id }) => id))
    await tell({ kind: 'message' })
    const unread = async () => (await listed()).filter(({ read }) => !read).map(({ kind }) => kind)
    await markAllRead(services(), viewer, { upTo, kind: 'trial' })
    expect(await unread()).toEqual(['message', 'message'])
    await markAllRead(services(), viewer, { upTo })
    expect(await unread()).toEqual(['message'])
    const [theirs] = await listed(other)
    expect(theirs).toMatchObject({ read: false })
    await expect(markRead(services(), viewer, theirs?.id ?? 0)).rejects.toMatchObject({ status: 404 })
  })

  it('has pages', async () => {
    for (let n = 0; n < 25; n++) await tell({ subject: `introduction:${n}` })
    const first = await listNotices(db(), reader.id, { page: 1 })
    const second = await listNotices(db(), reader.id, { page: 2 })
    expect([first.notices.length, second.notices.length, first.last]).toEqual([20, 5, 2])
    expect(first.notices.at(-1)?.id).toBeGreaterThan(second.notices[0]?.id ?? Infinity)
  })
})
