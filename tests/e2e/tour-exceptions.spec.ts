import { type Db, openDatabase } from '~db/client.server'
import { makeOrganisation, makePerson } from '../support/people'
import { makeNeed, makeStop, makeTour, withdrawNeeds } from '../support/tours'
import { expect, test, wellMade } from './check-page'
import { another, enter } from './visit'

/** The database of the site that BASE_URL names; `npm test` gives both. */
let db: Db
const needs: number[] = []
test.beforeAll(() => {
  db = openDatabase(process.env.DATABASE_URL ?? '', { max: 2 })
})
test.afterAll(async () => {
  await withdrawNeeds(db, needs)
  await db.destroy()
})

for (const javaScriptEnabled of [true, false])
  test.describe(`${javaScriptEnabled ? 'with' : 'without'} scripts`, {
    tag: javaScriptEnabled ? '@desktop' : '@phone',
  }, () => {
    // A form that is given back is answered with 422, which a browser reports.
    test.use({ javaScriptEnabled, quiet: false })

    test('a team brings one of its needs to one stop only, and takes the exception back', async ({
      page: team,
      browser,
      baseURL,
      isMobile,
      viewport,
    }) => {
      const url = baseURL ?? ''
      const { eventId, organizer: owner, organizerId } = await makeTour(db)
      const first = await makeStop(db, eventId, { titleZh: '甲站' })
      const second = await makeStop(db, eventId, { titleZh: '乙站', startsOn: '2099-05-20' })
      const person = await makePerson(db)
      const organisationId = await makeOrganisation(db, {
        ...{ kind: 'rescue_team', nameZh: `例外队${eventId}` },
        members: [[person, 'editor']],
      })
      const [always, sometimes] = [`总带的需求${eventId}`, `只带一站的需求${eventId}`]
      for (const titleZh of [always, sometimes]) needs.push(await makeNeed(db, organisationId, { titleZh }))
      await enter(db, team, url, person, organisationId)
      const leaveOut = async (title: string, stop: string) => {
        const details = team.locator('details').filter({
          has: team.locator(`summary[aria-label="个别站不带: ${title}"]`),
        })
        if ((await details.getAttribute('open')) === null) await details.locator('summary').click()
        return details.getByRole('checkbox', { name: stop })
      }

      // Nothing at all would come to one of the stops: the form is given back with what was ticked.
      await team.goto(`/events/${eventId}/sign-up`)
      for (const stop of ['甲站', '乙站'])
        await team.locator('#field-stops').getByRole('checkbox', { name: stop }).check()
      await team.getByRole('checkbox', { name: new RegExp(`^${sometimes}`) }).check()
      await (await leaveOut(sometimes, '乙站')).check()
      await team.getByLabel('第 1 位：姓名').fill('李队')
      await team.getByLabel('电话', { exact: true }).fill('028-5678')
      await team.getByRole('button', { name: '提交报名' }).click()
      await expect(team.getByText('所选站点里有一站什么都不带').first()).toBeVisible()
      await expect(await leaveOut(sometimes, '乙站')).toBeChecked()
      await expect(await leaveOut(sometimes, '甲站')).not.toBeChecked()

      // With something for it as well the team has its places, and the exception stands when the page is opened again.
      await team.getByRole('checkbox', { name: new RegExp(`^${always}`) }).check()
      await team.getByRole('button', { name: '提交报名' }).click()
      await expect(team.getByText('已确认')).toHaveCount(2)
      await team.goto(`/events/${eventId}/sign-up`)
      await expect(await leaveOut(sometimes, '乙站')).toBeChecked()
      await expect(await leaveOut(always, '乙站')).not.toBeChecked()
      await wellMade(team, javaScriptEnabled)

      // The organizer sees at each stop what comes there.
      const organizer = await another(browser, { baseURL: url, javaScriptEnabled, isMobile, viewport })
      await enter(db, organizer, url, owner, organizerId)
      const seen = async (stop: number, title: string) => {
        await organizer.goto(`/events/${eventId}/manage/stops/${stop}/sign-ups?side=team`)
        await expect(organizer.getByText(`例外队${eventId}`)).toBeVisible()
        return organizer.getByRole('link', { name: title }).count()
      }
      for (const [stop, title, times] of [
        [first, always, 1],
        [first, sometimes, 1],
        [second, always, 1],
        [second, sometimes, 0],
      ] as const)
        expect(await seen(stop, title)).toBe(times)

      // Taken back, it comes to both.
      await (await leaveOut(sometimes, '乙站')).uncheck()
      await team.getByRole('button', { name: '保存修改' }).click()
      await expect(team.getByText('已确认')).toHaveCount(2)
      await expect.poll(() => seen(second, sometimes)).toBe(1)
    })
  })
