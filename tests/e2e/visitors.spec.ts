import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { type Db, openDatabase } from '~db/client.server'
import { makeExhibition } from '../support/exhibitors'
import { makePerson, signInAs } from '../support/people'
import { expect, overflow, seriousFaults, test } from './check-page'

/** The database of the site that BASE_URL names; `npm test` gives both. */
let db: Db
test.beforeAll(() => {
  db = openDatabase(process.env.DATABASE_URL ?? '', { max: 2 })
})
test.afterAll(() => db.destroy())

const enter = async (page: Page, url: string, person: { id: number }, organisationId: number | null) => {
  const { name, token } = await signInAs(db, person, { organisationId })
  await page.context().addCookies([{ name, value: token, url }])
}
const another = async (browser: Browser, options: BrowserContextOptions) =>
  (await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options })).newPage()

test.describe('a visitor with scripts', { tag: '@phone' }, () => {
  // A form that is refused is an error in the console too, and so is a network that is cut.
  test.use({ quiet: false })

  test('registers, and is let in at a gate whose network is cut', async ({
    page: visitor,
    browser,
    baseURL,
    isMobile,
    viewport,
  }) => {
    // Two people at three browsers, one of them without a network.
    test.slow()
    const url = baseURL ?? ''
    const exhibition = await makeExhibition(db, { titleZh: `观众测试展 ${Date.now()}` })
    const event = `/events/${exhibition.eventId}`
    await enter(visitor, url, await makePerson(db, { name: '陈一' }), null)

    // Registers themselves and a colleague; what is missing is said, and nothing typed is lost.
    await visitor.goto(event)
    await visitor.getByRole('link', { name: '观众登记' }).click()
    await visitor.getByLabel('胸卡上的单位名称').fill('长沙水务')
    await visitor.locator('summary', { hasText: '同时登记同事' }).click()
    const colleague = visitor.getByRole('group', { name: '同事 1' })
    await colleague.getByLabel('姓名').fill('周二')
    await colleague.getByLabel('手机或电话').fill('139 0000 0000')
    await visitor.getByLabel('同意主办方').check()
    await visitor.getByRole('button', { name: '登记', exact: true }).click()
    await expect(visitor.getByText('请填写这一项。').first()).toBeVisible()
    await expect(colleague.getByLabel('姓名')).toHaveValue('周二')
    expect(await overflow(visitor)).toBeLessThanOrEqual(0)
    expect(await seriousFaults(visitor)).toEqual([])
    await visitor.getByRole('group', { name: '本人' }).getByLabel('手机或电话').fill('138 0000 0000')
    await visitor.getByLabel('同意主办方').check()
    await visitor.getByRole('button', { name: '登记', exact: true }).click()
    await expect(visitor.getByText('已登记。入场票在下面')).toBeVisible()

    // Opens the ticket, and keeps its number.
    await visitor.getByRole('main').getByRole('link', { name: '陈一' }).click()
    await expect(visitor.getByRole('img', { name: '入场二维码' })).toBeVisible()
    expect(await overflow(visitor)).toBeLessThanOrEqual(0)
    expect(await seriousFaults(visitor)).toEqual([])
    const tickets = await db
      .selectFrom('event_visitors')
      .select(['name', 'number'])
      .where('event_id', '=', exhibition.eventId)
      .orderBy('id')
      .execute()
    const [first = '', second = ''] = tickets.map(({ number }) => number)

    // The gate opens its page once; then the network is cut, and the page opens all the same.
    const options = { baseURL: url, isMobile, viewport }
    const gate = await another(browser, options)
    await enter(gate, url, exhibition.organizer, exhibition.organizerId)
    await gate.goto(`${event}/manage/check-in`)
    await expect(gate.getByText('本机名单 2 人')).toBeVisible()
    await expect(gate.getByText('断网可用')).toBeVisible()
    await gate.context().setOffline(true)
    await gate.reload()
    await expect(gate.getByText('无网络，照常核验')).toBeVisible()
    await expect(gate.getByText('本机名单 2 人')).toBeVisible()
    await gate.getByLabel('票号或入场码').fill(first)
    await gate.getByLabel('入口').fill('东门')
    await gate.keyboard.press('Enter')
    await expect(gate.getByText('可以入场').first()).toBeVisible()
    await gate.getByLabel('票号或入场码').fill(first)
    await gate.keyboard.press('Enter')
    await expect(gate.getByText('今天已入场').first()).toBeVisible()
    await gate.getByLabel('按姓名或单位查找').fill('周')
    await gate.getByRole('button', { name: '核验入场: 周二' }).click()
    await expect(gate.getByText('3 条待上传')).toBeVisible()
    expect(await overflow(gate)).toBeLessThanOrEqual(0)
    // Nothing is lost when the page is closed before the network is back.
    await gate.reload()
    await expect(gate.getByText('3 条待上传')).toBeVisible()

    // Meanwhile the colleague came in at another gate, earlier, on a page without scripts.
    const other = await another(browser, { ...options, javaScriptEnabled: false })
    await enter(other, url, exhibition.organizer, exhibition.organizerId)
    await other.goto(`${event}/manage/check-in`)
    await other.getByLabel('票号或入场码').fill(`${second}0`)
    await other.getByRole('button', { name: '核验入场' }).click()
    await expect(other.getByText('这不是票号').first()).toBeVisible()
    await other.getByLabel('票号或入场码').fill(second)
    await other.getByLabel('入口').fill('西门')
    await other.getByRole('button', { name: '核验入场' }).click()
    await expect(other.getByText('可以入场')).toBeVisible()
    await db
      .updateTable('event_check_ins')
      .set({ scanned_at: new Date(Date.now() - 3_600_000) })
      .where('event_id', '=', exhibition.eventId)
      .execute()

    // Back online the scans are sent, and the second entry is reported with where and when.
    await gate.context().setOffline(false)
    await gate.getByRole('button', { name: '立即同步' }).click()
    await expect(gate.getByText('已联网')).toBeVisible()
    const reports = gate.getByRole('region', { name: '补传后发现的问题' })
    await expect(reports.getByText('周二')).toBeVisible()
    await expect(reports).toContainText('已在西门入场')
    await expect(gate.getByText(/条待上传/)).toHaveCount(0)
    await gate.reload()
    await expect(gate.getByText('今天入场 2 人')).toBeVisible()
    await expect(gate.getByRole('region', { name: '今天的重复与无效' })).toContainText('周二')
    expect(await seriousFaults(gate)).toEqual([])

    // The organizer finds them on the list.
    await gate.goto(`${event}/manage/visitors?q=陈一`)
    await expect(gate.getByText('长沙水务').first()).toBeVisible()
    expect(await overflow(gate)).toBeLessThanOrEqual(0)
    expect(await seriousFaults(gate)).toEqual([])
  })
})
