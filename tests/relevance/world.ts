import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { understand } from '~/modules/vocabulary/understanding/understand'
import type { Vocabulary } from '~/modules/vocabulary/vocabulary'
import type { Db } from '~db/client.server'
import { frame, page } from '~search/answer.server'
import type { SearchEngine } from '~search/client.server'
import { noFilters } from '~search/counts.server'
import type { FindOptions } from '~search/find.server'
import type { SearchPlan } from '~search/plan'
import { type PlainOffering, plainBm25, plainMeilisearch } from './baselines'
import { type Judged, type Score, score } from './measures'

const folder = path.dirname(fileURLToPath(import.meta.url))

/** The judged sets: all but `heldout` may be tuned on. */
export const judgedSets = ['judged', 'judged-more', 'judged-once-heldout', 'judged-third', 'heldout'] as const

export const readJudged = (name: (typeof judgedSets)[number]): Judged[] =>
  JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')).queries

export type Variant = {
  name: string
  understand?: Parameters<typeof understand>[2]
  /** changes the plan before it is executed */
  plan?: (plan: SearchPlan) => SearchPlan
  find?: FindOptions
}

/** The ids (as in the sample files) that the search itself answers each query with, first page of ten. */
export async function answersOf(
  engine: SearchEngine,
  vocabulary: Vocabulary,
  queries: readonly Judged[],
  { understand: how, plan: change, find }: Omit<Variant, 'name'> = {},
): Promise<Map<string, string[]>> {
  const answers = new Map<string, string[]>()
  for (const { id, q } of queries) {
    const plan = understand(q, vocabulary, how)
    const found = await frame(
      engine,
      'offerings',
      { plan: change ? change(plan) : plan, filters: noFilters },
      find,
    )
    const rows = await page(engine, 'offerings', found, { sort: [], offset: 0, limit: 10 })
    answers.set(
      id,
      rows.map(({ row }) => row.external_id ?? ''),
    )
  }
  return answers
}

/** The two baselines over the same rows. */
export async function baselineScores(
  db: Db,
  engine: SearchEngine,
  queries: readonly Judged[],
): Promise<{ meilisearch: Score; bm25: Score }> {
  const rows = await db.selectFrom('public_offerings').selectAll().where('reference', '=', false).execute()
  const tracks = new Map(
    (await db.selectFrom('tracks').select(['code', 'name_zh', 'name_en']).execute()).map((row) => [
      row.code,
      row,
    ]),
  )
  const groups = await db.selectFrom('synonym_groups').select(['terms_zh', 'terms_en']).execute()
  const offerings: PlainOffering[] = rows.map((row) => ({
    id: row.external_id ?? '',
    zh: [row.name_zh, row.summary_zh, tracks.get(row.track_code)?.name_zh ?? ''],
    en: [row.name_en, row.summary_en, tracks.get(row.track_code)?.name_en ?? ''],
  }))
  const texts = queries.map(({ q }) => q)
  const synonyms = groups.map((group) => [...group.terms_zh, ...group.terms_en])
  const byId = (lists: string[][]) => new Map(queries.map(({ id }, at) => [id, lists[at] ?? []]))
  return {
    meilisearch: score(queries, byId(await plainMeilisearch(engine, offerings, synonyms, texts))),
    bm25: score(queries, byId(plainBm25(offerings, texts))),
  }
}
