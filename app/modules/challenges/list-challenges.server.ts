import type { NeedScope } from '~/modules/needs'
import { type Vocabulary, withDescendants } from '~/modules/vocabulary'
import type { Db } from '~db/client.server'
import type { ChallengeStage, Entry } from './challenge'
import { readEntries } from './entries.repo.server'
import type { PublicQuery } from './public-query'
import { type Demand, readDemand } from './read-demand.server'

const SIZE = 20
/** What the picture holds: more would not be seen on it. */
const ON_GRID = 500

export type ChallengeList = {
  entries: Entry[]
  total: number
  pages: number
  demand: Map<number, Demand>
  /** everything that the filters leave, whatever cell and page are asked for */
  lying: Entry[]
}

/** A page of the public list, and what of it lies where; a filter takes in everything below its code. */
export async function listChallenges(
  db: Db,
  { scope, query, vocabulary }: { scope: NeedScope; query: PublicQuery; vocabulary: Vocabulary },
): Promise<ChallengeList> {
  const { scenario, track, stage, sort, urgency, difficulty, page } = query
  const narrowed = {
    stages: (stage ? [stage] : ['published', 'closed']) as ChallengeStage[],
    ...(scenario && { scenarios: withDescendants(vocabulary.scenarios, scenario) }),
    ...(track && { tracks: withDescendants(vocabulary.tracks, track) }),
  }
  const [list, lying] = await Promise.all([
    readEntries(db, {
      ...narrowed,
      urgency,
      difficulty,
      order: sort,
      limit: SIZE,
      offset: (page - 1) * SIZE,
    }),
    readEntries(db, { ...narrowed, order: 'urgency', limit: ON_GRID }),
  ])
  return {
    ...list,
    pages: Math.max(1, Math.ceil(list.total / SIZE)),
    demand: await readDemand(db, scope, list.entries),
    lying: lying.entries,
  }
}
