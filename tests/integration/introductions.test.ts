import { beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '~/modules/accounts'
import { introductionStates, LAPSES_AFTER, type Side, sides } from '~/modules/introductions'
import {
  acceptIntroduction,
  askForIntroduction,
  blockOrganisation,
  changeIntroductionSettings,
  countIntroductions,
  declineIntroduction,
  lapseIntroductions,
  listIntroductions,
  pauseIntroductions,
  showContacts,
  withdrawIntroduction,
} from '~/modules/introductions/index.server'
import {
  introductionEvents,
  introductionTransitions,
  mayIntroduce,
} from '~/modules/introductions/introduction-states'
import { fixedClock } from '~/platform/clock.server'
import { useDatabase } from '../support/database'
import { makePair, type Pair } from '../support/introductions'
import { addMember, makeOrganisation, makePerson, viewerOf } from '../support/people'
import { testDay, testServices } from '../support/services'

const database = useDatabase('sample world')
const way = { origin: 'https://muster.example' }
const DAY = 86_400_000
const services = (days = 0) =>
  testServices(database, null, fixedClock(new Date(testDay.getTime() + days * DAY)))
const fails = (code: string, status: number) => expect.objectContaining({ code, status })

let pair: Pair
const ask = (viewer: Person, days = 0, reason = '汛期前要用') =>
  askForIntroduction(
    services(days),
    viewer,
    { offeringId: pair.offeringId, needId: pair.needId, reason },
    way,
  )
const stored = (id: number) =>
  database.db.selectFrom('introductions').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const audited = async (id: number) =>
  (
    await database.db
      .selectFrom('audit_log')
      .select('action')
      .where('object_kind', '=', 'introduction')
      .where('object_id', '=', String(id))
      .orderBy('id')
      .execute()
  ).map(({ action }) => action)
/** What the members of an organisation were told, each with a mail that is to go out. */
const mailsTo = async (organisationId: number) =>
  (
    await database.db
      .selectFrom('notices')
      .select('event')
      .where('organisation_id', '=', organisationId)
      .where('mail_due_at', 'is not', null)
      .orderBy('id')
      .execute()
  ).map(({ event }) => event)
const needState = async () =>
  (
    await database.db
      .selectFrom('needs')
      .select('state')
      .where('id', '=', pair.needId)
      .executeTakeFirstOrThrow()
  ).state

beforeEach(async () => {
  pair = await makePair(database.db)
})

describe('asking for an introduction', () => {
  it('is open to either side, and one pair has one open introduction however often it is asked', async () => {
    const first = await ask(pair.team)
    expect(await ask(pair.team)).toBe(first)
    // The other side's own request leads to the one that is there, which it can accept.
    expect(await ask(pair.enterprise)).toBe(first)
    expect(await stored(first)).toMatchObject({
      state: 'asked',
      asked_by: 'team',
      enterprise_id: pair.enterpriseId,
      team_id: pair.teamId,
      lapses_at: new Date(testDay.getTime() + LAPSES_AFTER * DAY),
    })
    expect(await audited(first)).toEqual(['introduction.asked'])
    expect(await mailsTo(pair.enterpriseId)).toEqual(['introduction_asked'])
    expect(await mailsTo(pair.teamId)).toEqual([])
  })

  it('by two people of a team and one of the enterprise at the same moment gives one', async () => {
    const second = await makePerson(database.db)
    await addMember(database.db, pair.teamId, second, 'editor')
    const colleague = await viewerOf(database.db, second, { organisationId: pair.teamId })
    const ids = await Promise.all(
      Array.from({ length: 9 }, (_, n) => ask([pair.team, colleague, pair.enterprise][n % 3] as Person)),
    )
    expect(new Set(ids).size).toBe(1)
    const { n } = await database.db
      .selectFrom('introductions')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('need_id', '=', pair.needId)
      .executeTakeFirstOrThrow()
    expect(Number(n)).toBe(1)
  })

  it('is refused by the database where a second open one is written past the rule', async () => {
    const id = await ask(pair.team)
    const { id: _, ...row } = await stored(id)
    await expect(database.db.insertInto('introductions').values(row).execute()).rejects.toMatchObject({
      constraint: 'introductions_open',
    })
  })

  it('is for members who may act, of a verified organisation that is one of the two', async () => {
    const { db } = database
    const outsider = await makePerson(db)
    const elsewhere = await makeOrganisation(db, { kind: 'rescue_team', members: [[outsider, 'owner']] })
    await expect(ask(await viewerOf(db, outsider, { organisationId: elsewhere }))).rejects.toEqual(
      fails('asking_no_side', 403),
    )
    const reader = await makePerson(db)
    await addMember(db, pair.teamId, reader, 'viewer')
    await expect(ask(await viewerOf(db, reader, { organisationId: pair.teamId }))).rejects.toEqual(
      fails('asking_not_allowed', 403),
    )
    await db.updateTable('organisations').set({ state: 'unverified' }).where('id', '=', pair.teamId).execute()
    const owner = await viewerOf(db, { id: pair.team.id }, { organisationId: pair.teamId })
    await expect(ask(owner)).rejects.toEqual(fails('asking_not_verified', 403))
  })

  it('needs an offering that is published and a need that the asker sees and that is wanted', async () => {
    const { db } = database
    await db.updateTable('offerings').set({ state: 'paused' }).where('id', '=', pair.offeringId).execute()
    await expect(ask(pair.team)).rejects.toEqual(fails('not_found', 404))
    await db.updateTable('offerings').set({ state: 'published' }).where('id', '=', pair.offeringId).execute()
    await db.updateTable('needs').set({ state: 'met' }).where('id', '=', pair.needId).execute()
    await expect(ask(pair.enterprise)).rejects.toEqual(fails('not_found', 404))
    await expect(ask(pair.team)).rejects.toEqual(fails('asking_need_closed', 403))
    await db
      .updateTable('needs')
      .set({ state: 'open', visibility: 'invited' })
      .where('id', '=', pair.needId)
      .execute()
    await expect(ask(pair.enterprise)).rejects.toEqual(fails('not_found', 404))
    await db.updateTable('needs').set({ visibility: 'public' }).where('id', '=', pair.needId).execute()
  })

  it('finds no ear where the other side blocks, pauses, is suspended or has nobody; all but the last read alike', async () => {
    const { db } = database
    const refused = fails('takes_no_requests', 409)
    const block = { organisationId: pair.enterpriseId, blockedId: pair.teamId }
    await blockOrganisation(services(), pair.enterprise, block)
    await expect(ask(pair.team)).rejects.toEqual(refused)
    await changeIntroductionSettings(services(), pair.enterprise, {
      organisationId: pair.enterpriseId,
      form: { act: 'unblock', organisation: pair.teamId },
    })
    await expect(
      pauseIntroductions(services(), pair.enterprise, {
        organisationId: pair.enterpriseId,
        until: '2026-11-22',
      }),
    ).rejects.toEqual(fails('day_past', 422))
    await pauseIntroductions(services(), pair.enterprise, {
      organisationId: pair.enterpriseId,
      until: '2026-11-24',
    })
    await expect(ask(pair.team)).rejects.toEqual(refused)
    await expect(ask(pair.team, 1)).rejects.toEqual(refused)
    await db
      .updateTable('memberships')
      .set({ role: 'viewer' })
      .where('organisation_id', '=', pair.enterpriseId)
      .execute()
    await expect(ask(pair.team, 2)).rejects.toEqual(fails('nobody_there', 409))
    await db
      .updateTable('memberships')
      .set({ role: 'owner' })
      .where('organisation_id', '=', pair.enterpriseId)
      .execute()
    // Whoever pauses can still ask.
    expect(await ask(pair.enterprise)).toBeGreaterThan(0)
  })
})

describe('answering', () => {
  it('yes opens the contacts to both and tells the need that it has a match; each look is on record', async () => {
    const { db } = database
    await db
      .insertInto('organisation_contacts')
      .values({
        organisation_id: pair.enterpriseId,
        position: 0,
        name: '周工',
        duty: '销售',
        email: 'zhou@example.com',
        phone: '13800000000',
      })
      .execute()
    const id = await ask(pair.team)
    await expect(showContacts(services(), pair.team, id)).rejects.toEqual(fails('contacts_closed', 403))
    await expect(acceptIntroduction(services(), pair.team, { id, text: '' }, way)).rejects.toEqual(
      fails('other_side', 403),
    )
    await acceptIntroduction(services(), pair.enterprise, { id, text: '欢迎来厂' }, way)
    await acceptIntroduction(services(), pair.enterprise, { id, text: '欢迎来厂' }, way)
    expect(await stored(id)).toMatchObject({ state: 'accepted', answer_text: '欢迎来厂' })
    expect(await needState()).toBe('matched')
    expect(await showContacts(services(), pair.team, id)).toEqual([
      { name: '周工', duty: '销售', email: 'zhou@example.com', phone: '13800000000' },
    ])
    expect(await showContacts(services(), pair.enterprise, id)).toEqual([])
    expect(await audited(id)).toEqual([
      'introduction.asked',
      'introduction.accepted',
      'introduction.contacts_shown',
      'introduction.contacts_shown',
    ])
    expect(await mailsTo(pair.teamId)).toEqual(['introduction_accepted'])
  })

  it('no says why, and the same side does not ask again for a while', async () => {
    const id = await ask(pair.enterprise)
    await declineIntroduction(services(), pair.team, { id, reason: 'budget', text: '超出预算' }, way)
    expect(await stored(id)).toMatchObject({ state: 'declined', decline_reason: 'budget' })
    await expect(ask(pair.enterprise, 29)).rejects.toMatchObject({
      code: 'asked_lately',
      params: { days: 1 },
    })
    expect(await needState()).toBe('open')
    expect(await ask(pair.team, 29)).not.toBe(id)
    await expect(acceptIntroduction(services(), pair.team, { id, text: '' }, way)).rejects.toEqual(
      fails('introduction_state', 409),
    )
  })

  it('is too late after a withdrawal, after the need has ended, or once it has lapsed', async () => {
    const { db } = database
    const withdrawn = await ask(pair.team)
    await withdrawIntroduction(services(), pair.team, withdrawn, way)
    await expect(
      acceptIntroduction(services(), pair.enterprise, { id: withdrawn, text: '' }, way),
    ).rejects.toEqual(fails('introduction_state', 409))
    const ended = await ask(pair.team)
    await db.updateTable('needs').set({ state: 'withdrawn' }).where('id', '=', pair.needId).execute()
    await expect(
      acceptIntroduction(services(), pair.enterprise, { id: ended, text: '' }, way),
    ).rejects.toEqual(fails('asking_need_closed', 409))
    await db.updateTable('needs').set({ state: 'open' }).where('id', '=', pair.needId).execute()
    // Nobody has marked it yet, and it has lapsed all the same.
    await expect(
      acceptIntroduction(services(LAPSES_AFTER), pair.enterprise, { id: ended, text: '' }, way),
    ).rejects.toEqual(fails('introduction_state', 409))
    expect(await ask(pair.team, LAPSES_AFTER)).not.toBe(ended)
    expect((await stored(ended)).state).toBe('lapsed')
  })

  it('and withdrawing at the same moment: one comes second and is told so', async () => {
    for (let round = 0; round < 6; round++) {
      const id = await ask(pair.team)
      const results = await Promise.allSettled([
        acceptIntroduction(services(), pair.enterprise, { id, text: '' }, way),
        withdrawIntroduction(services(), pair.team, id, way),
      ])
      const failed = results.filter((each) => each.status === 'rejected')
      expect(failed.map(({ reason }) => reason)).toEqual([fails('introduction_state', 409)])
      const { state } = await stored(id)
      expect(await audited(id)).toEqual(['introduction.asked', `introduction.${state}`])
      await database.db
        .updateTable('introductions')
        .set({ state: 'ended', outcome: 'no_response', answered_at: testDay, ended_at: testDay })
        .where('id', '=', id)
        .execute()
      await database.db.updateTable('needs').set({ state: 'open' }).where('id', '=', pair.needId).execute()
    }
  })

  it('and withdrawing without the lock would both go through: the control of the race', async () => {
    const { db } = database
    const id = await ask(pair.team)
    // Nobody writes before both have read: this is what the lock prevents.
    const looks = [stored(id), stored(id)] as const
    const unlocked = async (to: 'accepted' | 'withdrawn', look: ReturnType<typeof stored>) => {
      const { state } = await look
      await Promise.all(looks)
      if (state !== 'asked') return false
      await db
        .updateTable('introductions')
        .set({ state: to, ...(to === 'accepted' && { answered_at: testDay }) })
        .where('id', '=', id)
        .execute()
      return true
    }
    expect(await Promise.all([unlocked('accepted', looks[0]), unlocked('withdrawn', looks[1])])).toEqual([
      true,
      true,
    ])
  })

  it('has the transitions of the table, for each side and in every state, and no other', async () => {
    const { db } = database
    const acts = {
      accept: (viewer: Person, id: number) => acceptIntroduction(services(), viewer, { id, text: '' }, way),
      decline: (viewer: Person, id: number) =>
        declineIntroduction(services(), viewer, { id, reason: 'other', text: '' }, way),
      withdraw: (viewer: Person, id: number) => withdrawIntroduction(services(), viewer, id, way),
    }
    expect(introductionEvents).toEqual(['accept', 'decline', 'withdraw', 'lapse', 'end'])
    for (const state of introductionStates)
      for (const side of sides)
        for (const askedBy of sides)
          for (const [event, act] of Object.entries(acts)) {
            const answered = ['accepted', 'declined', 'ended'].includes(state)
            const { id } = await db
              .insertInto('introductions')
              .values({
                offering_id: pair.offeringId,
                need_id: pair.needId,
                enterprise_id: pair.enterpriseId,
                team_id: pair.teamId,
                asked_by: askedBy,
                reason: '表',
                state,
                asked_at: testDay,
                lapses_at: new Date(testDay.getTime() + DAY),
                answered_at: answered ? testDay : null,
                decline_reason: state === 'declined' ? 'other' : null,
                ended_at: state === 'ended' ? testDay : null,
                outcome: state === 'ended' ? 'no_response' : null,
                updated_at: testDay,
              })
              .returning('id')
              .executeTakeFirstOrThrow()
            const may = mayIntroduce({ state, askedBy }, event as keyof typeof acts, side)
            await act(pair[side], id).catch(() => {})
            const expected = may ? introductionTransitions[state][event as keyof typeof acts]?.to : state
            expect((await stored(id)).state, `${state} ${side} ${askedBy} ${event}`).toBe(expected)
            await db.deleteFrom('introductions').where('id', '=', id).execute()
            await db.updateTable('needs').set({ state: 'open' }).where('id', '=', pair.needId).execute()
          }
  })
})

describe('a request that nobody answers', () => {
  it('is brought to mind once and lapses, and the side that asked hears of it', async () => {
    const id = await ask(pair.team)
    const run = (days: number) => lapseIntroductions(services(days), new AbortController().signal)
    await run(1)
    await run(LAPSES_AFTER - 2)
    await run(LAPSES_AFTER - 1)
    expect(await mailsTo(pair.enterpriseId)).toEqual(['introduction_asked', 'introduction_lapsing'])
    expect((await stored(id)).state).toBe('asked')
    await run(LAPSES_AFTER)
    await run(LAPSES_AFTER)
    expect((await stored(id)).state).toBe('lapsed')
    expect(await mailsTo(pair.teamId)).toEqual(['introduction_lapsed'])
    expect(await audited(id)).toEqual(['introduction.asked', 'introduction.lapsed'])
  })
})

describe('the list of an organisation', () => {
  it('tells by whom something is to be done, and counts what it shows', async () => {
    const id = await ask(pair.team)
    const list = async (side: Side, days = 0) => {
      const organisationId = side === 'team' ? pair.teamId : pair.enterpriseId
      const now = services(days).clock.now()
      const { rows } = await listIntroductions(database.db, organisationId, { limit: 10, now })
      const counts = await countIntroductions(database.db, organisationId, now)
      return { filters: rows.map((row) => [row.id, row.filter, row.side]), counts }
    }
    expect(await list('team')).toEqual({ filters: [[id, 'theirs', 'team']], counts: { theirs: 1 } })
    expect(await list('enterprise')).toEqual({
      filters: [[id, 'ours', 'enterprise']],
      counts: { ours: 1 },
    })
    expect(await list('team', LAPSES_AFTER)).toEqual({
      filters: [[id, 'over', 'team']],
      counts: { over: 1 },
    })
    const found = (q: string) =>
      listIntroductions(database.db, pair.teamId, { q, limit: 10, now: testDay }).then(
        ({ rows }) => rows.length,
      )
    expect(await found('没有这样的名字')).toBe(0)
    expect(await found('%')).toBe(0)
  })
})
