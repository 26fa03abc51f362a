import { beforeAll, describe, expect, it } from 'vitest'
import { exemptFromOrigin } from '~/platform/edge/methods'
import { cookieSet, expectRefusal, get, logOf, post, withoutEffect } from '../../support/attack'
import { makePerson, signInAs, type TestPerson } from '../../support/people'
import { type BuiltRoute, builtRoutes } from '../../support/routes'
import { useSite } from '../../support/site'

const password = '雨夜里抽水到天亮的人'
const elsewhere = [
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '/..//evil.example',
  ' //evil.example',
  'http:evil.example',
]

describe('attacks from other sites', () => {
  const site = useSite({ engine: 'none', keepsLog: true })
  const db = () => site.database.db
  let person: TestPerson
  let cookie: string
  beforeAll(async () => {
    person = await makePerson(db(), { password, platformRole: 'administrator' })
    cookie = (await signInAs(db(), person)).cookie
  })

  const signs: [string, Record<string, string>][] = [
    ['another origin', { origin: 'https://evil.example' }],
    ['no origin at all (null)', { origin: 'null' }],
    ['another port of this host', { origin: 'http://127.0.0.1:1' }],
    ['a name that begins like this host', { origin: 'http://127.0.0.1.evil.example' }],
    ['a sibling host, as the browser says', { 'sec-fetch-site': 'same-site' }],
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['an address that was typed', { 'sec-fetch-site': 'none' }],
    ['an own origin that the browser contradicts', { 'sec-fetch-site': 'cross-site' }],
  ]

  it.each(
    signs,
  )('reach no form of the site from %s, with the cookie and by whatever way', async (_, headers) => {
    const own = 'origin' in headers ? headers : { ...headers, origin: site.url }
    const { answer, entries } = await withoutEffect(site, async () => {
      const answers = []
      // What proves itself by a signature is tried where that is.
      const forms = ({ action, path }: BuiltRoute) =>
        action && !path.includes('*') && !exemptFromOrigin.some((exempt) => exempt.test(path))
      for (const route of (await builtRoutes()).filter(forms))
        for (const path of [
          route.path.replace(/:[^/]+/g, '1'),
          `${route.path.replace(/:[^/]+/g, '1')}?_data=${encodeURIComponent(route.id)}`,
        ])
          answers.push(await post(site, path, { everywhere: '1' }, { cookie, headers: own }))
      return answers
    })
    expect(answer.length).toBeGreaterThan(10)
    for (const each of answer) expectRefusal(each, 403, '请求不是从本站发出的')
    expect(entries).toEqual([])
    expect(await logOf(site, answer[0] as (typeof answer)[0])).toMatchObject([
      { method: 'POST', status: 403 },
    ])
    expect((await get(site, '/account', cookie)).status).toBe(200)
  })

  it.each([
    'text/plain',
    'application/json',
    'multipart/form-data',
  ])('send no form disguised as %s, even from a page of ours', async (type) => {
    const body = type === 'application/json' ? '{"everywhere":"1"}' : 'everywhere=1'
    const { answer, entries } = await withoutEffect(site, () =>
      post(site, '/sign-out', body, { cookie, headers: { 'content-type': type } }),
    )
    expect([415, 422]).toContain(answer.status)
    expect(entries).toEqual([])
  })

  it('change the method of a request by no header and no field', async () => {
    const { answer, entries } = await withoutEffect(site, async () => [
      await site.ask('/sign-out?_method=POST', { headers: { cookie, 'x-http-method-override': 'POST' } }),
      await post(site, '/offerings', { _method: 'DELETE' }, { cookie }),
      await post(site, '/offerings/1', {}, { cookie, headers: { 'x-http-method-override': 'DELETE' } }),
      await site.ask('/account', { method: 'DELETE', headers: { cookie, origin: site.url } }),
    ])
    expect(answer[0]?.headers.location).toBe('/account')
    for (const each of answer.slice(1)) expectRefusal(each, 405, '这个地址只能读取')
    expect(entries).toEqual([])
  })

  it('do nothing by a link or picture: whatever changes something is no GET', async () => {
    const { entries } = await withoutEffect(site, async () => {
      for (const path of [
        '/sign-out?everywhere=1',
        `/verify-email?token=${'A'.repeat(43)}`,
        `/reset-password?token=${'A'.repeat(43)}&password=${'b'.repeat(12)}`,
        `/admin/people/${person.id}?act=suspend&reason=x`,
        `/forgot-password?email=${person.email}`,
        '/confirm?password=x',
      ])
        expect((await get(site, path, cookie)).status, path).toBeLessThan(400)
    })
    expect(entries).toEqual([])
    expect((await get(site, '/account', cookie)).status).toBe(200)
  })

  describe('to lead away', () => {
    it('find no form and no link that goes where they say', async () => {
      for (const target of elsewhere) {
        const encoded = encodeURIComponent(target)
        const answers = [
          await post(site, '/sign-in', { email: person.email, password, to: target }),
          await post(site, '/confirm', { password, to: target }, { cookie: await fresh() }),
          await post(site, '/theme', { theme: 'dark', back: target }),
          await post(site, '/compare', { add: '1', back: target }),
          ...(/[\t]/.test(target)
            ? []
            : [
                await get(site, `/language?to=en&back=${encoded}`),
                await get(site, `/sign-in?to=${encoded}`, cookie),
              ]),
        ]
        for (const { status, headers } of answers) {
          const location = String(headers.location ?? '/')
          expect(`${target} ${status}`).toMatch(/ (30[23]|422)$/)
          expect(new URL(location, site.url).origin).toBe(site.url)
          expect(location).not.toMatch(/evil/)
        }
      }
    })
    const fresh = async () => (await signInAs(db(), person)).cookie

    it('put no address of theirs into the form that the sign-in page shows', async () => {
      const { text } = await get(site, `/sign-in?to=${encodeURIComponent('"><script>alert(1)</script>')}`)
      expect(text).not.toContain('<script>alert(1)')
    })

    it('split no answer: a line break in a target begins no header', async () => {
      const target = '/x\r\nset-cookie: muster_session=stolen\r\n\r\n<script>'
      const { answer } = await withoutEffect(site, () =>
        post(site, '/theme', { theme: 'dark', back: target }),
      )
      expect(cookieSet(answer, 'muster_session')).toBeUndefined()
      expect([answer.status, answer.headers.location]).toEqual([303, '/'])
      const link = await get(site, '/language?to=en&back=/%0d%0aset-cookie:x')
      expect([link.status, link.headers.location]).toEqual([302, '/'])
    })
  })

  describe('by headers of a proxy that is not there', () => {
    const spoofed = {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '203.0.113.99',
      forwarded: 'for=203.0.113.99;host=evil.example;proto=https',
      'x-real-ip': '203.0.113.99',
      'x-original-url': '/admin',
      'x-rewrite-url': '/admin',
    }

    it('change neither the links in a mail nor the address in the audit log', async () => {
      const answer = await post(site, '/forgot-password', { email: person.email }, { headers: spoofed })
      expect(answer.status).toBe(303)
      const mail = await db()
        .selectFrom('mails')
        .select('body_text')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow()
      expect(mail.body_text).toContain(`${site.url}/reset-password?token=`)
      expect(mail.body_text).not.toContain('evil')
      const entry = await db()
        .selectFrom('audit_log')
        .select(['action', 'address'])
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst()
      expect(entry).toEqual({ action: 'person.password_reset_requested', address: '127.0.0.1' })
    })

    it('make a foreign origin no own one, and no page of another host', async () => {
      const { answer } = await withoutEffect(site, () =>
        post(
          site,
          '/sign-out',
          { everywhere: '1' },
          { cookie, headers: { ...spoofed, origin: 'https://evil.example' } },
        ),
      )
      expectRefusal(answer, 403, '请求不是从本站发出的')
      for (const path of ['/', '/offerings', '/sign-in']) {
        const page = await site.ask(path, { headers: spoofed })
        expect(page.status).toBe(200)
        expect(page.text).not.toContain('evil.example')
      }
    })

    it.each([
      'evil.example/x',
      'a b',
      'a\\b',
      'user@host',
      'a..b,c',
      '[::1',
      'x:99999999',
    ])('are refused where the host is none: %s', async (host) => {
      const answer = await site.ask('/', { headers: { host } })
      expect(answer.status).toBe(400)
      expect(answer.text).not.toContain(host)
    })
  })
})
