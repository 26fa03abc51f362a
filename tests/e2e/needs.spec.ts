import type { Page } from '@playwright/test'
import { type Db, openDatabase } from '~db/client.server'
import { archiveOfferings, isIndexed, makeOfferings } from '../support/market'
import { makeOrganisation, makePerson } from '../support/people'
import { expect, overflow, test, wellMade } from './check-page'
import { another, enter } from './visit'

/** The database of the site that BASE_URL names; `npm test` gives both. */
let db: Db
test.beforeAll(() => {
  db = openDatabase(process.env.DATABASE_URL ?? '', { max: 2 })
})
test.afterAll(() => db.destroy())

/** An editor of a new verified organisation. */
const makeEditor = async (kind: 'enterprise' | 'rescue_team') => {
  const editor = await makePerson(db)
  return { editor, organisation: await makeOrganisation(db, { kind, members: [[editor, 'editor']] }) }
}

/** Hydrogen power that passes a demand of 600 kW, says no power at all, and misses it by a little. */
async function makeMarket(enterprise: number) {
  const ids = await makeOfferings(db, {
    ...{ enterprise, track: 'T14.05', scenario: 'S11.3' },
    offerings: [650, null, 580].map((power) => ({
      name: `氢电源车 ${power ?? '未注明'} ${enterprise}`,
      power,
    })),
  })
  await expect.poll(() => isIndexed(db, ids)).toBe(true)
  return ids
}

const narrow = async (page: Page) => expect(await overflow(page), page.url()).toBeLessThanOrEqual(0)

/** Ends a need by its team's own page. */
async function close(page: Page, own: string, act: string, choose: string) {
  await page.goto(`${own}/manage`)
  await page.getByRole('link', { name: act }).click()
  await page.getByLabel(choose).check()
  await page.getByRole('button', { name: '确认' }).click()
  await expect(page.getByText('已记录。')).toBeVisible()
}

test.describe('with scripts', { tag: '@desktop' }, () => {
  let market: number[] = []
  // Off the market, so that the next run counts its own.
  test.afterEach(() => archiveOfferings(db, market))

  test('a need lives from the empty form through its matches to the day it is met', async ({
    page,
    browser,
    baseURL,
  }) => {
    // Four people at four browsers, one after the other.
    test.slow()
    const { editor, organisation: team } = await makeEditor('rescue_team')
    const seller = await makeEditor('enterprise')
    market = await makeMarket(seller.organisation)
    const passing = `氢电源车 650 ${seller.organisation}`
    await enter(db, page, baseURL ?? '', editor, team)
    const enterprise = await another(browser, { baseURL })
    await enter(db, enterprise, baseURL ?? '', seller.editor, seller.organisation)
    const other = await another(browser, { baseURL })
    const otherTeam = await makeEditor('rescue_team')
    await enter(db, other, baseURL ?? '', otherTeam.editor, otherTeam.organisation)
    const title = `安置点氢能供电 ${team}`

    await page.goto('/workbench/needs')
    await page.getByRole('link', { name: '发布需求' }).first().click()
    await page.locator('form', { hasText: '从头填写' }).getByRole('button').click()
    await expect(page).toHaveURL(/\/needs\/\d+\/edit$/)
    const id = /\d+/.exec(new URL(page.url()).pathname)?.[0] ?? ''
    const own = `/needs/${id}`

    // Typed and not yet sent: it saves itself, and says how the market stands to each demand.
    await page.getByLabel('标题', { exact: true }).fill(title)
    await page.getByLabel('在“场景”里查找').fill('断电')
    await page.locator('input[name=scenarios][value="S11.3"]').check()
    await page.getByLabel('在“专业赛道”里查找').fill('氢')
    await page.locator('input[name=tracks][value="T14.05"]').check()
    await expect(page.getByText(/这类装备共 \d+ 项/)).toBeVisible()
    await page.getByLabel('指标', { exact: true }).selectOption('power_kw')
    await page.getByRole('button', { name: '添加指标' }).click()
    await page.getByLabel('额定功率：数值').fill('很大')
    await expect(page.getByText('“很大”不是数字')).toBeVisible()
    await page.getByLabel('额定功率：数值').fill('600')
    await expect(page.getByText('单看这一条：1 项通过，1 项待核实，1 项接近')).toBeVisible()
    await page.getByLabel('数量', { exact: true }).fill('2')
    await page.getByLabel('多少天内到位').fill('5')
    await expect(page.getByText(/^单看这一条：\d+ 项通过.*去掉它会多出 2 项/)).toBeVisible()
    await expect(page.getByText('没有可接受的装备。去掉')).toBeVisible()
    await page.getByLabel('多少天内到位').fill('60')
    await expect(page.getByText('没有可接受的装备。去掉')).toHaveCount(0)
    await wellMade(page)
    await page.getByRole('button', { name: '预览并发布' }).click()
    await expect(page).toHaveURL(/\/preview$/)
    await expect(page.locator('main')).toContainText('600 kW')
    await wellMade(page)
    expect((await other.request.get(own)).status()).toBe(404)
    await page.getByRole('button', { name: '发布', exact: true }).click()
    await expect(page.getByText('已发布。匹配的装备在需求页上')).toBeVisible()
    await page.getByRole('link', { name: '查看需求页与匹配' }).click()
    const matches = page.getByRole('region', { name: '匹配的装备' })
    await expect(matches.getByRole('link', { name: passing, exact: true })).toBeVisible()

    // The enterprise finds it among what is new for its offerings.
    await enterprise.goto('/workbench/matches')
    const match = enterprise.getByRole('listitem').filter({ hasText: passing }).filter({ hasText: title })
    await expect(match).toHaveCount(1)
    await wellMade(enterprise)
    await match.getByRole('link', { name: title, exact: true }).click()
    await expect(enterprise.locator('h1')).toHaveText(title)
    await expect(enterprise.getByRole('link', { name: '附议' })).toHaveCount(0)

    // Another team shares it, and thinks again about how many.
    await other.goto(own)
    await other.getByRole('link', { name: '附议' }).click()
    await other.getByLabel('你们需要的数量').fill('0')
    await other.getByRole('button', { name: '提交附议' }).click()
    await expect(other.getByLabel('你们需要的数量')).toBeVisible()
    await other.getByLabel('你们需要的数量').fill('3')
    await other.getByLabel('说明').fill('两个县的安置点')
    await other.getByRole('button', { name: '提交附议' }).click()
    await expect(other.getByText('附议已保存。')).toBeVisible()
    await other.getByRole('link', { name: '修改附议' }).click()
    await other.getByLabel('你们需要的数量').fill('4')
    await other.getByRole('button', { name: '保存修改' }).click()
    await expect(other.getByText('1 支队伍附议，合计另需 4 件（套）')).toBeVisible()
    await wellMade(other)
    await page.reload()
    await expect(page.getByRole('table', { name: '附议的队伍' })).toContainText('两个县的安置点')

    // Renewed while it is about to lapse.
    const tomorrow = new Date(Date.now() + 36 * 3_600_000).toISOString().slice(0, 10)
    await db.updateTable('needs').set({ open_until: tomorrow }).where('id', '=', Number(id)).execute()
    await page.goto('/workbench/needs?state=lapsing')
    await page.getByRole('link', { name: title }).click()
    await page.getByRole('link', { name: '续期' }).click()
    await page.getByRole('button', { name: '续期 90 天' }).click()
    await expect(page.getByText('已续期。')).toBeVisible()
    await page.goto('/workbench/needs?state=lapsing')
    await expect(page.getByRole('link', { name: title })).toHaveCount(0)

    // Written anew: what is public stays until the change is published.
    await page.goto(`${own}/edit`)
    await page.getByLabel('额定功率：数值').fill('570')
    await expect(page.getByText('单看这一条：2 项通过，1 项待核实')).toBeVisible()
    await page.goto('/workbench/needs?state=revised')
    await page.getByRole('link', { name: title }).click()
    await expect(page.getByText('还没有发布')).toBeVisible()
    await other.reload()
    await expect(other.locator('main')).toContainText('600 kW')
    await page.getByRole('link', { name: '预览并发布' }).click()
    await page.getByRole('button', { name: '发布修改' }).click()
    await expect(page.getByText('修改已发布。')).toBeVisible()
    await other.reload()
    await expect(other.locator('main')).toContainText('570 kW')
    await expect(other.getByText('合计另需 4 件（套）')).toBeVisible()

    // Met: gone from what is public, and nothing can be done with it but a copy.
    await close(page, own, '标记为已满足', '在聚援之外找到')
    await expect(page.getByText('这条需求已经结束')).toBeVisible()
    await narrow(page)
    expect((await other.request.get(own)).status()).toBe(404)
    await enterprise.goto('/workbench/matches')
    await expect(enterprise.locator('main')).not.toContainText(title)
    await page.goto('/workbench/needs?state=met')
    await expect(page.getByRole('row', { name: title })).toContainText('已满足')
    await narrow(page)
    await Promise.all([enterprise, other].map((each) => each.context().close()))
  })
})

test.describe('without scripts', { tag: '@phone' }, () => {
  // A form that is refused comes with its status, which the browser reports in the console.
  test.use({ javaScriptEnabled: false, quiet: false })

  test('a need is written, published, left without a match, opened again and withdrawn by plain forms', async ({
    page,
    browser,
    baseURL,
    viewport,
  }) => {
    const { editor, organisation: team } = await makeEditor('rescue_team')
    await enter(db, page, baseURL ?? '', editor, team)
    const reviewer = await another(browser, { baseURL, viewport, javaScriptEnabled: false })
    await enter(db, reviewer, baseURL ?? '', await makePerson(db, { platformRole: 'reviewer' }), null)
    const title = `水下破拆氢电源 ${team}`

    await page.goto('/needs/new')
    await narrow(page)
    await page.locator('form', { hasText: '从头填写' }).getByRole('button').click()
    await expect(page).toHaveURL(/\/edit$/)
    const own = new URL(page.url()).pathname.replace(/\/edit$/, '')
    await page.getByRole('button', { name: '预览并发布' }).click()
    await expect(page.getByText('还不能发布，请先补齐')).toBeVisible()
    await narrow(page)
    await page.getByRole('link', { name: /^标题/ }).click()
    await page.getByLabel('标题', { exact: true }).fill(title)
    await page.locator('summary', { hasText: '应急动力与照明' }).click()
    await page.locator('input[name=tracks][value="T14.05"]').check()
    await page.getByRole('button', { name: '保存并统计' }).click()
    await expect(page.getByText('草稿已保存。')).toBeVisible()
    await page.getByLabel('指标', { exact: true }).selectOption('power_kw')
    await page.getByRole('button', { name: '添加指标' }).click()
    await page.getByLabel('额定功率：数值').fill('很大')
    await page.getByRole('button', { name: '保存并统计' }).click()
    await expect(page.getByText('“很大”不是数字')).toBeVisible()
    await page.getByLabel('额定功率：数值').fill('9000')
    await page.getByRole('button', { name: '保存并统计' }).click()
    await expect(page.getByText(/^单看这一条：0 项通过/)).toBeVisible()
    await narrow(page)
    await page.getByRole('button', { name: '预览并发布' }).click()
    await narrow(page)
    await page.getByRole('button', { name: '发布', exact: true }).click()
    await expect(page.getByText('已发布。匹配的装备在需求页上')).toBeVisible()
    await narrow(page)

    // No offering is acceptable: it says why, and stands before the reviewers until it is opened again.
    await page.getByRole('link', { name: '记录“暂无可接受的匹配”' }).click()
    await page.getByRole('button', { name: '确认' }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    await page.getByLabel('指标达不到').check()
    await page.getByLabel('价格超出预算').check()
    await page.getByLabel('补充说明（可选）').fill('现有的都在 5 kW 左右')
    await narrow(page)
    await page.getByRole('button', { name: '确认' }).click()
    await expect(page.getByText('已记录。')).toBeVisible()
    await expect(page.getByText('指标达不到、价格超出预算')).toBeVisible()
    const listed = (count: number) =>
      expect(async () => {
        await reviewer.goto('/review/challenges')
        await expect(reviewer.getByRole('link', { name: title })).toHaveCount(count, { timeout: 500 })
      }).toPass()
    await listed(1)
    await page.getByRole('link', { name: '查看需求页与匹配' }).click()
    await expect(page.locator('main')).toContainText('现有的都在 5 kW 左右')
    await narrow(page)
    await page.goto(`${own}/manage`)
    await page.getByRole('button', { name: '重新征集' }).click()
    await expect(page.getByText('已重新征集。')).toBeVisible()
    await listed(0)

    await close(page, own, '撤回', '不再需要')
    await narrow(page)
    expect((await reviewer.request.get(own)).status()).toBe(200)
    await page.goto('/workbench/needs?state=withdrawn')
    await expect(page.getByRole('row', { name: title })).toContainText('已撤回')
    await narrow(page)
    await reviewer.context().close()
  })
})
