import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { type Db, openDatabase } from '~db/client.server'
import { makeAccepted, makePair } from '../support/introductions'
import { signInAs } from '../support/people'
import { expect, overflow, seriousFaults, test } from './check-page'

/** The database of the site that BASE_URL names; `npm test` gives both. */
let db: Db
test.beforeAll(() => {
  db = openDatabase(process.env.DATABASE_URL ?? '', { max: 2 })
})
test.afterAll(() => db.destroy())

/** Somebody at a browser of their own, signed in for one of the two sides. */
async function atTheirDesk(
  browser: Browser,
  options: BrowserContextOptions & { baseURL: string },
  person: { id: number },
  organisationId: number,
): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', ...options })
  const { name, token } = await signInAs(db, person, { organisationId })
  await context.addCookies([{ name, value: token, url: options.baseURL }])
  return context.newPage()
}

const kept = async (id: number) =>
  (
    await db
      .selectFrom('introduction_messages')
      .select('body')
      .where('introduction_id', '=', id)
      .orderBy('id')
      .execute()
  ).map(({ body }) => body)

test.describe('the thread of an introduction', () => {
  // The two rows of the sample world that the tests give to others are the same.
  test.describe.configure({ mode: 'serial' })

  for (const phone of [false, true])
    test.describe(phone ? 'on a phone' : 'at a desk', { tag: phone ? '@phone' : '@desktop' }, () => {
      test('shows the other side’s messages as they come, and one that the network cut off comes once', async ({
        browser,
        baseURL,
        isMobile,
        viewport,
      }) => {
        const options = { baseURL: baseURL ?? '', isMobile, viewport }
        const pair = await makePair(db, phone ? { offering: 'O006', need: 'N003' } : {})
        const id = await makeAccepted(db, pair)
        const team = await atTheirDesk(browser, options, pair.team, pair.teamId)
        const enterprise = await atTheirDesk(browser, options, pair.enterprise, pair.enterpriseId)
        const log = (page: Page) => page.getByRole('log')
        for (const page of [team, enterprise]) {
          await page.goto(`/introductions/${id}`)
          await page.getByRole('link', { name: '沟通' }).click()
          await expect(page.getByText('还没有消息')).toBeVisible()
          await expect(page.locator('html[data-scripted]')).toBeAttached()
        }

        await team.getByRole('textbox', { name: '消息' }).fill('请问最快哪天能到？')
        await team.getByRole('button', { name: '发送', exact: true }).click()
        await expect(log(team)).toContainText('请问最快哪天能到？')
        await expect(log(enterprise)).toContainText('请问最快哪天能到？')
        await expect(team.getByText('对方已读')).toBeVisible()
        expect(await overflow(team)).toBeLessThanOrEqual(0)
        expect(await seriousFaults(team)).toEqual([])

        // The answer is lost on its way, and so is the stream: the message is there, its sender cannot know.
        await enterprise.route('**/live?*', (route) => route.abort('internetdisconnected'))
        await enterprise.reload()
        await expect(enterprise.locator('html[data-scripted]')).toBeAttached()
        let cut = false
        await enterprise.route('**/messages', async (route) => {
          const sends = route.request().headers()['content-type']?.startsWith('multipart/')
          if (cut || !sends) return route.continue()
          cut = true
          await enterprise.context().setOffline(true)
          await route.fetch()
          await route.abort('internetdisconnected')
        })
        await enterprise.getByRole('textbox', { name: '消息' }).fill('首批十二月三日到。')
        await enterprise.getByRole('button', { name: '发送', exact: true }).click()
        await expect(enterprise.getByText('网络恢复后自动重发')).toBeVisible()
        await enterprise.getByRole('textbox', { name: '消息' }).fill('其余月底。')
        await enterprise.getByRole('button', { name: '发送', exact: true }).click()
        await expect(enterprise.getByRole('list', { name: '未发出的消息' })).toContainText('其余月底。')
        expect(await kept(id)).toEqual(['请问最快哪天能到？', '首批十二月三日到。'])
        await enterprise.unroute('**/live?*')
        await enterprise.context().setOffline(false)
        await expect(log(enterprise)).toContainText('其余月底。')
        await expect(enterprise.getByRole('list', { name: '未发出的消息' })).toHaveCount(0)
        await expect(log(team)).toContainText('其余月底。')
        await expect(log(team).getByText('首批十二月三日到。')).toHaveCount(1)
        expect(await kept(id)).toEqual(['请问最快哪天能到？', '首批十二月三日到。', '其余月底。'])

        // What could not be sent is still there after the page was loaded again, and what is taken back is seen to be.
        await team.route('**/messages', (route) => route.abort('internetdisconnected'))
        await team.getByRole('textbox', { name: '消息' }).fill('收到，谢谢。')
        await team.getByRole('button', { name: '发送', exact: true }).click()
        await expect(team.getByText('网络恢复后自动重发')).toBeVisible()
        await team.unroute('**/messages')
        await team.reload()
        await expect(log(team)).toContainText('收到，谢谢。')
        await expect(log(enterprise)).toContainText('收到，谢谢。')
        await team.reload()
        await log(team).getByRole('button', { name: '撤回' }).last().click()
        await expect(log(enterprise)).toContainText('这条消息已撤回。')
        expect(await kept(id)).toHaveLength(4)

        // A template in the other language, and the sender's card after a look at it.
        await enterprise.locator('summary', { hasText: '模板' }).click()
        await enterprise.getByRole('link', { name: '提议演示: 英文' }).click()
        await expect(enterprise.getByRole('textbox', { name: '消息' })).toHaveValue(
          /demonstrate it at your base/,
        )
        await enterprise.locator('summary', { hasText: '名片' }).click()
        await expect(enterprise.getByText('发送会被记录')).toBeVisible()
        await enterprise.getByRole('button', { name: '发送这张名片' }).click()
        await expect(log(team)).toContainText(pair.enterprise.email)
        expect(await overflow(enterprise)).toBeLessThanOrEqual(0)
        for (const page of [team, enterprise]) await page.context().close()
      })
    })

  test.describe('without scripts', { tag: '@desktop' }, () => {
    test('a message is sent by a form and read after a reload, and sent twice it is there once', async ({
      browser,
      baseURL,
    }) => {
      const options = { baseURL: baseURL ?? '', javaScriptEnabled: false }
      const pair = await makePair(db, { offering: 'O007', need: 'N004' })
      const id = await makeAccepted(db, pair)
      const team = await atTheirDesk(browser, options, pair.team, pair.teamId)
      const enterprise = await atTheirDesk(browser, options, pair.enterprise, pair.enterpriseId)
      await enterprise.goto(`/introductions/${id}/thread`)
      await team.goto(`/introductions/${id}/thread`)
      await team.locator('summary', { hasText: '模板' }).click()
      await team.getByRole('link', { name: '询问交期: 中文' }).click()
      await expect(team.getByRole('textbox', { name: '消息' })).toHaveValue(/能否分批交付/)
      const again = team.url()
      await team.getByRole('button', { name: '发送', exact: true }).dblclick()
      await expect(team).toHaveURL(/#m\d+$/)
      await expect(team.getByRole('log')).toContainText('能否分批交付')
      expect(await kept(id)).toHaveLength(1)
      expect(again).toContain('template=lead_time')

      await enterprise.reload()
      await expect(enterprise.getByRole('log')).toContainText('能否分批交付')
      await enterprise.getByRole('textbox', { name: '消息' }).fill('可以，首批十天。')
      await enterprise.locator('summary', { hasText: '附件' }).click()
      await enterprise.locator('input[type=file]').setInputFiles({
        name: '说明.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('十天'),
      })
      await enterprise.getByRole('button', { name: '发送', exact: true }).click()
      // Refused, with what was written still there.
      await expect(enterprise.getByRole('alert')).toBeVisible()
      await expect(enterprise.getByRole('textbox', { name: '消息' })).toHaveValue('可以，首批十天。')
      await enterprise.getByRole('button', { name: '发送', exact: true }).click()
      await expect(enterprise.getByRole('log')).toContainText('可以，首批十天。')

      await team.goto('/introductions')
      await expect(team.getByText('1 条未读')).toBeVisible()
      await team.goto('/workbench')
      await team.getByRole('link', { name: /有未读/ }).click()
      await team.goto(`/introductions/${id}/thread`)
      await expect(team.getByRole('log')).toContainText('可以，首批十天。')
      await team.goto('/introductions')
      await expect(team.getByText('1 条未读')).toHaveCount(0)
      for (const page of [team, enterprise]) await page.context().close()
    })
  })
})
