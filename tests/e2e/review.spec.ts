import { type Db, openDatabase } from '~db/client.server'
import { addMember, makeOrganisation, makePerson, signInAs } from '../support/people'
import { expect, overflow, seriousFaults, test } from './check-page'

/** The database of the site that BASE_URL names; `npm test` gives both. */
let db: Db
test.beforeAll(() => {
  db = openDatabase(process.env.DATABASE_URL ?? '', { max: 2 })
})
test.afterAll(() => db.destroy())

/** An organisation with an owner, whose change of name waits. */
async function waiting() {
  const owner = await makePerson(db)
  const nameZh = `湘江水泵厂${owner.id}`
  const id = await makeOrganisation(db, { nameZh, state: 'verified' })
  await addMember(db, id, owner, 'owner')
  const facts = {
    kind: 'enterprise',
    nameEn: '',
    region: '430000',
    creditCode: null,
    teamType: null,
    parentAuthority: '',
    introZh: '生产排水抢险装备。',
    introEn: '',
    website: '',
    documents: [],
  }
  await db
    .insertInto('organisation_reviews')
    .values({
      organisation_id: id,
      snapshot: JSON.stringify({ ...facts, nameZh: `新${nameZh}` }),
      previous: JSON.stringify({ ...facts, nameZh }),
      submitted_by: owner.id,
    })
    .execute()
  return { id, nameZh, owner }
}

for (const javaScriptEnabled of [true, false]) {
  const tag = javaScriptEnabled ? '@desktop' : '@phone'
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', { tag }, () => {
    // A form that is refused comes with its status, which the browser reports in the console.
    test.use({ javaScriptEnabled, quiet: false })

    test('a reviewer finds what waits, sees what changed, and decides with a reason', async ({
      page,
      baseURL,
    }) => {
      const { id, nameZh, owner } = await waiting()
      const reviewer = await makePerson(db, { platformRole: 'reviewer' })
      const { name, token } = await signInAs(db, reviewer)
      await page.context().addCookies([{ name, value: token, url: baseURL ?? '' }])

      await page.goto('/account')
      await page.locator('main').getByRole('link', { name: '单位审核' }).click()
      await expect(page).toHaveURL(/\/review$/)
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      if (javaScriptEnabled) expect(await seriousFaults(page)).toEqual([])

      await page.goto(`/review/organisations/${id}`)
      await expect(page.locator('ins')).toHaveText('新')
      await expect(page.getByText('≠ 有变化')).toHaveCount(1)
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      if (javaScriptEnabled) expect(await seriousFaults(page)).toEqual([])

      await page.getByRole('button', { name: '退回修改' }).click()
      await expect(page.getByRole('alert')).toContainText('请填写这一项')
      await page.getByLabel('原因').fill('名称与执照不一致')
      await page.getByRole('button', { name: '退回修改' }).click()
      await expect(page.getByRole('status').filter({ hasText: '已作出决定' })).toBeVisible()
      await expect(page.locator('main')).toContainText('名称与执照不一致')
      const stored = await db
        .selectFrom('organisations')
        .select(['state', 'name_zh'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      expect(stored).toEqual({ state: 'verified', name_zh: nameZh })
      const mails = () =>
        db.selectFrom('mails').select('subject').where('to_address', '=', owner.email).execute()
      await expect.poll(async () => (await mails()).length).toBe(1)
    })
  })
}

test.describe('the pages of administrators', () => {
  test.use({ quiet: false })
  test('are not there for a reviewer, and ask a stranger to sign in', async ({ page, baseURL }) => {
    await page.goto('/admin/audit')
    await expect(page).toHaveURL(/\/sign-in\?to=/)
    const { name, token } = await signInAs(db, await makePerson(db, { platformRole: 'reviewer' }))
    await page.context().addCookies([{ name, value: token, url: baseURL ?? '' }])
    for (const path of ['/admin', '/admin/audit', '/admin/people', '/admin/outbox', '/admin/organisations'])
      expect((await page.goto(path))?.status(), path).toBe(404)
    expect((await page.request.get('/admin/audit.csv')).status()).toBe(404)
  })

  test('fit the window and hold no serious fault', async ({ page, baseURL }) => {
    const person = await makePerson(db, { platformRole: 'administrator' })
    const { name, token } = await signInAs(db, person)
    await page.context().addCookies([{ name, value: token, url: baseURL ?? '' }])
    for (const path of [
      '/admin',
      '/admin/audit',
      '/admin/people',
      `/admin/people/${person.id}`,
      '/admin/outbox',
      '/admin/organisations',
      '/en/admin/organisations/1',
    ]) {
      expect((await page.goto(path))?.status(), path).toBe(200)
      expect(await overflow(page), path).toBeLessThanOrEqual(0)
      expect(await seriousFaults(page), path).toEqual([])
    }
    const file = await page.request.get(`/admin/audit.csv?person=${person.id}`)
    expect(file.headers()['content-type']).toContain('text/csv')
    expect(await file.text()).toContain('时间')
    await db.updateTable('people').set({ platform_role: null }).where('id', '=', person.id).execute()
  })
})
