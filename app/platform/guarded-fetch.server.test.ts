import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo, LookupFunction } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { guardedFetch, makeGuardedFetch } from './guarded-fetch.server'

const names: Record<string, string[]> = {}
const asked: string[] = []
/** Names resolve here and nowhere else; a name with several answers gives the next one each time. */
const lookup: LookupFunction = (name, options, done) => {
  asked.push(name)
  const list = names[name]
  const address = list && list.length > 1 ? list.shift() : list?.[0]
  if (!address) return done(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), '', 4)
  const family = address.includes(':') ? 6 : 4
  if (options.all) done(null, [{ address, family }])
  else done(null, address, family)
}

let server: Server
let port: number
let answer: RequestListener
const requests: string[] = []
beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(`${request.headers.host} ${request.url}`)
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
afterEach(() => {
  for (const name of Object.keys(names)) delete names[name]
  asked.length = 0
  requests.length = 0
})

const outcome = (fetching: Promise<unknown>) => fetching.then(() => 'fetched').catch((error) => error.code)
/** 127.0.0.1 stands for a public address, every other one is judged as it is. */
const open = () => makeGuardedFetch({ lookup, addresses: ['127.0.0.1'], ports: [port, 80, 443] })

describe('a fetch of an address that somebody gave', () => {
  it('gives what is there', async () => {
    names['logo.example'] = ['127.0.0.1']
    answer = (_request, response) => void response.setHeader('content-type', 'image/png').end('png')
    const fetched = await open()(`http://logo.example:${port}/a.png`)
    expect(fetched).toMatchObject({ status: 200, type: 'image/png', bytes: Buffer.from('png') })
    expect(requests).toEqual([`logo.example:${port} /a.png`])
  })

  it.each([
    'ftp://a.example/',
    'file:///etc/passwd',
    'gopher://a.example/',
    'javascript:alert(1)',
    'data:text/plain,x',
    'http://user@a.example/',
    'http://user:pass@a.example/',
    'http://a.example:22/',
    'http://a.example:6379/',
    '//a.example/',
    'not an address',
    `http://a.example/${'a'.repeat(2_000)}`,
  ])('is refused before a name is looked up: %.40s', async (url) => {
    expect(await outcome(makeGuardedFetch({ lookup })(url))).toBe('url_refused')
    expect(asked).toEqual([])
  })

  const inside = [
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.100.100.200',
    '192.0.0.192',
    '198.18.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:0:127.0.0.1',
    'fe80::1',
    'fec0::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::7f00:1',
    '2002:7f00:1::',
    '2001::1',
    '2001:db8::1',
    '3fff::1',
  ]
  it.each(inside)('does not go to %s, by name or by number', async (address) => {
    names['inside.example'] = [address]
    const fetch = makeGuardedFetch({ lookup })
    expect(await outcome(fetch('http://inside.example/'))).toBe('url_refused')
    const host = address.includes(':') ? `[${address}]` : address
    expect(await outcome(fetch(`http://${host}/`))).toBe('url_refused')
    expect(await outcome(fetch(`https://${host}/`))).toBe('url_refused')
  })

  it.each([
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://①②⑦.0.0.1/',
  ])('knows loopback however it is written: %s', async (url) => {
    expect(await outcome(guardedFetch(url))).toBe('url_refused')
  })

  it('connects to the answer that was checked: a name that changes does not lead inside', async () => {
    names['rebinding.example'] = ['127.0.0.1', '10.0.0.1']
    answer = (_request, response) => void response.end('first')
    const fetch = open()
    expect(await outcome(fetch(`http://rebinding.example:${port}/`))).toBe('fetched')
    expect(asked).toEqual(['rebinding.example'])
    expect(await outcome(fetch(`http://rebinding.example:${port}/`))).toBe('url_refused')
    expect(requests).toHaveLength(1)
  })

  it.each([
    ['inside', 'http://10.0.0.1/', 'url_refused'],
    ['to a file', 'file:///etc/passwd', 'url_refused'],
    ['to another port', 'http://out.example:22/', 'url_refused'],
    ['with credentials', 'http://a:b@out.example/', 'url_refused'],
  ])('does not follow a redirect %s', async (_where, location, code) => {
    names['out.example'] = ['127.0.0.1']
    answer = (_request, response) => void response.writeHead(302, { location }).end()
    expect(await outcome(open()(`http://out.example:${port}/`))).toBe(code)
    expect(requests).toHaveLength(1)
  })

  it('follows three redirects and no more', async () => {
    names['out.example'] = ['127.0.0.1']
    const counting =
      (last: number): RequestListener =>
      (request, response) => {
        const step = Number(request.url?.slice(1))
        if (step === last) response.end('there')
        else response.writeHead(302, { location: `/${step + 1}` }).end()
      }
    answer = counting(3)
    expect(await outcome(open()(`http://out.example:${port}/0`))).toBe('fetched')
    answer = counting(4)
    expect(await outcome(open()(`http://out.example:${port}/0`))).toBe('url_unreachable')
  })

  it('takes no more than it may, neither packed nor too slowly', async () => {
    names['out.example'] = ['127.0.0.1']
    const fetch = open()
    answer = (_request, response) => {
      response.on('close', () => clearInterval(timer))
      const timer = setInterval(() => response.write(Buffer.alloc(65_536)), 1)
    }
    expect(await outcome(fetch(`http://out.example:${port}/`, { maxBytes: 100_000 }))).toBe('url_unreachable')
    answer = (_request, response) => void response.setHeader('content-encoding', 'gzip').end('x')
    expect(await outcome(fetch(`http://out.example:${port}/`))).toBe('url_unreachable')
    answer = () => {}
    expect(await outcome(fetch(`http://out.example:${port}/`, { timeoutMs: 100 }))).toBe('url_unreachable')
  })

  it('uses no proxy that the environment names', async () => {
    const before = process.env.http_proxy
    process.env.http_proxy = `http://127.0.0.1:${port}`
    try {
      answer = (_request, response) => void response.end('proxy')
      names['inside.example'] = ['10.0.0.1']
      expect(await outcome(makeGuardedFetch({ lookup })('http://inside.example/'))).toBe('url_refused')
      expect(requests).toEqual([])
    } finally {
      if (before === undefined) delete process.env.http_proxy
      else process.env.http_proxy = before
    }
  })
})
