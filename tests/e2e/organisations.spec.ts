import type { Page } from '@playwright/test'
import { type Db, openDatabase } from '~db/client.server'
import { makePerson, signInAs, type TestPerson } from '../support/people'
import { expect, overflow, seriousFaults, test } from './check-page'

/** The database of the site that BASE_URL names; `npm test` gives both. */
let db: Db
test.beforeAll(() => {
  db = openDatabase(process.env.DATABASE_URL ?? '', { max: 2 })
})
test.afterAll(() => db.destroy())

async function enter(page: Page, baseURL: string | undefined, person: TestPerson) {
  const { name, token } = await signInAs(db, person)
  await page.context().addCookies([{ name, value: token, url: baseURL ?? '' }])
}

async function isWellMade(page: Page, scripted: boolean) {
  expect(await overflow(page)).toBeLessThanOrEqual(0)
  if (scripted) expect(await seriousFaults(page)).toEqual([])
}

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

for (const javaScriptEnabled of [true, false]) {
  const tag = javaScriptEnabled ? '@desktop' : '@phone'
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', { tag }, () => {
    // A form that is refused comes with its status, which the browser reports in the console.
    test.use({ javaScriptEnabled, quiet: false })

    test('a rescue team is registered, completed, submitted and withdrawn', async ({ page, baseURL }) => {
      const owner = await makePerson(db)
      await enter(page, baseURL, owner)
      await page.goto('/account')
      await page.getByRole('link', { name: '登记单位' }).click()
      await expect(page).toHaveURL(/\/organisations\/new$/)
      await isWellMade(page, javaScriptEnabled)

      // An enterprise's form says which fault a code has, and keeps what was filled in.
      await page.getByRole('link', { name: '企业' }).click()
      await page.getByLabel('中文名称').fill('湘江泵业')
      await page.getByLabel('统一社会信用代码').fill('9144030071526726XH')
      await page.getByLabel('所在地区').selectOption('430000')
      await page.getByRole('button', { name: '登记' }).click()
      await expect(page.getByText('最后一位校验不符').first()).toBeVisible()
      await expect(page.getByLabel('统一社会信用代码')).toHaveValue('9144030071526726XH')
      await expect(page.getByLabel('所在地区')).toHaveValue('430000')
      await isWellMade(page, javaScriptEnabled)

      await page.getByRole('link', { name: '换一种类型' }).click()
      await page.getByRole('link', { name: '救援队伍' }).click()
      const name = `长沙抗洪抢险队${owner.id}`
      await page.getByLabel('中文名称').fill(name)
      await page.getByLabel('队伍类型和级别').selectOption('PRF.FLD')
      await page.getByLabel('主管单位').fill('长沙市应急管理局')
      await page.getByLabel('所在地区').selectOption('430000')
      await page.getByRole('button', { name: '登记' }).click()
      await expect(page).toHaveURL(/\/organisations\/\d+\?saved$/)
      const address = page.url().replace(/\?.*$/, '')
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
      await expect(page.getByText('未核验').first()).toBeVisible()
      await isWellMade(page, javaScriptEnabled)

      await page.getByRole('link', { name: '联系人', exact: true }).click()
      const first = page.getByRole('group', { name: '联系人 1' })
      await first.getByLabel('姓名').fill('陈薇')
      await page.getByRole('button', { name: '保存' }).click()
      await expect(page.getByText('请填写邮箱或电话，至少一项。').first()).toBeVisible()
      await first.getByLabel('电话').fill('0731-8888 6666')
      await isWellMade(page, javaScriptEnabled)
      await page.getByRole('button', { name: '保存' }).click()
      await expect(page.getByText('0731-8888 6666')).toBeVisible()

      await page.getByRole('link', { name: '资料', exact: true }).click()
      await page.getByLabel('中文简介').fill('承担湘江沿线抗洪抢险。')
      await isWellMade(page, javaScriptEnabled)
      await page.getByRole('button', { name: '保存' }).click()
      await expect(page.getByText('承担湘江沿线抗洪抢险。')).toBeVisible()

      await page.getByRole('link', { name: '提交审核' }).click()
      await expect(page.getByText('还有必填的内容没有填')).toBeVisible()
      await page.getByRole('link', { name: '证明文件', exact: true }).click()
      await page.getByLabel('文件', { exact: true }).setInputFiles({
        ...{ name: '说明.png', mimeType: 'image/png' },
        buffer: Buffer.from('no picture at all'),
      })
      await page.getByRole('button', { name: '添加文件' }).click()
      await expect(page.getByText('只接受 PDF、JPEG、PNG 或 WebP 文件').first()).toBeVisible()
      await page.getByLabel('文件', { exact: true }).setInputFiles({
        ...{ name: '批复.png', mimeType: 'image/png', buffer: picture },
      })
      await page.getByRole('button', { name: '添加文件' }).click()
      const link = page.getByRole('link', { name: '批复.png' })
      await expect(link).toBeVisible()
      await isWellMade(page, javaScriptEnabled)
      const document = new URL((await link.getAttribute('href')) ?? '', page.url()).href
      expect((await page.request.get(document)).headers()['content-type']).toBe('image/png')

      await page.goto(`${address}/submit`)
      await isWellMade(page, javaScriptEnabled)
      await page.getByRole('button', { name: '提交审核' }).click()
      await expect(page.getByText('审核中').first()).toBeVisible()
      await page.getByRole('link', { name: '撤回' }).click()
      await page.getByRole('button', { name: '撤回' }).click()
      await expect(page.getByText('未核验').first()).toBeVisible()

      // Nobody else finds any of it.
      await enter(page, baseURL, await makePerson(db))
      for (const each of [address, `${address}/edit`, `${address}/members`, document])
        expect((await page.request.get(each)).status()).toBe(404)
    })

    test('a colleague is invited, joins, is made an editor and is removed', async ({
      page,
      browser,
      baseURL,
    }) => {
      const owner = await makePerson(db)
      const guest = await makePerson(db, { name: '周敏' })
      const { id } = await db
        .insertInto('organisations')
        .values({ kind: 'enterprise', state: 'verified', name_zh: `湘江泵业${owner.id}` })
        .returning('id')
        .executeTakeFirstOrThrow()
      await db
        .insertInto('memberships')
        .values({ person_id: owner.id, organisation_id: id, role: 'owner' })
        .execute()
      await enter(page, baseURL, owner)
      await page.goto(`/organisations/${id}/members`)
      await page.getByLabel('邮箱').fill(guest.email)
      await page.getByRole('combobox', { name: '角色' }).selectOption('viewer')
      await isWellMade(page, javaScriptEnabled)
      await page.getByRole('button', { name: '发出邀请' }).click()
      await expect(page.getByText('邀请已发出')).toBeVisible()

      const mail = await db
        .selectFrom('mails')
        .select('body_text')
        .where('to_address', '=', guest.email)
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow()
      const path = /\/invitations\/[\w-]{43}/.exec(mail.body_text)?.[0] ?? ''
      const context = await browser.newContext({ javaScriptEnabled, baseURL })
      const other = await context.newPage()
      await other.goto(path)
      await expect(other.getByText('请先用收到邀请的邮箱登录')).toBeVisible()
      await isWellMade(other, javaScriptEnabled)
      await enter(other, baseURL, await makePerson(db))
      await other.goto(path)
      await expect(other.getByText('这个邀请发给了另一个邮箱')).toBeVisible()
      await context.clearCookies()
      await enter(other, baseURL, guest)
      await other.goto(path)
      await other.getByRole('button', { name: '接受邀请' }).click()
      await expect(other.getByText('您已加入。')).toBeVisible()
      await expect(other.getByRole('link', { name: '联系人', exact: true })).toHaveCount(0)

      await page.goto(`/organisations/${id}/members`)
      await page.getByRole('link', { name: `管理: ${guest.name}` }).click()
      // The list before it has a field of that name too, for an invitation.
      await expect(page.getByRole('button', { name: '更改角色' })).toBeVisible()
      await isWellMade(page, javaScriptEnabled)
      await page.getByRole('combobox', { name: '角色' }).selectOption('editor')
      await page.getByRole('button', { name: '更改角色' }).click()
      await expect(page.getByText('角色已更改。')).toBeVisible()
      await other.goto(`/organisations/${id}`)
      await expect(other.getByRole('link', { name: '联系人', exact: true })).toBeVisible()

      await page.getByRole('link', { name: `管理: ${guest.name}` }).click()
      await page.getByRole('button', { name: '移出单位' }).click()
      await expect(page.getByText('成员已移出。')).toBeVisible()
      await other.goto(`/organisations/${id}`)
      await expect(other.getByText('找不到要看的内容')).toBeVisible()
      await context.close()

      // The last owner cannot leave, and is told what to do.
      await page.getByRole('link', { name: `管理: ${owner.name}` }).click()
      await page.getByRole('button', { name: '退出单位' }).click()
      await expect(page.getByText('单位至少要有一位负责人').first()).toBeVisible()
    })
  })
}
