import { beforeAll, expect, test } from 'vitest'
import { readVocabulary } from '~/modules/vocabulary/index.server'
import { reindex } from '~search/reindex.server'
import { useDatabase } from '../support/database'
import { useSearch } from '../support/search'
import { score } from './measures'
import { answersOf, readJudged } from './world'

const database = useDatabase('sample world')
const search = useSearch()

beforeAll(async () => {
  await reindex(database.db, search, 'offerings')
})

// The floors stand a little below what the search reaches, so that a change that costs answers is seen.
test.each([
  { name: 'judged' as const, ndcg: 0.94, first: 1 },
  { name: 'judged-more' as const, ndcg: 0.93, first: 0.96 },
  { name: 'judged-once-heldout' as const, ndcg: 0.91, first: 0.9 },
  { name: 'judged-third' as const, ndcg: 0.94, first: 0.96 },
  { name: 'heldout' as const, ndcg: 0.92, first: 0.9 },
])('the judged queries are answered no worse than before: $name', async ({ name, ndcg, first }) => {
  const queries = readJudged(name)
  const vocabulary = await readVocabulary(database.db)
  const reached = score(queries, await answersOf(search, vocabulary, queries))
  expect(reached.ndcg).toBeGreaterThanOrEqual(ndcg)
  expect(reached.first / reached.firstOf).toBeGreaterThanOrEqual(first)
})
