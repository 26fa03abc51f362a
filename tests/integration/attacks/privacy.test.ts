import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { cookieSet, expectRefusal, get, logOf, post, seenIn, withoutEffect } from '../../support/attack'
import { makePerson, signInAs, type TestPerson } from '../../support/people'
import { useSite } from '../../support/site'

const password = '雨夜里抽水到天亮的人'
const contact = { name: '联络人邹敏', email: 'zou.min@inside.example', phone: '+86 731 5550 1234' }

describe('attacks on privacy', () => {
  const site = useSite({ engine: 'none', keepsLog: true })
  const db = () => site.database.db
  let member: TestPerson
  let outside: string
  let offering: number
  let need: number
  beforeAll(async () => {
    member = await makePerson(db(), { name: '成员甲', email: 'member@inside.example', password })
    outside = (await signInAs(db(), await makePerson(db()))).cookie
    const first = (table: 'offerings' | 'needs') =>
      db()
        .selectFrom(table)
        .select(['id', 'organisation_id'])
        .orderBy('id')
        .limit(1)
        .executeTakeFirstOrThrow()
    const [one, two] = [await first('offerings'), await first('needs')]
    offering = one.id
    need = two.id
    for (const { organisation_id } of [one, two]) {
      await db()
        .insertInto('organisation_contacts')
        .values({ organisation_id: Number(organisation_id), position: 0, ...contact })
        .execute()
      await db()
        .insertInto('memberships')
        .values({ organisation_id: Number(organisation_id), person_id: member.id, role: 'owner' })
        .execute()
    }
  })

  it('find the contacts and members of an organisation on no page, in no data, file or API', async () => {
    for (const lang of ['', '/en'])
      for (const path of [
        '/',
        '/offerings',
        `/offerings/${offering}`,
        '/needs',
        `/needs/${need}`,
        '/offerings.csv',
      ])
        for (const cookie of ['', outside]) await expectNothingPersonal(lang + path, cookie)
    for (const path of [
      `/api/v1/offerings/${offering}`,
      `/api/v1/needs/${need}`,
      `/api/v1/needs/${need}/matches`,
      '/api/v1/offerings',
      `/offerings/${offering}?_data=${encodeURIComponent('routes/(en).offerings.$id._index')}`,
      '/offerings?q=zou.min@inside.example',
      `/compare?ids=${offering}`,
    ])
      await expectNothingPersonal(path, '')
  })
  async function expectNothingPersonal(path: string, cookie: string) {
    const { status, text } = await get(site, path, cookie)
    expect(status, path).toBe(200)
    for (const held of [contact.name, contact.phone, '5550 1234', member.name, member.email])
      expect(text, path).not.toContain(held)
    if (!path.includes('q=')) expect(text, path).not.toContain(contact.email)
  }

  it('learn from no form whether an address has an account', async () => {
    const forms: [string, (email: string) => Record<string, string>][] = [
      ['/register', (email) => ({ name: '某人', email, password: 'some other sentence' })],
      ['/forgot-password', (email) => ({ email })],
      ['/sign-in', (email) => ({ email, password: 'wrong wrong wrong' })],
    ]
    const unproven = 'unproven@example.com'
    await post(site, '/register', { name: '某人', email: unproven, password })
    for (const [path, fields] of forms) {
      const answers = []
      for (const email of [member.email, 'nobody@example.com', ...(path === '/register' ? [unproven] : [])])
        answers.push({ email, answer: await post(site, path, fields(email)) })
      const told = answers.map(({ email, answer }) => ({
        status: answer.status,
        location: answer.headers.location,
        cookies: answer.headers['set-cookie'],
        headers: Object.keys(answer.headers).sort(),
        seen: seenIn(answer),
        fields: answer.text.replaceAll(email, 'EMAIL').match(/<input[^>]*>/g),
      }))
      for (const each of told) expect(each, path).toEqual(told[0])
    }
  })

  it('find no password in any table, and only a slow hash of it', async () => {
    const { password_hash } = await db()
      .selectFrom('people')
      .select('password_hash')
      .where('id', '=', member.id)
      .executeTakeFirstOrThrow()
    expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    await post(site, '/register', { name: '某人', email: 'kept@example.com', password })
    for (const table of [
      'people',
      'sessions',
      'mails',
      'audit_log',
      'email_tokens',
      'pending_sign_ins',
    ] as const) {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from ${sql.table(table)} t where t::text like ${`%${password}%`}
      `.execute(site.database.owner)
      expect(rows, table).toEqual([{ n: 0 }])
    }
  })

  it('are told of a page that belongs to somebody by no shared copy', async () => {
    const { cookie } = await signInAs(db(), member)
    for (const path of ['/offerings', `/offerings/${offering}`, '/needs', '/account']) {
      const own = await get(site, path, cookie)
      expect(own.status, path).toBe(200)
      expect(own.headers['cache-control'], path).toMatch(/private, no-store/)
      expect((await get(site, path)).text, path).not.toContain(member.name)
    }
  })

  it('read no secret in the log: passwords, tokens, cookies, addresses, what was searched for', async () => {
    const answer = await post(site, '/sign-in', { email: member.email, password, to: '/account?hint=geheim' })
    const token = cookieSet(answer, 'muster_session') ?? ''
    expect(token).toMatch(/^[\w-]{43}$/)
    const answers = [
      answer,
      await post(site, '/sign-in', { email: member.email, password: 'geheim wrong guess' }),
      await get(site, '/account?secret=geheim', `muster_session=${token}`),
      await get(site, `/reset-password?token=${token}`),
      await get(site, `/invitations/${token}`),
      await get(site, '/offerings?q=geheim'),
      await site.ask('/account', { headers: { authorization: `Bearer ${token}` } }),
    ]
    for (const each of answers) expect(await logOf(site, each)).toHaveLength(1)
    expect(await logOf(site, answers[4] as never)).toMatchObject([{ path: '/invitations/:secret' }])
    const log = site.log()
    for (const held of ['geheim', password, token, member.email, contact.phone])
      expect(log).not.toContain(held)
  })

  it('read in the audit log who did something, never a secret or an address of mail', async () => {
    const { text } = {
      text: JSON.stringify(await db().selectFrom('audit_log').select(['detail', 'object_id']).execute()),
    }
    expect(text.length).toBeGreaterThan(100)
    expect(text).not.toMatch(/@|\$argon2|[\w-]{43}|geheim/)
  })

  it('are shown a number where something breaks, and the log holds the rest under it', async () => {
    await sql`alter table people rename to people_away`.execute(site.database.owner)
    try {
      const answer = await post(site, '/sign-in', { email: member.email, password: 'geheim too' })
      expectRefusal(answer, 500, String(answer.headers['x-request-id']))
      expect(seenIn(answer)).not.toMatch(/people|relation|select|kysely|pg_/i)
      expect(answer.text).not.toMatch(/people_away|relation \\?"|Error:/)
      const lines = await logOf(site, answer)
      expect(JSON.stringify(lines)).toContain('people')
      expect(JSON.stringify(lines)).not.toMatch(/geheim|member@inside/)
    } finally {
      await sql`alter table people_away rename to people`.execute(site.database.owner)
    }
  })

  it('leave nobody’s sign-in page, link or account to a search engine or another site', async () => {
    for (const path of ['/sign-in', '/forgot-password', '/reset-password?token=x', '/verify-email?token=x']) {
      const { text, headers } = await get(site, path)
      expect(text, path).toMatch(/<meta name="robots" content="noindex/)
      expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin')
      expect(headers['content-security-policy']).toContain("form-action 'self'")
    }
    const { entries } = await withoutEffect(site, () => get(site, `/admin/people/${member.id}`, outside))
    expect(entries).toEqual([])
  })
})
