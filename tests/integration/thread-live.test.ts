import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { beforeEach, describe, expect, it } from 'vitest'
import { tellNews } from '~db/news.server'
import { makeAccepted, makePair, type Pair } from '../support/introductions'
import { makePerson, signInAs } from '../support/people'
import { useSite } from '../support/site'

type Heard = { event: string; id: number | null; data: Record<string, unknown> }
type Stream = {
  status: number
  headers: Record<string, unknown>
  heard: Heard[]
  /** waits until something of this kind was heard */
  until(test: (event: Heard) => boolean): Promise<Heard>
  ended: Promise<void>
  close(): void
}

const site = useSite({ engine: 'none', processes: 2 })
let pair: Pair
let id = 0
const cookies: Record<'team' | 'enterprise', string> = { team: '', enterprise: '' }
beforeEach(async () => {
  const { db } = site.database
  pair = await makePair(db)
  id = await makeAccepted(db, pair)
  cookies.team = (await signInAs(db, pair.team, { organisationId: pair.teamId })).cookie
  cookies.enterprise = (await signInAs(db, pair.enterprise, { organisationId: pair.enterpriseId })).cookie
})

/** Opens the stream as a browser does, with compression offered, at one of the site's processes. */
function listen(
  cookie: string,
  { since, process = 0, query = '' }: { since?: number; process?: number; query?: string } = {},
): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const headers = {
      cookie,
      accept: 'text/event-stream',
      'accept-encoding': 'gzip, br',
      ...(since !== undefined && { 'last-event-id': String(since) }),
    }
    const sent = request(
      `${site.urls[process]}/introductions/${id}/live${query}`,
      { headers },
      (response) => {
        const heard: Heard[] = []
        const waiting = new Set<() => void>()
        let text = ''
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part
          const events = text.split('\n\n')
          text = events.pop() ?? ''
          for (const lines of events) {
            const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(lines)?.[1]
            const event = field('event')
            if (event)
              heard.push({
                event,
                id: field('id') ? Number(field('id')) : null,
                data: JSON.parse(field('data') ?? '{}') as Record<string, unknown>,
              })
          }
          for (const look of waiting) look()
        })
        const ended = new Promise<void>((done) => response.once('close', done))
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          heard,
          ended,
          until: (test) =>
            new Promise((found, failed) => {
              const timer = setTimeout(() => failed(new Error(`only heard ${JSON.stringify(heard)}`)), 10_000)
              const look = () => {
                const event = heard.find(test)
                if (!event) return
                clearTimeout(timer)
                waiting.delete(look)
                found(event)
              }
              waiting.add(look)
              look()
            }),
          close: () => sent.destroy(),
        })
      },
    )
    sent.on('error', reject)
    sent.end()
  })
}

const post = (cookie: string, fields: Record<string, string>, process = 0) =>
  site.ask(`/introductions/${id}/messages`, {
    method: 'POST',
    process,
    headers: {
      cookie,
      origin: site.urls[process] ?? '',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(fields).toString(),
  })
const send = async (cookie: string, body: string, process = 0) => {
  const answer = await post(cookie, { act: 'send', clientId: randomUUID(), body }, process)
  expect(answer.status, answer.text).toBe(200)
  return (JSON.parse(answer.text) as { message: { id: number } }).message.id
}
const says = (body: string) => (event: Heard) => event.data.body === body

describe('the stream of a thread', () => {
  it('brings what the other side writes, at whichever process, as it is written', async () => {
    const stream = await listen(cookies.team)
    expect(stream.status).toBe(200)
    expect(stream.headers).toMatchObject({ 'content-type': 'text/event-stream; charset=utf-8' })
    expect(stream.headers['content-encoding']).toBeUndefined()
    expect(String(stream.headers['cache-control'])).toMatch(/no-store/)
    for (const [body, process] of [
      ['首批十天。', 0],
      ['其余月底。', 1],
    ] as const) {
      const sent = await send(cookies.enterprise, body, process)
      const event = await stream.until(says(body))
      expect(event).toMatchObject({ event: 'message', id: sent, data: { ours: false, mine: false } })
    }
    stream.close()
  })

  it('goes on after the last event that its reader has', async () => {
    const first = await send(cookies.enterprise, '一')
    await send(cookies.enterprise, '二')
    const stream = await listen(cookies.team, { since: first })
    await stream.until(says('二'))
    await send(cookies.enterprise, '三')
    await stream.until(says('三'))
    expect(stream.heard.filter(({ event }) => event === 'message').map(({ data }) => data.body)).toEqual([
      '二',
      '三',
    ])
    stream.close()
  })

  it('says how far the other side has read, and that something was taken back', async () => {
    const sent = await send(cookies.team, '请问交期？')
    const page = await site.ask(`/introductions/${id}/thread`, { headers: { cookie: cookies.team } })
    const stamp = /"stamp":"(accepted-[^"]*)"/.exec(page.text)?.[1] ?? ''
    const stream = await listen(cookies.team, { since: sent, query: `?stamp=${encodeURIComponent(stamp)}` })
    await stream.until(({ event, data }) => event === 'read' && data.upTo === 0)
    await post(cookies.enterprise, { act: 'read', upTo: String(sent) }, 1)
    await stream.until(({ event, data }) => event === 'read' && data.upTo === sent)
    expect(stream.heard.some(({ event }) => event === 'changed')).toBe(false)
    expect((await post(cookies.team, { act: 'take_back', message: String(sent) })).status).toBe(200)
    await stream.until(({ event }) => event === 'changed')
    stream.close()
  })

  it('is for members of the two sides, and ends with the session, the membership and the introduction', async () => {
    const { db } = site.database
    const stranger = await makePerson(db)
    const { cookie } = await signInAs(db, stranger)
    expect((await listen(cookie)).status).toBe(404)
    expect((await listen('')).status).toBe(303)

    const [signedOut, left] = [await listen(cookies.team), await listen(cookies.enterprise)]
    await db.deleteFrom('sessions').where('person_id', '=', pair.team.id).execute()
    await db.deleteFrom('memberships').where('person_id', '=', pair.enterprise.id).execute()
    await db.transaction().execute((tx) => tellNews(tx, `introduction:${id}`))
    await Promise.all([signedOut.ended, left.ended])
    expect((await listen(cookies.enterprise)).status).toBe(404)

    const other = (await signInAs(db, pair.team, { organisationId: pair.teamId })).cookie
    const stream = await listen(other)
    await db
      .updateTable('introductions')
      .set({ state: 'ended', outcome: 'no_response', ended_by: 'team', ended_at: new Date() })
      .where('id', '=', id)
      .execute()
    await db.transaction().execute((tx) => tellNews(tx, `introduction:${id}`))
    await stream.until(({ event }) => event === 'changed')
    await stream.ended
    expect((await listen(other)).status).toBe(204)
  })

  it('is given to one person eight times at most in a process, and again once one has ended', async () => {
    const open = await Promise.all(Array.from({ length: 8 }, () => listen(cookies.team)))
    expect(open.map(({ status }) => status)).toEqual(Array(8).fill(200))
    expect((await listen(cookies.team)).status).toBe(429)
    expect((await listen(cookies.enterprise)).status).toBe(200)
    open[0]?.close()
    await expect
      .poll(async () => {
        const next = await listen(cookies.team)
        open.push(next)
        return next.status
      })
      .toBe(200)
    for (const stream of open) stream.close()
  })

  it('ends at once when its process stops, and does not hold it up', async () => {
    const stream = await listen(cookies.team, { process: 1 })
    const before = Date.now()
    await site.stop(1)
    await stream.ended
    expect(Date.now() - before).toBeLessThan(4_000)
  })
})
