import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseOfferingQuery } from '~/modules/offerings'
import { searchOfferings } from '~/modules/offerings/index.server'
import { openSearch, type SearchEngine } from '~search/client.server'
import { reindex } from '~search/reindex.server'
import { startMeilisearch } from '../../scripts/lib/meilisearch.mjs'
import { removeEngineFolder } from '../../scripts/lib/places.mjs'
import { useDatabase } from '../support/database'
import { testServices } from '../support/services'

/** An engine of this file's own: it is paused and killed. */
const folder = `test-trouble-${process.pid}`

describe('an engine in trouble', () => {
  const database = useDatabase('sample world')
  let engine: Awaited<ReturnType<typeof startMeilisearch>>
  let search: SearchEngine
  let asked = 0
  const signal = (name: 'SIGSTOP' | 'SIGCONT') => process.kill(engine.child.pid ?? 0, name)

  beforeAll(async () => {
    engine = await startMeilisearch({ folder: [folder], log: '/dev/null' })
    search = openSearch({ url: engine.url, key: engine.key })
    await reindex(database.db, search, 'offerings')
  }, 120_000)
  afterAll(async () => {
    search.close()
    await engine.child.stop('SIGKILL')
    removeEngineFolder(folder)
  })

  /** A search that no cache knows: which engine answered it, and how many it found. */
  async function ask() {
    const services = testServices(database, search)
    const { query } = parseOfferingQuery(
      new URLSearchParams(`scenario=S03&drop=try:${asked++}`),
      await services.vocabulary(),
      'zh',
    )
    if (!query) throw new Error('the query is bad')
    const { engine, total } = await searchOfferings(services, query)
    return { engine, total }
  }
  async function askUntil(wanted: 'meilisearch' | 'postgres') {
    for (let tries = 0; tries < 200; tries++) {
      const answer = await ask()
      if (answer.engine === wanted) return answer
      await sleep(100)
    }
    throw new Error(`it never answered from ${wanted}`)
  }

  test('paused under load, it is given up for Postgres, and taken up again when it goes on', async () => {
    const before = await ask()
    expect(before.engine).toBe('meilisearch')
    signal('SIGSTOP')
    const meanwhile = await Promise.all(Array.from({ length: 12 }, ask))
    expect(meanwhile).toEqual(meanwhile.map(() => ({ engine: 'postgres', total: before.total })))
    expect(search.available()).toBe(false)
    // Nobody waits for it any more.
    expect((await ask()).engine).toBe('postgres')
    signal('SIGCONT')
    expect(await askUntil('meilisearch')).toEqual(before)
  }, 60_000)

  test('paused for less than it takes to ask for its health, it is waited for', async () => {
    signal('SIGSTOP')
    const answers = Promise.all(Array.from({ length: 30 }, ask))
    await sleep(2_000)
    signal('SIGCONT')
    expect(new Set((await answers).map((each) => each.engine))).toEqual(new Set(['meilisearch']))
    expect(search.available()).toBe(true)
  }, 60_000)

  test('killed, it is given up at once, and taken up again when it is there again', async () => {
    await engine.child.stop('SIGKILL')
    expect((await ask()).engine).toBe('postgres')
    engine = { ...engine, child: await engine.restart() }
    expect((await askUntil('meilisearch')).total).toBeGreaterThan(0)
  }, 60_000)
})
