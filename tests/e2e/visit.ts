import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import type { Db } from '~db/client.server'
import { signInAs } from '../support/people'

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
