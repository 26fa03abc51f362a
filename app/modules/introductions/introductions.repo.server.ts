import { type Expression, type SqlBool, sql } from 'kysely'
import { isPerson, type Viewer } from '~/modules/accounts'
import { notFoundError } from '~/platform/errors'
import type { Db, Tx } from '~db/client.server'
import { likePattern } from '~db/like-pattern'
import { sideOf } from './asking-policy'
import {
  type DeclineReason,
  type Introduction,
  type IntroductionState,
  type Side,
  stateAt,
} from './introduction'

/** Introductions with the names of what they are about. */
const rowsOf = (db: Db | Tx) =>
  db
    .selectFrom('introductions as i')
    .innerJoin('offerings as o', 'o.id', 'i.offering_id')
    .innerJoin('needs as n', 'n.id', 'i.need_id')
    .innerJoin('organisations as e', 'e.id', 'i.enterprise_id')
    .innerJoin('organisations as t', 't.id', 'i.team_id')
    .selectAll('i')
    .select([
      'o.name_zh as offering_zh',
      'o.name_en as offering_en',
      'n.title_zh as need_zh',
      'n.title_en as need_en',
      'e.name_zh as enterprise_zh',
      'e.name_en as enterprise_en',
      't.name_zh as team_zh',
      't.name_en as team_en',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>

function toIntroduction(row: Row, now: Date): Introduction {
  const state = row.state as IntroductionState
  return {
    id: row.id,
    state: stateAt({ state, lapsesAt: row.lapses_at }, now),
    askedBy: row.asked_by as Side,
    reason: row.reason,
    askedAt: row.asked_at,
    lapsesAt: row.lapses_at,
    answeredAt: row.answered_at,
    declineReason: row.decline_reason as DeclineReason | null,
    answerText: row.answer_text,
    endedAt: row.ended_at,
    updatedAt: row.updated_at,
    offering: { id: row.offering_id, nameZh: row.offering_zh, nameEn: row.offering_en },
    need: { id: row.need_id, titleZh: row.need_zh, titleEn: row.need_en },
    enterprise: { id: row.enterprise_id, nameZh: row.enterprise_zh, nameEn: row.enterprise_en },
    team: { id: row.team_id, nameZh: row.team_zh, nameEn: row.team_en },
  }
}

/** An introduction with the side that the viewer is on. */
export type OwnIntroduction = { introduction: Introduction; side: Side; organisationId: number }

/**
 * An introduction as one of its sides reads it.
 * @throws DomainError `not_found` (404) to whoever is a member of neither
 */
export async function readIntroduction(
  db: Db | Tx,
  viewer: Viewer,
  id: number,
  now: Date,
): Promise<OwnIntroduction> {
  const row = await rowsOf(db).where('i.id', '=', id).executeTakeFirst()
  const own =
    row && isPerson(viewer) ? sideOf(viewer, { enterpriseId: row.enterprise_id, teamId: row.team_id }) : null
  if (!row || !own) throw notFoundError('introduction', id)
  return { introduction: toIntroduction(row, now), ...own }
}

/**
 * Locks an introduction to the end of the transaction and reads it anew. A need that is locked as well is locked
 * before.
 * @throws DomainError `not_found` (404)
 */
export async function lockIntroduction(tx: Tx, id: number, now: Date): Promise<Introduction> {
  const locked = await tx.selectFrom('introductions').select('id').where('id', '=', id).forUpdate().execute()
  if (locked.length === 0) throw notFoundError('introduction', id)
  return toIntroduction(await rowsOf(tx).where('i.id', '=', id).executeTakeFirstOrThrow(), now)
}

/** Every introduction of a need; the caller has seen that the need is the viewer's. */
export async function readIntroductionsOfNeed(db: Db, needId: number, now: Date): Promise<Introduction[]> {
  const rows = await rowsOf(db).where('i.need_id', '=', needId).orderBy('i.id').execute()
  return rows.map((row) => toIntroduction(row, now))
}

/** The open introduction of a pair, if there is one: asked and not lapsed by `now`, or accepted. */
export async function findOpen(
  db: Db | Tx,
  { offeringId, needId }: { offeringId: number; needId: number },
  now: Date,
): Promise<{ id: number; askedBy: Side; state: 'asked' | 'accepted' } | null> {
  const row = await db
    .selectFrom('introductions')
    .select(['id', 'asked_by', 'state'])
    .where('offering_id', '=', offeringId)
    .where('need_id', '=', needId)
    .where((eb) =>
      eb.or([eb('state', '=', 'accepted'), eb.and([eb('state', '=', 'asked'), eb('lapses_at', '>', now)])]),
    )
    .executeTakeFirst()
  return row ? { id: row.id, askedBy: row.asked_by as Side, state: row.state as 'asked' | 'accepted' } : null
}

/** What a list of an organisation's introductions is narrowed to. */
export const introductionFilters = ['ours', 'theirs', 'trial', 'quote', 'accepted', 'over'] as const
export type IntroductionFilter = (typeof introductionFilters)[number]

/**
 * Which filter a row falls under, as an organisation sees it: `ours` waits for its own answer, `trial` for its word on a
 * trial that the other side proposes, or that it has held and not recorded, `quote` for its quote or its answer to one.
 */
const filterOf = (organisationId: number, now: Date) => sql<IntroductionFilter>`
  case
    when i.state = 'accepted' and exists (
      select from introduction_trials r where r.introduction_id = i.id and (
        (r.state = 'proposed' and (r.proposed_by = 'team') <> (i.team_id = ${organisationId}))
        or (r.state = 'agreed' and i.team_id = ${organisationId}
          and r.ends_on < (${now}::timestamptz at time zone 'Asia/Shanghai')::date)
      )) then 'trial'
    when i.state = 'accepted' and exists (
      select from quotes q where q.introduction_id = i.id and (
        (q.state = 'requested' and i.enterprise_id = ${organisationId})
        or (q.state in ('offered', 'amending') and i.team_id = ${organisationId})
      )) then 'quote'
    when i.state = 'accepted' then 'accepted'
    when i.state <> 'asked' or i.lapses_at <= ${now} then 'over'
    when (i.asked_by = 'team') = (i.team_id = ${organisationId}) then 'theirs'
    else 'ours'
  end`

const ofOrganisation = (organisationId: number) =>
  sql<SqlBool>`(i.enterprise_id = ${organisationId} or i.team_id = ${organisationId})` as Expression<SqlBool>

export type IntroductionLine = Introduction & { filter: IntroductionFilter; side: Side }

/** A page of an organisation's introductions, newest change first; `after` is the last id of the page before. */
export async function listIntroductions(
  db: Db,
  organisationId: number,
  {
    filter,
    only,
    q,
    after,
    limit,
    now,
  }: {
    filter?: IntroductionFilter
    /** these alone, by their ids */
    only?: readonly number[]
    q?: string
    after?: number
    limit: number
    now: Date
  },
): Promise<{ rows: IntroductionLine[]; next: number | null }> {
  const falls = filterOf(organisationId, now)
  let query = rowsOf(db)
    .select(falls.as('filter'))
    .where(ofOrganisation(organisationId))
    .orderBy('i.updated_at', 'desc')
    .orderBy('i.id', 'desc')
    .limit(limit + 1)
  if (filter) query = query.where(sql<SqlBool>`${falls} = ${filter}`)
  if (only) query = query.where('i.id', 'in', [0, ...only])
  if (q) {
    const like = likePattern(q)
    query = query.where(
      sql<SqlBool>`concat_ws(' ', o.name_zh, o.name_en, n.title_zh, n.title_en, e.name_zh, e.name_en, t.name_zh, t.name_en) ilike ${like}`,
    )
  }
  if (after)
    query = query.where(
      sql<SqlBool>`(i.updated_at, i.id) < (select updated_at, id from introductions where id = ${after})`,
    )
  const rows = await query.execute()
  const shown = rows.slice(0, limit).map((row) => ({
    ...toIntroduction(row, now),
    filter: row.filter,
    side: row.team_id === organisationId ? ('team' as const) : ('enterprise' as const),
  }))
  return { rows: shown, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null }
}

/** How many introductions of an organisation fall under each filter. */
export async function countIntroductions(
  db: Db,
  organisationId: number,
  now: Date,
): Promise<Partial<Record<IntroductionFilter, number>>> {
  const { rows } = await sql<{ filter: IntroductionFilter; n: number }>`
    select ${filterOf(organisationId, now)} as filter, count(*)::int as n from introductions i
    where ${ofOrganisation(organisationId)} group by 1
  `.execute(db)
  return Object.fromEntries(rows.map(({ filter, n }) => [filter, n]))
}
