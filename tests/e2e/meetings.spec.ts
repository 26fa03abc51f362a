import type { Page } from '@playwright/test'
import { systemClock } from '~/platform/clock.server'
import { type Db, openDatabase } from '~db/client.server'
import { archiveOfferings } from '../support/market'
import { makeMeetingWorld } from '../support/meetings'
import { signInAs } from '../support/people'
import { expect, test, wellMade } from './check-page'
import { another, cutOff } from './visit'

/** The database of the site that BASE_URL names; `npm test` gives both. */
let db: Db
test.beforeAll(() => {
  db = openDatabase(process.env.DATABASE_URL ?? '', { max: 2 })
})
test.afterAll(() => db.destroy())

/** An exhibition that is held today, with one enterprise and one team that suit each other. */
async function makeToday() {
  const world = await makeMeetingWorld(db, { enterprises: 1, teams: 1 })
  const today = systemClock.today()
  await db
    .updateTable('events')
    .set({ starts_on: today, ends_on: today })
    .where('id', '=', world.eventId)
    .execute()
  const [enterprise] = world.enterprises
  const [team] = world.teams
  if (!enterprise || !team) throw new Error('nobody takes part')
  return { ...world, enterprise, team }
}

for (const javaScriptEnabled of [true, false])
  test.describe(`${javaScriptEnabled ? 'with' : 'without'} scripts`, {
    tag: javaScriptEnabled ? '@desktop' : '@phone',
  }, () => {
    // A network that is cut is an error in the console.
    test.use({ javaScriptEnabled, quiet: false })

    test('two sides agree to meet, get a time and a table, and note what came of it', async ({
      page: team,
      browser,
      baseURL,
      isMobile,
      viewport,
    }) => {
      // Three people at three browsers, one after the other.
      test.slow()
      const url = baseURL ?? ''
      const options = { baseURL: url, javaScriptEnabled, isMobile, viewport }
      const world = await makeToday()
      const event = `/events/${world.eventId}`
      const [enterprise, organizer] = [await another(browser, options), await another(browser, options)]
      for (const [page, { viewer, organisationId }] of [
        [team, world.team],
        [enterprise, world.enterprise],
        [organizer, { viewer: world.organizer, organisationId: world.organizerId }],
      ] as const) {
        const { name, token } = await signInAs(db, viewer, { organisationId })
        await page.context().addCookies([{ name, value: token, url }])
      }

      // The organizer opens meetings: times of the day, and two tables.
      await organizer.goto(`${event}/manage/meetings`)
      await organizer.getByRole('link', { name: '时间与桌位' }).first().click()
      await organizer.locator('form').filter({ hasText: '每场（分钟）' }).getByRole('button').click()
      await expect(organizer.getByText('09:00–09:25')).toBeVisible()
      const tables = organizer.locator('form').filter({ hasText: '编号前缀' })
      await tables.getByLabel('展馆或房间').fill('E1')
      await tables.getByLabel('数量').fill('2')
      await tables.getByRole('button').click()
      await expect(organizer.getByText('已保存。')).toBeVisible()
      await wellMade(organizer, javaScriptEnabled)

      // The team sees whom the match suggests, and why, and asks.
      await team.goto(event)
      await team.getByRole('link', { name: '一对一会面' }).click()
      await team.getByRole('link', { name: '推荐对象' }).click()
      await expect(team.getByText('匹配分')).toBeVisible()
      await wellMade(team, javaScriptEnabled)
      await team.locator('summary').filter({ hasText: '约见' }).click()
      await team.getByLabel('想谈什么（选填）').fill('想看现场演示')
      await team.getByRole('button', { name: '约见' }).click()
      await expect(team.getByText('约见已发出。')).toBeVisible()
      await wellMade(team, javaScriptEnabled)

      // The enterprise says when it is free, and yes.
      await enterprise.goto(`${event}/meetings/availability`)
      await enterprise.getByLabel(/09:00–09:25/).uncheck()
      await enterprise.getByRole('button', { name: '保存' }).click()
      await expect(enterprise.getByText('已保存。')).toBeVisible()
      await wellMade(enterprise, javaScriptEnabled)
      await enterprise.getByRole('link', { name: '我的会面' }).click()
      await expect(enterprise.getByText('想看现场演示')).toBeVisible()
      await enterprise.getByRole('button', { name: /^同意/ }).click()
      await expect(enterprise.getByText('已同意，等待主办方排时间。')).toBeVisible()
      await wellMade(enterprise, javaScriptEnabled)

      // The organizer lets the timetable be made, and publishes it.
      await organizer.goto(`${event}/manage/meetings`)
      await organizer.getByRole('button', { name: '开始排' }).click()
      const publish = organizer.getByRole('button', { name: '发布给参与单位' })
      if (javaScriptEnabled) await expect(publish).toBeVisible({ timeout: 60_000 })
      else
        await expect(async () => {
          await organizer.goto(`${event}/manage/meetings`)
          await expect(publish).toBeVisible({ timeout: 1_000 })
        }).toPass({ timeout: 60_000 })
      await expect(organizer.getByText('已证明是最优：没有更好的排法。')).toBeVisible()
      await wellMade(organizer, javaScriptEnabled)
      await publish.click()
      await expect(organizer.getByText('已发布，有变动的单位会收到通知。')).toBeVisible()
      await organizer.getByRole('link', { name: '会面表' }).first().click()
      await expect(organizer.getByRole('heading', { name: /E1 · \d 桌/ })).toBeVisible()
      await wellMade(organizer, javaScriptEnabled)

      // Both see when and where; calendars can have it.
      for (const page of [team, enterprise]) {
        await page.goto(`${event}/meetings`)
        await expect(page.getByRole('cell', { name: /\d\d:\d\d–\d\d:\d\d/ })).not.toContainText('09:00')
        await expect(page.getByText(/E1 · \d 桌/).first()).toBeAttached()
      }
      await wellMade(team, javaScriptEnabled)
      const calendar = await (await team.request.get(`${event}/meetings.ics`)).text()
      expect(calendar).toContain('METHOD:PUBLISH')
      expect(calendar).toContain('STATUS:CONFIRMED')

      // The team notes what came of it in two taps: on a page that was opened before the network was cut.
      const note = async (page: Page) => {
        await page.locator('summary').filter({ hasText: '会面记录' }).click()
        await page.getByText('有意向', { exact: true }).click()
        await page.getByText('要报价', { exact: true }).click()
        await page.getByRole('button', { name: '记录', exact: true }).click()
      }
      const cut = async (page: Page) => {
        await page.goto(`${event}/meetings`)
        await cutOff(page, '无网络，照常记录')
      }
      if (javaScriptEnabled) {
        await cut(team)
        await note(team)
        await expect(team.getByText('1 条记录待同步')).toBeVisible()
        await wellMade(team, javaScriptEnabled)
        await team.reload()
        await expect(team.locator('summary').filter({ hasText: '已记录：有意向' })).toContainText('待同步')
        await team.context().setOffline(false)
        await expect(team.getByText('待同步')).toHaveCount(0)
        await team.locator('summary').filter({ hasText: '已记录：有意向' }).click()
      } else await note(team)
      await expect(team.getByText('已记录，并开通了双方的对接。')).toBeVisible()
      await wellMade(team, javaScriptEnabled)
      await team.getByRole('link', { name: '打开对接' }).click()
      await expect(team).toHaveURL(/\/introductions\/\d+/)

      // What is cancelled leaves by the same name, and a note that comes too late stays where it was made.
      if (javaScriptEnabled) {
        await cut(enterprise)
        await note(enterprise)
      }
      await team.goto(`${event}/meetings`)
      await team.locator('tbody').getByRole('link').click()
      await team.locator('summary').filter({ hasText: '取消会面' }).click()
      await team.getByLabel('原因（对方会看到）').fill('设备临时出动')
      await team.getByRole('button', { name: '取消会面' }).click()
      await expect(team.getByText('已取消会面，对方会收到通知。')).toBeVisible()
      const gone = await (await team.request.get(`${event}/meetings.ics`)).text()
      expect(gone).toContain('METHOD:CANCEL')
      expect(gone.match(/^UID:.*$/m)?.[0]).toBe(calendar.match(/^UID:.*$/m)?.[0])
      if (javaScriptEnabled) {
        await enterprise.context().setOffline(false)
        const late = enterprise.getByRole('region', { name: '没有收下的记录' })
        await expect(late).toContainText('这场会面已经取消或没有约成，记录没有收下。')
        // Also where the timetable holds nothing any more.
        await enterprise.reload()
        await expect(enterprise.getByText('已发布的安排里没有贵单位的会面。')).toBeVisible()
        await expect(late).toBeVisible()
        await wellMade(enterprise, javaScriptEnabled)
        // Whoever uses the device next finds neither the page nor the note.
        await enterprise.goto('/account')
        await enterprise.getByRole('button', { name: '退出登录' }).click()
        await expect(enterprise.getByRole('link', { name: '登录' })).toBeVisible()
        await enterprise.context().setOffline(true)
        await expect(enterprise.goto(`${event}/meetings`)).rejects.toThrow()
      }
      await archiveOfferings(db, [world.enterprise.thing])
    })
  })
