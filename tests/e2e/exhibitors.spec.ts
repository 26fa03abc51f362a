import { type Db, openDatabase } from '~db/client.server'
import { makeBooths, makeExhibition } from '../support/exhibitors'
import { makeOfferings } from '../support/market'
import { makeOrganisation, makePerson } from '../support/people'
import { expect, test, wellMade } from './check-page'
import { another, enter } from './visit'

/** The database of the site that BASE_URL names; `npm test` gives both. */
let db: Db
test.beforeAll(() => {
  db = openDatabase(process.env.DATABASE_URL ?? '', { max: 2 })
})
test.afterAll(() => db.destroy())

/** An enterprise with something to show. */
async function makeEnterprise(name: string) {
  const person = await makePerson(db)
  const organisation = await makeOrganisation(db, { nameZh: name, members: [[person, 'editor']] })
  await makeOfferings(db, {
    ...{ enterprise: organisation, track: 'T14.04', scenario: 'S11.3' },
    offerings: [{ name: `${name}展品`, power: null }],
  })
  return { person, organisation, name }
}

for (const javaScriptEnabled of [true, false])
  test.describe(`${javaScriptEnabled ? 'with' : 'without'} scripts`, {
    tag: javaScriptEnabled ? '@desktop' : '@phone',
  }, () => {
    test.use({ javaScriptEnabled })

    test('two enterprises apply, and one booth goes to one of them', async ({
      page: first,
      browser,
      baseURL,
      isMobile,
      viewport,
    }) => {
      // Three people at three browsers, one after the other.
      test.slow()
      const url = baseURL ?? ''
      const options = { baseURL: url, javaScriptEnabled, isMobile, viewport }
      const exhibition = await makeExhibition(db, { titleZh: `选位测试展 ${Date.now()}` })
      await makeBooths(db, exhibition, ['A1', 'A2', 'A3'])
      const [one, two] = [
        await makeEnterprise(`甲单位${exhibition.eventId}`),
        await makeEnterprise(`乙单位${exhibition.eventId}`),
      ]
      const [second, organizer] = [await another(browser, options), await another(browser, options)]
      await enter(db, first, url, one.person, one.organisation)
      await enter(db, second, url, two.person, two.organisation)
      await enter(db, organizer, url, exhibition.organizer, exhibition.organizerId)
      const event = `/events/${exhibition.eventId}`

      // Both apply with what they will show; without anything chosen they are told so.
      await second.goto(event)
      await second.getByRole('link', { name: '报名参展' }).click()
      await second.getByRole('button', { name: '提交报名' }).click()
      await expect(second.getByText('请至少选择一项。').first()).toBeVisible()
      for (const [page, { name }] of [
        [first, one],
        [second, two],
      ] as const) {
        await page.goto(`${event}/apply`)
        await page.getByLabel(`${name}展品`).check()
        await wellMade(page, javaScriptEnabled)
        await page.getByRole('button', { name: '提交报名' }).click()
        await expect(page.getByText('报名已提交。')).toBeVisible()
      }

      // The organizer lets both in.
      for (const { name } of [one, two]) {
        await organizer.goto(`${event}/manage/exhibitors?state=submitted`)
        await organizer.getByRole('button', { name: `同意参展: ${name}` }).click()
        await expect(organizer.getByText('已同意参展。')).toBeVisible()
      }
      await wellMade(organizer, javaScriptEnabled)

      // The first holds two booths; the second sees what is left, and waits for one of them.
      await first.goto(`${event}/booking`)
      await first.getByLabel('A1').check()
      await first.getByLabel('A2').check()
      await wellMade(first, javaScriptEnabled)
      await first.getByRole('button', { name: '保留所选展位' }).click()
      await expect(first.getByText('展位已保留。')).toBeVisible()
      await expect(first.getByText('¥19,080')).toBeVisible()
      if (javaScriptEnabled) await expect(first.getByRole('timer')).toContainText('还剩')
      await wellMade(first, javaScriptEnabled)

      await first.getByRole('link', { name: '去付款' }).click()
      await expect(first).toHaveURL(/\/orders\/\d+$/)
      await expect(first.getByText('¥19,080').first()).toBeVisible()
      await wellMade(first, javaScriptEnabled)

      await second.goto(`${event}/booking`)
      await expect(second.getByLabel('A3')).toBeVisible()
      await expect(second.getByLabel('A1')).toHaveCount(0)
      await second.locator('form').filter({ hasText: '排候补' }).getByLabel('展位号').fill('A2')
      await second.getByRole('button', { name: '排候补' }).click()
      await expect(second.getByText('候补中：第 1 位')).toBeVisible()
      await wellMade(second, javaScriptEnabled)

      // The organizer moves the first to another booth and sells it; the one that comes free goes to who waits.
      await organizer.goto(`${event}/manage/bookings`)
      await organizer.locator('summary', { hasText: '调换展位' }).click()
      await organizer.getByLabel('新展位号').fill('A3')
      await organizer.getByLabel('原展位').selectOption('A2')
      await organizer.locator('form').filter({ hasText: '新展位号' }).getByLabel('原因').fill('通道改线')
      await organizer.getByRole('button', { name: '调换展位' }).click()
      await expect(organizer.getByText('已调换展位，参展单位会收到通知。')).toBeVisible()
      const booking = organizer.getByRole('article').filter({ hasText: one.name })
      await booking.locator('summary', { hasText: '确认已订' }).click()
      await booking.getByRole('button', { name: '确认已订' }).click()
      await expect(organizer.getByText('已确认展位。')).toBeVisible()
      await wellMade(organizer, javaScriptEnabled)
      await first.goto(`${event}/booking`)
      await expect(first.getByRole('heading', { name: 'A1、A3' })).toBeVisible()
      await second.goto(`${event}/booking`)
      await expect(second.getByRole('heading', { name: 'A2' })).toBeVisible()
      await second.locator('summary', { hasText: '放弃这些展位' }).click()
      await second.getByRole('button', { name: '放弃这些展位' }).click()
      await expect(second.getByText('已放弃，展位立即可订。')).toBeVisible()
      await expect(second.getByLabel('A2')).toBeVisible()
    })
  })
