import { type Db, openDatabase } from '~db/client.server'
import { makeBooths, makeExhibition, makeExhibitor } from '../support/exhibitors'
import { expect, test, wellMade } from './check-page'
import { comes, holds } from './paying'
import { another, enter } from './visit'

/** The database of the site that BASE_URL names; `npm test` gives both, and has the site pay at a stand-in for Stripe. */
let db: Db
test.beforeAll(() => {
  db = openDatabase(process.env.DATABASE_URL ?? '', { max: 2 })
})
test.afterAll(() => db.destroy())

test('of a deposit a part goes back, and all that is missing then is paid by card', {
  tag: '@phone',
}, async ({ page, browser, baseURL }) => {
  const url = baseURL ?? ''
  const exhibition = await makeExhibition(db, { titleZh: `退订金测试展 ${Date.now()}` })
  await makeBooths(db, exhibition, ['A1'])
  await db
    .updateTable('booth_classes')
    .set({ deposit_percent: 30 })
    .where('id', '=', exhibition.classId)
    .execute()
  const { viewer, organisationId } = await makeExhibitor(db, exhibition.eventId)
  const organizer = await another(browser, { baseURL: url })
  await enter(db, page, url, viewer, organisationId)
  await enter(db, organizer, url, exhibition.organizer, exhibition.organizerId)
  const pays = async (button: string, sum: string) => {
    await page.getByRole('button', { name: button }).click()
    await page.getByRole('link', { name: '去 Stripe 付款' }).click()
    await expect(page.getByRole('heading', { name: sum })).toBeVisible()
    await page.getByRole('button', { name: 'Pay' }).click()
    await expect(page).toHaveURL(/\/orders\/\d+\?did=paid$/)
  }

  await holds(page, `/events/${exhibition.eventId}`, 'A1')
  await pays('用银行卡付订金 ¥2,862', '286200 cny')
  await comes(page, '付款已到账。')

  const refund = organizer.locator('form').filter({ hasText: '退款金额' })
  await organizer.goto(new URL(page.url()).pathname)
  await refund.getByLabel('退款金额').fill('1000')
  await refund.getByLabel('原因').fill('面积调小')
  await organizer.getByRole('button', { name: '退款', exact: true }).click()
  await expect(organizer.getByText('退款已发起。')).toBeVisible()

  await comes(page, /^已付款项退回了一部分，订单还没有付清/)
  await wellMade(page)
  await pays('用银行卡付尾款 ¥7,678', '767800 cny')
  await comes(page, '已付清')
  await expect(page.getByText('付款已到账。')).toBeVisible()
  await page.goto('/notices')
  await expect(page.getByText(/^订单 MU\d+ 已付清$/)).toBeVisible()
  await expect(page.getByText(/原因：面积调小/)).toBeVisible()
})
