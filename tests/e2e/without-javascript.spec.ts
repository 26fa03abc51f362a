import { expect, test } from './check-page'

test.use({ javaScriptEnabled: false })

test('a search from the home page answers without JavaScript, with its choices in the address', {
  tag: '@phone',
}, async ({ page }) => {
  await page.goto('/')
  const box = page.getByRole('searchbox').first()
  await box.fill('排水泵')
  await box.press('Enter')
  await expect(page).toHaveURL(/\/offerings\?.*q=/)
  const cards = page.locator('main a[href*="/offerings/"]')
  await expect(cards.first()).toBeVisible()
  await cards.first().click()
  await expect(page).toHaveURL(/\/offerings\/[^/]+$/)
  await expect(page.locator('h1')).toBeVisible()
})

test('the other language keeps the page without JavaScript', { tag: '@desktop' }, async ({ page }) => {
  await page.goto('/needs')
  await expect(page.locator('html')).toHaveAttribute('lang', /^zh/)
  await page.goto('/en/needs')
  await expect(page.locator('html')).toHaveAttribute('lang', /^en/)
})
