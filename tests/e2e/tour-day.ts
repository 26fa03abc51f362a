import type { Page } from '@playwright/test'
import { expect, wellMade } from './check-page'

/** A stop with a day that is today, who manages it, and the two who take part, each at a browser of their own. */
type StopDay = { organizer: Page; enterprise: Page; team: Page; event: string; stopId: number }

/** The organizer opens meetings of the stop, the team asks, the enterprise agrees, and both are told a time and a table. */
export async function makeTimetable({ organizer, enterprise, team, event, stopId }: StopDay): Promise<void> {
  const at = `?stop=${stopId}`
  await organizer.goto(`${event}/manage/meetings${at}`)
  await organizer.getByRole('link', { name: '时间与桌位' }).first().click()
  await organizer.locator('form').filter({ hasText: '每场（分钟）' }).getByRole('button').click()
  await expect(organizer.getByText('09:00–09:25')).toBeVisible()
  const tables = organizer.locator('form').filter({ hasText: '编号前缀' })
  await tables.getByLabel('展馆或房间').fill('帐篷')
  await tables.getByLabel('数量').fill('2')
  await tables.getByRole('button').click()
  await expect(organizer.getByText('已保存。')).toBeVisible()
  await wellMade(organizer)

  await team.goto(`${event}/stops/${stopId}`)
  await team.getByRole('link', { name: '一对一会面' }).click()
  await team.getByRole('link', { name: '推荐对象' }).click()
  await team.locator('summary').filter({ hasText: '约见' }).click()
  await team.getByLabel('想谈什么（选填）').fill('想看夜间供电')
  await team.getByRole('button', { name: '约见' }).click()
  await expect(team.getByText('约见已发出。')).toBeVisible()

  await enterprise.goto(`${event}/meetings/availability${at}`)
  await enterprise.getByLabel(/09:00–09:25/).uncheck()
  await enterprise.getByRole('button', { name: '保存' }).click()
  await expect(enterprise.getByText('已保存。')).toBeVisible()
  await enterprise.getByRole('link', { name: '我的会面' }).click()
  await expect(enterprise.getByText('想看夜间供电')).toBeVisible()
  await enterprise.getByRole('button', { name: /^同意/ }).click()
  await expect(enterprise.getByText('已同意，等待主办方排时间。')).toBeVisible()
  await wellMade(enterprise)

  await organizer.goto(`${event}/manage/meetings${at}`)
  await organizer.getByRole('button', { name: '开始排' }).click()
  const publish = organizer.getByRole('button', { name: '发布给参与单位' })
  await expect(publish).toBeVisible({ timeout: 60_000 })
  await publish.click()
  await expect(organizer.getByText('已发布，有变动的单位会收到通知。')).toBeVisible()
  await wellMade(organizer)
  for (const page of [team, enterprise]) {
    await page.goto(`${event}/meetings${at}`)
    await expect(page.getByRole('cell', { name: /\d\d:\d\d–\d\d:\d\d/ })).not.toContainText('09:00')
    await expect(page.getByText(/帐篷 · \d 桌/).first()).toBeAttached()
  }
  await wellMade(team)
}

/** Somebody whom the team named shows their ticket, and is let in at the gate of the stop. */
export async function checkIn({ organizer, team, event, stopId }: StopDay, name: string): Promise<void> {
  await team.goto(`${event}/sign-up`)
  await team.getByRole('main').getByRole('link', { name }).click()
  await expect(team.getByRole('img', { name: '入场二维码' })).toBeVisible()
  const number = /tickets\/(\w+)/.exec(team.url())?.[1] ?? ''
  await organizer.goto(`${event}/manage/check-in?stop=${stopId}`)
  await expect(organizer.getByText('本机名单 1 人')).toBeVisible()
  await organizer.getByLabel('票号或入场码').fill(number)
  await organizer.getByLabel('入口').fill('东门')
  await organizer.keyboard.press('Enter')
  await expect(organizer.getByText('可以入场').first()).toBeVisible()
  await expect(async () => {
    await organizer.reload()
    await expect(organizer.getByText('今天入场 1 人')).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 30_000 })
}

/** The team notes what came of its meeting. */
export async function noteMeeting({ team, event, stopId }: StopDay): Promise<void> {
  await team.goto(`${event}/meetings?stop=${stopId}`)
  await team.locator('tbody').getByRole('link').click()
  await team.getByText('有意向', { exact: true }).click()
  await team.getByText('要报价', { exact: true }).click()
  await team.getByRole('button', { name: '记录' }).click()
  await expect(team.getByText('已记录，并开通了双方的对接。')).toBeVisible()
}
