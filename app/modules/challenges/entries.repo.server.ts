import { type RawBuilder, sql } from 'kysely'
import { notFoundError } from '~/platform/errors'
import type { Db, Tx } from '~db/client.server'
import type { ChallengeEnd, ChallengeStage, Entry } from './challenge'

type Row = {
  id: number
  stage: ChallengeStage
  merged_into: number | null
  title_zh: string
  title_en: string
  text_zh: string
  text_en: string
  need_title_zh: string
  need_title_en: string
  scenario_codes: string[]
  track_codes: string[]
  answers_until: string | null
  version: number
  need_ids: number[]
  urgency: number | null
  difficulty: number | null
  ratings: number
  proposals: number
  created_at: Date
  updated_at: Date
  published_at: Date | null
  closed_at: Date | null
  closed_how: ChallengeEnd | null
  closing_text: string
}

/**
 * The entries that `those` names (of `challenges c`), each with what was merged into it, as the table `entries`. A
 * reviewer who rated several that are now one counts once. An entry that is not published stands on the list as long
 * as a need behind it is without an acceptable match.
 */
const entries = (those: RawBuilder<boolean>) => sql`
  with recursive tree (id, root) as (
    select c.id, c.id from challenges c where ${those}
    union all
    select c.id, t.root from challenges c join tree t on c.merged_into = t.id
  ), behind as (
    select t.root, array_agg(n.id order by t.id) as need_ids,
      bool_or(n.state = 'no_acceptable_match') as wanted
    from tree t join challenges c on c.id = t.id join needs n on n.id = c.need_id
    group by t.root
  ), latest as (
    select distinct on (t.root, r.person_id) t.root, r.urgency, r.difficulty
    from tree t join challenge_ratings r on r.challenge_id = t.id
    order by t.root, r.person_id, r.rated_at desc, t.id
  ), rated as (
    select root, count(*)::int as ratings, avg(urgency)::float8 as urgency,
      avg(difficulty)::float8 as difficulty
    from latest group by root
  ), answered as (
    select t.root, count(*)::int as proposals
    from tree t join challenge_proposals p on p.challenge_id = t.id
      join organisations g on g.id = p.organisation_id
    where p.state in ('submitted', 'shortlisted', 'declined') and g.state <> 'suspended'
    group by t.root
  ), entries as (
    select c.id, c.merged_into, c.title_zh, c.title_en, c.text_zh, c.text_en,
      coalesce(n.title_zh, '') as need_title_zh, coalesce(n.title_en, '') as need_title_en,
      c.scenario_codes, c.track_codes, c.answers_until, c.version,
      c.created_at, c.updated_at, c.published_at, c.closed_at, c.closed_how, c.closing_text,
      coalesce(b.need_ids, '{}') as need_ids,
      coalesce(r.ratings, 0) as ratings, r.urgency, r.difficulty,
      coalesce(a.proposals, 0) as proposals,
      case
        when c.merged_into is not null then 'merged'
        when c.state <> 'listed' then c.state
        when not coalesce(b.wanted, false) then 'taken_out'
        when r.ratings > 0 then 'rated'
        else 'collected'
      end as stage
    from challenges c
    left join needs n on n.id = c.need_id
    left join behind b on b.root = c.id
    left join rated r on r.root = c.id
    left join answered a on a.root = c.id
    where ${those}
  )`

const toEntry = (row: Row): Entry => ({
  id: row.id,
  stage: row.stage,
  mergedInto: row.merged_into,
  titleZh: row.title_zh,
  titleEn: row.title_en,
  textZh: row.text_zh,
  textEn: row.text_en,
  needTitleZh: row.need_title_zh,
  needTitleEn: row.need_title_en,
  scenarios: row.scenario_codes,
  tracks: row.track_codes,
  answersUntil: row.answers_until,
  version: row.version,
  needIds: row.need_ids.map(Number),
  position:
    row.urgency === null || row.difficulty === null
      ? null
      : { urgency: row.urgency, difficulty: row.difficulty },
  ratings: row.ratings,
  proposals: row.proposals,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  publishedAt: row.published_at,
  closing:
    row.closed_how && row.closed_at
      ? { how: row.closed_how, text: row.closing_text, at: row.closed_at }
      : null,
})

/** What a list of entries is narrowed to, and how it is ordered. */
export type EntryQuery = {
  stages: readonly ChallengeStage[]
  /** codes with everything below them */
  scenarios?: readonly string[]
  tracks?: readonly string[]
  /** one cell of the grid */
  urgency?: number | undefined
  difficulty?: number | undefined
  order: 'unrated_first' | 'urgency' | 'newest' | 'deadline'
  limit: number
  offset?: number
}

const orders = {
  unrated_first: sql`(ratings > 0), case when ratings = 0 then created_at end, urgency desc, difficulty desc, id`,
  urgency: sql`(stage = 'closed'), urgency desc nulls last, difficulty desc nulls last, published_at desc, id`,
  newest: sql`published_at desc nulls last, id desc`,
  deadline: sql`(stage = 'closed'), answers_until, urgency desc nulls last, id`,
}

/** A page of a list of entries, with how many there are in all; those merged are only there where asked for. */
export async function readEntries(db: Db, query: EntryQuery): Promise<{ entries: Entry[]; total: number }> {
  const { stages, scenarios, tracks, urgency, difficulty, order, limit, offset = 0 } = query
  const merged = stages.includes('merged')
  const listed = stages.some((stage) => stage !== 'published' && stage !== 'closed')
  const those = merged
    ? sql<boolean>`true`
    : listed
      ? sql<boolean>`c.merged_into is null`
      : sql<boolean>`c.merged_into is null and c.state <> 'listed'`
  const { rows } = await sql<Row & { total: number }>`
    ${entries(those)}
    select *, count(*) over () as total from entries
    where stage = any(${[...stages]}::text[])
      ${scenarios ? sql`and scenario_codes && ${[...scenarios]}::text[]` : sql``}
      ${tracks ? sql`and track_codes && ${[...tracks]}::text[]` : sql``}
      ${urgency ? sql`and floor(urgency + 0.5) = ${urgency}` : sql``}
      ${difficulty ? sql`and floor(difficulty + 0.5) = ${difficulty}` : sql``}
    order by ${orders[order]}
    limit ${limit} offset ${offset}
  `.execute(db)
  return { entries: rows.map(toEntry), total: Number(rows[0]?.total ?? 0) }
}

/** How many entries stand at each stage. */
export async function countStages(db: Db): Promise<Partial<Record<ChallengeStage, number>>> {
  const { rows } = await sql<{ stage: ChallengeStage; n: number }>`
    ${entries(sql<boolean>`true`)} select stage, count(*)::int as n from entries group by stage
  `.execute(db)
  return Object.fromEntries(rows.map(({ stage, n }) => [stage, n]))
}

/** One entry with everything merged into it. @throws DomainError `not_found` (404) */
export async function readEntry(db: Db | Tx, id: number): Promise<Entry> {
  const { rows } = await sql<Row>`
    ${entries(sql<boolean>`c.id = ${id}`)} select * from entries
  `.execute(db)
  if (rows[0] === undefined) throw notFoundError('challenge', id)
  return toEntry(rows[0])
}

/** The entry that stands in the place of this one, after every merge; its own id where it was not merged. */
export async function readRoot(db: Db | Tx, id: number): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    with recursive up (id, merged_into) as (
      select id, merged_into from challenges where id = ${id}
      union all
      select c.id, c.merged_into from challenges c join up on c.id = up.merged_into
    ) select id from up where merged_into is null
  `.execute(db)
  if (rows[0] === undefined) throw notFoundError('challenge', id)
  return Number(rows[0].id)
}

/**
 * Locks entries to the end of the transaction, sorted, and reads them anew.
 * @throws DomainError `not_found` (404)
 */
export async function lockEntries(tx: Tx, ids: readonly number[]): Promise<Map<number, Entry>> {
  await tx
    .selectFrom('challenges')
    .select('id')
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute()
  const found = new Map<number, Entry>()
  for (const id of ids) found.set(id, await readEntry(tx, id))
  return found
}

/** Locks one entry. @throws DomainError `not_found` (404) */
export async function lockEntry(tx: Tx, id: number): Promise<Entry> {
  const [entry] = (await lockEntries(tx, [id])).values()
  if (entry === undefined) throw notFoundError('challenge', id)
  return entry
}

/** Everything merged into an entry, directly or by way of others, oldest first, with the need of each. */
export async function readMerged(
  db: Db,
  id: number,
): Promise<{ id: number; into: number; needId: number | null }[]> {
  const { rows } = await sql<{ id: number; merged_into: number; need_id: number | null }>`
    with recursive tree (id, merged_into, need_id) as (
      select id, merged_into, need_id from challenges where merged_into = ${id}
      union all
      select c.id, c.merged_into, c.need_id from challenges c join tree t on c.merged_into = t.id
    ) select * from tree order by id
  `.execute(db)
  return rows.map((row) => ({
    id: Number(row.id),
    into: Number(row.merged_into),
    needId: row.need_id === null ? null : Number(row.need_id),
  }))
}
