import { beforeAll, describe, expect, it } from 'vitest'
import { cookieSet, expectRefusal, get, post, withoutEffect } from '../../support/attack'
import { makePerson, signInAs, type TestPerson } from '../../support/people'
import { useSite } from '../../support/site'

/** What no form of the site asks for, under the names that code and table have for it. */
const smuggled = {
  id: '1',
  personId: '1',
  person_id: '1',
  platformRole: 'administrator',
  platform_role: 'administrator',
  role: 'owner',
  state: 'verified',
  kind: 'association',
  version: '99',
  organisationId: '1',
  organisation_id: '1',
  organisation: '1',
  emailVerified: 'true',
  email_verified_at: '2020-01-01',
  passwordHash: 'x',
  password_hash: 'x',
  secondFactor: 'true',
  sample: 'true',
  actor_id: '1',
}
const password = '雨夜里抽水到天亮的人'

describe('attacks by fields that a form does not have', () => {
  const site = useSite({ engine: 'none' })
  const db = () => site.database.db
  let person: TestPerson
  beforeAll(async () => {
    person = await makePerson(db(), { password })
  })
  const rowOf = (email: string) =>
    db().selectFrom('people').selectAll().where('email', '=', email).executeTakeFirstOrThrow()

  it('make nobody an administrator, a member or a proven person by registering', async () => {
    const email = 'smuggler@example.com'
    const answer = await post(site, '/register', { ...smuggled, name: '王强', email, password })
    expect(answer.status).toBe(303)
    const row = await rowOf(email)
    expect(row).toMatchObject({
      platform_role: null,
      state: 'active',
      email_verified_at: null,
      sample: false,
    })
    expect(row.id).toBeGreaterThan(1)
    expect(row.password_hash).toMatch(/^\$argon2id\$/)
    expect(
      await db().selectFrom('memberships').selectAll().where('person_id', '=', row.id).execute(),
    ).toEqual([])
    expectRefusal(await post(site, '/sign-in', { email, password }), 422, '还没有确认')
  })

  it('give a session no other person, role or organisation at sign-in', async () => {
    const answer = await post(site, '/sign-in', { ...smuggled, email: person.email, password })
    expect(answer.status).toBe(303)
    const session = await db()
      .selectFrom('sessions')
      .select(['person_id', 'organisation_id'])
      .where('person_id', '=', person.id)
      .executeTakeFirstOrThrow()
    expect(session).toEqual({ person_id: person.id, organisation_id: null })
    const cookie = `muster_session=${cookieSet(answer, 'muster_session')}`
    expect((await get(site, '/admin', cookie)).status).toBe(404)
  })

  it('reset nobody’s password but the one whom the link was sent to', async () => {
    const victim = await makePerson(db(), { password })
    await post(site, '/forgot-password', { ...smuggled, email: person.email })
    const mail = await db()
      .selectFrom('mails')
      .select(['to_address', 'body_text'])
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(mail.to_address).toBe(person.email)
    const token = /token=([\w-]+)/.exec(mail.body_text)?.[1] ?? ''
    const before = await rowOf(victim.email)
    const fields = {
      ...smuggled,
      personId: String(victim.id),
      person_id: String(victim.id),
      email: victim.email,
      token,
      password: 'taken over by fields 9',
    }
    expect((await post(site, '/reset-password', fields)).status).toBe(303)
    expect(await rowOf(victim.email)).toEqual(before)
    expect(await rowOf(person.email)).toMatchObject({ platform_role: null, state: 'active', id: person.id })
  })

  it('prove an address only by its own link, whatever person the form names', async () => {
    const { answer, entries } = await withoutEffect(site, () =>
      post(site, '/verify-email', { ...smuggled, token: 'A'.repeat(43), personId: String(person.id) }),
    )
    expectRefusal(answer, 410, '已经用过、过期或不完整')
    expect(entries).toEqual([])
  })

  it.each([
    '__proto__',
    'constructor',
    '__proto__.platformRole',
    'a.constructor',
    'prototype[0]',
  ])('never reach into the prototype of an object: %s', async (name) => {
    const { answer, entries } = await withoutEffect(site, () =>
      post(site, '/register', { [name]: 'x', name: '王强', email: 'proto@example.com', password }),
    )
    expectRefusal(answer, 422, '无法识别')
    expect(entries).toEqual([])
    expect(({} as Record<string, unknown>).platformRole).toBeUndefined()
  })

  it('are refused where one value is expected and several are sent', async () => {
    const pairs: [string, string][] = [
      ['email', person.email],
      ['email', 'attacker@example.com'],
    ]
    const { answer, entries } = await withoutEffect(site, () => post(site, '/forgot-password', pairs))
    expectRefusal(answer, 422, '有内容需要改正')
    expect(entries).toEqual([])
    for (const name of ['email[]', 'email[0]', 'email.$ne'])
      await withoutEffect(site, () => post(site, '/forgot-password', { [name]: person.email }))
  })

  it('give an administrator’s form no act beyond its list and no other person than its address names', async () => {
    const administrator = await makePerson(db(), { platformRole: 'administrator' })
    const { cookie } = await signInAs(db(), administrator)
    const target = `/admin/people/${person.id}`
    const { answer, entries } = await withoutEffect(site, () =>
      post(site, target, { ...smuggled, act: 'delete', reason: '测试' }, { cookie }),
    )
    expectRefusal(answer, 422, '请从列出的选项中选择')
    expect(entries).toEqual([])
    const before = await rowOf(administrator.email)
    const fields = { ...smuggled, personId: String(administrator.id), act: 'suspend', reason: '测试' }
    expect((await post(site, target, fields, { cookie })).status).toBe(303)
    expect(await rowOf(administrator.email)).toEqual(before)
    expect(await rowOf(person.email)).toMatchObject({ state: 'suspended', platform_role: null })
    const last = await db()
      .selectFrom('audit_log')
      .select(['action', 'actor_id', 'object_id'])
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    expect(last).toEqual({
      action: 'person.suspended',
      actor_id: administrator.id,
      object_id: String(person.id),
    })
  })
})
