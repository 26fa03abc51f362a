import type { Page } from '@playwright/test'
import { slowAnswers } from '../support/slow-answers'
import { expect, test } from './check-page'

/** The same walk in both languages, with and without scripts: each pair on a phone, at a desk or on both. */
const languages = {
  zh: {
    home: '/',
    path: '',
    html: /^zh/,
    matches: '匹配的装备',
    other: 'EN',
    remove: /^移出/,
  },
  en: {
    home: '/en',
    path: '/en',
    html: /^en/,
    matches: 'Equipment that matches',
    other: '简体',
    remove: /^Remove/,
  },
} as const

const count = async (page: Page) => Number((await page.locator('h1').innerText()).replace(/\D/g, ''))
const cards = (page: Page, kind: 'offerings' | 'needs') =>
  page.locator(`main li article a[href*="/${kind}/"]`)

const windows = { 'zh true': [], 'zh false': ['@phone'], 'en true': ['@phone'], 'en false': ['@desktop'] }

for (const [lang, words] of Object.entries(languages) as ['zh' | 'en', (typeof languages)['zh' | 'en']][]) {
  for (const javaScriptEnabled of [true, false]) {
    const tag = windows[`${lang} ${javaScriptEnabled}`]
    test.describe(`${lang}, ${javaScriptEnabled ? 'with' : 'without'} scripts`, { tag }, () => {
      test.use({ javaScriptEnabled, locale: lang === 'zh' ? 'zh-CN' : 'en-GB' })

      test('from a scenario to a piece of equipment, and from a need to its matches', async ({ page }) => {
        await page.goto(words.home)
        await page.locator(`main a[href="${words.path}/offerings?scenario=S03"]`).first().click()
        await expect(page).toHaveURL(/\/offerings\?scenario=S03$/)
        await expect.poll(() => count(page)).toBeGreaterThan(10)
        const first = cards(page, 'offerings').first()
        const name = await first.innerText()
        await first.click()
        await expect(page).toHaveURL(new RegExp(`^[^?]*${words.path}/offerings/\\d+$`))
        await expect(page.locator('h1')).toHaveText(name)
        await expect(page.locator('main table').first()).toBeVisible()

        await page.goto(`${words.path}/needs?scenario=S03&q=%E6%8B%96%E6%8C%82%E6%B3%B5`)
        await cards(page, 'needs').first().click()
        await expect(page).toHaveURL(/\/needs\/\d+$/)
        const matches = page.getByRole('region', { name: words.matches })
        const best = matches.locator('article').first()
        await expect(best).toContainText('100')
        await expect(best.getByRole('listitem').first()).toBeVisible()
        await best.locator('a[href*="/offerings/"]').first().click()
        await expect(page).toHaveURL(/\/offerings\/\d+/)
        await expect(page.locator('html')).toHaveAttribute('lang', words.html)
      })

      test('the compare tray holds what was chosen from page to page', async ({ page }) => {
        await page.goto(`${words.path}/offerings?track=T05`)
        const tray = page.locator(`a[href^="${words.path}/compare"]`).first()
        for (const chosen of ['1', '2', '3']) {
          await page.locator('button[name=add][aria-pressed=false]').first().click()
          await expect(tray).toContainText(chosen)
          // Without scripts the choice is a new page: a click on it while it moves into place would miss.
          await page.waitForLoadState('load')
        }
        await page.goto(`${words.path}/offerings?scenario=S05`)
        await expect(tray).toContainText('3')
        await tray.click()
        await expect(page).toHaveURL(/\/compare/)
        await expect(page.locator('table thead a[href*="/offerings/"]')).toHaveCount(3)
        await page.getByRole('button', { name: words.remove }).first().click()
        await expect(page.locator('table thead a[href*="/offerings/"]')).toHaveCount(2)
      })

      test('the other language keeps the page and its filters', async ({ page }) => {
        await page.goto(`${words.path}/offerings?scenario=S03&condition=NOPOWER&sort=price`)
        const before = await count(page)
        await page.getByRole('banner').getByRole('link', { name: words.other }).click()
        const other = lang === 'zh' ? '/en' : ''
        await expect(page).toHaveURL(
          new RegExp(`://[^/]+${other}/offerings\\?scenario=S03&condition=NOPOWER&sort=price$`),
        )
        await expect(page.locator('html')).toHaveAttribute('lang', lang === 'zh' ? /^en/ : /^zh/)
        expect(await count(page)).toBe(before)
      })

      test('a filter narrows the result to what its count said, and its chip takes it back', async ({
        page,
        isMobile,
      }) => {
        await page.goto(`${words.path}/offerings?scenario=S03`)
        const all = await count(page)
        if (isMobile) await page.locator('a[href="#filters"]').click()
        const box = page.locator('input[name=condition][value=NOPOWER]')
        const said = Number(/\d+\s*$/.exec(await page.locator('label', { has: box }).innerText())?.[0])
        expect(said).toBeGreaterThan(0)
        await box.check()
        // With scripts the form sends itself.
        if (!javaScriptEnabled) await page.locator('#filter-form button[type=submit]').first().click()
        await expect(page).toHaveURL(/condition=NOPOWER/)
        await expect.poll(() => count(page)).toBe(said)
        const close = page.locator('button[data-closes]', { hasText: String(said) })
        if (isMobile && javaScriptEnabled) await close.click()
        await page.locator('main a[href$="/offerings?scenario=S03"]').first().click()
        await expect.poll(() => count(page)).toBe(all)
      })
    })
  }
}

test('filters opened before the scripts have come stay open, and close', async ({ page, isMobile }) => {
  await page.goto('/offerings?scenario=S03#filters')
  await page.locator('html[data-scripted]').waitFor()
  if (!isMobile) return expect(page.locator('#filter-form')).toBeVisible()
  const sheet = page.getByRole('dialog')
  await expect(sheet).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('#filter-form')).toBeHidden()
  await expect(page).toHaveURL(/\/offerings\?scenario=S03$/)
})

test('two choices for the comparison made before the first is answered are both kept', async ({
  page,
  baseURL,
}) => {
  const line = await slowAnswers(baseURL ?? '')
  try {
    await page.goto(`${line.url}/offerings?track=T05`)
    await page.locator('html[data-scripted]').waitFor()
    const buttons = page.locator('main button[name=add]')
    const chosen = await Promise.all(
      [0, 1].map(async (at) => (await buttons.nth(at).getAttribute('value')) ?? ''),
    )
    await buttons.nth(0).click()
    await expect.poll(line.posts).toBe(1)
    await buttons.nth(1).click()
    line.release()
    for (const id of chosen)
      await expect(page.locator(`main button[name=remove][value="${id}"]`)).toBeVisible()
    await page.reload()
    await expect(page.locator('main button[name=remove]')).toHaveCount(2)
  } finally {
    await line.close()
  }
})

const pumps = [
  ['/', 'zh-CN', '拖挂式移动泵站 3000'],
  ['/en', 'en-GB', 'Trailer mobile pump station 3000'],
] as const
for (const [home, locale, name] of pumps) {
  test.describe(`the right pump in two taps, from ${home}`, () => {
    test.use({ locale })
    test('an example of what to ask, and the first answer', async ({ page }) => {
      await page.goto(home)
      const first = page.locator('main a[href*="/offerings?q="]').first()
      await (page.viewportSize()?.width === 390 ? first.tap() : first.click())
      const best = cards(page, 'offerings').first()
      await expect(best).toHaveText(name)
      await (page.viewportSize()?.width === 390 ? best.tap() : best.click())
      await expect(page.locator('h1')).toHaveText(name)
      await expect(page.locator('main')).toContainText('3,000')
    })
  })
}

test.describe('what a sentence was understood as', () => {
  test.use({ locale: 'zh-CN' })
  const sentence = '能拖在皮卡后面、每小时三千方以上、不用接电的内涝排水泵'

  test('stands above the results as chips, and each can be taken away and put back', async ({ page }) => {
    await page.goto(`/offerings?q=${encodeURIComponent(sentence)}`)
    const chips = page.locator('main a[href*="drop="]')
    const before = await chips.count()
    expect(before).toBeGreaterThanOrEqual(3)
    const flow = chips.filter({ hasText: /3,?000/ })
    await flow.click()
    await expect(page).toHaveURL(/drop=/)
    await expect(flow).toHaveCount(0)
    await expect(page.locator('main input[type=search]')).toHaveValue(sentence)
    await page.goBack()
    await expect(flow).toHaveCount(1)
  })
})
