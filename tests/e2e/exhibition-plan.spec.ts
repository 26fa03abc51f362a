import type { Page } from '@playwright/test'
import { type Db, openDatabase } from '~db/client.server'
import { makeEvent } from '../support/events'
import { makeOrganisation, makePerson, signInAs } from '../support/people'
import { expect, test, wellMade } from './check-page'

/** The database of the site that BASE_URL names; `npm test` gives both. */
let db: Db
test.beforeAll(() => {
  db = openDatabase(process.env.DATABASE_URL ?? '', { max: 2 })
})
test.afterAll(() => db.destroy())

const booth = (page: Page, number: string) => page.locator(`.plan a[aria-label^="${number}"]`)

/** A public exhibition with a class and two halls of which the second holds nothing yet, and its organizer at the browser. */
async function begin(page: Page, url: string) {
  const owner = await makePerson(db)
  const organisationId = await makeOrganisation(db, { kind: 'organizer', members: [[owner, 'owner']] })
  const eventId = await makeEvent(db, organisationId)
  const { name, token } = await signInAs(db, owner, { organisationId })
  await page.context().addCookies([{ name, value: token, url }])
  const manage = `/events/${eventId}/manage`
  await page.goto(`${manage}/classes`)
  const form = page.locator('form:has(button[value=class])')
  await form.getByLabel('代码').fill('STD')
  await form.getByLabel('名称（中文）').fill('标准展位')
  await form.getByLabel('标准价').fill('1200')
  await form.getByRole('button', { name: '添加等级' }).click()
  await expect(page.getByText('STD 标准展位', { exact: true })).toBeVisible()
  await wellMade(page, await scripted(page))
  await page.goto(`${manage}/halls`)
  for (const code of ['A', 'B']) {
    const hall = page.locator('form:has(button[value=add])')
    await hall.getByLabel('馆号').fill(code)
    await hall.getByLabel('名称（中文）').fill(`${code} 馆`)
    await hall.getByLabel('宽（米）').fill('60')
    await hall.getByLabel('深（米）').fill('40')
    await hall.getByRole('button', { name: '添加展馆' }).click()
    await expect(page.getByRole('heading', { name: `${code} · ${code} 馆` })).toBeVisible()
  }
  await wellMade(page, await scripted(page))
  return { eventId, manage }
}
const scripted = (page: Page) =>
  page.evaluate(() => 'scripted' in document.documentElement.dataset).catch(() => false)

async function addRow(page: Page, first: string, y: string, count = '30') {
  const form = page.locator('form:has(button[value=row])')
  await form.getByLabel('起始编号').fill(first)
  await form.getByLabel('数量').fill(count)
  await form.getByLabel('x（米）').fill('5')
  await form.getByLabel('y（米）').fill(y)
  await form.getByLabel('宽（米）').fill('1.5')
  await form.getByRole('button', { name: '添加', exact: true }).click()
  await expect(booth(page, first)).toBeVisible()
}
async function addElement(page: Page, kind: string, [x, y, width, depth]: string[]) {
  const form = page.locator('form:has(button[value=element])')
  if (!(await form.isVisible())) await page.getByText('添加通道与设施').click()
  await form.getByLabel('类型').selectOption(kind)
  for (const [label, value] of [
    ['x（米）', x],
    ['y（米）', y],
    ['宽（米）', width],
    ['深（米）', depth],
  ] as const)
    await form.getByLabel(label).fill(value ?? '')
  const before = await page.locator(`.plan .${kind}`).count()
  await form.getByRole('button', { name: '添加', exact: true }).click()
  await expect(page.locator(`.plan .${kind}`)).toHaveCount(before + 1)
}

test('an organizer draws 120 booths, mends what is found and publishes; a visitor finds one by keyboard, and on paper a hall is a page', {
  tag: '@desktop',
}, async ({ page, browser, baseURL }) => {
  test.setTimeout(180_000)
  const url = baseURL ?? ''
  const { eventId, manage } = await begin(page, url)

  // Four rows of thirty: the last stands 2.5 m from the one above it.
  await page.getByRole('link', { name: '编辑展位图' }).first().click()
  await addRow(page, 'A001', '4')
  await addRow(page, 'A031', '10')
  await addRow(page, 'A061', '16')
  await addRow(page, 'A091', '21.5')
  await addElement(page, 'entrance', ['28', '39.5', '4', '0.5'])
  await addElement(page, 'fire_exit', ['0', '20', '0.5', '3'])
  const findings = page.getByRole('region', { name: '检查结果' })
  await expect(findings.getByText('通道只有 2.5 米，不足 3 米')).toBeVisible()
  await expect(page.locator('.plan .spot')).toHaveCount(1)
  await wellMade(page)

  // Mended in the drawing: the whole row is caught in a frame and moved down by an arrow key.
  await page.locator('.plan').evaluate((svg) => svg.scrollIntoView({ block: 'center' }))
  const [first, last] = [await booth(page, 'A091').boundingBox(), await booth(page, 'A120').boundingBox()]
  if (!first || !last) throw new Error('the row is not drawn')
  await page.mouse.move(first.x - 8, first.y - 4)
  await page.mouse.down()
  await page.mouse.move(last.x + last.width + 8, last.y + last.height + 8, { steps: 6 })
  await page.mouse.up()
  await expect(page.getByText('已选 30 项').first()).toBeVisible()
  await booth(page, 'A091').focus()
  await page.keyboard.press('ArrowDown')
  await expect(findings.getByText('没有问题')).toBeVisible()

  // Taken back and done again, for an act is undone as a whole.
  await page.getByRole('button', { name: '撤销：移动' }).click()
  await expect(findings.getByText('通道只有 2.5 米')).toBeVisible()
  await booth(page, 'A091').focus()
  await page.keyboard.press('ArrowDown')
  await expect(findings.getByText('没有问题')).toBeVisible()

  await page.goto(`${manage}/halls`)
  await page.getByRole('link', { name: '编辑展位图' }).nth(1).click()
  await addRow(page, 'B001', '4', '10')
  await addElement(page, 'entrance', ['28', '39.5', '4', '0.5'])
  await addElement(page, 'fire_exit', ['0', '20', '0.5', '3'])
  await page.goto(manage)
  await page.getByRole('button', { name: '公布展位图' }).click()
  await expect(page.getByText('展位图已公布，展位编号不再变更。')).toBeVisible()

  // The visitor: from the event's page to the plan, a search, and the keys.
  const visitor = await (await browser.newContext({ baseURL: url, locale: 'zh-CN' })).newPage()
  await visitor.goto(`/events/${eventId}`)
  await visitor.getByRole('link', { name: '展位图' }).click()
  await expect(booth(visitor, 'A001')).toHaveAttribute('aria-label', 'A001 可订 ¥5,400 标准展位 4.5 m²')
  await wellMade(visitor)
  await visitor.getByRole('searchbox', { name: '搜索展位' }).fill('A045')
  await visitor.keyboard.press('Enter')
  await expect(visitor.locator('.plan .lit')).toHaveCount(1)
  await expect(visitor.getByRole('heading', { name: '找到 1 个展位' })).toBeVisible()
  await expect(booth(visitor, 'A045')).toHaveAttribute('tabindex', '0')
  await booth(visitor, 'A045').focus()
  await visitor.keyboard.press('ArrowRight')
  await expect(booth(visitor, 'A046')).toBeFocused()
  const width = () =>
    visitor
      .locator('.plan')
      .first()
      .evaluate((svg) => svg.getBoundingClientRect().width)
  const before = await width()
  await visitor.keyboard.press('+')
  expect(await width()).toBeGreaterThan(before * 1.3)
  await visitor.keyboard.press('Enter')
  await expect(visitor.getByRole('heading', { level: 1 })).toContainText('展位 A046')
  await wellMade(visitor)

  // On paper each hall is one page of A3, landscape, also after zooming.
  await visitor.goto(`/events/${eventId}/plan`)
  await visitor.getByRole('button', { name: '放大' }).first().click()
  const pdf = (await visitor.pdf({ preferCSSPageSize: true })).toString('latin1')
  const boxes = [...pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, w, h]) => [
    Math.round((Number(w) / 72) * 25.4),
    Math.round((Number(h) / 72) * 25.4),
  ])
  expect(boxes).toEqual([
    [420, 297],
    [420, 297],
  ])
})

test('two fingers bring the plan closer and farther, and one moves it', { tag: '@phone' }, async ({
  page,
}) => {
  await page.goto('/events')
  await page.getByRole('link', { name: '样例应急救援装备展' }).first().click()
  await page.getByRole('link', { name: '展位图' }).click()
  const frame = page.locator('.plan-frame')
  await frame.scrollIntoViewIfNeeded()
  await expect.poll(() => scripted(page)).toBe(true)
  const width = () => frame.locator('svg').evaluate((svg) => svg.getBoundingClientRect().width)
  const scrolled = () => frame.evaluate(({ scrollLeft, scrollTop }) => scrollLeft + scrollTop)
  const box = await frame.boundingBox()
  const middle = { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 }
  const debug = await page.context().newCDPSession(page)
  /** Fingers on the middle of the plan, each as far from it as `ways` says, step by step. */
  const touch = async (ways: [number, number][][]) => {
    const points = ways.map((fingers) => fingers.map(([x, y]) => ({ x: middle.x + x, y: middle.y + y })))
    for (const [at, touchPoints] of points.entries())
      await debug.send('Input.dispatchTouchEvent', {
        type: at === 0 ? 'touchStart' : 'touchMove',
        touchPoints,
      })
    await debug.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  }
  const pinch = (distances: number[]) =>
    touch(
      distances.map((apart): [number, number][] => [
        [-apart, 0],
        [apart, 0],
      ]),
    )
  const before = await width()
  await pinch([20, 30, 40, 60])
  await expect.poll(width).toBeGreaterThan(before * 2)
  const there = await scrolled()
  expect(there).toBeGreaterThan(0)
  await touch([60, 40, 20, 0, -20, -40].map((to): [number, number][] => [[to, 0]]))
  await expect.poll(scrolled).toBeGreaterThan(there)
  await pinch([60, 40, 30, 15])
  await expect.poll(width).toBeCloseTo(before, 0)
  expect(page.url()).toMatch(/\/plan$/)
})

test.describe('without scripts', { tag: '@phone' }, () => {
  test.use({ javaScriptEnabled: false })

  test('a plan is drawn by forms alone and read as a list', async ({ page, baseURL }) => {
    test.setTimeout(120_000)
    const { eventId, manage } = await begin(page, baseURL ?? '')
    await page.getByRole('link', { name: '编辑展位图' }).first().click()
    await addRow(page, 'A001', '4', '10')
    // What was made is selected: moved, and one of them split.
    await page.locator('form:has(button[value=shift])').getByLabel('向下（米）').fill('1')
    await page.locator('form:has(button[value=shift])').getByRole('button').click()
    await expect(page.getByText('已保存。')).toBeVisible()
    await page.locator('#selected').waitFor()
    await page.locator('summary', { hasText: /^清单（/ }).click()
    await expect(page.getByRole('checkbox', { name: '选择 A002' })).toBeChecked()
    await page.goto(`${page.url().split('?')[0]}`)
    await page.locator('.plan a').first().click({ force: true })
    const split = page.locator('form:has(button[value=split])')
    await split.getByLabel('编号').fill('A011')
    await split.getByLabel('切法').selectOption('along')
    await split.getByLabel('切在（米）').fill('1.5')
    await split.getByRole('button', { name: '拆分' }).click()
    await expect(booth(page, 'A011')).toBeVisible()
    await addElement(page, 'entrance', ['28', '39.5', '4', '0.5'])
    await addElement(page, 'fire_exit', ['0', '20', '0.5', '3'])
    await wellMade(page, false)
    await page.goto(manage)
    await page.getByRole('button', { name: '公布展位图' }).click()
    await expect(page.getByText('展位图已公布，展位编号不再变更。')).toBeVisible()

    await page.goto(`/events/${eventId}/plan`)
    await page.getByRole('link', { name: '跳到展位列表' }).click()
    const list = page.getByRole('region', { name: /展位列表/ })
    await expect(list.getByRole('row')).toHaveCount(12)
    await wellMade(page, false)
    await page.getByRole('combobox', { name: '状态' }).selectOption('sold')
    await page.getByRole('button', { name: '查找' }).click()
    await expect(page.getByText('没有符合条件的展位。')).toBeVisible()
    await page.goto(`/events/${eventId}/plan?q=A011`)
    await page.getByRole('rowheader').getByRole('link', { name: 'A011' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('展位 A011')
    await wellMade(page, false)
  })
})
