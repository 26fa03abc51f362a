import { beforeAll, describe, expect, it } from 'vitest'
import { newToken } from '~/modules/accounts/sessions/tokens.server'
import { expectRefusal, get, logOf, post, withoutEffect } from '../../support/attack'
import { makeOrganisation, makePerson, signInAs, type TestPerson } from '../../support/people'
import { useSite } from '../../support/site'

const notHere = '找不到要看的内容'

describe('attacks on organisations and their members', () => {
  const site = useSite({ engine: 'none', keepsLog: true })
  const db = () => site.database.db
  let id: number
  let other: number
  let owner: TestPerson
  let editor: TestPerson
  let viewer: TestPerson
  let stranger: TestPerson
  beforeAll(async () => {
    const named = (name: string) => makePerson(db(), { name })
    owner = await named('负责人')
    editor = await named('编辑者')
    viewer = await named('旁观者')
    stranger = await named('外人')
    id = await makeOrganisation(db(), {
      nameZh: '湘江水泵厂',
      members: [
        [owner, 'owner'],
        [editor, 'editor'],
        [viewer, 'viewer'],
      ],
    })
    other = await makeOrganisation(db(), { members: [[stranger, 'owner']] })
  })
  const as = async (person: TestPerson) => (await signInAs(db(), person)).cookie
  const invite = async (organisationId: number, email: string, by: TestPerson) => {
    const { token, hash } = newToken()
    const row = await db()
      .insertInto('invitations')
      .values({
        organisation_id: organisationId,
        email,
        role: 'owner',
        token_hash: hash,
        invited_by: by.id,
        expires_at: new Date(Date.now() + 86_400_000),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { id: row.id, token }
  }
  const facts = {
    kind: 'enterprise',
    nameZh: '被改的名字',
    nameEn: '',
    region: '430000',
    introZh: '',
    introEn: '',
    website: '',
    creditCode: '91430100MA4L16JQ9B',
    version: '1',
  }

  it('find no page of somebody else’s organisation', async () => {
    const cookie = await as(stranger)
    for (const path of [
      '',
      '/edit',
      '/contacts',
      '/members',
      `/members/${owner.id}`,
      '/submit',
      '/withdraw',
      '/transfer',
    ])
      expectRefusal(await get(site, `/organisations/${id}${path}`, cookie), 404, notHere)
  })

  it('change nothing of somebody else’s organisation by any of its forms', async () => {
    const { id: invitation } = await invite(id, 'invited@example.com', owner)
    const cookie = await as(stranger)
    const { answer, entries } = await withoutEffect(site, async () => [
      await post(site, `/organisations/${id}/edit`, facts, { cookie }),
      await post(site, `/organisations/${id}/contacts`, { name0: '张三', phone0: '13800000000' }, { cookie }),
      await post(site, `/organisations/${id}/submit`, {}, { cookie }),
      await post(site, `/organisations/${id}/withdraw`, {}, { cookie }),
      await post(site, `/organisations/${id}/members`, { email: stranger.email, role: 'owner' }, { cookie }),
      await post(
        site,
        `/organisations/${id}/members/${stranger.id}`,
        { act: 'role', role: 'owner' },
        { cookie },
      ),
      await post(site, `/organisations/${id}/members/${owner.id}`, { act: 'remove' }, { cookie }),
      await post(site, `/organisations/${id}/invitations/${invitation}`, { act: 'revoke' }, { cookie }),
      await post(site, `/organisations/${other}/invitations/${invitation}`, { act: 'revoke' }, { cookie }),
      await post(site, `/organisations/${id}/transfer`, { person: String(stranger.id) }, { cookie }),
      await post(site, `/organisations/${other}/members/${owner.id}`, { act: 'remove' }, { cookie }),
    ])
    for (const each of answer) expect([404, 422]).toContain(each.status)
    expect(answer.filter(({ status }) => status === 422).length).toBeLessThanOrEqual(1)
    expect(entries).toEqual([])
    expect(await logOf(site, answer[4] as never)).toMatchObject([{ status: 404 }])
  })

  it.each(['editor', 'viewer'] as const)('let no %s do what an owner does', async (role) => {
    const person = role === 'editor' ? editor : viewer
    const cookie = await as(person)
    const { answer, entries } = await withoutEffect(site, async () => [
      await post(
        site,
        `/organisations/${id}/members`,
        { email: 'friend@example.com', role: 'owner' },
        { cookie },
      ),
      await post(
        site,
        `/organisations/${id}/members/${person.id}`,
        { act: 'role', role: 'owner' },
        { cookie },
      ),
      await post(site, `/organisations/${id}/members/${owner.id}`, { act: 'remove' }, { cookie }),
      await post(site, `/organisations/${id}/transfer`, { person: String(person.id) }, { cookie }),
      await post(site, `/organisations/${id}/submit`, {}, { cookie }),
    ])
    for (const each of answer) expect([403, 404, 409]).toContain(each.status)
    expect(entries).toEqual([])
  })

  it('use no invitation that was sent to another address, nor one that is over', async () => {
    const { token, id: invitation } = await invite(id, 'invited-other@example.com', owner)
    const cookie = await as(stranger)
    const { answer, entries } = await withoutEffect(site, () =>
      post(site, `/invitations/${token}`, {}, { cookie }),
    )
    expectRefusal(answer, 403, '另一个邮箱')
    expect(entries).toEqual([])
    const lines = await logOf(site, answer)
    expect(lines).toMatchObject([{ status: 403, path: '/invitations/:secret' }])
    await db()
      .updateTable('invitations')
      .set({ email: stranger.email, revoked_at: new Date() })
      .where('id', '=', invitation)
      .execute()
    const over = await withoutEffect(site, () => post(site, `/invitations/${token}`, {}, { cookie }))
    expectRefusal(over.answer, 410, '')
  })

  it('let one of six acceptances at the same moment through, with the role of the invitation', async () => {
    const guest = await makePerson(db())
    const { token } = await invite(id, guest.email, owner)
    const cookies = []
    for (let count = 0; count < 6; count++) cookies.push(await as(guest))
    const answers = await Promise.all(
      cookies.map((cookie) =>
        post(site, `/invitations/${token}`, { role: 'owner', organisationId: String(other) }, { cookie }),
      ),
    )
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    const joined = await db()
      .selectFrom('memberships')
      .select(['organisation_id', 'role'])
      .where('person_id', '=', guest.id)
      .execute()
    expect(joined).toEqual([{ organisation_id: id, role: 'owner' }])
  })

  it('give an organisation no state, kind, version or owner by fields of its form', async () => {
    const before = await db()
      .selectFrom('organisations')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    await db().updateTable('organisations').set({ state: 'unverified' }).where('id', '=', id).execute()
    const cookie = await as(owner)
    const smuggled = {
      ...facts,
      nameZh: before.name_zh,
      state: 'verified',
      id: String(other),
      organisationId: String(other),
      created_by: '1',
      sample: 'true',
    }
    await post(site, `/organisations/${id}/edit`, smuggled, { cookie })
    const changed = await withoutEffect(site, () =>
      post(site, `/organisations/${id}/edit`, { ...smuggled, kind: 'association' }, { cookie }),
    )
    expect(changed.answer.status).toBeGreaterThanOrEqual(400)
    const after = await db()
      .selectFrom('organisations')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(after).toMatchObject({
      state: 'unverified',
      kind: 'enterprise',
      sample: before.sample,
      created_by: before.created_by,
    })
  })

  it('take the rights of a removed member away from an open session with the next request', async () => {
    const cookie = await as(editor)
    expect((await get(site, `/organisations/${id}`, cookie)).status).toBe(200)
    await db().deleteFrom('memberships').where('person_id', '=', editor.id).execute()
    const fields = { name0: '张三', phone0: '13800000000' }
    const { answer } = await withoutEffect(site, () =>
      post(site, `/organisations/${id}/contacts`, fields, { cookie }),
    )
    expectRefusal(answer, 404, notHere)
    expectRefusal(await get(site, `/organisations/${id}`, cookie), 404, notHere)
  })
})
