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
]
const inBothLanguages = pages.flatMap((path) => [path, `/en${path === '/' ? '' : path}`])

for (const path of inBothLanguages) {
  test.describe(path, () => {
    test('is whole: a heading, a language, no error, nothing wider than the window', async ({ page }) => {
      const response = await page.goto(path, { waitUntil: 'networkidle' })
      expect(response?.status()).toBe(200)
      await expect(page.locator('h1')).toHaveCount(1)
      await expect(page.locator('html')).toHaveAttribute('lang', path.startsWith('/en') ? /^en/ : /^zh/)
      expect((await page.title()).length).toBeGreaterThan(3)
      expect(await overflow(page)).toBeLessThanOrEqual(0)
    })

    test('has no serious fault of access, in light and in dark colours', async ({ page }) => {
      await page.goto(path, { waitUntil: 'networkidle' })
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        expect(await seriousFaults(page), colorScheme).toEqual([])
      }
    })
  })
}

test.describe('an address that leads nowhere', () => {
  // The browser itself reports the status in the console.
  test.use({ quiet: false })
  for (const path of ['/nowhere', '/en/nowhere', '/offerings/999999', '/offerings/abc', '/needs/0']) {
    test(`is a page that says so: ${path}`, async ({ page }) => {
      const response = await page.goto(path)
      expect(response?.status()).toBe(404)
      await expect(page.locator('h1')).toHaveCount(1)
      await expect(page.locator('main a').first()).toBeVisible()
      expect(await seriousFaults(page)).toEqual([])
    })
  }
})
