import { describe, expect, it } from 'vitest'
import { readEnv } from './env.server'

const least = { DATABASE_URL: 'postgres://muster@127.0.0.1/muster' }

describe('the environment', () => {
  it('needs a database and has a default for everything else', () => {
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
})
