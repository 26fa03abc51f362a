import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { type Db, openDatabase } from '~db/client.server'
import { insertNeeds } from '~db/write-needs.server'
import { markForIndex } from '~search/marks.server'
import { makeOrganisation, makePerson } from '../support/people'
import { expect, overflow, test, wellMade } from './check-page'
import { another, enter } from './visit'

/** The database of the site that BASE_URL names; `npm test` gives both. */
let db: Db
test.beforeAll(() => {
  db = openDatabase(process.env.DATABASE_URL ?? '', { max: 2 })
})
test.afterAll(() => db.destroy())

const makeEditor = async () => {
  const editor = await makePerson(db)
  const enterprise = await makeOrganisation(db, { members: [[editor, 'editor']] })
  return { editor, enterprise }
}

/** A team's open need of a generator that nothing in the sample world is. */
async function makeNeed() {
  const member = await makePerson(db)
  const team = await makeOrganisation(db, { kind: 'rescue_team', members: [[member, 'editor']] })
  const figure = (attribute: string, op: '>=' | '<=', number: number, unit: string) => ({
    ...{ attribute, op, number, text: null, flag: null, hard: true },
    ...{ valueWritten: String(number), unitWritten: unit },
  })
  const [id = 0] = await db.transaction().execute(async (tx) => {
    const ids = await insertNeeds(tx, [
      {
        ...{ titleZh: '安置点连续供电', titleEn: '', textZh: '', textEn: '', currency: 'CNY' },
        ...{ externalId: null, organisationId: team, state: 'open', reference: false, sample: false },
        scenarios: ['S11.3'],
        tracks: ['T14.01'],
        conditions: ['NOPOWER'],
        equipmentClass: null,
        constraints: [figure('power_kw', '>=', 45, 'kW'), figure('fuel_runtime_h', '>=', 20, 'h')],
        region: '430000',
        quantity: 2,
        budgetMinor: null,
        neededWithinDays: 60,
        neededBy: null,
        urgency: 'high',
        source: null,
        publishedAt: new Date(),
      },
    ])
    await markForIndex(tx, 'needs', ids)
    return ids
  })
  return { id, member, team }
}

const next = (page: Page) => page.getByRole('button', { name: '保存，下一步' }).click()
const submit = async (page: Page) => {
  await page.getByRole('button', { name: '提交审核' }).click()
  await expect(page.getByText('已提交，等待审核。')).toBeVisible()
}

test.describe('with scripts', { tag: '@desktop' }, () => {
  test('an offering lives from the empty form through every state to its end', async ({
    page,
    browser,
    baseURL,
  }) => {
    // Three people at three browsers, one after the other.
    test.slow()
    const { editor, enterprise } = await makeEditor()
    const need = await makeNeed()
    await enter(db, page, baseURL ?? '', editor, enterprise)
    const reviewer = await another(browser, { baseURL })
    await enter(db, reviewer, baseURL ?? '', await makePerson(db, { platformRole: 'reviewer' }), null)
    const team = await another(browser, { baseURL })
    await enter(db, team, baseURL ?? '', need.member, need.team)
    const name = `48 kW 静音发电车 ${enterprise}`

    await page.goto('/workbench/offerings')
    await page.getByRole('link', { name: '发布新装备' }).first().click()
    await page.getByLabel('专业赛道').selectOption('T14.01')
    await page.getByLabel('名称（中文）').fill(name)
    await page.getByRole('button', { name: '建立草稿' }).click()
    await expect(page).toHaveURL(/\/offerings\/\d+\/edit\/figures$/)
    const id = /\d+/.exec(new URL(page.url()).pathname)?.[0] ?? ''
    const own = `/offerings/${id}`

    // Typed and not yet sent: it saves itself, and says what it will be compared as.
    await page.getByLabel('额定功率', { exact: true }).fill('48,000')
    await page.getByLabel('额定功率的单位').selectOption('W')
    await page.getByLabel('满油续航', { exact: true }).fill('很久')
    await expect(page.getByText('“很久”不是数字')).toBeVisible()
    await expect(page.getByText('统一为 48 kW 比较')).toBeVisible()
    await page.getByLabel('满油续航', { exact: true }).fill('24')
    await page.getByLabel('自带动力').selectOption('是')
    await next(page)
    await expect(page).toHaveURL(/\/edit\/uses$/)
    await page.locator('input[name=scenarios][value="S11.3"]').check()
    await page.locator('input[name=conditions][value=NOPOWER]').check()
    await expect(page.getByText(/✓ 有依据：.*自带动力/)).toBeVisible()
    await next(page)
    await expect(page).toHaveURL(/\/edit\/terms$/)
    await page.getByLabel('价格（或最低价）').fill('30 万元')
    await page.getByLabel('交货期（天）').fill('30')
    await next(page)
    await expect(page).toHaveURL(/\/edit\/proof$/)
    await page.getByLabel('电源', { exact: true }).first().fill('380 V 三相，125 A 工业插座')
    await next(page)
    await expect(page).toHaveURL(/\/media$/)
    const buffer = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#d84315' } })
      .jpeg()
      .toBuffer()
    await page.getByLabel('添加图片').setInputFiles({ name: '发电车.jpg', mimeType: 'image/jpeg', buffer })
    await page.getByLabel('画面说明（中文）').fill('橙色发电车的侧面')
    await next(page)
    await expect(page).toHaveURL(/\/edit$/)
    await expect(page.getByText('内容齐全，可以提交。')).toBeVisible()
    await wellMade(page)
    await page.goto(`/en${own}/preview`)
    await expect(page.getByText('This is a preview and not public')).toBeVisible()
    await expect(page.locator('main')).toContainText('48 kW')
    await expect(page.getByRole('img', { name: '橙色发电车的侧面' }).first()).toBeVisible()
    expect((await team.request.get(own)).status()).toBe(404)
    await page.goto(`${own}/edit`)
    await submit(page)

    // Returned with a reason on a field, mended there, and submitted again.
    await reviewer.goto('/review/offerings')
    await reviewer.getByRole('link', { name }).click()
    await expect(reviewer.getByText(/依据：.*自带动力/).first()).toBeVisible()
    await reviewer.getByText('分项意见').click()
    await reviewer.getByLabel('“额定功率”的意见').fill('铭牌照片上是 50 kW')
    await wellMade(reviewer)
    await reviewer.getByRole('button', { name: '退回' }).click()
    await expect(reviewer.getByText('已处理。')).toBeVisible()
    await page.goto('/workbench/offerings?state=returned')
    await page.getByRole('link', { name }).click()
    await expect(page.getByText('额定功率: 铭牌照片上是 50 kW')).toBeVisible()
    await page.getByRole('link', { name: '技术指标' }).first().click()
    await expect(page.getByText('铭牌照片上是 50 kW')).toBeVisible()
    await page.getByLabel('额定功率', { exact: true }).fill('50')
    await page.getByLabel('额定功率的单位').selectOption('kW')
    await next(page)
    await expect(page).toHaveURL(/\/edit\/uses$/)
    await page.goto(`${own}/edit`)
    await submit(page)
    const publish = async () => {
      await reviewer.goto(`/review${own}`)
      await reviewer.getByRole('button', { name: '发布' }).click()
      await expect(reviewer.getByText('已处理。')).toBeVisible()
    }
    await publish()

    // A few seconds later it is the answer to the team's need.
    const match = team.getByRole('region', { name: '匹配的装备' }).getByRole('link', { name, exact: true })
    const matches = (count: number) =>
      expect(async () => {
        await team.goto(`/needs/${need.id}`)
        await expect(match).toHaveCount(count, { timeout: 500 })
      }).toPass()
    await matches(1)
    await match.click()
    await expect(team.locator('h1')).toHaveText(name)
    await expect(team.locator('main')).toContainText('50 kW')
    await expect(team.getByRole('img', { name: '橙色发电车的侧面' }).first()).toBeVisible()
    await wellMade(team)

    // Edited again: what is public stays until the change is approved.
    await page.goto(`${own}/edit/figures`)
    await page.getByLabel('额定功率', { exact: true }).fill('55')
    await next(page)
    await expect(page).toHaveURL(/\/edit\/uses$/)
    await page.goto(`${own}/edit`)
    await submit(page)
    await expect(page.getByText('修改正在审核')).toBeVisible()
    await team.reload()
    await expect(team.locator('main')).toContainText('50 kW')
    await reviewer.goto(`/review${own}`)
    await expect(reviewer.locator('del', { hasText: '50' })).toBeVisible()
    await expect(reviewer.locator('ins', { hasText: '55' })).toBeVisible()
    await publish()
    await team.reload()
    await expect(team.locator('main')).toContainText('55 kW')
    await team.goto(`${own}/versions`)
    await expect(team.locator('del', { hasText: '50' })).toBeVisible()
    await expect(team.locator('ins', { hasText: '55' })).toBeVisible()
    await wellMade(team)

    // Price and lead time are public at once.
    await page.goto(`${own}/edit`)
    await page.getByRole('link', { name: '改价格与交付' }).click()
    await page.getByLabel('价格（或最低价）').fill('280000')
    await page.getByLabel('交货期（天）').fill('7')
    await page.getByRole('button', { name: '保存' }).click()
    await expect(page.getByText('已保存并生效。')).toBeVisible()
    await team.goto(own)
    await expect(team.locator('main')).toContainText('7 天')
    await expect(team.locator('main')).toContainText('第 3 版')
    await expect(team.locator('h1')).toHaveText(name)
    await expect(team.locator('main')).toContainText('55 kW')

    // Paused it is gone for everybody else; resumed it is back, among the matches too; archived it is gone for good.
    await page.getByRole('button', { name: '暂停展示' }).click()
    await expect(page.getByText('已暂停展示。')).toBeVisible()
    expect((await team.request.get(own)).status()).toBe(404)
    await matches(0)
    await page.getByRole('button', { name: '恢复展示' }).click()
    await expect(page.getByText('已恢复展示。')).toBeVisible()
    expect((await team.request.get(own)).status()).toBe(200)
    await matches(1)
    await page.getByText('归档', { exact: true }).click()
    await page.getByRole('button', { name: '确定归档' }).click()
    await expect(page.getByText('已归档。')).toBeVisible()
    expect((await team.request.get(own)).status()).toBe(404)
    await matches(0)
    await page.goto('/workbench/offerings?state=archived')
    await expect(page.getByRole('row', { name })).toContainText('已归档')
    await wellMade(page)
    await Promise.all([reviewer, team].map((other) => other.context().close()))
  })
})

test.describe('without scripts', { tag: '@phone' }, () => {
  // A form that is refused comes with its status, which the browser reports in the console.
  test.use({ javaScriptEnabled: false, quiet: false })

  test('an offering is written, mended, reviewed, published and archived by plain forms', async ({
    page,
    browser,
    baseURL,
    viewport,
  }) => {
    const { editor, enterprise } = await makeEditor()
    await enter(db, page, baseURL ?? '', editor, enterprise)
    const reviewer = await another(browser, { baseURL, viewport, javaScriptEnabled: false })
    await enter(db, reviewer, baseURL ?? '', await makePerson(db, { platformRole: 'reviewer' }), null)
    const name = `2 kW 手提发电机 ${enterprise}`
    const narrow = async (at: Page) => expect(await overflow(at), at.url()).toBeLessThanOrEqual(0)

    await page.goto('/offerings/new')
    await page.getByLabel('专业赛道').selectOption('T14.01')
    await page.getByLabel('名称（中文）').fill(name)
    await page.getByRole('button', { name: '建立草稿' }).click()
    await expect(page).toHaveURL(/\/edit\/figures$/)
    await narrow(page)
    await page.getByLabel('额定功率', { exact: true }).fill('两千瓦')
    await next(page)
    await expect(page).toHaveURL(/\/edit\/uses$/)
    await page.locator('input[name=scenarios][value="S11.3"]').check()
    await next(page)
    await expect(page).toHaveURL(/\/edit\/terms$/)
    await narrow(page)
    await page.getByRole('link', { name: '检查并提交' }).click()
    await narrow(page)
    await expect(page.getByRole('button', { name: '提交审核' })).toBeDisabled()
    await page.getByRole('link', { name: /“两千瓦”不是数字/ }).click()
    await expect(page.getByLabel('额定功率', { exact: true })).toHaveValue('两千瓦')
    await page.getByLabel('额定功率', { exact: true }).fill('2')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await expect(page.getByText('已保存', { exact: true })).toBeVisible()
    await page.getByRole('link', { name: '检查并提交' }).click()
    await submit(page)

    await reviewer.goto('/review/offerings')
    await reviewer.getByRole('link', { name }).click()
    await narrow(reviewer)
    await reviewer.getByRole('button', { name: '退回' }).click()
    await expect(reviewer.getByRole('alert')).toBeVisible()
    await reviewer.getByRole('button', { name: '发布' }).click()
    await expect(reviewer.getByText('已处理。')).toBeVisible()
    await page.reload()
    await page.getByRole('link', { name: '看公开页面' }).click()
    await expect(page.locator('h1')).toHaveText(name)
    await narrow(page)
    await page.goBack()
    await page.getByText('归档', { exact: true }).click()
    await page.getByRole('button', { name: '确定归档' }).click()
    await expect(page.getByText('已归档。')).toBeVisible()
    await reviewer.context().close()
  })
})
