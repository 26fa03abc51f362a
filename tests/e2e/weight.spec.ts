import { gzipSync } from 'node:zlib'
import { expect, test } from './check-page'

const limit = 150 * 1024

test('a results page sends at most 150 kB of JavaScript, compressed', { tag: '@phone' }, async ({ page }) => {
  const scripts = new Map<string, number>()
  const sizes: Promise<unknown>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return
    sizes.push(response.body().then((body) => scripts.set(response.url(), gzipSync(body).length)))
  })
  await page.goto('/offerings?q=%E6%8E%92%E6%B0%B4%E6%B3%B5', { waitUntil: 'networkidle' })
  await Promise.all(sizes)
  const inline = await page.locator('script:not([src])').allTextContents()
  const total = [...scripts.values()].reduce((sum, size) => sum + size, 0) + gzipSync(inline.join('')).length
  expect(scripts.size).toBeGreaterThan(0)
  expect(total, JSON.stringify([...scripts], null, 1)).toBeLessThanOrEqual(limit)
})

test('files with a hash in their name come compressed and are kept for ever', { tag: '@desktop' }, async ({
  page,
  request,
}) => {
  await page.goto('/')
  const src = await page.locator('link[rel=modulepreload][href*="entry.client"]').getAttribute('href')
  const file = await request.get(src ?? '', { headers: { 'accept-encoding': 'br' } })
  expect(file.headers()).toMatchObject({
    'content-encoding': 'br',
    'cache-control': 'public, max-age=31536000, immutable',
  })
})
