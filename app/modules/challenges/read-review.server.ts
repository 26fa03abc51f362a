import { readNeeds } from '~/modules/needs/index.server'
import type { Db } from '~db/client.server'
import type { Entry } from './challenge'
import { readEntries, readEntry, readMerged, readRoot } from './entries.repo.server'
import { type Demand, readDemandOf } from './read-demand.server'

export type Rating = {
  personId: number
  name: string
  urgency: number
  difficulty: number
  rationale: string
  at: Date
  /** the entry it was given to, where that is merged now */
  entry: number
}

export type Candidate = { entry: Entry /** codes of tracks and scenarios that both have */; shared: number }

/** An entry as reviewers read it: everything, whoever else may see it. */
export type ReviewedEntry = {
  entry: Entry
  /** the one that stands in its place; its own id where it was not merged */
  root: number
  demand: Demand
  merged: { id: number; into: number; needId: number | null }[]
  ratings: Rating[]
  /** what it may be merged with, the most alike first */
  candidates: Candidate[]
}

/** How many entries a reviewer can choose from: the most alike. */
const MOST = 100

/** @throws DomainError `not_found` (404) */
export async function readReviewedEntry(db: Db, id: number): Promise<ReviewedEntry> {
  const entry = await readEntry(db, id)
  const [root, demand, merged, others] = await Promise.all([
    readRoot(db, id),
    readDemandOf(db, 'staff', entry),
    readMerged(db, id),
    readEntries(db, {
      stages: ['collected', 'rated', 'published'],
      order: 'unrated_first',
      limit: 1_000,
    }),
  ])
  return {
    entry,
    root,
    demand,
    merged,
    ratings: await readRatings(db, [id, ...merged.map((each) => each.id)]),
    candidates: await alike(db, { entry, demand }, others.entries),
  }
}

async function readRatings(db: Db, ids: readonly number[]): Promise<Rating[]> {
  const rows = await db
    .selectFrom('challenge_ratings as r')
    .innerJoin('people as p', 'p.id', 'r.person_id')
    .select([
      'r.challenge_id',
      'r.person_id',
      'p.name',
      'r.urgency',
      'r.difficulty',
      'r.rationale',
      'r.rated_at',
    ])
    .where('r.challenge_id', 'in', [...ids])
    .orderBy('r.rated_at', 'desc')
    .execute()
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    urgency: row.urgency,
    difficulty: row.difficulty,
    rationale: row.rationale,
    at: row.rated_at,
    entry: row.challenge_id,
  }))
}

async function alike(
  db: Db,
  of: { entry: Entry; demand: Demand },
  others: readonly Entry[],
): Promise<Candidate[]> {
  const rest = others.filter(({ id }) => id !== of.entry.id)
  const needs = await readNeeds(
    db,
    'staff',
    rest.flatMap(({ needIds }) => needIds),
  )
  const codesOf = new Map(needs.map(({ id, tracks, scenarios }) => [id, [...tracks, ...scenarios]]))
  const own = new Set(of.demand.needs.flatMap(({ tracks, scenarios }) => [...tracks, ...scenarios]))
  return rest
    .map((entry) => {
      const codes = new Set(entry.needIds.flatMap((id) => codesOf.get(id) ?? []))
      return { entry, shared: [...codes].filter((code) => own.has(code)).length }
    })
    .sort((a, b) => b.shared - a.shared || a.entry.id - b.entry.id)
    .slice(0, MOST)
}
