import { cpus } from 'node:os'
import type { Settings } from 'meilisearch'
import { parseOfferingQuery } from '~/modules/offerings'
import { readVocabulary } from '~/modules/vocabulary/index.server'
import { type Db, openDatabase } from '~db/client.server'
import { openSearch, type SearchEngine } from '~search/client.server'
import { indexSettings } from '~search/settings'
import { load, type Measure, median, medianOf, refused, type Target } from './bench/load'
import { plainSearch } from './bench/meilisearch-alone'
import { enginePids, nameOf } from './bench/processes'
import { publishDelays } from './bench/publish-delay'
import { queryMix } from './bench/query-mix'
import { measureHead, measureRow, table } from './bench/table'
import { keepWorld, markWorld } from './bench/world'
import { startEngines } from './lib/engines.mjs'
import { takeLock } from './lib/lock.mjs'
import { freePort } from './lib/ports.mjs'
import { say, step } from './lib/report.mjs'
import { newSecretKey } from './lib/secret-key.mjs'
import { session } from './lib/session.mjs'
import { ensureBuild, runScript, startProcess } from './lib/site.mjs'
import { argumentsOf, wrongUsage } from './lib/usage.mjs'

/**
 * npm run bench [-- --offerings 100000 --needs 10000 --seed 1 --seconds 8 --rounds 3]: measures the
 * production build on a generated world, on engines and data of its own in .data/bench, beside two floors
 * in the same run: Meilisearch alone, and a bare Node page that makes the same calls. The load comes from
 * this machine too and takes its share of it.
 */
const { offerings, needs, seed, seconds, rounds } = argumentsOf('bench').values
if (seconds === 0 || rounds === 0) wrongUsage('--seconds and --rounds are at least 1')
const world = { offerings, needs, seed }

await session(async ({ onStop }: { onStop: (stop: () => unknown) => void }) => {
  const { release } = await takeLock('npm run bench', 'bench-lock')
  onStop(release)
  await ensureBuild()
  const there = keepWorld(world)
  const engines = await startEngines({ folder: 'bench', external: {} })
  onStop(engines.stop)
  const env = {
    ...engines.env,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    MEILI_PREFIX: 'bench_',
    SECRET_KEY: newSecretKey(),
  }
  await step('schema', () => runScript('migrate', [], env))
  if (!there) {
    const { offerings, needs, seed } = world
    const args = ['--offerings', `${offerings}`, '--needs', `${needs}`, '--seed', `${seed}`]
    await step('world', () => runScript('generate', args, env), { slow: true })
    markWorld(world)
  }
  const db = openDatabase(engines.env.DATABASE_URL ?? '', { max: 2 })
  onStop(() => db.destroy())
  const search = openSearch({ url: env.MEILI_URL ?? '', key: env.MEILI_KEY, prefix: env.MEILI_PREFIX })
  onStop(() => search.close())

  for (const { uid } of (await search.admin.getRawIndexes({ limit: 100 })).results)
    await search.admin.deleteIndex(uid).waitTask({ timeout: 120_000 })
  const begun = performance.now()
  await step('index from nothing', () => runScript('reindex', [], env), { slow: true })
  const indexing = (performance.now() - begun) / 1000

  const start = async (name: string, file: string, options = '') => {
    const port = await freePort()
    const child = await startProcess(name, file, { ...env, PORT: String(port), NODE_OPTIONS: options })
    onStop(() => child.stop())
    return { pid: child.pid ?? 0, url: `http://127.0.0.1:${port}` }
  }
  const web = await start('bench-web', 'build/server/main.js')
  const bare = await start('bench-bare', 'scripts/bench/bare-page.ts', '--import tsx')
  await start('bench-worker', 'build/server/worker.js')
  const behind = enginePids()

  const ask = await makeRequests(db, web.url)
  const meilisearch = behind.find((pid) => /meilisearch/.test(nameOf(pid))) ?? 0
  const targets: Target[] = [
    { name: 'results page', ...web, requests: ask.pages },
    { name: 'read API search', ...web, requests: ask.api },
    { name: 'results page, no search asked twice', ...web, requests: ask.pages, unlike },
    { name: 'read API search, no search asked twice', ...web, requests: ask.api, unlike },
    {
      name: 'Meilisearch alone (floor)',
      url: env.MEILI_URL ?? '',
      pid: meilisearch,
      requests: ask.plain(search.uid('offerings'), env.MEILI_KEY ?? ''),
    },
    {
      name: 'Meilisearch alone, with synonyms',
      url: env.MEILI_URL ?? '',
      pid: meilisearch,
      requests: ask.plain(search.uid('offerings'), env.MEILI_KEY ?? ''),
      before: () => usual(search, ask.synonyms),
      after: () => lean(search),
    },
    { name: 'bare page, same calls (floor)', ...bare, requests: ask.bare },
    { name: 'detail page', ...web, requests: ask.details },
    { name: 'need page with its matches', ...web, requests: ask.needs },
    { name: 'matches of a need, API', ...web, requests: ask.matches },
  ]
  const measured = new Map<string, Measure[]>()
  for (const target of targets) {
    await target.before?.()
    for (const line of await refused(target)) say(`  ! ${line}`)
    await load(target, { seconds: Math.min(3, seconds), behind })
    await target.after?.()
  }
  for (let round = 0; round < rounds; round++) {
    for (const target of round % 2 === 0 ? targets : [...targets].reverse()) {
      await target.before?.()
      const measure = await load(target, { seconds, behind })
      await target.after?.()
      measured.set(target.name, [...(measured.get(target.name) ?? []), measure])
    }
  }
  const alone = await load(
    { name: 'one at a time', ...web, requests: ask.fresh },
    { seconds, connections: 1, behind },
  )

  const ids = ask.ids.slice(0, 20)
  const delays = await publishDelays(db, search, ids)
  const results = new Map([...measured].map(([name, each]) => [name, medianOf(each)]))
  const perSecond = (name: string) => results.get(name)?.perSecond ?? Number.NaN
  const share = (name: string, floor: string) => (perSecond(name) / perSecond(floor)).toFixed(2)

  say()
  say(
    `${world.offerings} offerings, ${world.needs} needs, seed ${world.seed}; ${cpus().length} cores, ${cpus()[0]?.model}`,
  )
  say(`${ask.pages.length} searches; medians of ${rounds} rounds of ${seconds} s`)
  say()
  const rows = [...results].map(([name, measure]) => measureRow(name, measure))
  for (const line of table(measureHead, [
    ...rows,
    measureRow('matches never asked before, 1 connection', alone),
  ]))
    say(line)
  say()
  for (const floor of ['Meilisearch alone (floor)', 'Meilisearch alone, with synonyms'])
    say(
      `API search / ${floor.padEnd(34)} ${share('read API search', floor)}, no search asked twice ${share('read API search, no search asked twice', floor)}`,
    )
  say(
    `publish to searchable            median ${median(delays).toFixed(0)} ms, worst of ${delays.length} ${Math.max(...delays).toFixed(0)} ms`,
  )
  say(`index from nothing               ${indexing.toFixed(1)} s`)
  say('CPU ms: of the process that answers, a request; CPU all: with PostgreSQL and Meilisearch')
})

/** The engine as most would set it up: the vocabulary's synonyms, and every field shown. */
function usual(search: SearchEngine, terms: string[][]) {
  const synonyms = Object.fromEntries(
    terms.flatMap((group) => group.map((term) => [term, group.filter((other) => other !== term)])),
  )
  return setUp(search, { displayedAttributes: ['*'], synonyms })
}

function lean(search: SearchEngine) {
  return setUp(search, { ...indexSettings('offerings'), synonyms: {} })
}

function setUp(search: SearchEngine, settings: Settings) {
  return search.admin.index(search.uid('offerings')).updateSettings(settings).waitTask({ timeout: 60_000 })
}

/** An answer is kept until the index changes; leaving out a part that nobody named makes a search a new one. */
function unlike(path: string, number: number): string {
  return `${path}&drop=bench%3A${number}`
}

async function makeRequests(db: Db, site: string) {
  const vocabulary = await readVocabulary(db)
  const mix: string[] = []
  // In a small world some of the later pages are past the end.
  for (const search of queryMix(vocabulary, { seed: world.seed, count: 220 }))
    if ((await fetch(`${site}/offerings?${search}`, { redirect: 'manual' })).ok) mix.push(search)
  const queries = mix.map((search) => {
    const { query, problems } = parseOfferingQuery(new URLSearchParams(search), vocabulary, 'zh')
    if (!query) throw new Error(`the mix holds a bad query, ${search}: ${JSON.stringify(problems)}`)
    return query
  })
  const idsOf = async (view: 'public_offerings' | 'public_needs') =>
    (
      await db
        .selectFrom(view as 'public_offerings')
        .select('id')
        .orderBy('id')
        .execute()
    ).map(({ id }) => id)
  const ids = spread(await idsOf('public_offerings'), 2_000)
  const needIds = spread(await idsOf('public_needs'), 100_000)
  const often = needIds.slice(0, 200)
  return {
    ids,
    synonyms: vocabulary.synonyms.map(({ zh, en }) => [...zh, ...en]),
    // Every fifth reader reads English.
    pages: mix.map((search, index) => ({ path: `${index % 5 === 0 ? '/en' : ''}/offerings?${search}` })),
    api: mix.map((search) => ({ path: `/api/v1/offerings?${search}` })),
    bare: mix.map((search) => ({ path: `/?${search}` })),
    plain: (uid: string, key: string) =>
      queries.map((query) => ({
        method: 'POST' as const,
        path: `/indexes/${uid}/search`,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify(plainSearch(query)),
      })),
    details: ids.map((id) => ({ path: `/offerings/${id}` })),
    needs: often.map((id) => ({ path: `/needs/${id}` })),
    matches: often.map((id) => ({ path: `/api/v1/needs/${id}/matches` })),
    fresh: needIds.slice(200).map((id) => ({ path: `/api/v1/needs/${id}/matches` })),
  }
}

/** At most `count` of the items, in an order that has nothing to do with theirs, always the same. */
function spread<T>(items: T[], count: number): T[] {
  const order = items.map((item, index) => ({ item, key: Math.imul(index + 1, 0x9e3779b1) >>> 0 }))
  return order
    .sort((a, b) => a.key - b.key)
    .slice(0, count)
    .map(({ item }) => item)
}
