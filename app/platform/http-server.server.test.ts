import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import express, { type RequestHandler } from 'express'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { listen, stopServer } from './http-server.server'
import { staticFiles } from './static.server'

const folder = mkdtempSync(join(tmpdir(), 'static-'))
mkdirSync(join(folder, 'assets'))
const script = `export const text = '${'x'.repeat(2000)}'\n`
writeFileSync(join(folder, 'assets/app-1234.js'), script)
writeFileSync(join(folder, 'assets/app-1234.js.gz'), gzipSync(script))
writeFileSync(join(folder, '图 1.svg'), '<svg/>')
writeFileSync(join(folder, '.secret'), 'hidden')
afterAll(() => rmSync(folder, { recursive: true }))

const running: Awaited<ReturnType<typeof listen>>[] = []
afterEach(async () => {
  for (const { server } of running.splice(0)) if (server.listening) await stopServer(server, 0)
})

async function serve(...handlers: RequestHandler[]) {
  const app = express()
  for (const handler of handlers) app.use(handler)
  const started = await listen(app, { port: 0, host: '127.0.0.1' })
  running.push(started)
  return { ...started, url: `http://127.0.0.1:${started.port}` }
}

describe('static files', () => {
  const files = async () =>
    serve(await staticFiles(folder), (_request, response) => void response.send('page'))

  it('come compressed to whoever takes it, and may be kept for ever when their name holds a hash', async () => {
    const { url } = await files()
    const packed = await fetch(`${url}/assets/app-1234.js`, { headers: { 'accept-encoding': 'br, gzip' } })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(packed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(packed.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(packed.headers.get('vary')).toBe('Accept-Encoding')
    expect(await packed.text()).toBe(script)
    const plain = await fetch(`${url}/assets/app-1234.js`, { headers: { 'accept-encoding': 'identity' } })
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(plain.headers.get('etag')).not.toBe(packed.headers.get('etag'))
    expect(await plain.text()).toBe(script)
  })

  it('are not sent again to whoever has them', async () => {
    const { url } = await files()
    const first = await fetch(`${url}/%E5%9B%BE%201.svg`)
    const again = await fetch(`${url}/%E5%9B%BE%201.svg`, {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    })
    expect([first.status, again.status]).toEqual([200, 304])
  })

  it('are those of the folder alone', async () => {
    const { url } = await files()
    for (const path of ['/.secret', '/assets%2fapp-1234.js', '/assets', '/assets/app-1234.js.gz'])
      expect([path, await (await fetch(url + path)).text()]).not.toEqual([path, 'hidden'])
    const gone = await fetch(`${url}/assets/app-0000.js`)
    expect([gone.status, gone.headers.get('cache-control')]).toEqual([404, 'no-store'])
    expect((await fetch(`${url}/assets/app-1234.js`, { method: 'POST' })).status).toBe(200)
  })
})

describe('stopping', () => {
  it('lets the request under way end and closes idle connections without waiting for them', async () => {
    let release = () => {}
    const arrived = new Promise<void>((resolve) => {
      release = resolve
    })
    let finish = () => {}
    const { server, url } = await serve((request, response) => {
      if (request.path === '/slow') {
        release()
        finish = () => void response.send('done')
      } else response.send('quick')
    })
    const agent = new Agent({ keepAlive: true })
    const idle = await new Promise<string>((resolve, reject) => {
      get(`${url}/quick`, { agent }, (response) => {
        response.resume().on('end', () => resolve(response.headers.connection ?? ''))
      }).on('error', reject)
    })
    expect(idle).toBe('keep-alive')
    const slow = fetch(`${url}/slow`)
    await arrived
    const stopped = stopServer(server, 60_000)
    finish()
    expect(await (await slow).text()).toBe('done')
    await stopped
    agent.destroy()
  })

  it('cuts what does not end within the grace', async () => {
    const { server, url } = await serve(() => {})
    const hanging = fetch(url).catch((error: Error) => error.name)
    await new Promise((resolve) => server.once('request', resolve))
    await stopServer(server, 10)
    expect(await hanging).toBe('TypeError')
  })
})
