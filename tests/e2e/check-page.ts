import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test as base, expect, type Page } from '@playwright/test'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * A page that fails its test on any error in the console: a policy violated, hydration, a script, a file missing, but
 * for files in `others`, which a test beside it may take away while the page shows them.
 */
export const test = base.extend<{ quiet: boolean; others: string | null }>({
  quiet: [true, { option: true }],
  others: [null, { option: true }],
  page: async ({ page, quiet, others }, use) => {
    const heard: string[] = []
    page.on('pageerror', (error) => heard.push(`thrown: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return
      const { url } = message.location()
      if (others === null || !new URL(url, 'http://localhost').pathname.startsWith(others))
        heard.push(`${message.text()} (${url})`)
    })
    await use(page)
    if (quiet) expect(heard, 'the console stays empty').toEqual([])
  },
})

type Violation = { id: string; impact: string | null; help: string; nodes: { html: string }[] }

/** Everything that axe calls serious or critical, one line a rule; of these rules where some are named. */
export async function seriousFaults(page: Page, rules?: string[]): Promise<string[]> {
  // An address changes with the first byte; half a page has links without their words.
  await page.waitForLoadState('load')
  // Through the debugger, for the page's own policy lets no foreign script in; half a megabyte, so once a page.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  const violations = await page.evaluate(async (runOnly) => {
    type Axe = { run(options: object): Promise<{ violations: Violation[] }> }
    const { axe } = window as unknown as { axe: Axe }
    return (await axe.run({ resultTypes: ['violations'], ...(runOnly && { runOnly }) })).violations
  }, rules)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, help, nodes }) =>
        `${id}: ${help}, ${nodes.length} times, first: ${nodes[0]?.html.slice(0, 300)}`,
    )
}

/** How many pixels the page is wider than the window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** No page is wider than the window, and axe finds nothing serious: a script itself, so only where pages have theirs. */
export async function wellMade(page: Page, scripts = true): Promise<void> {
  expect(await overflow(page), page.url()).toBeLessThanOrEqual(0)
  if (scripts) expect(await seriousFaults(page), page.url()).toEqual([])
}

export { expect }
