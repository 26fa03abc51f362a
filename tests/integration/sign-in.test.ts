import { describe, expect, it } from 'vitest'
import { useSite } from '../support/site'

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString()

describe('registering and signing in', () => {
  const site = useSite({ engine: 'none' })
  const send = (path: string, fields: Record<string, string>, cookie = '') =>
    site.ask(path, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: site.url,
        ...(cookie ? { cookie } : {}),
      },
      body: form(fields),
    })
  const cookieOf = ({ headers }: { headers: { 'set-cookie'?: string[] } }) =>
    (headers['set-cookie'] ?? []).find((each) => each.startsWith('muster_session='))?.split(';')[0] ?? ''
  const newestToken = async (email: string) => {
    const mail = await site.database.db
      .selectFrom('mails')
      .select('body_text')
      .where('to_address', '=', email)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    return /token=([\w-]+)/.exec(mail.body_text)?.[1] ?? ''
  }
  const count = async (table: 'people' | 'sessions' | 'mails') =>
    Number(
      (
        await site.database.db
          .selectFrom(table)
          .select((eb) => eb.fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    )
  const actions = async () =>
    (await site.database.db.selectFrom('audit_log').select('action').orderBy('id').execute()).map(
      ({ action }) => action,
    )

  const member = { name: '陈薇', email: 'chen.wei@example.com', password: '三年前在郑州的那个夏天' }

  it('takes a registration, proves the address by mail once, and opens a session for the password', async () => {
    expect((await send('/register', member)).status).toBe(303)
    const early = await send('/sign-in', member)
    expect(early.status).toBe(422)
    expect(early.text).toContain('还没有确认')
    const token = await newestToken(member.email)
    expect((await site.ask(`/verify-email?token=${token}`)).text).toContain(token)
    expect((await send('/verify-email', { token })).headers.location).toBe('/sign-in?verified')
    expect((await send('/verify-email', { token })).status).toBe(410)
    const signedIn = await send('/sign-in', { ...member, email: ' Chen.Wei@EXAMPLE.com' })
    expect(signedIn.status).toBe(303)
    const cookie = cookieOf(signedIn)
    expect(signedIn.headers['set-cookie']?.join()).toMatch(
      /muster_session=[\w-]{43}; .*HttpOnly; SameSite=Lax/,
    )
    const page = await site.ask('/account', { headers: { cookie } })
    expect(page.status).toBe(200)
    expect(page.text).toContain(member.email)
    expect(page.headers['cache-control']).toContain('no-store')
    expect(await actions()).toEqual(
      expect.arrayContaining(['person.registered', 'person.email_verified', 'session.begun']),
    )
  })

  it('says the same of a wrong password and of an unknown address, and writes both down', async () => {
    const wrong = await send('/sign-in', { ...member, password: 'wrong wrong wrong' })
    const unknown = await send('/sign-in', { email: 'nobody@example.com', password: 'wrong wrong wrong' })
    expect([wrong.status, unknown.status]).toEqual([422, 422])
    const message = '邮箱或密码不对'
    expect(wrong.text).toContain(message)
    expect(unknown.text).toContain(message)
    expect(wrong.text).not.toContain('wrong wrong')
    expect((await actions()).filter((action) => action === 'session.refused')).toHaveLength(2)
  })

  it('answers a registration for a proven address the same, keeps the account, and mails its owner', async () => {
    const before = await count('people')
    const answer = await send('/register', { ...member, name: '别人', password: 'another sentence here' })
    expect(answer.status).toBe(303)
    expect(await count('people')).toBe(before)
    expect((await send('/sign-in', member)).status).toBe(303)
    const mail = await site.database.db
      .selectFrom('mails')
      .select('kind')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(mail.kind).toBe('already_registered')
  })

  it('lets the newest registration for an unproven address count, not the first', async () => {
    const email = 'squatted@example.com'
    await send('/register', { name: '抢注', email, password: 'laid in wait for you' })
    const old = await newestToken(email)
    await send('/register', { name: '本人', email, password: 'the owner chose this' })
    expect((await send('/verify-email', { token: old })).status).toBe(410)
    expect((await send('/verify-email', { token: await newestToken(email) })).status).toBe(303)
    expect((await send('/sign-in', { email, password: 'laid in wait for you' })).status).toBe(422)
    expect((await send('/sign-in', { email, password: 'the owner chose this' })).status).toBe(303)
  })

  it('makes one person of twelve registrations at once', async () => {
    const before = await count('people')
    const email = 'rush@example.com'
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => send('/register', { ...member, email })),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(303))
    expect(await count('people')).toBe(before + 1)
  })

  it('gives a new token at every sign-in, and ends the session that was there', async () => {
    const first = cookieOf(await send('/sign-in', member))
    const second = cookieOf(await send('/sign-in', member, first))
    expect(second).not.toBe(first)
    expect((await site.ask('/account', { headers: { cookie: first } })).status).toBe(303)
    expect((await site.ask('/account', { headers: { cookie: second } })).status).toBe(200)
  })

  it('ends every session at once', async () => {
    const cookies = [cookieOf(await send('/sign-in', member)), cookieOf(await send('/sign-in', member))]
    await send('/sign-out', { everywhere: '1' }, cookies[0])
    for (const cookie of cookies) {
      const page = await site.ask('/account', { headers: { cookie } })
      expect(page.status).toBe(303)
      expect(page.headers['set-cookie']?.join()).toContain('muster_session=; Path=/; Max-Age=0')
    }
  })

  it('takes a new token after a change of rights, and the former one for half a minute', async () => {
    const cookie = cookieOf(await send('/sign-in', member))
    await site.database.db.updateTable('sessions').set({ rotate_due: true }).execute()
    const [one, two] = await Promise.all([
      site.ask('/account', { headers: { cookie } }),
      site.ask('/account', { headers: { cookie } }),
    ])
    expect([one.status, two.status]).toEqual([200, 200])
    expect([cookieOf(one), cookieOf(two)].filter(Boolean)).toHaveLength(1)
    const next = cookieOf(one) || cookieOf(two)
    expect((await site.ask('/account', { headers: { cookie: next } })).status).toBe(200)
    await site.database.db
      .updateTable('sessions')
      .set({ previous_until: new Date(0) })
      .execute()
    expect((await site.ask('/account', { headers: { cookie } })).status).toBe(303)
  })

  it('sets a new password by mail once, and ends every session', async () => {
    const cookie = cookieOf(await send('/sign-in', member))
    const known = await send('/forgot-password', { email: member.email })
    const before = await count('mails')
    const unknown = await send('/forgot-password', { email: 'nobody@example.com' })
    expect([known.status, known.headers.location]).toEqual([unknown.status, unknown.headers.location])
    expect(await count('mails')).toBe(before)
    const token = await newestToken(member.email)
    const password = 'a different evening in Wuhan'
    expect((await send('/reset-password', { token, password: 'short' })).status).toBe(422)
    expect((await send('/reset-password', { token, password })).status).toBe(303)
    expect((await send('/reset-password', { token, password })).status).toBe(410)
    expect((await site.ask('/account', { headers: { cookie } })).status).toBe(303)
    expect((await send('/sign-in', member)).status).toBe(422)
    expect((await send('/sign-in', { ...member, password })).status).toBe(303)
  })

  it('leads back to where somebody was going, on this site only', async () => {
    const password = 'a different evening in Wuhan'
    const to = (target: string) => send('/sign-in', { email: member.email, password, to: target })
    expect((await site.ask('/account')).headers.location).toBe('/sign-in?to=%2Faccount')
    expect((await to('/needs?scenario=S03')).headers.location).toBe('/needs?scenario=S03')
    for (const evil of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)'])
      expect((await to(evil)).headers.location).toBe('/')
  })
})
