import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { allowedMethods, exemptFromOrigin, writable } from '~/platform/edge/methods'
import { type BuiltRoute, builtRoutes } from '../support/routes'
import { type Answer, useSite } from '../support/site'

/** The addresses of a route with `value` for every parameter, in each language it has. */
function addresses({ path, bilingual }: BuiltRoute, value = '1'): string[] {
  const filled = path.replace(/:[^/]+|\*/g, value)
  return bilingual ? [filled, filled === '/' ? '/en' : `/en${filled}`] : [filled]
}

/** No answer shows the inside, and a refusal says in words what to do: a page, or problem details for /api. */
function expectWorded(path: string, { status, headers, text }: Answer) {
  const where = `${path} ${status}`
  expect(status, where).toBeLessThan(500)
  expect(text, where).not.toMatch(/node_modules|\bat \S+ \(|\.tsx?:\d+/)
  if (status < 400 || path.includes('_data=')) return
  expect(text, where).not.toContain('Unexpected Server Error')
  if (path.startsWith('/api')) {
    expect(headers['content-type'], where).toContain('application/problem+json')
    const problem = JSON.parse(text)
    expect(problem, where).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) })
  } else {
    expect(headers['content-type'], where).toContain('text/html')
    expect(text, where).toContain(path.startsWith('/en') ? '<html lang="en"' : '<html lang="zh-CN"')
    expect(text.replace(/<[^>]*>/g, ' '), where).toMatch(/\S{2}/)
  }
}

describe('the edge of the site', () => {
  const site = useSite()
  let routes: BuiltRoute[] = []
  beforeAll(async () => {
    routes = await builtRoutes()
  })
  const everyAddress = (value?: string) => routes.flatMap((route) => addresses(route, value))

  describe('bad input, on every route of the build', () => {
    it('finds the routes of the pages and of the API', () => {
      const paths = routes.map(({ path }) => path)
      for (const path of [
        '/',
        '/offerings',
        '/offerings/:id',
        '/needs',
        '/needs/:id',
        '/vocabulary',
        '/compare',
      ])
        expect(paths).toContain(path)
      expect(paths).toContain('/api/v1/needs/:id/matches')
    })

    it.each([
      ['a broken percent sign', '?q=100%', 400],
      ['broken UTF-8', '?q=%E6%B0', 400],
      ['an overlong encoding', '?q=%C0%AF', 400],
      ['NUL', '?q=%00', 400],
      ['a control character', '?scenario=%1B', 400],
      ['a query of 10 kB', `?q=${'a'.repeat(10_240)}`, 414],
    ])('answers %s with its status, in words', async (_what, query, status) => {
      for (const path of everyAddress()) {
        const answer = await site.ask(path + query)
        expect(`${path} ${answer.status}`).toBe(`${path} ${status}`)
        expectWorded(path, answer)
      }
    })

    it.each([
      '/../etc/passwd',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/..%2f..%2fetc',
      '/..;/x',
      '/.',
      '/x\\..\\y',
      '//x',
    ])('refuses %s below every route', async (tail) => {
      for (const path of everyAddress()) {
        const answer = await site.ask(path.replace(/\/$/, '') + tail)
        expect(`${path} ${answer.status}`).toBe(`${path} 400`)
        expectWorded(path, answer)
      }
    })

    it.each([
      '999999999',
      '0',
      '-1',
      '1.5',
      '1e3',
      '99999999999999999999999',
      'O999',
      'null',
      '%E6%B3%B5',
      '%F0%9F%9A%92',
      '%27%20or%201%3D1',
      'a'.repeat(500),
    ])('answers the unknown id %.30s with 404, in words', async (id) => {
      for (const route of routes.filter(({ path }) => path.includes(':id'))) {
        for (const path of addresses(route, id)) {
          const answer = await site.ask(path)
          // A page for the signed-in says nothing of what is there before it knows who asks.
          if (answer.status === 303 && /^\/(?:en\/)?sign-in\?to=/.test(answer.headers.location ?? ''))
            continue
          expect(`${path} ${answer.status}`).toBe(`${path} 404`)
          expectWorded(path, answer)
        }
      }
    })

    it('answers a method that a route does not take with 405 and the methods it does', async () => {
      for (const path of everyAddress()) {
        for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE']) {
          if (allowedMethods(path).includes(method)) continue
          const answer = await site.ask(path, { method })
          expect(`${method} ${path} ${answer.status}`).toBe(`${method} ${path} 405`)
          expect(answer.headers.allow).toBe(allowedMethods(path).join(', '))
          expectWorded(path, answer)
        }
      }
    })

    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      {},
    ]

    it('lets nothing but the forms of this site reach an action, by whatever way it is asked', async () => {
      // What proves itself by a signature is tried where that is.
      const signed = (path: string) => exemptFromOrigin.some((exempt) => exempt.test(path))
      const withAction = routes.filter(({ action, path }) => action && !path.includes('*') && !signed(path))
      expect(withAction.length).toBeGreaterThan(0)
      for (const route of withAction) {
        for (const path of addresses(route)) {
          expect(allowedMethods(path), `${route.id} is not in the table of writable paths`).toContain('POST')
          for (const target of [path, `${path}?_data=${encodeURIComponent(route.id)}`]) {
            for (const headers of foreign)
              expect((await site.ask(target, { method: 'POST', headers })).status).toBe(403)
          }
          const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'text/plain' }
          expectWorded(path, await site.ask(path, { method: 'POST', headers, body: 'no form' }))
        }
      }
    })

    it('lists no path as writable that has no action', () => {
      for (const { path } of writable) {
        const takers = routes.filter((route) =>
          addresses({ ...route, bilingual: false }).some((at) => path.test(at)),
        )
        expect(
          takers.map(({ action }) => action),
          String(path),
        ).toContain(true)
      }
    })

    it('answers a loader asked by a wrong name without a fault', async () => {
      const names = ['routes%2Fnothing', '', '__proto__', 'root']
      // Each route in each language is asked by one of them.
      for (const [at, path] of everyAddress().entries()) {
        const target = `${path}?_data=${names[at % names.length]}`
        expectWorded(target, await site.ask(target))
      }
    })

    it('answers wild headers without a fault', async () => {
      const wild: Record<string, string>[] = [
        { 'accept-language': 'xx;q=1,,;q=,*;q=9999' },
        { cookie: 'muster_lang=%; muster_compare=a.b.-1.1e9; muster_theme="; =;;' },
        { 'if-none-match': '"", W/"x, *' },
        { accept: '*;q=x' },
        { range: 'bytes=5-1' },
        { 'x-forwarded-host': 'evil.example/x', 'x-forwarded-proto': 'javascript' },
        { 'accept-encoding': 'gzip;q=0, *;q=0' },
      ]
      // All at once for every address, and each by itself for some: they are read before a route is chosen.
      const together = Object.assign({}, ...wild)
      for (const path of everyAddress()) expectWorded(path, await site.ask(path, { headers: together }))
      for (const path of ['/', '/en/offerings', '/needs/1', '/api/v1/offerings', '/nowhere'])
        for (const headers of wild) expectWorded(path, await site.ask(path, { headers }))
      expect((await site.ask('/', { headers: { host: 'evil.example/x' } })).status).toBe(400)
    }, 60_000)

    it('never fails on any query, with any value for any parameter', async () => {
      const names = [
        'q',
        'scenario',
        'track',
        'condition',
        'class',
        'region',
        'verification',
        'catalogue',
        'standard',
        'event',
      ]
      const all = [
        ...names,
        'price_min',
        'price_max',
        'lead_time_max',
        'spec',
        'sort',
        'page',
        'size',
        'drop',
        'lang',
        'ids',
      ]
      const value = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.constantFrom('S03', 'T05', 'GMB', '430000', '1', '-1', '0', '1e309', '99999', 'flow_m3h>=900 L/s'),
        fc.constantFrom(
          'flow_m3h',
          'flow_m3h<=',
          '>=',
          'transport_mode=x',
          'O001',
          '{"$gt":""}',
          "' OR 1=1 --",
        ),
      )
      const lists = routes.filter(({ path }) => !path.includes('*') && !path.startsWith('/theme'))
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...lists.flatMap((route) => addresses(route))),
          fc.array(fc.tuple(fc.oneof(fc.constantFrom(...all), fc.string({ maxLength: 8 })), value), {
            maxLength: 6,
          }),
          async (path, pairs) => {
            const query = new URLSearchParams(pairs)
            const target = `${path}?${query}`
            expectWorded(target, await site.ask(target))
          },
        ),
        { numRuns: 300 },
      )
    }, 120_000)
  })

  describe('every answer', () => {
    it('carries the security headers, and a page a policy that names its nonce', async () => {
      for (const route of routes) {
        for (const path of addresses(route)) {
          const { headers, text } = await site.ask(path)
          expect(headers, path).toMatchObject({
            'x-content-type-options': 'nosniff',
            'referrer-policy': 'strict-origin-when-cross-origin',
            'cross-origin-opener-policy': 'same-origin',
          })
          const policy = String(headers['content-security-policy'])
          expect(policy, path).toContain("frame-ancestors 'none'")
          expect(policy, path).not.toMatch(/script-src[^;]*unsafe/)
          for (const [tag] of text.matchAll(/<script\b[^>]*>/g)) {
            if (/\bsrc=/.test(tag)) continue
            const nonce = /nonce="([^"]+)"/.exec(tag)?.[1]
            expect(policy, `${path} ${tag}`).toContain(`'nonce-${nonce}'`)
          }
        }
      }
    })
  })
})
