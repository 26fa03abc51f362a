import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import type { Db } from '~db/client.server'
import { signInAs } from '../support/people'
import { expect } from './check-page'

/** Signs somebody in at a page's browser, to act for this organisation. */
export async function enter(
  db: Db,
  page: Page,
  url: string,
  person: { id: number },
  organisationId: number | null,
): Promise<void> {
  const { name, token } = await signInAs(db, person, { organisationId })
  await page.context().addCookies([{ name, value: token, url }])
}

/** Somebody at a browser of their own. */
export const another = async (browser: Browser, options: BrowserContextOptions): Promise<Page> =>
  (await browser.newContext({ locale: 'zh-CN', ...options })).newPage()

/** Cuts the network off a page that is kept on the device, and opens it again: what it says then is `words`. */
export async function cutOff(page: Page, words: string): Promise<void> {
  await expect(page.getByText('断网可用')).toBeVisible()
  await page.context().setOffline(true)
  await page.reload()
  await expect(page.getByText(words)).toBeVisible()
}
