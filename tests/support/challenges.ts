import type { Db } from '~db/client.server'
import { makeOrganisation, makePerson } from './people'

/** A need of a team that nothing meets: on the research-demand list. */
export async function makeUnmetNeed(
  db: Db,
  options: {
    organisationId?: number
    title?: string
    visibility?: 'public' | 'verified' | 'invited'
    state?: 'open' | 'no_acceptable_match'
  } = {},
): Promise<number> {
  const organisationId = options.organisationId ?? (await makeOrganisation(db, { kind: 'rescue_team' }))
  const state = options.state ?? 'no_acceptable_match'
  const { id } = await db
    .insertInto('needs')
    .values({
      organisation_id: organisationId,
      state,
      title_zh: options.title ?? '水下三米破拆机器人',
      visibility: options.visibility ?? 'public',
      published_at: new Date(),
      open_until: '2027-12-31',
      ...(state === 'no_acceptable_match' && {
        closed_how: 'no_acceptable_match',
        closing_reasons: ['performance'],
        closed_at: new Date(),
      }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('need_tracks').values({ need_id: id, track_code: 'T05.02', position: 0 }).execute()
  return id
}

/** The entry that a need made. */
export const entryOf = async (db: Db, needId: number): Promise<number> =>
  (await db.selectFrom('challenges').select('id').where('need_id', '=', needId).executeTakeFirstOrThrow()).id

/** A published challenge, rated by a reviewer, as it stands in the database; the id is the challenge's. */
export async function makeChallenge(
  db: Db,
  options: {
    needId?: number
    title?: string
    answersUntil?: string
    urgency?: number
    difficulty?: number
  } = {},
): Promise<number> {
  const id = await entryOf(db, options.needId ?? (await makeUnmetNeed(db)))
  const reviewer = await makePerson(db, { platformRole: 'reviewer' })
  await db
    .insertInto('challenge_ratings')
    .values({
      challenge_id: id,
      person_id: reviewer.id,
      urgency: options.urgency ?? 4,
      difficulty: options.difficulty ?? 3,
      rationale: '汛期前要用',
      rated_at: new Date(),
    })
    .execute()
  await db
    .updateTable('challenges')
    .set({
      state: 'published',
      title_zh: options.title ?? '水下破拆',
      text_zh: '在三米深的浑水里破拆混凝土。',
      track_codes: ['T05.02'],
      answers_until: options.answersUntil ?? '2027-12-31',
      published_at: new Date(),
    })
    .where('id', '=', id)
    .execute()
  return id
}

/** A proposal that an organisation submitted, on a challenge of its own. */
export async function makeProposal(
  db: Db,
  organisationId: number,
  { challengeId, title = '水下液压剪' }: { challengeId?: number; title?: string } = {},
): Promise<number> {
  const now = new Date()
  const { id } = await db
    .insertInto('challenge_proposals')
    .values({
      challenge_id: challengeId ?? (await makeChallenge(db)),
      organisation_id: organisationId,
      ...{ state: 'submitted', title, approach: '无人潜器搭载液压剪。', maturity: 'prototype' },
      ...{ duration_months: 12, submitted_at: now, created_at: now, updated_at: now },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
