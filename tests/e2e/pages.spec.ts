import { expect, overflow, seriousFaults, test } from './check-page'

/** One address of every kind of page, in the sample world. */
const pages = [
  '/',
  '/offerings',
  '/offerings?q=%E6%8E%92%E6%B0%B4%E6%B3%B5',
  '/offerings?q=zzzzzzzz',
  '/needs',
  '/offerings/1',
  '/needs/1',
  '/compare?ids=1,2,3',
  '/vocabulary',
  '/vocabulary/scenarios',
  '/events/1/exhibitors',
  '/events/1/agenda',
  '/events/1/news',
]

// The sample world has no pictures: those in its lists are of equipment that another test publishes and takes back.
test.use({ others: '/media/' })

// One browser for all of a language, as its users have: ten new ones took longer than what they looked at.
for (const [lang, prefix] of [
  ['zh', ''],
  ['en', '/en'],
] as const) {
  test(`every kind of page is whole (${lang}): a heading, a language, no error, nothing wider than the window, no serious fault of access`, async ({
    page,
    isMobile,
  }) => {
    test.setTimeout(240_000)
    for (const path of pages)
      await test.step(path, async () => {
        await page.emulateMedia({ colorScheme: 'light' })
        const response = await page.goto(prefix + (prefix && path === '/' ? '' : path), {
          waitUntil: 'networkidle',
        })
        expect.soft(response?.status(), path).toBe(200)
        await expect.soft(page.locator('h1'), path).toHaveCount(1)
        await expect.soft(page.locator('html'), path).toHaveAttribute('lang', new RegExp(`^${lang}`))
        expect.soft((await page.title()).length, path).toBeGreaterThan(3)
        expect.soft(await overflow(page), path).toBeLessThanOrEqual(0)
        expect.soft(await seriousFaults(page), path).toEqual([])
        // Colours are the same at every width and in both languages.
        if (isMobile || prefix) return
        await page.emulateMedia({ colorScheme: 'dark' })
        expect
          .soft(await seriousFaults(page, ['color-contrast', 'link-in-text-block']), `${path}, dark`)
          .toEqual([])
      })
  })
}

test.describe('an address that leads nowhere', () => {
  // The browser itself reports the status in the console.
  test.use({ quiet: false })
  test('is a page that says so', async ({ page }) => {
    for (const path of ['/nowhere', '/en/nowhere', '/offerings/999999', '/offerings/abc', '/needs/0'])
      await test.step(path, async () => {
        const response = await page.goto(path)
        expect.soft(response?.status(), path).toBe(404)
        await expect.soft(page.locator('h1'), path).toHaveCount(1)
        await expect.soft(page.locator('main a').first(), path).toBeVisible()
        expect.soft(await seriousFaults(page), path).toEqual([])
      })
  })
})
