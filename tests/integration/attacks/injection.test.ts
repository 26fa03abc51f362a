import { beforeAll, describe, expect, it } from 'vitest'
import { csvCell } from '~/platform/csv'
import { expectRefusal, get, logOf, post, withoutEffect } from '../../support/attack'
import { makeOrganisation, makePerson, signInAs } from '../../support/people'
import { useSite } from '../../support/site'

const script = `"><script>alert(1)</script><img src=x onerror=alert(1)>`
const closing = `</script><script>alert(1)</script>`
const password = '雨夜里抽水到天亮的人'

describe('attacks by injection', () => {
  const site = useSite({ engine: 'none', keepsLog: true })
  const db = () => site.database.db
  let offering: number
  let need: number
  beforeAll(async () => {
    const first = (table: 'offerings' | 'needs') =>
      db().selectFrom(table).select('id').orderBy('id').limit(1).executeTakeFirstOrThrow()
    offering = (await first('offerings')).id
    need = (await first('needs')).id
    const { organisation_id } = await db()
      .updateTable('offerings')
      .set({ name_zh: `水泵${script}`, name_en: `Pump ${closing}` })
      .where('id', '=', offering)
      .returning('organisation_id')
      .executeTakeFirstOrThrow()
    await db()
      .updateTable('organisations')
      .set({ name_zh: `=HYPERLINK("http://evil.example")`, name_en: closing })
      .where('id', '=', organisation_id)
      .execute()
    await db()
      .updateTable('needs')
      .set({ title_zh: `求水泵${closing}`, title_en: script })
      .where('id', '=', need)
      .execute()
  })

  /** No tag, attribute or script of the stored text came to life; JSON in the page stays whole. */
  function expectInert(text: string) {
    expect(text).not.toMatch(/<script>alert|<img src=x|onerror=alert\(1\)>/)
    for (const [, json] of text.matchAll(
      /<script[^>]*type="application\/ld\+json"[^>]*>([\s\S]*?)<\/script>/g,
    ))
      expect(() => JSON.parse(json ?? '')).not.toThrow()
    const context = /window\.__remixContext = (\{[\s\S]*?\});/.exec(text)?.[1]
    if (context) expect(context).not.toContain('</')
  }

  it('find a name that holds a script shown as text, on every page and in both languages', async () => {
    let shown = 0
    for (const lang of ['', '/en'])
      for (const path of [
        `/offerings/${offering}`,
        `/needs/${need}`,
        '/offerings',
        '/needs',
        `/compare?ids=${offering}&need=${need}`,
        '/',
      ]) {
        const { status, text } = await get(site, lang + path, `muster_compare=${offering}`)
        expect(status, lang + path).toBe(200)
        expectInert(text)
        if (text.includes('alert(1)')) shown++
      }
    expect(shown).toBeGreaterThan(7)
  })

  it('find the same of a person’s and an organisation’s own name, to its bearer and to an administrator', async () => {
    const person = await makePerson(db(), { name: script, platformRole: 'administrator' })
    const organisationId = await makeOrganisation(db(), { nameZh: closing, members: [[person, 'owner']] })
    const { cookie } = await signInAs(db(), person, { organisationId })
    for (const path of [
      '/account',
      '/admin/people',
      `/admin/people/${person.id}`,
      '/admin/organisations',
      `/admin/organisations/${organisationId}`,
      '/admin/audit',
    ]) {
      const { status, text } = await get(site, path, cookie)
      expect(status, path).toBe(200)
      expect(text).toContain('alert(1)')
      expectInert(text)
    }
  })

  it('find what is typed into a query, a filter or a form given back as text', async () => {
    const encoded = encodeURIComponent(script)
    for (const path of [
      `/offerings?q=${encoded}`,
      `/needs?q=${encoded}`,
      `/offerings?scenario=${encoded}`,
      `/compare?ids=${encoded}`,
      `/${encoded}`,
      `/vocabulary/${encoded}`,
      `/api/v1/offerings?q=${encoded}`,
    ]) {
      const answer = await get(site, path)
      expect(answer.status, path).toBeLessThan(500)
      if (!path.startsWith('/api')) expectInert(answer.text)
      else expect(answer.headers['content-type']).toMatch(/^application\/(problem\+)?json/)
    }
    const form = await post(site, '/register', { name: script, email: closing, password: 'short' })
    expect(form.status).toBe(422)
    expectInert(form.text)
  })

  const sql = [
    `' or '1'='1`,
    `'; drop table people; --`,
    `1); delete from audit_log; --`,
    `') union select password_hash from people --`,
    `\\'; select pg_sleep(30); --`,
    `$$; drop table offerings; $$`,
    `%' or true or '%`,
  ]

  it.each(sql)('reach no database through any parameter, cookie or form: %s', async (text) => {
    const encoded = encodeURIComponent(text)
    const { entries } = await withoutEffect(site, async () => {
      for (const path of [
        `/offerings?q=${encoded}`,
        `/offerings?region=${encoded}&sort=${encoded}`,
        `/offerings?spec=${encoded}&price_min=${encoded}`,
        `/needs?scenario=${encoded}&page=${encoded}`,
        `/offerings/${encoded}`,
        `/api/v1/needs/${encoded}`,
        `/compare?ids=${encoded}`,
      ]) {
        const answer = await get(site, path, `muster_compare=${encoded}; muster_session=${encoded}`)
        expect(answer.status, path).toBeLessThan(500)
        expect(answer.text).not.toContain('$argon2')
      }
      expectRefusal(await post(site, '/sign-in', { email: text, password: text }), 422, '邮箱')
      expectRefusal(
        await post(site, '/sign-in', { email: 'a@b.example', password: text }),
        422,
        '邮箱或密码不对',
      )
    })
    expect(entries.map(({ action }) => action)).toEqual(['session.refused'])
  })

  it('pass through an administrator’s filters as text, wildcards included', async () => {
    const administrator = await makePerson(db(), { platformRole: 'administrator' })
    const hidden = await makePerson(db(), { name: '寻常的名字' })
    const { cookie } = await signInAs(db(), administrator)
    for (const text of [...sql, '%', '_____', '\\'])
      for (const path of ['/admin/people', '/admin/organisations', '/admin/audit', '/admin/outbox']) {
        const answer = await get(site, `${path}?q=${encodeURIComponent(text)}`, cookie)
        expect(answer.status, `${path} ${text}`).toBeLessThan(500)
        if (path === '/admin/people') expect(answer.text).not.toContain(hidden.email)
      }
  })

  it('leave no formula in a file that a spreadsheet opens', async () => {
    const { text, status } = await get(site, '/offerings.csv')
    expect(status).toBe(200)
    expect(text).toContain(`'=HYPERLINK`)
    expect(text).not.toMatch(/(?:^|,|\n)"?[=+@]/)
    for (const start of ['=1+1', '+1', '-1+cmd|x', '@SUM(1)', '\t=1', '\r=1', ' =1', '＝1', '\u00a0=1'])
      expect(csvCell(start)).toMatch(/^"?'/)
  })

  it('begin no header of a mail, and word nothing of it', async () => {
    const name = '$t(mail.resetText) {{link}} <b>x</b>'
    const email = 'header@example.com'
    const { answer } = await withoutEffect(site, async () => [
      await post(site, '/register', { name: 'a\r\nBcc: victim@example.com\u0000', email, password }),
      await post(site, '/register', { name: '王强', email: `${email}\r\nBcc: victim@example.com`, password }),
      await post(site, '/forgot-password', { email: `${email},victim@example.com` }),
      await post(site, '/forgot-password', { email: `"a b" <${email}>` }),
    ])
    for (const each of answer) expectRefusal(each, 422, '')
    expect((await post(site, '/register', { name, email, password })).status).toBe(303)
    const mail = await db()
      .selectFrom('mails')
      .selectAll()
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(mail.to_address).toBe(email)
    expect(mail.subject).not.toMatch(/[\r\n]/)
    expect(mail.body_text).toContain(name)
    expect(mail.body_text.match(/token=/g)).toHaveLength(1)
  })

  it('forge no line of the log', async () => {
    const answer = await site.ask('/offerings/x%22,%22status%22:200%7D', {
      headers: { 'user-agent': '"}\\n{"level":60}' },
    })
    expect(answer.status).toBe(404)
    expect(await logOf(site, answer)).toMatchObject([{ status: 404, msg: 'request', method: 'GET' }])
    const refused = await get(site, '/%0a%7B%22level%22:60%7D')
    expectRefusal(refused, 400, '网址含有控制字符')
  })
})
