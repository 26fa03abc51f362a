import type { Page } from '@playwright/test'
import { type Db, openDatabase } from '~db/client.server'
import { makeOrganisation, makePerson, signInAs } from '../support/people'
import { expect, overflow, seriousFaults, test } from './check-page'

/** The database of the site that BASE_URL names; `npm test` gives both. */
let db: Db
test.beforeAll(() => {
  db = openDatabase(process.env.DATABASE_URL ?? '', { max: 2 })
})
test.afterAll(() => db.destroy())

/** An editor of a verified enterprise, signed in. */
async function signIn(page: Page, url: string) {
  const editor = await makePerson(db)
  const organisationId = await makeOrganisation(db, { members: [[editor, 'editor']] })
  const { name, token } = await signInAs(db, editor, { organisationId })
  await page.context().addCookies([{ name, value: token, url }])
  return organisationId
}

const keys = 'id,code,nameZh,track,equipmentClass,scenarios,spec.flow_m3h,price'
const upload = async (page: Page, rows: string[]) => {
  await page.goto('/offerings/spreadsheet')
  await expect(page.getByText('最多 5,000 行')).toBeVisible()
  const buffer = Buffer.from([keys, ...rows].join('\r\n'))
  await page.getByLabel('表格文件').setInputFiles({ name: '泵.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: '上传并检查' }).click()
  await expect(page.getByRole('heading', { name: '逐行报告' })).toBeVisible()
}
const right = ',A-1,大流量泵,T05.02,GMB,S03.2,3000,500000'

test('a spreadsheet with a wrong row is reported, mended, confirmed and submitted', {
  tag: '@desktop',
}, async ({ page, baseURL }) => {
  const organisationId = await signIn(page, baseURL ?? '')
  await upload(page, [right, ',A-2,小流量泵,T05.02,GMB,S03.2,很大,500'])
  await expect(page.getByText('“很大”不是数字')).toBeVisible()
  await expect(page.getByText('G3')).toBeVisible()
  await expect(page.getByRole('radio', { name: /全部正确才写入/ })).toBeDisabled()
  await page.getByRole('link', { name: /^有误 1$/ }).click()
  await expect(page.getByText('大流量泵')).toHaveCount(0)
  expect(await overflow(page)).toBeLessThanOrEqual(0)
  expect(await seriousFaults(page)).toEqual([])

  await upload(page, [right, ',A-2,小流量泵,T05.02,GMB,S03.2,300,500'])
  await page.getByRole('button', { name: '确认写入' }).click()
  await expect(page.getByText('已写入 2 条')).toBeVisible()
  const listed = () =>
    db
      .selectFrom('offerings')
      .select(['own_code', 'state'])
      .where('organisation_id', '=', organisationId)
      .orderBy('own_code')
      .execute()
  expect(await listed()).toEqual([
    { own_code: 'A-1', state: 'draft' },
    { own_code: 'A-2', state: 'draft' },
  ])
  expect(await overflow(page)).toBeLessThanOrEqual(0)
  await page.getByRole('button', { name: '提交审核' }).click()
  await expect(page.getByText('已提交 2 条审核')).toBeVisible()
  expect((await listed()).map(({ state }) => state)).toEqual(['in_review', 'in_review'])

  await page.goto('/offerings/spreadsheet')
  await expect(page.getByRole('link', { name: '泵.csv' })).toHaveCount(2)
  expect(await overflow(page)).toBeLessThanOrEqual(0)
  expect(await seriousFaults(page)).toEqual([])
})

test.describe('without scripts', { tag: '@phone' }, () => {
  test.use({ javaScriptEnabled: false })
  test('the report comes by itself', async ({ page, baseURL }) => {
    await signIn(page, baseURL ?? '')
    await upload(page, [right])
    await expect(page.getByRole('button', { name: '确认写入' })).toBeVisible()
  })
})
