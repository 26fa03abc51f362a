import type { Page } from '@playwright/test'
import { expect } from './check-page'

/** What the worker does meanwhile is on the page once it is asked for again. */
export const comes = (page: Page, text: string | RegExp) =>
  expect(async () => {
    await page.reload()
    await expect(page.getByText(text).first()).toBeVisible({ timeout: 1_000 })
  }).toPass()

/** An exhibitor holds a booth of 9 m² at 1,000 yuan, and comes to the page of its order. */
export const holds = async (page: Page, event: string, booth: string) => {
  await page.goto(`${event}/booking`)
  await page.getByLabel(booth).check()
  await page.getByRole('button', { name: '保留所选展位' }).click()
  await page.getByRole('link', { name: '去付款' }).click()
  await expect(page.getByText('¥9,540').first()).toBeVisible()
}
