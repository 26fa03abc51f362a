import { describe, expect, it } from 'vitest'
import { readEnv } from './env.server'

const least = {
  DATABASE_URL: 'postgres://muster@127.0.0.1/muster',
  SECRET_KEY: 'c2VjcmV0IGtleSBvZiB0aGUgdGVzdHMsIDMyIGJ5dGU=',
}

describe('the environment', () => {
  it('needs a database and a key and has a default for everything else', () => {
    expect(readEnv(least)).toMatchObject({
      PORT: 3000,
      MEILI_PREFIX: '',
      NODE_ENV: 'production',
      COMPRESS: true,
    })
  })

  it('takes an empty variable as one that is not set', () => {
    expect(readEnv({ ...least, MEILI_URL: '', ORIGIN: '' })).not.toHaveProperty('MEILI_URL', '')
  })

  it('names every variable in fault, and why', () => {
    const read = () =>
      readEnv({ DATABASE_URL: 'mysql://x', PORT: 'many', ORIGIN: 'https://muster.example/site' })
    expect(read).toThrow(/PORT: .*DATABASE_URL: must begin with postgres.*ORIGIN: must be an origin/)
    expect(() => readEnv({ ...least, PORT: 'many', COMPRESS: 'maybe' })).toThrow(/PORT:.*COMPRESS:/s)
  })

  it('writes the origin without a slash', () => {
    expect(readEnv({ ...least, ORIGIN: 'https://Muster.example/' }).ORIGIN).toBe('https://muster.example')
  })

  it('takes the key in base64, in base64 for addresses and in hex, as the same bytes', () => {
    const bytes = Buffer.from(Array.from({ length: 48 }, (_, index) => 255 - index))
    for (const encoding of ['base64', 'base64url', 'hex'] as const)
      expect(readEnv({ ...least, SECRET_KEY: bytes.toString(encoding) }).SECRET_KEY).toEqual(bytes)
  })

  it('refuses a key that is missing, short or not bytes in one line that does not repeat it', () => {
    for (const SECRET_KEY of [
      undefined,
      '',
      'c2hvcnQ=',
      'a'.repeat(42),
      'f'.repeat(62),
      'correct horse '.repeat(5),
    ]) {
      const read = () => readEnv({ ...least, SECRET_KEY })
      expect(read).toThrow(/^the environment is not usable: SECRET_KEY: [^\n]*openssl rand -base64 32[^\n]*$/)
      if (SECRET_KEY) expect(read).not.toThrow(SECRET_KEY)
    }
  })

  it('believes Stripe only by its signature, and asks it over no network in the clear', () => {
    const STRIPE_SECRET_KEY = 'sk_test_1'
    expect(() => readEnv({ ...least, STRIPE_SECRET_KEY })).toThrow(/STRIPE_WEBHOOK_SECRET: must be set where/)
    const stripe = { ...least, STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET: 'whsec_1' }
    expect(readEnv(stripe)).toMatchObject({ STRIPE_SECRET_KEY })
    const based = (STRIPE_API_BASE: string, NODE_ENV = 'production') =>
      readEnv({ ...stripe, NODE_ENV, STRIPE_API_BASE }).STRIPE_API_BASE
    expect(() => based('http://stripe.example')).toThrow(/STRIPE_API_BASE: must begin with https/)
    for (const base of ['https://stripe.example', 'http://127.0.0.1:4010']) expect(based(base)).toBe(base)
    expect(based('http://stripe.example', 'test')).toBe('http://stripe.example')
  })

  it('has a sender for mail that is kept, and wants to be told one for mail that is sent', () => {
    expect(readEnv(least).MAIL_FROM).toBe('Muster 聚援 <no-reply@localhost>')
    const SMTP_URL = 'smtps://user:pass@mail.example:465'
    expect(() => readEnv({ ...least, SMTP_URL })).toThrow(/MAIL_FROM: must be set where SMTP_URL is/)
    const MAIL_FROM = '聚援 <post@muster.example>'
    expect(() => readEnv({ ...least, SMTP_URL, MAIL_FROM })).toThrow(/ORIGIN: must be set where SMTP_URL is/)
    const ORIGIN = 'https://muster.example'
    expect(readEnv({ ...least, SMTP_URL, MAIL_FROM, ORIGIN })).toMatchObject({ SMTP_URL, MAIL_FROM })
    expect(() => readEnv({ ...least, SMTP_URL: 'http://mail.example' })).toThrow(
      /SMTP_URL: must begin with smtp/,
    )
    for (const wrong of ['nobody', 'a@b\r\nBcc: c@d', 'A\n <a@b>', 'A <a@b> <c@d>'])
      expect(() => readEnv({ ...least, MAIL_FROM: wrong })).toThrow(/MAIL_FROM: must be an address/)
  })
})
