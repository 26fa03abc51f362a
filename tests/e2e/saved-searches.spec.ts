import { type Db, openDatabase } from '~db/client.server'
import { makePerson, signInAs } from '../support/people'
import { expect, overflow, seriousFaults, test, wellMade } from './check-page'

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

    test('a search is saved from its results, changed and deleted; a visitor is led to sign in first', async ({
      page,
      baseURL,
    }) => {
      await page.goto('/offerings?q=排水泵&track=T05&sort=price')
      await page.getByRole('link', { name: '保存搜索' }).click()
      await expect(page).toHaveURL(/\/sign-in\?to=%2Fworkbench%2Fsearches%2Fnew/)

      const { name, token } = await signInAs(db, await makePerson(db))
      await page.context().addCookies([{ name, value: token, url: baseURL ?? '' }])
      await page.goto('/offerings?q=排水泵&track=T05&sort=price')
      await wellMade(page, javaScriptEnabled)
      await page.getByRole('link', { name: '保存搜索' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('保存搜索')
      await expect(page.getByRole('listitem').filter({ hasText: '“排水泵”' })).toBeVisible()
      await wellMade(page, javaScriptEnabled)
      await page.getByLabel('名称').fill('城市排涝用泵')
      await page.getByLabel('提醒').selectOption('weekly')
      await page.getByRole('button', { name: '保存', exact: true }).click()

      await expect(page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible()
      await expect(page.getByText('每周一次（周一）')).toBeVisible()
      await wellMade(page, javaScriptEnabled)
      await page.getByRole('link', { name: '城市排涝用泵', exact: true }).click()
      await expect(page).toHaveURL(/\/offerings\?q=.*track=T05&sort=newest$/)

      // Saving what is saved leads to it.
      await page.getByRole('link', { name: '保存搜索' }).click()
      await expect(page).toHaveURL(/\/workbench\/searches\/\d+$/)
      await wellMade(page, javaScriptEnabled)
      await page.getByLabel('提醒').selectOption('never')
      await page.getByRole('button', { name: '保存', exact: true }).click()
      await expect(page.getByText('不提醒')).toBeVisible()

      await page.getByRole('link', { name: '设置：城市排涝用泵' }).click()
      await page.getByText('删除…').click()
      await page.getByRole('button', { name: '确定删除' }).click()
      await expect(page.getByText('还没有保存的搜索')).toBeVisible()
      await wellMade(page, javaScriptEnabled)
    })

    test('a need and an offering are saved on their pages, stand in the list and are taken out again', async ({
      page,
      baseURL,
    }) => {
      const first = (view: 'public_offerings' | 'public_needs') =>
        db
          .selectFrom(view as 'public_offerings')
          .select('id')
          .where('reference', '=', false)
          .orderBy('id')
          .executeTakeFirstOrThrow()
      const paths = [
        `/needs/${(await first('public_needs')).id}`,
        `/offerings/${(await first('public_offerings')).id}`,
      ]
      await page.goto(paths[0] ?? '')
      await page.getByRole('link', { name: /^收藏/ }).click()
      await expect(page).toHaveURL(/\/sign-in\?to=%2Fneeds%2F\d+$/)
      const { name, token } = await signInAs(db, await makePerson(db))
      await page.context().addCookies([{ name, value: token, url: baseURL ?? '' }])
      for (const path of paths) {
        await page.goto(path)
        await page.getByRole('button', { name: /^收藏/ }).click()
        await expect(page).toHaveURL(new RegExp(`${path}$`))
        await expect(page.getByRole('button', { name: /^已收藏/ })).toHaveAttribute('aria-pressed', 'true')
        expect(await overflow(page), path).toBeLessThanOrEqual(0)
      }
      await page.goto('/workbench/saved')
      await expect(page.getByRole('listitem').filter({ hasText: '取消收藏' })).toHaveCount(2)
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      if (javaScriptEnabled) expect(await seriousFaults(page)).toEqual([])
      await page
        .getByRole('button', { name: /^取消收藏/ })
        .first()
        .click()
      await expect(page.getByRole('status').filter({ hasText: '已取消收藏' })).toBeVisible()
      await page.getByRole('button', { name: /^取消收藏/ }).click()
      await expect(page.getByText('还没有收藏')).toBeVisible()
    })
  })
