import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { fixedClock } from '~/platform/clock.server'
import { giveBack, limitJobs, takeFrom } from '~/platform/rate-limit.server'
import { actBudgets, volumeBudgets } from '~/platform/rate-limits'
import { openDatabase } from '~db/client.server'
import { useDatabase } from '../support/database'
import { testServices } from '../support/services'
import { useSite } from '../support/site'

describe('budgets of acts', () => {
  const database = useDatabase()
  const refusal = (act: Promise<void>) => act.then(() => null).catch((error) => error)

  it('grant what they hold and then say how long to wait, in every process', async () => {
    const services = testServices(database)
    const other = { ...services, db: openDatabase(database.url) }
    const { points } = actBudgets.sign_in_account
    const outcomes = await Promise.all(
      Array.from({ length: points + 4 }, (_, number) =>
        refusal(takeFrom(number % 2 ? other : services, 'sign_in_account', 'wu@example.com')),
      ),
    )
    await other.db.destroy()
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(points)
    const refused = outcomes.find((outcome) => outcome !== null)
    expect(refused).toMatchObject({ code: 'rate_limited', status: 429 })
    expect(refused.params.seconds).toBeGreaterThan(0)
    expect(refused.params.seconds).toBeLessThanOrEqual(15 * 60)
  })

  it('are kept apart by key and by what is done', async () => {
    const services = testServices(database)
    expect(await refusal(takeFrom(services, 'sign_in_account', 'wu@example.com'))).not.toBeNull()
    expect(await refusal(takeFrom(services, 'sign_in_account', 'li@example.com'))).toBeNull()
    expect(await refusal(takeFrom(services, 'sign_in_address', 'wu@example.com'))).toBeNull()
  })

  it('start anew once given back', async () => {
    const services = testServices(database)
    for (let count = 0; count < actBudgets.reset.points; count++)
      await takeFrom(services, 'reset', 'wu@example.com')
    expect(await refusal(takeFrom(services, 'reset', 'wu@example.com'))).not.toBeNull()
    await giveBack(services, 'reset', 'wu@example.com')
    expect(await refusal(takeFrom(services, 'reset', 'wu@example.com'))).toBeNull()
  })

  it('keep no e-mail address in the table, however long', async () => {
    const services = testServices(database)
    await takeFrom(services, 'reset', `${'x'.repeat(5_000)}@example.com`)
    const { rows } = await sql<{ key: string }>`select key from rate_limits`.execute(database.db)
    expect(rows.map(({ key }) => key).join()).not.toContain('example.com')
  })

  it('count nothing where limits are turned off', async () => {
    const services = testServices(database)
    const off = { ...services, env: { ...services.env, RATE_LIMITS: false } }
    for (let count = 0; count < 50; count++) await takeFrom(off, 'sign_in_account', 'off@example.com')
  })

  it('lose the counters that have ended to the job, and no others', async () => {
    await database.db.deleteFrom('rate_limits').execute()
    const now = new Date()
    await database.db
      .insertInto('rate_limits')
      .values([
        { key: 'ended', points: 1, expire: now.getTime() - 1 },
        { key: 'open', points: 1, expire: now.getTime() + 60_000 },
      ])
      .execute()
    const services = testServices(database, null, fixedClock(now))
    for (const job of limitJobs) await job.run({}, services, new AbortController().signal)
    const left = await database.db.selectFrom('rate_limits').select('key').execute()
    expect(left).toEqual([{ key: 'open' }])
  })
})

describe('the volume of one client, over two processes behind a proxy', () => {
  const site = useSite({ engine: 'none', processes: 2, env: { TRUST_PROXY: '1' } })
  const from = (address: string, path: string, process = 0, headers: Record<string, string> = {}) =>
    site.ask(path, { process, headers: { 'x-forwarded-for': address, ...headers } })

  it('is held to the budget, and a client next door is not', async () => {
    const { points, lease } = volumeBudgets.api
    let granted = 0
    const each = points / 2 + lease
    for (let round = 0; round < each; round += 10) {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, number) => from('203.0.113.7', '/api/v1/none', number % 2)),
      )
      granted += answers.filter(({ status }) => status === 404).length
    }
    expect(granted).toBeLessThanOrEqual(points)
    expect(granted).toBeGreaterThan(points - 2 * lease)
    const { status, headers, text } = await from('203.0.113.7', '/api/v1/none?lang=en', 1)
    expect(status).toBe(429)
    expect(headers['content-type']).toContain('application/problem+json')
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
    expect(JSON.parse(text)).toMatchObject({ type: 'urn:muster:problem:rate-limited', status: 429 })
    expect((await from('203.0.113.8', '/api/v1/none', 1)).status).toBe(404)
    expect((await from('203.0.113.7', '/offerings', 1)).status).toBe(200)
  })

  it('is counted for all addresses of an IPv6 network as one, and refused in words', async () => {
    const { points } = volumeBudgets.export
    for (let count = 0; count < points; count++)
      expect((await from(`2001:db8:1:2::${count}`, '/offerings.csv?q=zzz', count % 2)).status).toBe(200)
    const zh = await from('2001:db8:1:2:ffff::1', '/offerings.csv')
    expect([zh.status, Number(zh.headers['retry-after']) > 0]).toEqual([429, true])
    expect(zh.text).toMatch(/请求太频繁[\s\S]*请等 \d+ 秒再试/)
    expect((await from('2001:db8:1:2::3', '/en/offerings.csv', 1)).text).toMatch(/Wait \d+ s, then try again/)
    const script = await from('2001:db8:1:2::4', '/offerings.csv?_data=routes%2Fx')
    expect(script.headers['x-remix-catch']).toBe('yes')
    expect(JSON.parse(script.text)).toMatchObject({ code: 'rate_limited' })
    expect((await from('2001:db8:1:3::1', '/offerings.csv?q=zzz')).status).toBe(200)
  })

  it('is not counted for the machine itself', async () => {
    for (let count = 0; count <= volumeBudgets.export.points; count++)
      expect((await site.ask('/offerings.csv?q=zzz')).status).toBe(200)
  })

  it('is let through while the counters cannot be reached', async () => {
    await sql`alter table rate_limits rename to rate_limits_away`.execute(site.database.owner)
    try {
      for (let count = 0; count <= volumeBudgets.export.points; count++)
        expect((await from('198.51.100.1', '/offerings.csv?q=zzz')).status).toBe(200)
    } finally {
      await sql`alter table rate_limits_away rename to rate_limits`.execute(site.database.owner)
    }
  })
})
