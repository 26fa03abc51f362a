import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { edge, edgeErrors, guardServer } from './index.server'
import { MAX_BODY_BYTES, maxBodyOf } from './methods'

let server: Server
let port: number
const logged: unknown[] = []

beforeAll(async () => {
  const app = express()
  app.use(edge())
  app.get('/fault', () => {
    throw new Error('secret inside')
  })
  app.use((req, res) => {
    res.json({ url: req.originalUrl, forwarded: req.get('x-forwarded-host') ?? null })
  })
  app.use(edgeErrors((error, about) => logged.push({ error, ...about })))
  server = guardServer(createServer(app))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => server.close())

type Answer = { status: number; headers: IncomingHttpHeaders; text: string }
function ask(path: string, method = 'GET', headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const req = request({ port, path, method, headers }, (res) => {
      let text = ''
      res.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      res.on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, text }))
    })
    req.on('error', reject).end()
  })
}

function askRaw(bytes: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    let text = ''
    socket.setEncoding('utf8').on('data', (part: string) => {
      text += part
    })
    socket.on('end', () => resolve(text)).on('error', reject)
    socket.setTimeout(3000, () => socket.destroy(new Error('no answer')))
  })
}

describe('the edge', () => {
  it('sends the security headers and an id with every answer', async () => {
    for (const path of ['/', '/../x', '/api/v1/offerings']) {
      const { headers } = await ask(path)
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'strict-origin-when-cross-origin',
        'cross-origin-opener-policy': 'same-origin',
      })
      expect(headers['permissions-policy']).toContain('camera=()')
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
      expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
      expect(headers['strict-transport-security']).toBeUndefined()
    }
  })

  it('words a refusal as a page in the language of the path', async () => {
    const zh = await ask('/offerings?q=%E6')
    expect(zh.status).toBe(400)
    expect(zh.headers['content-type']).toContain('text/html')
    expect(zh.text).toContain('<html lang="zh-CN">')
    expect(zh.text).toContain('网址编码有误')
    const en = await ask('/en/offerings?q=%E6')
    expect(en.text).toContain('<html lang="en">')
    expect(en.text).toContain('wrongly encoded')
  })

  it('words a refusal below /api as problem details', async () => {
    const answer = await ask('/api/v1/offerings?q=%00&lang=en')
    expect(answer.status).toBe(400)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(JSON.parse(answer.text)).toMatchObject({
      type: 'urn:muster:problem:control-characters',
      status: 400,
      title: 'The address contains control characters',
    })
  })

  it('never repeats what was sent in a refusal', async () => {
    const { text } = await ask('/%3Cscript%3Ealert(1)%3C/script%3E/..')
    expect(text).not.toContain('alert(1)')
  })

  it('answers 414 to a query of 10 kB and 404 to the lazy route list', async () => {
    expect((await ask(`/offerings?q=${'a'.repeat(10_240)}`)).status).toBe(414)
    expect((await ask('/__manifest?p=%2F')).status).toBe(404)
  })

  it('asks for percent-encoding where raw UTF-8 is sent', async () => {
    const head = 'HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'
    const page = await askRaw(Buffer.from(`GET /en/offerings?q=水泵 ${head}`))
    expect(page).toMatch(/^HTTP\/1\.1 400 [\s\S]*wrongly encoded/)
    const api = await askRaw(Buffer.from(`GET /api/v1/offerings?q=水泵 ${head}`))
    expect(api).toMatch(/^HTTP\/1\.1 400 [\s\S]*urn:muster:problem:bad-encoding/)
  })

  it.each([
    'POST',
    'PUT',
    'PATCH',
    'DELETE',
    'TRACE',
    'PROPFIND',
  ])('answers 405 with Allow to %s on a page that is only read', async (method) => {
    const answer = await ask('/en/offerings', method)
    expect(answer.status).toBe(405)
    expect(answer.headers.allow).toBe('GET, HEAD, OPTIONS')
    expect(answer.text).toContain('GET, HEAD, OPTIONS')
  })

  it('answers 405 to CONNECT and to a method that HTTP does not have', async () => {
    expect(await askRaw('CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 405 [\s\S]*Allow: GET/,
    )
    expect(await askRaw('FETCH / HTTP/1.1\r\nHost: a\r\n\r\n')).toMatch(/^HTTP\/1\.1 405 [\s\S]*Allow: GET/)
  })

  it('refuses an unsafe request from another site before anything else looks at it', async () => {
    const answer = await ask('/offerings?_data=routes%2Fofferings', 'POST', {
      origin: 'https://evil.example',
    })
    expect(answer.status).toBe(403)
    expect((await ask('/offerings', 'POST', { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  })

  it('lets a form of this site through, unless it says no origin or is too large', async () => {
    const own = { 'sec-fetch-site': 'same-origin' }
    expect((await ask('/theme', 'POST', own)).status).toBe(200)
    expect((await ask('/theme', 'POST')).status).toBe(403)
    expect((await ask('/theme', 'POST', { origin: 'null' })).status).toBe(403)
    expect((await ask('/theme', 'DELETE', own)).headers.allow).toBe('GET, HEAD, OPTIONS, POST')
    expect((await ask('/theme', 'POST', { ...own, 'content-length': '100000' })).status).toBe(413)
    expect((await ask('/theme', 'POST', { ...own, 'transfer-encoding': 'chunked' })).status).toBe(411)
  })

  it('takes larger bodies only where the table says so', () => {
    const table = [{ path: /^\/files$/, methods: ['POST'], maxBody: 20_000_000 }]
    expect([maxBodyOf('/files', table), maxBodyOf('/en/files', table)]).toEqual([20_000_000, 20_000_000])
    expect([maxBodyOf('/files/1', table), maxBodyOf('/theme')]).toEqual([MAX_BODY_BYTES, MAX_BODY_BYTES])
  })

  it('refuses a host that would change the URL, and drops a forwarded one that no proxy vouches for', async () => {
    expect((await ask('/', 'GET', { host: 'a/b' })).status).toBe(400)
    const { text } = await ask('/', 'GET', { 'x-forwarded-host': 'evil.example:80/x' })
    expect(JSON.parse(text).forwarded).toBeNull()
  })

  it('words what Node itself refuses: unreadable bytes and huge headers', async () => {
    expect(await askRaw('\u0000\u0001\r\n\r\n')).toMatch(/^HTTP\/1\.1 4\d\d [\s\S]*<h1>/)
    const huge = await askRaw(`GET /?q=${'a'.repeat(40_000)} HTTP/1.1\r\nHost: a\r\n\r\n`)
    expect(huge).toMatch(/^HTTP\/1\.1 431 [\s\S]*<h1>/)
  })

  it('opens the read API to other sites, and only that', async () => {
    const api = await ask('/api/v1/offerings', 'OPTIONS', { origin: 'https://other.example' })
    expect(api.status).toBe(204)
    expect(api.headers['access-control-allow-origin']).toBe('*')
    const page = await ask('/offerings', 'OPTIONS', { origin: 'https://other.example' })
    expect(page.headers['access-control-allow-origin']).toBeUndefined()
  })

  it('shows an id instead of what went wrong inside', async () => {
    const answer = await ask('/fault')
    expect(answer.status).toBe(500)
    expect(answer.text).not.toContain('secret')
    expect(answer.text).toContain(String(answer.headers['x-request-id']))
    expect(logged).toMatchObject([{ requestId: answer.headers['x-request-id'], path: '/fault' }])
  })
})
