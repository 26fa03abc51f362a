import { Secret, TOTP } from 'otpauth'
import { beforeAll, describe, expect, it } from 'vitest'
import { setUpTotp } from '~/modules/accounts/factors/set-up-totp.server'
import { readTotpSetUp, startTotp } from '~/modules/accounts/factors/start-totp.server'
import { systemClock } from '~/platform/clock.server'
import { cookieSet, expectRefusal, get, post, withoutEffect } from '../../support/attack'
import { makePerson, signInAs, type TestPerson, viewerOf } from '../../support/people'
import { testServices } from '../../support/services'
import { useSite } from '../../support/site'

const password = '雨夜里抽水到天亮的人'
const origin = 'https://muster.example'
const name = '__Host-muster_session'
const half = '__Host-muster_pending'

describe('attacks on sessions and on proving who one is', () => {
  const site = useSite({ engine: 'none', env: { ORIGIN: origin } })
  const db = () => site.database.db
  const send = (path: string, fields: Record<string, string>, cookie = '') =>
    post(site, path, fields, { cookie, headers: { origin } })
  let person: TestPerson
  beforeAll(async () => {
    person = await makePerson(db(), { password })
  })
  /** signs in by the form; the cookie that the browser sends from then on */
  const signIn = async (email: string, cookie = '') => {
    const answer = await send('/sign-in', { email, password }, cookie)
    expect(answer.status).toBe(303)
    return `${name}=${cookieSet(answer, name)}`
  }
  const lives = async (cookie: string) => (await get(site, '/account', cookie)).status === 200
  const newestMail = async (to: string) =>
    (
      await db()
        .selectFrom('mails')
        .select('body_text')
        .where('to_address', '=', to)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow()
    ).body_text
  const tokenFor = async (email: string) => {
    await send('/forgot-password', { email })
    return /token=([\w-]+)/.exec(await newestMail(email))?.[1] ?? ''
  }

  it('fix no session: a token that was there before is not the one after, and is good for nothing', async () => {
    const attacker = await signIn((await makePerson(db(), { password })).email)
    const victim = await signIn(person.email, attacker)
    expect(victim).not.toBe(attacker)
    expect([await lives(attacker), await lives(victim)]).toEqual([false, true])
    const invented = `${name}=${'A'.repeat(43)}`
    expect(await signIn(person.email, invented)).not.toBe(invented)
    expect(await lives(invented)).toBe(false)
  })

  it('toss in no cookie: only the name that no other host can set is read, and only whole', async () => {
    const { token } = await signInAs(db(), person)
    expect(await lives(`${name}=${token}`)).toBe(true)
    for (const cookie of [
      `muster_session=${token}`,
      `__host-muster_session=${token}`,
      `__Secure-muster_session=${token}`,
      `${name} =${token}`,
      `${name}="${token}"`,
      `${name}=${token}x`,
      `${name}=${token.slice(0, -1)}`,
      `${name}=${encodeURIComponent(' ')}${token}`,
    ])
      expect(await lives(cookie), cookie.slice(0, 30)).toBe(false)
    const set = (await send('/sign-in', { email: person.email, password })).headers['set-cookie']?.join('\n')
    expect(set).toMatch(
      /^__Host-muster_session=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/m,
    )
    expect(set).not.toMatch(/Domain=/i)
  })

  it('use no stolen cookie after its owner signed out, set a new password or was signed out everywhere', async () => {
    const owner = await makePerson(db(), { password })
    const stolen = await signIn(owner.email)
    await send('/sign-out', {}, stolen)
    expect(await lives(stolen)).toBe(false)
    const second = await signIn(owner.email)
    const token = await tokenFor(owner.email)
    expect((await send('/reset-password', { token, password: 'a new sentence 9' })).status).toBe(303)
    expect(await lives(second)).toBe(false)
    const [third, fourth] = [(await signInAs(db(), owner)).token, (await signInAs(db(), owner)).token]
    await send('/sign-out', { everywhere: '1' }, `${name}=${third}`)
    expect(await lives(`${name}=${fourth}`)).toBe(false)
    const { entries } = await withoutEffect(site, () => send('/sign-out', { everywhere: '1' }, stolen))
    expect(entries).toEqual([])
  })

  it('use no link of a mail twice, of another purpose, after its time, or after a newer one', async () => {
    const owner = await makePerson(db(), { password })
    const [old, token] = [await tokenFor(owner.email), await tokenFor(owner.email)]
    const fields = { password: 'a new sentence 9' }
    const refusedAt = async (path: string, given: string) => {
      const { answer, entries } = await withoutEffect(site, () => send(path, { ...fields, token: given }))
      expectRefusal(answer, 410, '过期')
      expect(entries).toEqual([])
    }
    await refusedAt('/reset-password', old)
    await refusedAt('/verify-email', token)
    const expire = db()
      .updateTable('email_tokens')
      .set({ expires_at: new Date(0) })
    expect((await send('/reset-password', { ...fields, token })).status).toBe(303)
    await refusedAt('/reset-password', token)
    const late = await tokenFor(owner.email)
    await expire.where('person_id', '=', owner.id).execute()
    await refusedAt('/reset-password', late)
  })

  it('let one of eight uses of a link at the same moment through', async () => {
    const owner = await makePerson(db(), { password })
    const token = await tokenFor(owner.email)
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, number) =>
        send('/reset-password', { token, password: `a new sentence ${number}` }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array(7).fill(410)])
    const changes = await db()
      .selectFrom('audit_log')
      .select('id')
      .where('action', '=', 'person.password_reset')
      .where('object_id', '=', String(owner.id))
      .execute()
    expect(changes).toHaveLength(1)
  })

  it('guess no password: ten tries at an account, then none, the right one included', async () => {
    const owner = await makePerson(db(), { password })
    const { answer, entries } = await withoutEffect(site, async () => {
      const answers = []
      for (let count = 0; count < 10; count++)
        answers.push(await send('/sign-in', { email: owner.email, password: `guess number ${count}` }))
      return answers
    })
    for (const each of answer) expectRefusal(each, 422, '邮箱或密码不对')
    expect(entries).toHaveLength(10)
    expect(entries[0]).toMatchObject({
      action: 'session.refused',
      object_id: String(owner.id),
      detail: { reason: 'password' },
      address: '127.0.0.1',
    })
    const right = await withoutEffect(site, () => send('/sign-in', { email: owner.email, password }))
    expectRefusal(right.answer, 429, '尝试次数太多')
    expect(cookieSet(right.answer, name)).toBeUndefined()
    expectRefusal(await send('/sign-in', { email: ` ${owner.email.toUpperCase()}`, password }), 429, '请等')
    expect(await signIn(person.email)).toMatch(/=[\w-]{43}$/)
  })

  it('flood no mailbox: five links in an hour, whatever the writing of the address', async () => {
    const owner = await makePerson(db(), { password })
    for (let count = 0; count < 5; count++)
      expect((await send('/forgot-password', { email: owner.email })).status).toBe(303)
    const { answer, entries } = await withoutEffect(site, () =>
      send('/forgot-password', { email: owner.email.toUpperCase() }),
    )
    expectRefusal(answer, 429, '尝试次数太多')
    expect(entries).toEqual([])
  })

  it('take no password that everybody tries first, and none that is cut short on the way', async () => {
    const { answer } = await withoutEffect(site, async () => {
      const answers = []
      for (const weak of [
        'password123',
        '1234567890',
        'qwertyuiop',
        'new.person@',
        'x'.repeat(201),
        ' '.repeat(12),
      ])
        answers.push(
          await send('/register', { name: '周宁', email: 'new.person@example.com', password: weak }),
        )
      return answers
    })
    for (const each of answer) expectRefusal(each, 422, '密码')
    const owner = await makePerson(db(), { password: `${'长'.repeat(60)}甲` })
    expectRefusal(
      await send('/sign-in', { email: owner.email, password: `${'长'.repeat(60)}乙` }),
      422,
      '不对',
    )
  })

  describe('with a second factor', () => {
    const guarded = async () => {
      const owner = await makePerson(db(), { password })
      const services = testServices(site.database, null, systemClock)
      const viewer = await viewerOf(db(), owner)
      await startTotp(services, viewer)
      const waiting = await readTotpSetUp(services, viewer)
      const secret = Secret.fromBase32((waiting?.text ?? '').replaceAll(' ', ''))
      const codeAt = (at: number) => TOTP.generate({ secret, timestamp: at })
      const { codes } = await setUpTotp(services, viewer, { code: codeAt(Date.now()) }, { origin })
      return { owner, codes, codeAt }
    }
    /** what the browser holds after the password alone */
    const pendingOf = async (email: string) => {
      const answer = await send('/sign-in', { email, password })
      expect(answer.headers.location).toBe('/sign-in/second-factor')
      expect(cookieSet(answer, name)).toBeUndefined()
      return `${half}=${cookieSet(answer, half)}`
    }
    const finish = (code: string, pending: string) => send('/sign-in/second-factor', { code }, pending)
    const but = { but: ['pending_sign_ins'] }

    it('open nothing by the password alone', async () => {
      const { owner } = await guarded()
      const pending = await pendingOf(owner.email)
      expect(await lives(pending)).toBe(false)
      expect(await lives(pending.replace(half, name))).toBe(false)
      const { answer } = await withoutEffect(site, () => finish('123456', ''))
      expectRefusal(answer, 410, '登录')
    })

    it('guess no code: five tries a password, each written down, then the right one is too late', async () => {
      const { owner, codeAt } = await guarded()
      const pending = await pendingOf(owner.email)
      const { answer, entries } = await withoutEffect(
        site,
        async () => {
          const answers = []
          for (let count = 0; count < 5; count++) answers.push(await finish(`00000${count}`, pending))
          return answers
        },
        but,
      )
      for (const each of answer.slice(0, 4)) expectRefusal(each, 422, '不对')
      expectRefusal(answer[4] as never, 422, '试错的次数太多')
      expect(entries.map(({ action, detail }) => [action, detail])).toEqual(
        Array(5).fill(['session.refused', { reason: 'second_factor' }]),
      )
      const late = await withoutEffect(site, () => finish(codeAt(Date.now() + 30_000), pending), but)
      expectRefusal(late.answer, 410, '登录')
      expect(cookieSet(late.answer, name)).toBeUndefined()
    })

    it('use no code that was used, in no later sign-in', async () => {
      const { owner, codeAt } = await guarded()
      const used = codeAt(Date.now() + 30_000)
      const first = await finish(used, await pendingOf(owner.email))
      expect(first.status).toBe(303)
      const pending = await pendingOf(owner.email)
      const { answer, entries } = await withoutEffect(site, () => finish(used, pending), but)
      expectRefusal(answer, 422, '不对')
      expect(entries).toMatchObject([{ action: 'session.refused' }])
    })

    it('let one of six uses of a recovery code at the same moment through', async () => {
      const { owner, codes } = await guarded()
      const pendings = []
      for (let count = 0; count < 6; count++) pendings.push(await pendingOf(owner.email))
      const answers = await Promise.all(pendings.map((pending) => finish(codes[0] ?? '', pending)))
      expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
      const used = await db()
        .selectFrom('recovery_codes')
        .select('used_at')
        .where('person_id', '=', owner.id)
        .where('used_at', 'is not', null)
        .execute()
      expect(used).toHaveLength(1)
    })

    it('turn it off with no session that is merely open, nor with the password alone', async () => {
      const { owner } = await guarded()
      const old = await signInAs(db(), owner, { at: new Date(Date.now() - 3_600_000) })
      const { answer, entries } = await withoutEffect(
        site,
        () => send('/account/second-factor/turn-off', { password }, `${name}=${old.token}`),
        { but: ['sessions'] },
      )
      expect(answer.headers.location).toMatch(/^\/confirm\?to=/)
      expect(entries).toEqual([])
      const confirmed = await send('/confirm', { password }, `${name}=${old.token}`)
      expect(confirmed.status).toBe(422)
    })

    it('leave it in force when the password is set anew by mail', async () => {
      const { owner } = await guarded()
      const token = await tokenFor(owner.email)
      expect((await send('/reset-password', { token, password })).status).toBe(303)
      await pendingOf(owner.email)
    })
  })

  it('end no session of somebody else by its number', async () => {
    const attacker = await signIn((await makePerson(db(), { password })).email)
    const victim = await signIn(person.email)
    const { id } = await db()
      .selectFrom('sessions')
      .select('id')
      .where('person_id', '=', person.id)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    const { answer, entries } = await withoutEffect(site, () =>
      send('/account/sessions', { session: String(id) }, attacker),
    )
    expect(answer.status).toBe(404)
    expect(entries).toEqual([])
    expect(await lives(victim)).toBe(true)
  })

  it('act for no organisation that one does not belong to', async () => {
    const attacker = await signIn((await makePerson(db(), { password })).email)
    const { answer, entries } = await withoutEffect(site, () =>
      send('/account/organisation', { organisation: '1' }, attacker),
    )
    expect(answer.status).toBe(404)
    expect(entries).toEqual([])
  })
})
