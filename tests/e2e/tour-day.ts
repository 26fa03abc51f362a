import type { Page } from '@playwright/test'
import { expect, wellMade } from './check-page'
import { cutOff } from './visit'

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

/**
 * Somebody whom the team named shows their ticket, and is let in at the gate of the stop, whose network is cut; a second time
 * they are not. `gate`: a device of the organizer's.
 */
export async function checkIn(
  { gate, team, event, stopId }: StopDay & { gate: Page },
  name: string,
): Promise<void> {
  await team.goto(`${event}/sign-up`)
  await team.getByRole('main').getByRole('link', { name }).click()
  await expect(team.getByRole('img', { name: '入场二维码' })).toBeVisible()
  const number = /tickets\/(\w+)/.exec(team.url())?.[1] ?? ''
  await gate.goto(`${event}/manage/check-in?stop=${stopId}`)
  await expect(gate.getByText('本机名单 1 人')).toBeVisible()
  await cutOff(gate, '无网络，照常核验')
  await expect(gate.getByText('本机名单 1 人')).toBeVisible()
  await gate.getByLabel('入口').fill('东门')
  for (const words of ['可以入场', '今天已入场']) {
    await gate.getByLabel('票号或入场码').fill(number)
    await gate.getByLabel('票号或入场码').press('Enter')
    await expect(gate.getByText(words).first()).toBeVisible()
  }
  await gate.reload()
  await expect(gate.getByText('2 条待上传')).toBeVisible()
  await gate.context().setOffline(false)
  await gate.getByRole('button', { name: '立即同步' }).click()
  await expect(gate.getByText('已联网')).toBeVisible()
  await expect(gate.getByText(/条待上传/)).toHaveCount(0)
  await gate.reload()
  await expect(gate.getByText('今天入场 1 人')).toBeVisible()
  await wellMade(gate)
}

/** The team notes what came of its meeting in two taps while its network is cut, and the note is sent once it is back. */
export async function noteMeeting({ team, event, stopId }: StopDay): Promise<void> {
  await team.goto(`${event}/meetings?stop=${stopId}`)
  await cutOff(team, '无网络，照常记录')
  await team.locator('summary').filter({ hasText: '会面记录' }).click()
  await team.getByText('有意向', { exact: true }).click()
  await team.getByText('要报价', { exact: true }).click()
  await team.getByRole('button', { name: '记录', exact: true }).click()
  await expect(team.getByText('1 条记录待同步')).toBeVisible()
  await wellMade(team)
  await team.reload()
  const noted = team.locator('summary').filter({ hasText: '已记录：有意向' })
  await expect(noted).toContainText('待同步')
  await team.context().setOffline(false)
  await expect(team.getByText('待同步')).toHaveCount(0)
  await noted.click()
  await expect(team.getByText('已记录，并开通了双方的对接。')).toBeVisible()
}
