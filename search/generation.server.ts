import type { Db } from '~db/client.server'
import type { Index } from './plan'

/**
 * The generation of each index, asked of Postgres at most twice a second: caches key on it, so that a change
 * is seen on every node within half a second of the index having taken it in.
 */
const GOOD_FOR_MS = 500

type State = Record<Index, string> & { pulse: string }
type Kept = { until: number; state: Promise<State> }
const kept = new WeakMap<Db, Kept>()

export async function readGeneration(db: Db, index: Index): Promise<string> {
  return (await readState(db))[index]
}

/**
 * Another text as soon as anything that the index holds changes in Postgres, whether the index knows it yet or
 * not, and again when it does.
 */
export async function readPulse(db: Db): Promise<string> {
  return (await readState(db)).pulse
}

function readState(db: Db): Promise<State> {
  const known = kept.get(db)
  if (known && Date.now() < known.until) return known.state
  const state = read(db)
  kept.set(db, { until: Date.now() + GOOD_FOR_MS, state })
  state.catch(() => kept.delete(db))
  return state
}

async function read(db: Db): Promise<State> {
  const rows = await db
    .selectFrom(({ selectFrom }) =>
      selectFrom('index_marks')
        .select(({ fn }) => fn.max('number').as('mark'))
        .as('marks'),
    )
    // An index that was never made has no state, and marks all the same.
    .leftJoin('index_states', (join) => join.onTrue())
    .select(['mark', 'index_name', 'generation', 'settings_version'])
    .execute()
  const of = (index: Index) => {
    const row = rows.find((each) => each.index_name === index)
    return row ? `${row.generation}:${row.settings_version}` : ''
  }
  const [offerings, needs] = [of('offerings'), of('needs')]
  return { offerings, needs, pulse: `${offerings} ${needs} ${rows[0]?.mark ?? ''}` }
}
