import { randomBytes } from 'node:crypto'
import { afterAll, inject } from 'vitest'
import { openSearch, type SearchEngine } from '~search/client.server'

/** A search engine whose indexes belong to this test file alone; they are removed after it. */
export function useSearch(): SearchEngine {
  const prefix = `${inject('run')}_${randomBytes(4).toString('hex')}_`
  const search = openSearch({ url: inject('meiliUrl'), key: inject('meiliKey'), prefix })
  afterAll(async () => {
    const { results } = await search.admin.getRawIndexes({ limit: 1000 })
    for (const { uid } of results) if (uid.startsWith(prefix)) await search.admin.deleteIndex(uid)
    search.close()
  })
  return search
}
