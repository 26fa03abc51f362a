import { beforeAll, describe, expect, it } from 'vitest'
import {
  actOnOrganisation,
  decideReview,
  decideReviews,
  QueueQuery,
  readReview,
  readReviewQueue,
  suspendOrganisation,
} from '~/modules/accounts/index.server'
import type { OrganisationSnapshot } from '~/modules/accounts/organisations/organisation-snapshot'
import { factsOf, readOrganisation } from '~/modules/accounts/organisations/organisations.repo.server'
import type { OrganisationState, Person } from '~/modules/accounts/viewer'
import { useDatabase } from '../support/database'
import { mailReviews } from '../support/notices'
import { addMember, makeOrganisation, makePerson, viewerOf } from '../support/people'
import { testServices } from '../support/services'

const database = useDatabase('sample world')
const services = () => testServices(database)
const db = () => database.db
const site = { origin: 'https://muster.example' }

let reviewer: Person
let second: Person
let administrator: Person
beforeAll(async () => {
  reviewer = await viewerOf(db(), await makePerson(db(), { platformRole: 'reviewer' }))
  second = await viewerOf(db(), await makePerson(db(), { platformRole: 'reviewer' }))
  administrator = await viewerOf(db(), await makePerson(db(), { platformRole: 'administrator' }))
})

/** An organisation with an owner, waiting for review with `changes` to what it says of itself. */
async function waiting(
  changes: Partial<OrganisationSnapshot> = {},
  { state = 'in_review', id }: { state?: OrganisationState; id?: number } = {},
) {
  const owner = await makePerson(db(), { language: 'en' })
  const organisationId = id ?? (await makeOrganisation(db(), { state }))
  await addMember(db(), organisationId, owner, 'owner')
  const stored = await readOrganisation(db(), organisationId)
  if (!stored) throw new Error('it was made above')
  const snapshot = { ...factsOf(stored), documents: [], ...changes }
  const previous = state === 'verified' ? { ...factsOf(stored), documents: [] } : null
  const { id: reviewId } = await db()
    .insertInto('organisation_reviews')
    .values({
      organisation_id: organisationId,
      snapshot: JSON.stringify(snapshot),
      previous: previous && JSON.stringify(previous),
      submitted_by: owner.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { organisationId, reviewId, version: stored.version, owner }
}
type Waiting = Awaited<ReturnType<typeof waiting>>

const decide = (
  viewer: Person,
  { organisationId, reviewId, version }: Omit<Waiting, 'owner'>,
  decision: 'verify' | 'return',
  reason = '核对无误',
) => decideReview(services(), viewer, { organisationId, reviewId, version, decision, reason }, site)
const stateOf = async (id: number) => (await readOrganisation(db(), id))?.state
const reviewOf = (id: number) =>
  db().selectFrom('organisation_reviews').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const mailsTo = async (email: string) => {
  await mailReviews(database, services())
  return db().selectFrom('mails').selectAll().where('to_address', '=', email).execute()
}
const entriesOf = (id: number) =>
  db()
    .selectFrom('audit_log')
    .select(['action', 'actor_id', 'detail'])
    .where('object_kind', '=', 'organisation')
    .where('object_id', '=', String(id))
    .orderBy('id')
    .execute()
const marked = async (index: 'offerings' | 'needs', id: number) =>
  (
    await db()
      .selectFrom('index_marks')
      .select('number')
      .where('index_name', '=', index)
      .where('entity_id', '=', id)
      .executeTakeFirst()
  )?.number ?? 0

describe('a decision', () => {
  it('to verify makes what was submitted what everybody reads, and says so to the owner', async () => {
    const row = await waiting({ nameZh: '新名称', region: '110000', introZh: '新的简介' })
    await decide(reviewer, row, 'verify')
    expect(await readOrganisation(db(), row.organisationId)).toMatchObject({
      state: 'verified',
      nameZh: '新名称',
      region: '110000',
      introZh: '新的简介',
      returnReason: null,
      version: row.version + 1,
    })
    expect(await reviewOf(row.reviewId)).toMatchObject({ state: 'verified', decided_by: reviewer.id })
    const mails = await mailsTo(row.owner.email)
    expect(mails).toMatchObject([{ kind: 'organisation_verified' }])
    expect(mails[0]?.body_text).toContain('核对无误')
    expect(mails[0]?.body_text).toContain(`https://muster.example/en/organisations/${row.organisationId}`)
    expect(await entriesOf(row.organisationId)).toMatchObject([
      { action: 'organisation.verified', actor_id: reviewer.id, detail: { review: row.reviewId } },
    ])
  })

  it('to return keeps the facts and gives the reason, without which it is refused', async () => {
    const row = await waiting({ nameZh: '不该生效' })
    await expect(decide(reviewer, row, 'return', '')).rejects.toMatchObject({ code: 'reason_missing' })
    expect((await reviewOf(row.reviewId)).state).toBe('waiting')
    await decide(reviewer, row, 'return', '执照看不清')
    const after = await readOrganisation(db(), row.organisationId)
    expect(after).toMatchObject({ state: 'returned', returnReason: '执照看不清' })
    expect(after?.nameZh).not.toBe('不该生效')
    expect((await mailsTo(row.owner.email))[0]?.body_text).toContain('执照看不清')
  })

  it('on a change of a verified one marks all it published for the index; returned, it stays verified', async () => {
    const offering = await db()
      .selectFrom('public_offerings')
      .select(['id', 'organisation_id'])
      .where('organisation_external_id', '=', 'E07')
      .executeTakeFirstOrThrow()
    const id = offering.organisation_id as number
    const before = await marked('offerings', offering.id as number)
    const returned = await waiting({ nameZh: '改名' }, { state: 'verified', id })
    await decide(reviewer, returned, 'return', '没有依据')
    expect(await stateOf(id)).toBe('verified')
    expect(await marked('offerings', offering.id as number)).toBe(before)
    const again = await waiting({ nameZh: '改名' }, { state: 'verified', id })
    await decide(reviewer, again, 'verify')
    expect(await marked('offerings', offering.id as number)).toBeGreaterThan(before)
    const shown = await db()
      .selectFrom('public_offerings')
      .select('organisation_zh')
      .where('id', '=', offering.id)
      .executeTakeFirstOrThrow()
    expect(shown.organisation_zh).toBe('改名')
  })

  it('is refused on a page that is out of date, and on a review of another organisation', async () => {
    const row = await waiting()
    const other = await waiting()
    for (const stale of [
      { ...row, version: row.version + 1 },
      { ...row, reviewId: other.reviewId },
      { ...row, reviewId: 999_999 },
    ])
      await expect(decide(reviewer, stale, 'verify')).rejects.toMatchObject({ code: 'review_changed' })
    expect(await stateOf(row.organisationId)).toBe('in_review')
    expect(await entriesOf(row.organisationId)).toEqual([])
    expect(await mailsTo(row.owner.email)).toEqual([])
  })

  it('is never made by somebody who belongs to the organisation, nor by who is no reviewer any more', async () => {
    const row = await waiting()
    await addMember(db(), row.organisationId, second, 'viewer')
    for (const decision of ['verify', 'return'] as const)
      await expect(decide(second, row, decision)).rejects.toMatchObject({
        code: 'own_organisation',
        status: 403,
      })
    const suspension = { organisationId: row.organisationId, reason: 'x' }
    await expect(suspendOrganisation(services(), second, suspension, site)).rejects.toMatchObject({
      code: 'own_organisation',
    })
    const former = await viewerOf(db(), await makePerson(db(), { platformRole: 'reviewer' }))
    await db().updateTable('people').set({ platform_role: null }).where('id', '=', former.id).execute()
    await expect(decide(former, row, 'verify')).rejects.toMatchObject({ status: 404 })
    expect(await stateOf(row.organisationId)).toBe('in_review')
    expect(await entriesOf(row.organisationId)).toEqual([])
  })

  it('is exactly one when two reviewers decide at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const row = await waiting()
      const outcomes = await Promise.allSettled([
        decide(reviewer, row, 'verify'),
        decide(second, row, 'return'),
      ])
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(await mailsTo(row.owner.email)).toHaveLength(1)
      expect(await entriesOf(row.organisationId)).toHaveLength(1)
      expect(await stateOf(row.organisationId)).toBe(
        outcomes[0]?.status === 'fulfilled' ? 'verified' : 'returned',
      )
    }
  })

  it('would be two without the lock: both read the review as waiting', async () => {
    const row = await waiting()
    let arrived = 0
    let open = () => {}
    const both = new Promise<void>((resolve) => {
      open = resolve
    })
    const unlocked = (to: 'verified' | 'returned') =>
      db()
        .transaction()
        .execute(async (tx) => {
          const seen = await tx
            .selectFrom('organisation_reviews')
            .select('state')
            .where('id', '=', row.reviewId)
            .executeTakeFirstOrThrow()
          arrived += 1
          if (arrived === 2) open()
          await both
          if (seen.state !== 'waiting') throw new Error('decided already')
          await tx
            .updateTable('organisation_reviews')
            .set({ state: to })
            .where('id', '=', row.reviewId)
            .execute()
        })
    const outcomes = await Promise.allSettled([unlocked('verified'), unlocked('returned')])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
  })
})

describe('several decisions at once', () => {
  it('are each made by itself: what changed meanwhile, or is one’s own, is left alone and reported', async () => {
    const [good, changed, own, fine] = [await waiting(), await waiting(), await waiting(), await waiting()]
    await decide(second, changed, 'return', '先处理了')
    await addMember(db(), own.organisationId, reviewer, 'editor')
    const rows = [good, changed, own, fine]
    const result = await decideReviews(
      services(),
      reviewer,
      { rows, decision: 'verify', reason: '批量核验' },
      site,
    )
    expect(result).toEqual({
      decided: [good.organisationId, fine.organisationId],
      left: [changed.organisationId, own.organisationId],
    })
    expect(await Promise.all(rows.map((row) => stateOf(row.organisationId)))).toEqual([
      'verified',
      'returned',
      'in_review',
      'verified',
    ])
    expect(await mailsTo(own.owner.email)).toEqual([])
  })
})

describe('the queue', () => {
  it('holds what waits, the oldest first, by kind and region, without what is suspended', async () => {
    const one = await waiting({ kind: 'rescue_team', region: '540000' })
    const two = await waiting({ kind: 'rescue_team', region: '540000' })
    const gone = await waiting({ kind: 'rescue_team', region: '540000' })
    await suspendOrganisation(
      services(),
      reviewer,
      { organisationId: gone.organisationId, reason: '投诉属实' },
      site,
    )
    const query = QueueQuery.parse({ kind: 'rescue_team', region: '540000' })
    const queue = await readReviewQueue(services(), reviewer, query)
    expect(queue.rows.map(({ reviewId }) => reviewId)).toEqual([one.reviewId, two.reviewId])
    expect(queue.regions).toContainEqual(expect.objectContaining({ value: '540000', n: 2 }))
    const rest = await readReviewQueue(services(), reviewer, { ...query, after: one.reviewId })
    expect(rest.rows.map(({ reviewId }) => reviewId)).toEqual([two.reviewId])
    await decide(reviewer, one, 'verify')
    const { history, waitingId } = await readReview(services(), reviewer, one.organisationId)
    expect(waitingId).toBeNull()
    expect(history).toMatchObject([{ state: 'verified', decidedBy: reviewer.name }])
  })
})

describe('a suspended organisation', () => {
  it('has nothing in public until an administrator restores it to the state it was in', async () => {
    const { id } = await db()
      .selectFrom('organisations')
      .select('id')
      .where('external_id', '=', 'E01')
      .executeTakeFirstOrThrow()
    const shown = async () =>
      (await db().selectFrom('public_offerings').select('id').where('organisation_id', '=', id).execute())
        .length
    const before = await shown()
    expect(before).toBeGreaterThan(0)
    const act = (act: 'suspend' | 'restore' | 'make_association', viewer = administrator) =>
      actOnOrganisation(services(), viewer, { organisationId: id, act, reason: '核查' }, site)
    await act('suspend')
    expect([await shown(), await stateOf(id)]).toEqual([0, 'suspended'])
    await expect(act('suspend')).rejects.toMatchObject({ code: 'organisation_state' })
    await expect(act('restore', reviewer)).rejects.toMatchObject({ status: 404 })
    await act('restore')
    expect([await shown(), await stateOf(id)]).toEqual([before, 'verified'])
    await act('make_association')
    expect((await readOrganisation(db(), id))?.kind).toBe('association')
    expect((await entriesOf(id)).map(({ action }) => action)).toEqual([
      'organisation.suspended',
      'organisation.restored',
      'organisation.made_association',
    ])
  })
})
