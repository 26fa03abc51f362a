import { randomBytes } from 'node:crypto'
import { vocabularyReader } from '~/modules/vocabulary/index.server'
import { openDatabase } from '~db/client.server'
import { openSearch } from '~search/client.server'
import { emptyIntent, type SearchPlan } from '~search/plan'
import { rankDefaults } from '~search/rank'
import { reindex } from '~search/reindex.server'
import { type Score, score } from '../tests/relevance/measures'
import { answersOf, baselineScores, judgedSets, readJudged, type Variant } from '../tests/relevance/world'
import { withAdmin } from '../tests/support/admin'
import { runScript } from './lib/site.mjs'
import { argumentsOf, wrongUsage } from './lib/usage.mjs'

/**
 * npm run relevance [-- --ablation]: how well the search answers the judged queries over the sample world, in
 * a database and indexes of its own, beside two plain searches over the same rows. Reads DATABASE_URL,
 * MEILI_URL and MEILI_KEY; the user must be allowed to create databases.
 */
const { ablation } = argumentsOf('relevance').values
const { MEILI_URL, MEILI_KEY } = process.env
// Making a database takes more rights than the site has.
const DATABASE_URL = process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL
if (!DATABASE_URL || !MEILI_URL)
  wrongUsage(`${DATABASE_URL ? 'MEILI_URL' : 'DATABASE_URL'} is not set: it says which engine to use`)
const run = `relevance_${randomBytes(4).toString('hex')}`

const bare = ({ text, intent }: SearchPlan): SearchPlan => ({
  text,
  concepts: [],
  constraints: [],
  rest: [],
  intent: { ...emptyIntent(), terms: intent.terms.filter(({ raw }) => raw) },
})
const ranking = (change: Partial<typeof rankDefaults>) => ({ rank: { ...rankDefaults, ...change } })

const variants: Variant[] = [
  { name: 'everything' },
  { name: 'without understanding (bare words)', plan: bare },
  { name: 'without profiles of tracks', understand: { profile: 0 } },
  { name: 'without missions', understand: { missions: false } },
  { name: 'without patterns', understand: { patterns: false } },
  { name: 'without correcting typing errors', understand: { fuzzy: false } },
  { name: 'without figures and demands', understand: { constraints: false } },
  { name: 'without holding demands in ranking', find: ranking({ constraints: false }) },
  { name: 'one query for the whole text only', find: { federated: false } },
  { name: 'without re-ranking', find: { rerank: false } },
  { name: 'without rarity of words', find: ranking({ rarity: false }) },
  { name: 'without text', find: ranking({ text: 0 }) },
  { name: 'without tracks', find: ranking({ track: 0 }) },
  { name: 'without scenarios', find: ranking({ scenario: 0 }) },
  { name: 'without conditions', find: ranking({ condition: 0 }) },
]

const line = (name: string, { ndcg, recall, first, firstOf }: Score) =>
  console.log(
    `${name.padEnd(38)} ${ndcg.toFixed(3).padStart(7)} ${recall.toFixed(3).padStart(10)} ${`${first}/${firstOf}`.padStart(14)}`,
  )
const head = (title: string) =>
  console.log(
    `\n${title.padEnd(38)} ${'nDCG@10'.padStart(7)} ${'recall@10'.padStart(10)} ${'P@1 structured'.padStart(14)}`,
  )

await withAdmin(DATABASE_URL, async (admin) => {
  await admin.create(run)
  const url = admin.urlOf(run)
  const engine = openSearch({ url: MEILI_URL, key: MEILI_KEY, prefix: `${run}_` })
  const db = openDatabase(url, { max: 4 })
  try {
    await runScript('migrate', [], { DATABASE_URL: url, DATABASE_OWNER_URL: '', MEILI_URL: '' })
    await runScript('seed', [], { DATABASE_URL: url, MEILI_URL: '' })
    await reindex(db, engine, 'offerings')
    const vocabulary = await vocabularyReader(db)()
    for (const name of judgedSets) {
      const queries = readJudged(name)
      head(`${name}: ${queries.length} queries`)
      const plain = await baselineScores(db, engine, queries)
      line('Meilisearch as most would set it up', plain.meilisearch)
      line('BM25 over words and character pairs', plain.bm25)
      const answers = await answersOf(engine, vocabulary, queries)
      line('this search', score(queries, answers))
      for (const lang of ['zh', 'en', 'mixed'] as const)
        line(
          `  ${lang}`,
          score(
            queries.filter((query) => query.lang === lang),
            answers,
          ),
        )
      for (const kind of new Set(queries.map((query) => query.kind)))
        line(
          `  ${kind}`,
          score(
            queries.filter((query) => query.kind === kind),
            answers,
          ),
        )
    }
    if (ablation) {
      const tuned = judgedSets.filter((name) => name !== 'heldout').flatMap(readJudged)
      for (const [title, queries] of [
        ['all sets that were tuned on', tuned],
        ['heldout', readJudged('heldout')],
      ] as const) {
        head(`${title}, one part left out at a time`)
        for (const { name, ...variant } of variants)
          line(name, score(queries, await answersOf(engine, vocabulary, queries, variant)))
      }
    }
  } finally {
    await db.destroy()
    const { results } = await engine.admin.getRawIndexes({ limit: 1_000 })
    for (const { uid } of results) if (uid.startsWith(`${run}_`)) await engine.admin.deleteIndex(uid)
    engine.close()
    await admin.drop(run)
  }
})
