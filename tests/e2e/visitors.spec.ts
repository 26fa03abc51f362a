import { type Db, openDatabase } from '~db/client.server'
import { makeExhibition, makeExhibitor } from '../support/exhibitors'
import { makePerson } from '../support/people'
import { expect, overflow, seriousFaults, test, wellMade } from './check-page'
import { another, cutOff, enter } from './visit'

/** The database of the site that BASE_URL names; `npm test` gives both. */
let db: Db
test.beforeAll(() => {
  db = openDatabase(process.env.DATABASE_URL ?? '', { max: 2 })
})
test.afterAll(() => db.destroy())

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
    await enter(db, visitor, url, await makePerson(db, { name: '陈一' }), null)

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
    const options = { baseURL: url, timezoneId: 'Asia/Shanghai', isMobile, viewport }
    const gate = await another(browser, options)
    await enter(db, gate, url, exhibition.organizer, exhibition.organizerId)
    await gate.goto(`${event}/manage/check-in`)
    await expect(gate.getByText('本机名单 2 人')).toBeVisible()
    await cutOff(gate, '无网络，照常核验')
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
    await enter(db, other, url, exhibition.organizer, exhibition.organizerId)
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

test('an exhibitor keeps whom it met once they agree, and the organizer prints badges and takes lists along', {
  tag: '@desktop',
}, async ({ page: visitor, browser, baseURL }) => {
  const url = baseURL ?? ''
  const exhibition = await makeExhibition(db, { titleZh: `访客测试展 ${Date.now()}` })
  const { organisationId, viewer: seller } = await makeExhibitor(db, exhibition.eventId)
  const event = `/events/${exhibition.eventId}`
  await enter(db, visitor, url, await makePerson(db, { name: '陈一' }), null)
  await visitor.goto(`${event}/register`)
  await visitor.getByLabel('胸卡上的单位名称').fill('长沙水务')
  await visitor.getByRole('group', { name: '本人' }).getByLabel('手机或电话').fill('138 0000 1234')
  await visitor.getByLabel('同意主办方').check()
  await visitor.getByRole('button', { name: '登记', exact: true }).click()
  await expect(visitor.getByText('已登记。入场票在下面')).toBeVisible()
  await visitor.getByRole('main').getByRole('link', { name: '陈一' }).click()
  await expect(visitor.getByRole('img', { name: '入场二维码' })).toBeVisible()
  const number = /tickets\/(\w+)/.exec(visitor.url())?.[1] ?? ''

  // A visitor who was met stays unnamed, on the page and in the file.
  const exhibitor = await another(browser, { baseURL: url, timezoneId: 'Asia/Shanghai' })
  await enter(db, exhibitor, url, seller, organisationId)
  await exhibitor.goto(`${event}/leads`)
  await expect(exhibitor.getByText('还没有访客')).toBeVisible()
  await exhibitor.getByLabel('访客票号或胸卡二维码').fill(number)
  await exhibitor.getByRole('button', { name: '记录访客' }).click()
  await expect(exhibitor.getByText('访客（未公开）')).toBeVisible()
  await exhibitor.getByText('评级与备注').click()
  await exhibitor.getByRole('combobox', { name: '意向' }).selectOption('意向强')
  await exhibitor.getByRole('textbox', { name: '备注' }).fill('要两台泵车的报价')
  await exhibitor.getByRole('button', { name: '保存' }).click()
  await expect(exhibitor.getByText('已保存。')).toBeVisible()
  await wellMade(exhibitor)
  const file = async () => (await exhibitor.request.get(`${event}/leads.csv`)).text()
  expect(await file()).toContain('要两台泵车的报价')
  expect(await file()).not.toContain('138 0000 1234')

  // The visitor agrees, and takes it back: each is seen with the next look.
  await visitor.reload()
  await visitor.getByRole('button', { name: /^同意: / }).click()
  await expect(visitor.getByText('能看到我的联系方式')).toBeVisible()
  await wellMade(visitor)
  await exhibitor.reload()
  await expect(exhibitor.getByRole('link', { name: '138 0000 1234' })).toBeVisible()
  expect(await file()).toContain('138 0000 1234')
  await visitor.getByRole('button', { name: /^撤回同意: / }).click()
  await expect(visitor.getByText('看不到')).toBeVisible()
  await exhibitor.reload()
  await expect(exhibitor.getByText('访客没有同意')).toBeVisible()
  expect(await file()).not.toContain('138 0000 1234')

  // The organizer prints what waits, says so, and takes along who comes and who exhibits.
  const organizer = await another(browser, { baseURL: url, timezoneId: 'Asia/Shanghai' })
  await enter(db, organizer, url, exhibition.organizer, exhibition.organizerId)
  await organizer.goto(`${event}/manage/visitors`)
  await organizer.getByRole('link', { name: '打印胸卡' }).click()
  const sheet = await organizer.getByRole('link', { name: '下载这一批 PDF' }).getAttribute('href')
  const pdf = await organizer.request.get(sheet ?? '')
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
  await wellMade(organizer)
  await organizer.getByRole('button', { name: '已印好，标记 1 张' }).click()
  await expect(organizer.getByText('没有等着印的胸卡')).toBeVisible()
  await organizer.goto(`${event}/manage/visitors`)
  const list = await organizer.getByRole('link', { name: '导出观众 CSV' }).getAttribute('href')
  const visitors = await organizer.request.get(list ?? '')
  expect(await visitors.text()).toContain('陈一')
  await organizer.goto(`${event}/manage/exhibitors`)
  const book = await organizer.getByRole('link', { name: '导出参展单位 Excel' }).getAttribute('href')
  const exhibitors = await organizer.request.get(book ?? '')
  expect((await exhibitors.body()).subarray(0, 2).toString()).toBe('PK')
  // Nobody else does.
  expect((await exhibitor.request.get(list ?? '')).status()).toBe(404)
})
