import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import express from 'express'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentSecurityPolicy, makeNonce } from '~/platform/csp.server'
import { pageCache } from '~/platform/page-cache.server'
import { markForIndex } from '~search/marks.server'
import { useDatabase } from '../support/database'

describe('rendered pages', () => {
  const database = useDatabase('sample world')
  let server: Server
  let rendered = 0
  let setsCookie = false

  beforeAll(async () => {
    const app = express()
    app.use((_request, response, next) => {
      response.locals.requestId = randomUUID()
      next()
    })
    app.use(pageCache({ db: database.db, search: null, development: false, origin: undefined }))
    app.use('/api/', (request, response) => {
      response.setHeader('Content-Type', 'application/json; charset=utf-8')
      response.setHeader('Cache-Control', request.url.includes('q=private') ? 'no-store' : 'public, no-cache')
      response.setHeader('ETag', '"tag"')
      response.setHeader('Vary', 'Accept-Language')
      response.status(request.url.includes('page=0') ? 400 : 200).json({ rendered: ++rendered })
    })
    app.use((request, response) => {
      const nonce = makeNonce()
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.setHeader('Content-Security-Policy', contentSecurityPolicy(nonce))
      if (setsCookie) response.setHeader('Set-Cookie', 'a=b')
      response.status(request.url.includes('page=99') ? 404 : 200)
      response.write(`<p>第 ${++rendered} 次</p><script nonce="${nonce}">`)
      response.end(`{"requestId":"${response.locals.requestId}"}</script>`)
    })
    await new Promise<void>((listening) => {
      server = app.listen(0, '127.0.0.1', () => listening())
    })
  })
  afterAll(() => server.close())

  async function get(path: string, headers: Record<string, string> = {}) {
    const { port } = server.address() as AddressInfo
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers })
    const body = await response.text()
    const [, number = '', nonce = '', id = ''] =
      /第 (\d+) 次<\/p><script nonce="([^"]+)">{"requestId":"([^"]+)"}/.exec(body) ?? []
    expect(response.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`)
    return { number: Number(number), nonce, id }
  }

  test('are kept for readers without cookies, each with a nonce and an id of its own', async () => {
    const first = await get('/offerings?q=1')
    const second = await get('/offerings?q=1')
    expect(second.number).toBe(first.number)
    expect(second.nonce).not.toBe(first.nonce)
    expect(second.id).not.toBe(first.id)
    expect((await get('/en/offerings?q=1')).number).toBe(first.number + 1)
  })

  test.each([
    '__Host-muster=x',
    'muster_theme=dark',
    'a=b; muster_compare=1.2',
  ])('are neither taken nor kept for who sends %s', async (cookie) => {
    const path = `/needs?q=${encodeURIComponent(cookie)}`
    const own = await get(path, { cookie })
    expect((await get(path, { cookie })).number).toBe(own.number + 1)
    const open = await get(path)
    expect(open.number).toBe(own.number + 2)
    expect((await get(path, { cookie })).number).toBe(own.number + 3)
    expect((await get(path)).number).toBe(open.number)
  })

  test('are not kept where they set a cookie, are no success, or belong to no list', async () => {
    for (const path of ['/offerings?page=99', '/account', '/offerings?_data=root']) {
      const { number } = await get(path)
      expect((await get(path)).number).toBe(number + 1)
    }
    setsCookie = true
    const { number } = await get('/needs/7')
    expect((await get('/needs/7')).number).toBe(number + 1)
    setsCookie = false
  })

  test('end with any change to what the index holds, whether the index knows it yet or not', async () => {
    const { number } = await get('/offerings/1')
    expect((await get('/offerings/1')).number).toBe(number)
    await database.db.transaction().execute((tx) => markForIndex(tx, 'offerings', [1]))
    await sleep(600)
    expect((await get('/offerings/1')).number).toBe(number + 1)
  })

  describe('of the read API', () => {
    const ask = (path: string, headers: Record<string, string> = {}) => {
      const { port } = server.address() as AddressInfo
      return fetch(`http://127.0.0.1:${port}/api/v1${path}`, { headers })
    }
    const count = async (path: string, headers?: Record<string, string>) =>
      ((await (await ask(path, headers)).json()) as { rendered: number }).rendered

    test('are kept with what they say of themselves, and apart for each language asked for', async () => {
      const first = await count('/needs/N001/matches')
      const again = await ask('/needs/N001/matches')
      expect(await again.json()).toEqual({ rendered: first })
      expect(Object.fromEntries(again.headers)).toMatchObject({
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'public, no-cache',
        etag: '"tag"',
        vary: 'Accept-Language',
      })
      expect(await count('/needs/N001/matches', { 'accept-language': 'en' })).toBe(first + 1)
    })

    test('are not sent again to a client that has them', async () => {
      await count('/offerings?q=2')
      const known = await ask('/offerings?q=2', { 'if-none-match': 'W/"tag"', 'cache-control': '' })
      expect([known.status, await known.text()]).toEqual([304, ''])
    })

    test.each([
      '/offerings?page=0',
      '/offerings?q=private',
      '/offerings/O002',
      '/vocabulary/tracks',
    ])('are not kept: %s', async (path) => {
      const first = await count(path)
      expect(await count(path)).toBe(first + 1)
    })
  })
})
