import type { Page } from '@playwright/test'
import { sendNoticesJob } from '~/modules/notifications/mails/send-notices-job.server'
import { enqueue } from '~/platform/jobs.server'
import { type Db, openDatabase } from '~db/client.server'
import { archiveOfferings, isIndexed, makeOfferings } from '../support/market'
import { makeOrganisation, makePerson } from '../support/people'
import { expect, test, wellMade } from './check-page'
import { another, enter } from './visit'

/** The database of the site that BASE_URL names; `npm test` gives both. */
let db: Db
test.beforeAll(() => {
  db = openDatabase(process.env.DATABASE_URL ?? '', { max: 2 })
})
test.afterAll(() => db.destroy())

/** Waits until a mail to somebody says so: alone, or among others that came at the same time. */
const hears = (person: { id: number }, words: string) =>
  expect
    .poll(
      async () => {
        const mails = await db
          .selectFrom('mails')
          .select(['subject', 'body_text'])
          .where('person_id', '=', person.id)
          .execute()
        return mails.map((mail) => `${mail.subject}\n${mail.body_text}`).join('\n')
      },
      { timeout: 30_000 },
    )
    .toContain(words)

/** The mail of a message waits ten minutes for whether it is read: they are over now. */
const tenMinutesLater = (person: { id: number }) =>
  db.transaction().execute(async (tx) => {
    await tx
      .updateTable('notices')
      .set({ mail_due_at: new Date() })
      .where('person_id', '=', person.id)
      .where('kind', '=', 'message')
      .where('mail_due_at', 'is not', null)
      .execute()
    await enqueue(tx, sendNoticesJob, { personId: person.id })
  })

/** The number beside a line of the workbench; null: it is not there. */
async function countOf(page: Page, line: RegExp): Promise<number | null> {
  await page.goto('/workbench')
  const link = page.getByRole('link', { name: line })
  if ((await link.count()) === 0) return null
  return Number(/\d+/.exec((await link.first().innerText()).replace(/\s+/g, ' '))?.[0])
}

async function makeTwoSides() {
  const [buyer, seller] = [await makePerson(db, { name: '周队' }), await makePerson(db, { name: '何经理' })]
  const team = await makeOrganisation(db, { kind: 'rescue_team', members: [[buyer, 'editor']] })
  const enterprise = await makeOrganisation(db, { kind: 'enterprise', members: [[seller, 'editor']] })
  const offering = `潜孔钻车 ${enterprise}`
  const offeringIds = await makeOfferings(db, {
    ...{ enterprise, track: 'T14.03', scenario: 'S11.3' },
    offerings: [{ name: offering, power: 120 }],
  })
  const need = `打通生命通道 ${team}`
  const { id: needId } = await db
    .insertInto('needs')
    .values({
      ...{ organisation_id: team, state: 'open', title_zh: need, visibility: 'public', quantity: 4 },
      ...{ published_at: new Date(), open_until: '2099-12-31', needed_within_days: 30 },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('need_tracks').values({ need_id: needId, track_code: 'T14.03', position: 0 }).execute()
  await expect.poll(() => isIndexed(db, offeringIds)).toBe(true)
  return { buyer, seller, team, enterprise, offering, offeringIds, need, needId }
}

for (const javaScriptEnabled of [true, false])
  test.describe(`${javaScriptEnabled ? 'with' : 'without'} scripts`, {
    tag: javaScriptEnabled ? '@desktop' : '@phone',
  }, () => {
    test.use({ javaScriptEnabled })

    test('two organisations go from a match to an outcome', async ({
      page: team,
      browser,
      baseURL,
      isMobile,
      viewport,
    }) => {
      // Two people at two browsers, one after the other.
      test.slow()
      const url = baseURL ?? ''
      const sides = await makeTwoSides()
      await enter(db, team, url, sides.buyer, sides.team)
      const enterprise = await another(browser, { baseURL: url, javaScriptEnabled, isMobile, viewport })
      await enter(db, enterprise, url, sides.seller, sides.enterprise)

      // From the match, the team asks for a quote, and with it for the introduction.
      await team.goto(`/needs/${sides.needId}/manage`)
      await team.getByRole('link', { name: '比较报价' }).click()
      await team.getByRole('link', { name: '询价' }).click()
      await team.getByLabel(new RegExp(sides.offering)).check()
      await team.getByLabel('要报什么').fill('四台，送到岳阳，要两天培训。')
      await wellMade(team, javaScriptEnabled)
      await team.getByRole('button', { name: '发出询价' }).click()
      await expect(team.getByText('询价已发出。')).toBeVisible()
      await expect(team.getByText(/等待报价：/)).toBeVisible()

      // The enterprise hears of both, and agrees.
      await hears(sides.seller, `请求就“${sides.need}”对接`)
      await hears(sides.seller, '向你们询价')
      expect(await countOf(enterprise, /等我们答复/)).toBe(1)
      await enterprise.getByRole('link', { name: /等我们答复/ }).click()
      await enterprise.getByRole('link', { name: new RegExp(sides.offering) }).click()
      await expect(enterprise).toHaveURL(/\/introductions\/\d+$/)
      const introduction = new URL(enterprise.url()).pathname
      await enterprise.getByRole('button', { name: '同意对接' }).click()
      await expect(enterprise.getByText('已同意对接。')).toBeVisible()
      await hears(sides.buyer, '同意了对接')
      expect(await countOf(enterprise, /报价待处理/)).toBe(1)

      // The two talk: a message of the team's, which the other side hears of and reads.
      await team.goto(`${introduction}/thread`)
      await team.getByRole('textbox', { name: '消息' }).fill('请问最快哪天能到岳阳？')
      await team.getByRole('button', { name: '发送', exact: true }).click()
      await expect(team.getByRole('log')).toContainText('请问最快哪天能到岳阳？')
      await wellMade(team, javaScriptEnabled)
      await enterprise.goto(introduction)
      await enterprise.getByRole('link', { name: /沟通/ }).click()
      await expect(enterprise.getByRole('log')).toContainText('请问最快哪天能到岳阳？')
      await enterprise.getByRole('textbox', { name: '消息' }).fill('二十五天，报价随后。')
      await enterprise.getByRole('button', { name: '发送', exact: true }).click()
      await expect(enterprise.getByRole('log')).toContainText('二十五天，报价随后。')
      await tenMinutesLater(sides.buyer)
      await hears(sides.buyer, '发来了消息')
      await team.goto(`${introduction}/thread`)
      await expect(team.getByRole('log')).toContainText('二十五天，报价随后。')

      // The first version.
      await enterprise.goto(`${introduction}/quote`)
      await enterprise.getByRole('link', { name: '写报价' }).click()
      await expect(enterprise.getByText('四台，送到岳阳，要两天培训。')).toBeVisible()
      await enterprise.locator('[name=price-0]').fill('没有价')
      await enterprise.getByRole('button', { name: '发出第 1 版' }).click()
      await expect(enterprise.getByText('请填写金额', { exact: false }).first()).toBeVisible()
      await enterprise.locator('[name=price-0]').fill('185000')
      await enterprise.getByLabel('交货期（天）').fill('45')
      await wellMade(enterprise, javaScriptEnabled)
      await enterprise.getByRole('button', { name: '发出第 1 版' }).click()
      await expect(enterprise.getByText('报价已发出')).toBeVisible()
      await wellMade(enterprise, javaScriptEnabled)

      await hears(sides.buyer, '发来报价')

      // The team holds it against its need: too late. It declines, and the enterprise sends a second version.
      expect(await countOf(team, /报价待处理/)).toBe(1)
      await team.goto(`/needs/${sides.needId}/quotes`)
      await expect(team.getByText('要求 30 天内，多 15 天')).toBeVisible()
      await wellMade(team, javaScriptEnabled)
      await team.goto(`${introduction}/quote`)
      await team.getByText('不接受', { exact: true }).first().click()
      await team.getByLabel('原因').fill('来不及，要 30 天内。')
      await team.getByRole('button', { name: '不接受' }).click()
      await expect(team.getByText('已告诉对方没有接受。')).toBeVisible()

      await hears(sides.seller, '没有接受报价')
      await enterprise.goto(`${introduction}/quote`)
      await expect(enterprise.getByText('来不及，要 30 天内。')).toBeVisible()
      await enterprise.getByRole('link', { name: '写新版本' }).click()
      await enterprise.getByLabel('交货期（天）').fill('25')
      await enterprise.locator('[name=price-0]').fill('189000')
      await enterprise.getByRole('button', { name: '发出第 2 版' }).click()
      await expect(enterprise.getByText('+¥16,000')).toBeVisible()

      // A reader of the first version cannot accept it; the second is accepted, and saved on paper.
      await team.goto(`${introduction}/quote?version=1`)
      await expect(team.getByText('已被新版本代替')).toBeVisible()
      await expect(team.getByText('接受第 1 版')).toHaveCount(0)
      await team.goto(`${introduction}/quote`)
      await team.getByText(/接受第 2 版…/).click()
      await team.getByRole('button', { name: '接受第 2 版' }).click()
      await expect(team.getByText('已接受这一版报价。')).toBeVisible()
      await wellMade(team, javaScriptEnabled)
      const paper = await team.request.get(`${introduction}/quote/pdf?version=2`)
      expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-')
      const table = await team.request.get(`/needs/${sides.needId}/quotes/pdf`)
      expect((await table.body()).subarray(0, 5).toString()).toBe('%PDF-')
      await hears(sides.seller, '接受了报价')

      // A trial is agreed, held and recorded, and the introduction ends with what was agreed on.
      const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
      await enterprise.goto(`${introduction}/outcome`)
      await enterprise.getByLabel('地点').fill('岳阳基地')
      await enterprise.locator('[name=beginsOn]').fill(today)
      await enterprise.locator('[name=measures]').fill('钻进速度')
      await enterprise.getByRole('button', { name: '提议试用' }).click()
      await expect(enterprise.getByText('试用提议已发给对方。')).toBeVisible()
      await hears(sides.buyer, '提议试用')
      expect(await countOf(team, /试用待处理/)).toBe(1)
      await team.goto(`${introduction}/outcome`)
      await team.getByRole('button', { name: '同意这个安排' }).click()
      await expect(team.getByText('试用已约定。')).toBeVisible()
      await hears(sides.seller, '同意了试用')
      await wellMade(team, javaScriptEnabled)
      await team.locator('[name=result]').selectOption('met')
      await team.locator('[name=resultText]').fill('每小时 12 米。')
      await team.getByRole('button', { name: '记录结果' }).click()
      await expect(team.getByText('试用结果已记录。')).toBeVisible()
      await team.locator('summary', { hasText: '达成了' }).click()
      await expect(team.locator('[name=quantity]')).toHaveValue('4')
      await expect(team.locator('[name=value]')).toHaveValue('756000')
      await team.getByLabel('这条需求就此满足').check()
      await team.getByRole('button', { name: '记录并结束对接' }).click()
      await expect(team.getByText('对接已结束，结果已记录。')).toBeVisible()
      await wellMade(team, javaScriptEnabled)

      await hears(sides.seller, '记录了试用结果')
      await hears(sides.seller, '结束了对接')

      // Nothing is left to do.
      for (const page of [team, enterprise]) {
        expect(await countOf(page, /报价待处理|试用待处理|等我们答复/)).toBeNull()
        await page.goto('/introductions?state=over')
        await expect(page.getByRole('link', { name: new RegExp(sides.offering) })).toBeVisible()
      }
      await team.goto(`/needs/${sides.needId}/manage`)
      await expect(team.getByText('已满足').first()).toBeVisible()
      await archiveOfferings(db, sides.offeringIds)
    })
  })
