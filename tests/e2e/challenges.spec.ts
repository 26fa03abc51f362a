import { type Db, openDatabase } from '~db/client.server'
import { makeUnmetNeed } from '../support/challenges'
import { makeOrganisation, makePerson } from '../support/people'
import { expect, test, wellMade } from './check-page'
import { another, enter } from './visit'

/** The database of the site that BASE_URL names; `npm test` gives both. */
let db: Db
test.beforeAll(() => {
  db = openDatabase(process.env.DATABASE_URL ?? '', { max: 2 })
})
test.afterAll(() => db.destroy())

for (const javaScriptEnabled of [true, false])
  test.describe(`${javaScriptEnabled ? 'with' : 'without'} scripts`, {
    tag: javaScriptEnabled ? '@desktop' : '@phone',
  }, () => {
    test.use({ javaScriptEnabled })

    test('what nothing meets is rated, published, answered by an institute and decided by the team', async ({
      page: reviewer,
      browser,
      baseURL,
      isMobile,
      viewport,
    }) => {
      const url = baseURL ?? ''
      const options = { baseURL: url, javaScriptEnabled, isMobile, viewport }
      const [member, writer] = [await makePerson(db), await makePerson(db)]
      const team = await makeOrganisation(db, { kind: 'rescue_team', members: [[member, 'editor']] })
      const institute = await makeOrganisation(db, { kind: 'institute', members: [[writer, 'editor']] })
      const title = `水下三米破拆 ${team}`
      const needId = await makeUnmetNeed(db, { organisationId: team, title })
      await enter(db, reviewer, url, await makePerson(db, { platformRole: 'reviewer' }), null)

      // The list: rated with a reason, then published as a challenge.
      const { id } = await db
        .selectFrom('challenges')
        .select('id')
        .where('need_id', '=', needId)
        .executeTakeFirstOrThrow()
      await reviewer.goto('/review/challenges?stage=collected')
      await expect(reviewer.getByRole('heading', { level: 1 })).toBeVisible()
      await reviewer.goto(`/review/challenges/${id}`)
      await reviewer.locator('input[name=urgency][value="4"]').check()
      await reviewer.locator('input[name=difficulty][value="5"]').check()
      await reviewer.locator('textarea[name=rationale]').fill('汛期前要用，水下破拆没有成熟装备。')
      await reviewer.getByRole('button', { name: '保存评估', exact: true }).click()
      await expect(reviewer.locator('textarea[name=textZh]')).toBeVisible()
      await reviewer.locator('input[name=titleZh]').fill(title)
      await reviewer.locator('textarea[name=textZh]').fill('在三米深的浑水里破拆混凝土。')
      await reviewer.locator('input[name=answersUntil]').fill('2099-12-31')
      await reviewer.getByRole('button', { name: '发布', exact: true }).click()
      await expect(reviewer).toHaveURL(/did=publish/)
      await wellMade(reviewer, javaScriptEnabled)

      // The institute finds it, keeps a draft that nobody else sees, and hands it in.
      const author = await another(browser, options)
      await enter(db, author, url, writer, institute)
      await author.goto(`/challenges/${id}`)
      await author.getByRole('link', { name: '提交方案' }).click()
      await author.getByLabel('方案名称').fill('水下液压剪')
      await author.getByRole('button', { name: '保存草稿' }).click()
      await expect(author.getByText('草稿已保存。')).toBeVisible()
      await author.getByRole('button', { name: '提交方案' }).click()
      await expect(author.getByText('提交前请填写这一项。').first()).toBeVisible()
      await author.getByLabel('技术思路').fill('无人潜器搭载液压剪，声呐定位。')
      await author.getByLabel('成熟度').selectOption('prototype')
      await author.getByLabel('周期（月）').fill('12')
      await wellMade(author, javaScriptEnabled)
      await author.getByRole('button', { name: '提交方案' }).click()
      await expect(author.getByText('方案已提交，提出需求的队伍会收到通知。')).toBeVisible()
      const proposal = new URL(author.url()).pathname

      // The team is told, reads it from its workbench, and shortlists it.
      const mail = await db
        .selectFrom('mails')
        .select('body_text')
        .where('kind', '=', 'proposal_submitted')
        .where('person_id', '=', member.id)
        .executeTakeFirstOrThrow()
      expect(mail.body_text).toContain(proposal)
      const judge = await another(browser, options)
      await enter(db, judge, url, member, team)
      await judge.goto('/workbench')
      await judge.getByRole('link', { name: /待评议的方案/ }).click()
      await judge.getByRole('link', { name: /水下液压剪/ }).click()
      await judge.getByLabel('理由').fill('思路可行，下月来基地试用。')
      await wellMade(judge, javaScriptEnabled)
      await judge.getByRole('button', { name: '列为入选' }).click()
      await expect(judge.getByText('已列为入选，提交单位会收到通知。')).toBeVisible()

      await author.goto('/proposals?state=shortlisted')
      await author.getByRole('link', { name: /水下液压剪/ }).click()
      await expect(author.getByText('思路可行，下月来基地试用。')).toBeVisible()
      await reviewer.goto(`/review/challenges/${id}`)
      await expect(reviewer.getByRole('region', { name: '收到的方案' })).toContainText('入选')
    })
  })
