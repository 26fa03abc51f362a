import { beforeAll, describe, expect, it } from 'vitest'
import { factsOf, readOrganisation } from '~/modules/accounts/organisations/organisations.repo.server'
import { expectRefusal, get, logOf, post, seenIn, withoutEffect } from '../../support/attack'
import { addMember, makeOrganisation, makePerson, signInAs, type TestPerson } from '../../support/people'
import { useSite } from '../../support/site'

const notHere = '找不到要看的内容'

describe('attacks on access', () => {
  const site = useSite({ engine: 'none', keepsLog: true })
  const db = () => site.database.db
  let outsider: TestPerson
  let outside: string
  beforeAll(async () => {
    outsider = await makePerson(db(), { name: '局外人' })
    outside = (await signInAs(db(), outsider)).cookie
  })

  describe('what is not published', () => {
    let offering: number
    let need: number
    beforeAll(async () => {
      const offerings = db().selectFrom('offerings').select('id').orderBy('id').limit(1)
      offering = (await offerings.executeTakeFirstOrThrow()).id
      await db()
        .updateTable('offerings')
        .set({ state: 'draft', name_zh: '未发布的机密' })
        .where('id', '=', offering)
        .execute()
      const needs = db().selectFrom('needs').select('id').orderBy('id').limit(1)
      need = (await needs.executeTakeFirstOrThrow()).id
      await db()
        .updateTable('needs')
        .set({ state: 'draft', title_zh: '未发布的机密' })
        .where('id', '=', need)
        .execute()
    })

    it('is not there for whoever guesses its number, signed in or not, as page, data or API', async () => {
      const paths = [
        `/offerings/${offering}`,
        `/needs/${need}`,
        `/offerings/${offering}?_data=${encodeURIComponent('routes/(en).offerings.$id._index')}`,
        `/api/v1/offerings/${offering}`,
        `/api/v1/offerings/${offering}/matches`,
        `/api/v1/needs/${need}`,
        `/api/v1/needs/${need}/matches`,
      ]
      for (const path of paths)
        for (const cookie of ['', outside]) {
          const { answer, entries } = await withoutEffect(site, () => get(site, path, cookie))
          expect(`${path} ${answer.status}`).toBe(`${path} 404`)
          expect(answer.text).not.toContain('机密')
          expect(entries).toEqual([])
        }
    })

    it('answers as what never was: the two cannot be told apart', async () => {
      const [there, nowhere] = [
        await get(site, `/offerings/${offering}`),
        await get(site, '/offerings/987654'),
      ]
      expect([there.status, seenIn(there)]).toEqual([nowhere.status, seenIn(nowhere)])
      const problem = async (id: number) => {
        const { requestId, ...rest } = JSON.parse((await get(site, `/api/v1/offerings/${id}`)).text)
        return { ...rest, instance: rest.instance.replace(/\d+$/, 'ID') }
      }
      expect(await problem(offering)).toEqual(await problem(987654))
    })

    it('is in no list, file or comparison that names it', async () => {
      for (const path of [
        '/offerings?q=机密',
        '/offerings.csv?q=机密',
        '/api/v1/offerings?q=机密',
        `/compare?ids=${offering}`,
      ]) {
        const answer = await get(site, encodeURI(path), outside)
        expect(answer.status, path).toBe(200)
        expect(answer.text.replace(/机密(?=&quot;|"|”|<\/|，|」)/g, ''), path).not.toContain('未发布的')
      }
      const cookie = `muster_compare=${offering}`
      expect((await get(site, '/', cookie)).text).not.toContain('未发布的')
      const refused = await get(site, `/compare?ids=1&need=${need}`)
      expectRefusal(refused, 404, notHere)
    })
  })

  describe('pages of staff', () => {
    let reviewer: TestPerson
    let organisation: number
    let owner: TestPerson
    beforeAll(async () => {
      reviewer = await makePerson(db(), { platformRole: 'reviewer' })
      owner = await makePerson(db())
      organisation = await makeOrganisation(db(), { state: 'in_review', members: [[owner, 'owner']] })
    })
    const admin = () => [
      '/admin',
      '/admin/audit',
      '/admin/audit.csv',
      '/admin/people',
      `/admin/people/${owner.id}`,
      '/admin/organisations',
      `/admin/organisations/${organisation}`,
      '/admin/outbox',
    ]
    const review = () => ['/review', `/review/organisations/${organisation}`]

    it('are not there for a member, nor those of administrators for a reviewer', async () => {
      const asOwner = (await signInAs(db(), owner, { organisationId: organisation })).cookie
      const asReviewer = (await signInAs(db(), reviewer)).cookie
      const { entries } = await withoutEffect(site, async () => {
        for (const path of [...admin(), ...review()])
          expectRefusal(await get(site, path, asOwner), 404, notHere)
        for (const path of admin()) expectRefusal(await get(site, path, asReviewer), 404, notHere)
        for (const path of review()) expect((await get(site, path, asReviewer)).status).toBe(200)
      })
      expect(entries).toEqual([])
    })

    it('lead whoever is not signed in to the sign-in page, without a word of what they hold', async () => {
      for (const path of [...admin(), ...review()]) {
        const answer = await get(site, path)
        expect([answer.status, answer.headers.location]).toEqual([
          303,
          `/sign-in?to=${encodeURIComponent(path)}`,
        ])
        expect(answer.text).toBe('')
      }
    })

    it('take no act of a reviewer who would make themselves administrator', async () => {
      const { cookie } = await signInAs(db(), reviewer)
      const { answer, entries } = await withoutEffect(site, () =>
        post(
          site,
          `/en/admin/people/${reviewer.id}`,
          { act: 'make_administrator', reason: 'because' },
          { cookie },
        ),
      )
      expectRefusal(answer, 404, 'not here')
      expect(entries).toEqual([])
      expect(await logOf(site, answer)).toMatchObject([{ method: 'POST', status: 404 }])
    })

    it('let nobody verify an organisation that they belong to', async () => {
      await addMember(db(), organisation, reviewer, 'viewer')
      const stored = await readOrganisation(db(), organisation)
      if (!stored) throw new Error('it was made above')
      const { id: review } = await db()
        .insertInto('organisation_reviews')
        .values({
          organisation_id: organisation,
          snapshot: JSON.stringify({ ...factsOf(stored), documents: [] }),
          submitted_by: owner.id,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      const { cookie } = await signInAs(db(), reviewer)
      const fields = { decision: 'verify', reason: 'fine', review: String(review), version: '1' }
      const { answer, entries } = await withoutEffect(site, () =>
        post(site, `/en/review/organisations/${organisation}`, fields, { cookie }),
      )
      expectRefusal(answer, 403, 'You belong to this organisation')
      expect(entries).toEqual([])
      const bulk = { decision: 'verify', reason: 'fine', row: `${organisation}:${review}:1` }
      await withoutEffect(site, () => post(site, '/review', bulk, { cookie }))
    })

    it('are gone with the next request once the role is taken away', async () => {
      const former = await makePerson(db(), { platformRole: 'administrator' })
      const { cookie } = await signInAs(db(), former)
      expect((await get(site, '/admin/people', cookie)).status).toBe(200)
      await db().updateTable('people').set({ platform_role: null }).where('id', '=', former.id).execute()
      const target = `/admin/people/${outsider.id}`
      const { answer, entries } = await withoutEffect(site, () =>
        post(site, target, { act: 'suspend', reason: '报复' }, { cookie }),
      )
      expectRefusal(answer, 404, notHere)
      expect(entries).toEqual([])
    })

    it('ask an administrator with an old session to prove who they are first', async () => {
      const stale = await makePerson(db(), { platformRole: 'administrator' })
      const { cookie } = await signInAs(db(), stale, { at: new Date(Date.now() - 3_600_000) })
      const { answer, entries } = await withoutEffect(
        site,
        () =>
          post(
            site,
            `/admin/people/${outsider.id}`,
            { act: 'make_administrator', reason: '被盗的会话' },
            { cookie },
          ),
        { but: ['sessions'] },
      )
      expect(answer.headers.location).toMatch(/^\/confirm\?to=/)
      expect(entries).toEqual([])
    })
  })

  it.each(['suspended', 'deleted'] as const)('ends what a %s person could do', async (state) => {
    const person = await makePerson(db(), { platformRole: 'administrator' })
    const { cookie } = await signInAs(db(), person)
    expect((await get(site, '/account', cookie)).status).toBe(200)
    await db()
      .updateTable('people')
      .set(state === 'deleted' ? { state, email: null, deleted_at: new Date() } : { state })
      .where('id', '=', person.id)
      .execute()
    const { answer, entries } = await withoutEffect(site, () => get(site, '/admin', cookie))
    expect(answer.headers.location).toBe('/sign-in?to=%2Fadmin')
    expect(String(answer.headers['set-cookie'])).toContain('muster_session=; Path=/; Max-Age=0')
    expect(entries).toEqual([])
  })
})
