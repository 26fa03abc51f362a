import type { Page } from '@playwright/test'
import { type Db, openDatabase } from '~db/client.server'
import { makeBooths, makeExhibition, makeExhibitor, show } from '../support/exhibitors'
import { makeOfferings } from '../support/market'
import { makeHold } from '../support/plans'
import { expect, test, wellMade } from './check-page'

/** The database of the site that BASE_URL names; `npm test` gives both. */
let db: Db
test.beforeAll(() => {
  db = openDatabase(process.env.DATABASE_URL ?? '', { max: 2 })
})
test.afterAll(() => db.destroy())

/** A public exhibition with two exhibitors: pumps for flooded cities on A01, drills for mountains on A02. */
async function begin() {
  const exhibition = await makeExhibition(db, { titleZh: '名录测试展' })
  const booths = await makeBooths(db, exhibition, ['A01', 'A02'])
  const shows = [
    { fascia: '澜声泵业', name: '大流量排水泵车', track: 'T05.02', scenario: 'S03.1' },
    { fascia: '岭上钻机', name: '便携钻机', track: 'T14.03', scenario: 'S11.3' },
  ]
  for (const [i, { fascia, name, track, scenario }] of shows.entries()) {
    const { organisationId } = await makeExhibitor(db, exhibition.eventId)
    const made = await makeOfferings(db, {
      ...{ enterprise: organisationId, track, scenario },
      offerings: [{ name, power: 90 }],
    })
    await show(db, { ...exhibition, organisationId }, made, { fasciaZh: fascia })
    await makeHold(db, { boothId: booths[i] ?? 0, organisationId, state: 'sold' })
  }
  return exhibition
}

const counted = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words })
const drills = (page: Page) => page.getByRole('link', { name: '岭上钻机' })

test('a visitor finds an exhibitor by scenario and track, sees its booth lit, and comes to ask for an introduction', {
  tag: '@desktop',
}, async ({ page }) => {
  const { eventId } = await begin()
  await page.goto(`/events/${eventId}`)
  await page.getByRole('link', { name: '参展商', exact: true }).click()
  await expect(counted(page, '2 家参展商')).toBeVisible()
  await wellMade(page)
  // A choice is in force as soon as it is made, and stands in the address.
  await page
    .getByRole('group', { name: '灾害场景' })
    .getByRole('checkbox', { name: /城市内涝/ })
    .check()
  await expect(counted(page, '1 家参展商')).toBeVisible()
  await expect(drills(page)).toHaveCount(0)
  await page.getByRole('group', { name: '专业赛道' }).getByRole('checkbox').first().check()
  await expect(page).toHaveURL(/scenario=S03&track=T05/)

  await page.getByRole('link', { name: '在展位图中查看' }).click()
  await expect(page.locator('.plan .lit')).toHaveCount(1)
  await expect(page.locator('.plan .lit')).toHaveAttribute('aria-label', /^A01 已订/)
  await page.locator('.plan .lit').click()
  await page.getByRole('link', { name: '参展商页面' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('澜声泵业')
  await wellMade(page)
  await page.getByRole('link', { name: /^请求对接.*大流量排水泵车/ }).click()
  await expect(page).toHaveURL(/sign-in/)
})

test.describe('without scripts', { tag: '@phone' }, () => {
  test.use({ javaScriptEnabled: false })

  test('the filters of the directory are a sheet of plain forms', async ({ page }) => {
    const { eventId } = await begin()
    await page.goto(`/events/${eventId}/exhibitors`)
    await page.getByRole('link', { name: '筛选' }).click()
    await page
      .getByRole('group', { name: '灾害场景' })
      .getByRole('checkbox', { name: /城市内涝/ })
      .check()
    await page.getByRole('button', { name: '应用筛选' }).click()
    await expect(counted(page, '1 家参展商')).toBeVisible()
    await expect(drills(page)).toHaveCount(0)
    await wellMade(page, false)
    await page.getByRole('searchbox', { name: '搜索参展商' }).fill('钻机')
    await page.getByRole('button', { name: '搜索' }).click()
    await expect(page.getByText('没有符合条件的参展商')).toBeVisible()
    await page.getByRole('link', { name: '查看全部参展商' }).click()
    await drills(page).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('岭上钻机')
    await expect(page.getByRole('link', { name: '展位 A02' })).toBeVisible()
    await wellMade(page, false)
  })
})
