import { beforeEach, describe, expect, it } from 'vitest'
import { readPreferences } from '~/modules/notifications/index.server'
import { type NoticeKind, noticeKinds } from '~/modules/notifications/kinds'
import { unsubscribePath } from '~/modules/notifications/unsubscribe/unsubscribe-token.server'
import { exemptFromOrigin } from '~/platform/edge/methods'
import { makePerson, signInAs, type TestPerson } from '../support/people'
import { testSecretKey } from '../support/services'
import { useSite } from '../support/site'

const key = { SECRET_KEY: Buffer.from(testSecretKey, 'base64') }
const oneClick = 'List-Unsubscribe=One-Click'
const form = 'application/x-www-form-urlencoded'

const site = useSite({ engine: 'none' })
const db = () => site.database.db

describe('unsubscribing by the link of a mail', () => {
  let reader: TestPerson
  beforeEach(async () => {
    reader = await makePerson(db())
  })
  const link = (kinds: NoticeKind[] = ['trial'], email = reader.email, lang: 'zh' | 'en' = 'zh') =>
    unsubscribePath(key, { personId: reader.id, email, kinds, lang })
  const post = (path: string, body = oneClick, headers: Record<string, string> = {}) =>
    site.ask(path, { method: 'POST', headers: { 'content-type': form, ...headers }, body })
  const off = async () => {
    const { kinds } = await readPreferences(db(), reader.id)
    return noticeKinds.filter((kind) => kinds[kind].mail === 'never')
  }

  it.each([
    ['no sign of where it comes from', {}],
    ['the site of a mail service', { origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' }],
    ['no origin', { origin: 'null' }],
  ])('works in one click, without a session, from %s', async (_, headers) => {
    const answer = await post(link(['trial', 'quote']), oneClick, headers)
    expect(answer.status).toBe(200)
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect(answer.text).toContain('已退订')
    expect(await off()).toEqual(['quote', 'trial'])
    expect((await readPreferences(db(), reader.id)).kinds.trial.onSite).toBe(true)
    expect((await post(link(['trial', 'quote']), oneClick, headers)).status).toBe(200)
    expect(await off()).toEqual(['quote', 'trial'])
  })

  it('takes the body as either of the two forms that mail services send', async () => {
    const body = `--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n`
    const answer = await post(link(), body, { 'content-type': 'multipart/form-data; boundary=x' })
    expect(answer.status).toBe(200)
    expect(await off()).toEqual(['trial'])
  })

  it('asks before it does anything where the link is opened, in the language of the mail', async () => {
    const answer = await site.ask(link(['trial'], reader.email, 'en'))
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('Unsubscribe from these')
    expect(answer.text).toContain('noindex')
    expect(await off()).toEqual([])
    expect((await post(link(['trial'], reader.email, 'en'), 'scope=these')).text).toContain('Unsubscribed')
    expect(await off()).toEqual(['trial'])
    await post(link(), 'scope=all')
    expect(await off()).toEqual([...noticeKinds])
  })

  it('is for whoever was sent the mail, at the address they have now, and for nobody with a token of their own making', async () => {
    const other = await makePerson(db())
    const right = link().replace('/unsubscribe/', '')
    const [what, signature] = [right.slice(0, -43), right.slice(-43)]
    const theirs = Buffer.from(`${other.id} trial`).toString('base64url')
    const more = Buffer.from(`${reader.id} trial quote`).toString('base64url')
    for (const token of [
      'x'.repeat(60),
      theirs + signature,
      more + signature,
      what + signature.split('').reverse().join(''),
      link(['trial'], 'former@example.com').replace('/unsubscribe/', ''),
    ]) {
      expect((await site.ask(`/unsubscribe/${token}`)).status, token).toBe(404)
      expect((await post(`/unsubscribe/${token}`)).status, token).toBe(404)
    }
    expect(await off()).toEqual([])
    expect((await readPreferences(db(), other.id)).kinds.trial.mail).toBe('at_once')
  })

  it('is the one thing that another site may send, by this path and method', async () => {
    const { cookie } = await signInAs(db(), reader)
    const foreign = { cookie, origin: 'https://evil.example' }
    for (const path of [
      '/unsubscribe/1',
      '/unsubscribe',
      '/account/notices',
      '/notices',
      '/sign-out',
      `${link()}/x`,
    ])
      expect([403, 405], path).toContain((await post(path, 'act=all&upTo=1', foreign)).status)
    for (const method of ['PUT', 'DELETE', 'PATCH'])
      expect((await site.ask(link(), { method, headers: foreign })).status).toBe(405)
    // What Stripe sends is signed by it.
    expect(exemptFromOrigin.filter((each) => !each.test('/webhooks/stripe'))).toHaveLength(1)
    expect(await off()).toEqual([])
  })
})

describe('the pages of notices', () => {
  it('keep what was chosen, and give back what cannot be taken', async () => {
    const person = await makePerson(db())
    const { cookie } = await signInAs(db(), person)
    const send = (fields: Record<string, string>) =>
      site.ask('/account/notices', {
        method: 'POST',
        headers: { cookie, origin: site.url, 'content-type': form },
        body: new URLSearchParams({
          ...Object.fromEntries(noticeKinds.map((kind) => [`mail_${kind}`, 'at_once'])),
          site_trial: 'on',
          quietFrom: '22',
          quietTo: '7',
          ...fields,
        }).toString(),
      })
    expect((await send({ mail_message: 'weekly' })).status).toBe(303)
    const { kinds, quiet } = await readPreferences(db(), person.id)
    expect(quiet).toEqual({ from: 22, to: 7 })
    expect([kinds.trial, kinds.message, kinds.quote]).toEqual([
      { onSite: true, mail: 'at_once' },
      { onSite: false, mail: 'weekly' },
      { onSite: false, mail: 'at_once' },
    ])
    const same = await send({ quietTo: '22' })
    expect(same.status).toBe(422)
    expect(same.text).toContain('请选择两个不同的时间')
    expect((await send({ mail_trial: 'hourly' })).status).toBe(422)
    expect((await readPreferences(db(), person.id)).quiet).toEqual({ from: 22, to: 7 })
  })
})
