import type { Db } from '~db/client.server'
import type { Index } from './plan'

/**
 * The generation of each index, asked of Postgres at most twice a second: caches key on it, so that a change
 * is seen on every node within half a second of the index having taken it in.
 */
const GOOD_FOR_MS = 500

type Kept = { until: number; generations: Promise<Record<Index, string>> }
const kept = new WeakMap<Db, Kept>()

export async function readGeneration(db: Db, index: Index): Promise<string> {
  const known = kept.get(db)
  if (known && Date.now() < known.until) return (await known.generations)[index]
  const generations = read(db)
  kept.set(db, { until: Date.now() + GOOD_FOR_MS, generations })
  generations.catch(() => kept.delete(db))
  return (await generations)[index]
}

async function read(db: Db): Promise<Record<Index, string>> {
  const rows = await db
    .selectFrom('index_states')
    .select(['index_name', 'generation', 'uid', 'settings_version'])
    .execute()
  const of = (index: Index) => {
    const row = rows.find((each) => each.index_name === index)
    return row ? `${row.generation}:${row.settings_version}` : ''
  }
  return { offerings: of('offerings'), needs: of('needs') }
}
