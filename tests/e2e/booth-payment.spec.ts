import { type Browser, devices, type Page } from '@playwright/test'
import Stripe from 'stripe'
import { type Db, openDatabase } from '~db/client.server'
import { makeBooths, makeExhibition, makeExhibitor } from '../support/exhibitors'
import { makeOfferings } from '../support/market'
import { makeOrganisation, makePerson } from '../support/people'
import { makeBoothClass } from '../support/plans'
import { secretKey } from '../support/stripe'
import { expect, test, wellMade } from './check-page'
import { comes, holds } from './paying'
import { enter } from './visit'

/** The database of the site that BASE_URL names; `npm test` gives both, and has the site pay at a stand-in for Stripe. */
let db: Db
test.beforeAll(() => {
  db = openDatabase(process.env.DATABASE_URL ?? '', { max: 2 })
})
test.afterAll(() => db.destroy())

async function makeEnterprise(name: string) {
  const person = await makePerson(db)
  const organisation = await makeOrganisation(db, { nameZh: name, members: [[person, 'editor']] })
  await makeOfferings(db, {
    ...{ enterprise: organisation, track: 'T14.04', scenario: 'S11.3' },
    offerings: [{ name: `${name}展品`, power: null }],
  })
  return { person, organisation, name }
}

/** A phone whose scripts are off. */
const plainPhone = async (browser: Browser, baseURL: string) =>
  (
    await browser.newContext({
      ...devices['Pixel 5'],
      ...{ baseURL, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', javaScriptEnabled: false },
    })
  ).newPage()

const applies = async (page: Page, event: string, name: string) => {
  await page.goto(`${event}/apply`)
  await page.getByLabel(`${name}展品`).check()
  await page.getByRole('button', { name: '提交报名' }).click()
  await expect(page.getByText('报名已提交。')).toBeVisible()
}

/** Gives back on Stripe's side, as on its dashboard. */
async function refundOutside(orderId: number, amountMinor: number): Promise<void> {
  const { url, intent_id: intent } = await db
    .selectFrom('checkout_sessions')
    .select(['url', 'intent_id'])
    .where('order_id', '=', orderId)
    .executeTakeFirstOrThrow()
  const { hostname: host, port } = new URL(url)
  const stripe = new Stripe(secretKey, { host, port, protocol: 'http' })
  await stripe.refunds.create({ payment_intent: intent ?? '', amount: amountMinor })
}

test('one pays a deposit by card and the rest by transfer, another all by transfer, and a third sees both as taken', {
  tag: '@desktop',
}, async ({ page: card, browser, baseURL }) => {
  // Four people at four browsers.
  test.setTimeout(120_000)
  const url = baseURL ?? ''
  const receipt = async (page: Page) => {
    const href = await page.getByRole('link', { name: '下载收据（PDF）' }).getAttribute('href')
    const response = await page.request.get(new URL(href ?? '', page.url()).href)
    expect(response.headers()['content-type']).toBe('application/pdf')
    expect((await response.body()).subarray(0, 5).toString()).toBe('%PDF-')
  }
  const exhibition = await makeExhibition(db, { titleZh: `付款测试展 ${Date.now()}` })
  const [withDeposit = 0] = await makeBooths(db, exhibition, ['A1', 'A2', 'A3'])
  const classId = await makeBoothClass(db, exhibition.eventId, { code: 'DEP' })
  await db.updateTable('booth_classes').set({ deposit_percent: 30 }).where('id', '=', classId).execute()
  await db.updateTable('booths').set({ class_id: classId }).where('id', '=', withDeposit).execute()
  const event = `/events/${exhibition.eventId}`
  const [one, two] = [
    await makeEnterprise(`刷卡单位${exhibition.eventId}`),
    await makeEnterprise(`转账单位${exhibition.eventId}`),
  ]
  const three = await makeExhibitor(db, exhibition.eventId)
  const transfer = await plainPhone(browser, url)
  const organizer = await (await browser.newContext({ baseURL: url, locale: 'zh-CN' })).newPage()
  const third = await (await browser.newContext({ baseURL: url, locale: 'zh-CN' })).newPage()
  await enter(db, card, url, one.person, one.organisation)
  await enter(db, transfer, url, two.person, two.organisation)
  await enter(db, organizer, url, exhibition.organizer, exhibition.organizerId)
  await enter(db, third, url, three.viewer, three.organisationId)

  // The organizer says where to transfer to, and lets both in.
  await organizer.goto('/orders/received/bank')
  await organizer.getByLabel('户名').fill('测试会展有限公司')
  await organizer.getByLabel('开户行').fill('测试银行长沙分行')
  await organizer.getByLabel('账号').fill('6222 0000 1111 2222')
  await organizer.getByRole('button', { name: '保存' }).click()
  await expect(organizer.getByText('已保存。')).toBeVisible()
  await wellMade(organizer)
  await applies(card, event, one.name)
  await applies(transfer, event, two.name)
  for (const { name } of [one, two]) {
    await organizer.goto(`${event}/manage/exhibitors?state=submitted`)
    await organizer.getByRole('button', { name: `同意参展: ${name}` }).click()
    await expect(organizer.getByText('已同意参展。')).toBeVisible()
  }

  // The deposit by card: Stripe's page, and back to an order whose deposit is there once Stripe has told so.
  await holds(card, event, 'A1')
  await wellMade(card)
  await card.getByRole('button', { name: '用银行卡付订金 ¥2,862' }).click()
  await card.getByRole('link', { name: '去 Stripe 付款' }).click()
  await expect(card.getByRole('heading', { name: '286200 cny' })).toBeVisible()
  await card.getByRole('button', { name: 'Pay' }).click()
  await expect(card).toHaveURL(/\/orders\/\d+\?did=paid$/)
  await comes(card, /^订金已付，尾款最迟/)
  await expect(card.getByText('银行卡', { exact: true })).toBeVisible()
  await receipt(card)
  await wellMade(card)
  const cardOrder = new URL(card.url()).pathname
  await expect(card.getByRole('region', { name: '对公转账' }).getByText('¥6,678')).toBeVisible()
  await card.goto(`${event}/booking`)
  await comes(card, '已订')
  await wellMade(card)

  // By transfer, on a phone without scripts: the reference to write, the bank's slip, to whom the invoice goes.
  await holds(transfer, event, 'A2')
  await transfer.getByRole('button', { name: '选择对公转账' }).click()
  const reference = /MU\d+/.exec((await transfer.getByRole('heading', { level: 1 }).textContent()) ?? '')?.[0]
  await expect(transfer.getByRole('definition').getByText(reference ?? '?')).toBeVisible()
  await expect(transfer.getByText('6222 0000 1111 2222')).toBeVisible()
  await transfer.getByLabel('上传凭证').setInputFiles({
    ...{ name: '回单.pdf', mimeType: 'application/pdf' },
    buffer: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
  })
  await transfer.getByRole('button', { name: '上传', exact: true }).click()
  await expect(transfer.getByRole('link', { name: '回单.pdf' })).toBeVisible()
  await transfer.getByLabel('发票抬头').fill(two.name)
  await transfer.getByLabel('税号（统一社会信用代码）').fill('91440300708461136T')
  await transfer.getByRole('button', { name: '保存' }).click()
  await expect(transfer.getByText('发票信息已保存。')).toBeVisible()
  await wellMade(transfer, false)

  // The organizer finds the order by the reference on the bank's statement, and writes the money down.
  await organizer.goto('/workbench')
  await organizer.getByRole('link', { name: '待核对的转账' }).click()
  await organizer.getByLabel('搜索').fill(reference ?? '')
  await organizer.getByRole('button', { name: '查找' }).click()
  await wellMade(organizer)
  await organizer.getByRole('link', { name: reference ?? '?' }).click()
  await expect(organizer.getByRole('link', { name: '回单.pdf' })).toBeVisible()
  await expect(organizer.getByText('91440300708461136T')).toBeVisible()
  await expect(organizer.getByLabel('到账金额')).toHaveValue('9540')
  await organizer.getByLabel('银行流水号').fill(`流水${exhibition.eventId}`)
  await organizer.getByRole('button', { name: '登记' }).click()
  await expect(organizer.getByText('到账已登记。')).toBeVisible()
  await wellMade(organizer)
  await transfer.reload()
  await expect(transfer.getByText('已付清')).toBeVisible()
  await receipt(transfer)
  await wellMade(transfer, false)
  await transfer.goto(`${event}/booking`)
  await comes(transfer, '已订')

  // The third sees both as taken, and may have the one that is left.
  await third.goto(`${event}/plan`)
  const list = third.getByRole('region', { name: /展位列表/ })
  for (const [booth, state] of [
    ['A1', '已订'],
    ['A2', '已订'],
    ['A3', '可订'],
  ] as const)
    await expect(list.getByRole('row').filter({ hasText: booth })).toContainText(state)
  await third.goto(`${event}/booking`)
  await expect(third.getByLabel('A3')).toBeVisible()
  await expect(third.getByLabel('A1')).toHaveCount(0)

  // The organizer gives the first one until the exhibition for the balance, and says why; the order says so.
  await organizer.goto(`${event}/manage/bookings`)
  const booking = organizer.getByRole('article').filter({ hasText: 'A1' })
  await booking.locator('summary', { hasText: '改尾款期限' }).click()
  const { starts_on: opening } = await db
    .selectFrom('events')
    .select('starts_on')
    .where('id', '=', exhibition.eventId)
    .executeTakeFirstOrThrow()
  await booking.getByLabel('尾款最迟付清日').fill(opening)
  await booking
    .getByRole('group')
    .filter({ hasText: '尾款最迟付清日' })
    .getByLabel('原因')
    .fill('财政拨款下月到账')
  await booking.getByRole('button', { name: '改尾款期限' }).click()
  await expect(organizer.getByText('已改尾款期限，参展单位会收到通知。')).toBeVisible()
  await expect(organizer.getByText(/^尾款期限由 .* 改为 .*：财政拨款下月到账$/)).toBeVisible()
  await wellMade(organizer)
  await card.goto(cardOrder)
  await expect(card.getByText(/ 改为 .*：财政拨款下月到账$/)).toBeVisible()
  await wellMade(card)
  await card.goto('/notices')
  await expect(card.getByText(/^订单 MU\d+ 的尾款期限改为/).first()).toBeVisible()

  // The balance comes by transfer.
  await organizer.goto('/orders/received?state=balance')
  await organizer.locator(`a[href="${cardOrder}"]`).click()
  await expect(organizer.getByLabel('到账金额')).toHaveValue('6678')
  await organizer.getByLabel('银行流水号').fill(`尾款${exhibition.eventId}`)
  await organizer.getByRole('button', { name: '登记' }).click()
  await expect(organizer.getByText('到账已登记。')).toBeVisible()
  await card.goto(cardOrder)
  await expect(card.getByText('已付清')).toBeVisible()

  // Of what goes back the part that was paid by card does so through Stripe, the rest by transfer; the booth stays sold.
  await organizer.locator('form').filter({ hasText: '退款金额' }).getByLabel('退款金额').fill('7000')
  await organizer.locator('form').filter({ hasText: '退款金额' }).getByLabel('原因').fill('场地调整')
  await organizer.getByRole('button', { name: '退款', exact: true }).click()
  await expect(organizer.getByText('退款已发起。')).toBeVisible()
  await comes(organizer, '已退回')
  await expect(organizer.getByText('待转账退回')).toBeVisible()
  await wellMade(organizer)
  await refundOutside(Number(cardOrder.split('/').at(-1)), 50_000)
  await comes(organizer, '在 Stripe 后台退回')
  await card.goto(cardOrder)
  await expect(card.getByText('部分退款')).toBeVisible()
  await expect(card.getByText('¥822')).toBeVisible()
  await organizer.goto('/orders/received/ledger')
  await expect(organizer.getByText('借贷相等')).toBeVisible()
  await wellMade(organizer)
})
