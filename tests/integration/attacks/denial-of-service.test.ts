import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { volumeBudgets } from '~/platform/rate-limits'
import { expectRefusal, get, logOf, post, withoutEffect } from '../../support/attack'
import { useSite } from '../../support/site'

describe('attacks that would wear the site out', () => {
  const site = useSite({ engine: 'none', keepsLog: true, env: { TRUST_PROXY: '1' } })
  const alive = async () => expect((await get(site, '/offerings')).status).toBe(200)

  it('are not read beyond the size of a form, nor without a length', async () => {
    const { answer, entries } = await withoutEffect(site, async () => [
      await post(site, '/sign-in', `email=${'a'.repeat(70_000)}`),
      await post(site, '/sign-in', 'email=a', { headers: { 'transfer-encoding': 'chunked' } }),
    ])
    expectRefusal(answer[0] as never, 413, '提交的内容太大')
    expectRefusal(answer[1] as never, 411, '请求没有写明长度')
    expect(answer[0]?.headers.connection).toBe('close')
    expect(entries).toEqual([])
    expect(await logOf(site, answer[0] as never)).toMatchObject([{ status: 413 }])
  })

  it.each<[string, string]>([
    ['six hundred fields', Array.from({ length: 600 }, (_, number) => `f${number}=1`).join('&')],
    ['one name three hundred times', Array(300).fill('email=a').join('&')],
    ['a name of five parts', 'a.b.c.d.e=1'],
    ['an index that makes a list of holes', 'a[99999999]=1'],
    ['a name of a thousand characters', `${'n'.repeat(1_000)}=1`],
    ['a value of 30 kB', `email=${'v'.repeat(30_000)}`],
  ])('build nothing from %s', async (_what, body) => {
    const { answer, entries } = await withoutEffect(site, () => post(site, '/sign-in', body))
    expectRefusal(answer, 413, '提交的内容太多')
    expect(entries).toEqual([])
  })

  it('are not unpacked: a compressed body is no form', async () => {
    const { answer, entries } = await withoutEffect(site, () =>
      post(site, '/sign-in', '\u001f\u008b\b', { headers: { 'content-encoding': 'gzip' } }),
    )
    expect([415, 422]).toContain(answer.status)
    expect(entries).toEqual([])
  })

  it('get no long address, no deep one, no heavy header and no manifest of routes', async () => {
    const { answer } = await withoutEffect(site, async () => [
      await get(site, `/offerings?q=${'a'.repeat(9_000)}`),
      await get(site, `/${'a/'.repeat(40)}`),
      await site.ask('/', { headers: { 'x-a': 'a'.repeat(20_000) } }),
      await get(site, `/__manifest?${Array.from({ length: 200 }, (_, n) => `p=/a${n}`).join('&')}`),
      await get(site, '/__MANIFEST/'),
      await get(site, '/offerings?_routes=root&index&_data='),
      await get(site, '/offerings.data'),
    ])
    const [long, deep, heavy, manifest, shouted, , single] = answer
    expectRefusal(long as never, 414, '网址太长')
    expectRefusal(deep as never, 404, '没有这个页面')
    expectRefusal(heavy as never, 431, '请求头太大')
    expectRefusal(manifest as never, 404, '没有这个页面')
    expectRefusal(shouted as never, 404, '没有这个页面')
    expect(single?.status).toBe(404)
    expect(answer[5]?.status).toBeLessThan(500)
  })

  it.each<[string, string]>([
    ['digits without an end', '1'.repeat(7_000)],
    ['nested brackets', '('.repeat(3_500) + ')'.repeat(3_500)],
    ['units and spaces', '1 m3/h '.repeat(1_000)],
    ['words that nearly end', `${'a '.repeat(3_400)}!`],
    ['signs of comparison', '>=<='.repeat(1_700)],
    ['numerals in Chinese', '三千五百'.repeat(190)],
    ['one vowel', '%C4%81'.repeat(1_300)],
  ])('find no rule that runs away on %s', async (_what, text) => {
    const query = text.includes('%') ? text : encodeURIComponent(text)
    for (const path of ['/offerings?q=', '/needs?q=', '/api/v1/offerings?q=']) {
      const answer = await get(site, path + query)
      expect([200, 400, 414, 431], path).toContain(answer.status)
    }
    const specs = Array.from({ length: 60 }, (_, number) => `spec=flow_m3h>=${number}`).join('&')
    expect((await get(site, `/offerings?${specs}`)).status).toBeLessThan(500)
  })

  it('find no more than four things compared, and none twice', async () => {
    const ids = Array.from({ length: 1_000 }, (_, number) => number + 1).join('.')
    const { status, text } = await get(site, `/compare?ids=${ids}`)
    expect(status).toBe(200)
    expect(new Set(text.match(/href="\/offerings\/\d+"/g)).size).toBeLessThanOrEqual(4)
  })

  it('hold no one else up by forty connections that never finish what they say', async () => {
    const port = Number(new URL(site.url).port)
    const begin = 'POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://127.0.0.1\r\n'
    const sockets = Array.from({ length: 40 }, (_, number) => {
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(
          number % 2
            ? begin
            : `${begin}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\nem`,
        ),
      )
      return socket.on('error', () => {})
    })
    try {
      for (let count = 0; count < 5; count++) await alive()
    } finally {
      for (const socket of sockets) socket.destroy()
    }
    await alive()
  })

  it('are told how long to wait once one client has had its share, as page, file and API', async () => {
    const from = (path: string, address: string) =>
      site.ask(path, { headers: { 'x-forwarded-for': address } })
    const { points } = volumeBudgets.export
    for (let count = 0; count < points; count++)
      expect((await from('/offerings.csv?q=zzz', '203.0.113.50')).status).toBe(200)
    const { answer } = await withoutEffect(site, () => from('/offerings.csv?q=zzz', '203.0.113.50'))
    expectRefusal(answer, 429, '请求太频繁')
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    expect(await logOf(site, answer)).toMatchObject([{ status: 429 }])
    expect((await from('/offerings.csv?q=zzz', '203.0.113.51')).status).toBe(200)
    // Only the last proxy is believed: what a client writes before it does not make it another one.
    expect((await from('/offerings.csv?q=zzz', '198.51.100.1, 203.0.113.50')).status).toBe(429)
  })

  it('leave the site as it was', alive)
})
