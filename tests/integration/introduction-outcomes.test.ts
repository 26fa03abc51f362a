import { beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '~/modules/accounts'
import { type Side, sides } from '~/modules/introductions'
import {
  acceptIntroduction,
  actOnTrial,
  askForIntroduction,
  declineIntroduction,
  endIntroduction,
  lessonsView,
  readMet,
} from '~/modules/introductions/index.server'
import type { OutcomeInput } from '~/modules/introductions/outcomes/outcome.schema'
import { trialEvents, trialStates, trialTransitions } from '~/modules/introductions/trials/trial'
import type { TrialAct } from '~/modules/introductions/trials/trial.schema'
import { fixedClock } from '~/platform/clock.server'
import { useDatabase } from '../support/database'
import { makePair, type Pair } from '../support/introductions'
import { testDay, testServices } from '../support/services'

const database = useDatabase('sample world')
const way = { origin: 'https://muster.example' }
const services = (days = 0) =>
  testServices(database, null, fixedClock(new Date(testDay.getTime() + days * 86_400_000)))
const fails = (code: string, status: number) => expect.objectContaining({ code, status })

let pair: Pair
let id = 0
beforeEach(async () => {
  pair = await makePair(database.db)
  id = await accepted()
})

async function accepted(): Promise<number> {
  const asked = await askForIntroduction(
    services(),
    pair.team,
    { offeringId: pair.offeringId, needId: pair.needId, reason: '汛期前要用' },
    way,
  )
  await acceptIntroduction(services(), pair.enterprise, { id: asked, text: '' }, way)
  return asked
}
const proposal = (changes: Partial<Extract<TrialAct, { act: 'propose' }>> = {}): TrialAct => ({
  act: 'propose',
  trial: null,
  kind: 'drill',
  place: '2 号井口',
  beginsOn: '2026-12-01',
  endsOn: '',
  measures: '扬程 20 米时的流量',
  ...changes,
})
const tryOut = (viewer: Person, act: TrialAct, days = 0) =>
  actOnTrial(services(days), viewer, { id, act }, way)
const trials = () =>
  database.db
    .selectFrom('introduction_trials')
    .selectAll()
    .where('introduction_id', '=', id)
    .orderBy('id')
    .execute()
const needState = async () =>
  (
    await database.db
      .selectFrom('needs')
      .select('state')
      .where('id', '=', pair.needId)
      .executeTakeFirstOrThrow()
  ).state
const end = (viewer: Person, ending: OutcomeInput, which = id) =>
  endIntroduction(services(), viewer, { id: which, ending }, way)
const agreed = (changes: Partial<Extract<OutcomeInput, { outcome: 'agreed' }>> = {}): OutcomeInput => ({
  act: 'end',
  outcome: 'agreed',
  quantity: 3,
  value: 1_200_050,
  text: '',
  ...changes,
})
const stored = (which = id) =>
  database.db.selectFrom('introductions').selectAll().where('id', '=', which).executeTakeFirstOrThrow()

describe('a trial', () => {
  it('is proposed, agreed by the other side, and its result recorded by the team once it has begun', async () => {
    await tryOut(pair.enterprise, proposal())
    await tryOut(pair.enterprise, proposal())
    const [trial] = await trials()
    expect(await trials()).toHaveLength(1)
    const on = trial?.id as number
    await expect(tryOut(pair.enterprise, { act: 'agree', trial: on, text: '' })).rejects.toEqual(
      fails('other_side', 403),
    )
    await tryOut(pair.team, { act: 'agree', trial: on, text: '' })
    await tryOut(pair.team, { act: 'agree', trial: on, text: '' })
    expect(await needState()).toBe('in_trial')
    const result: TrialAct = { act: 'record', trial: on, result: 'partly', resultText: '流量 2,800 m³/h' }
    await expect(tryOut(pair.team, result)).rejects.toEqual(fails('trial_not_held', 422))
    await expect(tryOut(pair.enterprise, result, 8)).rejects.toEqual(fails('other_side', 403))
    await tryOut(pair.team, result, 8)
    expect(await trials()).toMatchObject([
      { state: 'held', result: 'partly', begins_on: '2026-12-01', ends_on: '2026-12-01' },
    ])
  })

  it('is not proposed for a day that has passed, nor with its days turned, nor before there is a yes', async () => {
    await expect(tryOut(pair.team, proposal({ beginsOn: '2026-11-22' }))).rejects.toEqual(
      fails('day_past', 422),
    )
    await expect(tryOut(pair.team, proposal({ endsOn: '2026-11-30' }))).rejects.toEqual(
      fails('days_turned', 422),
    )
    await end(pair.team, { act: 'end', outcome: 'no_response', text: '' })
    await expect(tryOut(pair.team, proposal())).rejects.toEqual(fails('not_accepted', 409))
  })

  it('gives way to another proposal only where its proposer has seen the one that stands', async () => {
    await tryOut(pair.team, proposal())
    const [first] = await trials()
    const other = { place: '厂内试验台', kind: 'simulated' } as const
    await expect(tryOut(pair.enterprise, proposal(other))).rejects.toEqual(fails('trial_changed', 409))
    await tryOut(pair.enterprise, proposal({ ...other, trial: first?.id as number }))
    expect((await trials()).map(({ state, place }) => [state, place])).toEqual([
      ['replaced', '2 号井口'],
      ['proposed', '厂内试验台'],
    ])
    await expect(
      tryOut(pair.enterprise, { act: 'agree', trial: first?.id as number, text: '' }),
    ).rejects.toEqual(fails('trial_state', 409))
  })

  it('agreed to and replaced at the same moment ends as one of the two', async () => {
    for (let round = 0; round < 5; round++) {
      await database.db.deleteFrom('introduction_trials').execute()
      await tryOut(pair.team, proposal())
      const [first] = await trials()
      const trial = first?.id as number
      const results = await Promise.allSettled([
        tryOut(pair.enterprise, { act: 'agree', trial, text: '' }),
        tryOut(pair.team, proposal({ trial, place: `别处 ${round}` })),
      ])
      const live = (await trials()).filter(({ state }) => state === 'proposed' || state === 'agreed')
      expect(live).toHaveLength(1)
      const lost = results.filter(({ status }) => status === 'rejected')
      // Agreed first and replaced after: both are allowed, and the proposal stands. The other way round is told.
      if (lost.length > 0) expect(lost).toMatchObject([{ reason: { code: 'trial_state' } }])
      expect(live[0]?.state).toBe('proposed')
    }
  })

  it('has the transitions of its table for each side and in every state, and no other', async () => {
    const acts = (trial: number): Record<(typeof trialEvents)[number], TrialAct> => ({
      agree: { act: 'agree', trial, text: '' },
      decline: { act: 'decline', trial, text: '' },
      cancel: { act: 'cancel', trial, text: '' },
      replace: proposal({ trial, place: '换一处' }),
      record: { act: 'record', trial, result: 'met', resultText: '达到' },
    })
    for (const state of trialStates)
      for (const side of sides)
        for (const proposedBy of sides)
          for (const event of trialEvents) {
            await database.db.deleteFrom('introduction_trials').execute()
            const { id: trial } = await database.db
              .insertInto('introduction_trials')
              .values({
                introduction_id: id,
                kind: 'drill',
                state,
                place: '原处',
                begins_on: '2026-11-20',
                ends_on: '2026-11-20',
                measures: '流量',
                proposed_by: proposedBy,
                proposed_at: testDay,
                updated_at: testDay,
                ...(state === 'held' && { result: 'met', held_at: testDay }),
              })
              .returning('id')
              .executeTakeFirstOrThrow()
            await tryOut(pair[side], acts(trial)[event]).catch(() => {})
            const transition = trialTransitions[state][event]
            const doers: Record<string, readonly Side[]> = {
              both: sides,
              team: ['team'],
              proposer: [proposedBy],
              other: sides.filter((each) => each !== proposedBy),
            }
            const may = transition && doers[transition.by]?.includes(side)
            const after = (await trials()).find((each) => each.id === trial)
            expect(after?.state, `${state} ${side} ${proposedBy} ${event}`).toBe(may ? transition.to : state)
          }
  })
})

describe('an outcome', () => {
  it('agreed counts what is met, ends the trial that was still to be held, and closes the need where the team says so', async () => {
    await tryOut(pair.team, proposal())
    await end(pair.team, agreed())
    await end(pair.team, agreed())
    expect(await stored()).toMatchObject({
      state: 'ended',
      outcome: 'agreed',
      quantity: 3,
      value_minor: 1_200_050,
      currency: 'CNY',
      ended_by: 'team',
    })
    expect(await trials()).toMatchObject([{ state: 'cancelled' }])
    expect(await readMet(database.db, pair.needId)).toEqual({ pieces: 3, introductions: 1 })
    // Nothing else is under way, and a piece is still wanted.
    expect(await needState()).toBe('open')
    id = await accepted()
    await end(pair.team, agreed({ quantity: 1, value: null, meets: 'yes' }))
    expect(await readMet(database.db, pair.needId)).toEqual({ pieces: 4, introductions: 2 })
    expect(await needState()).toBe('met')
    const log = await database.db
      .selectFrom('audit_log')
      .select('detail')
      .where('action', '=', 'introduction.ended')
      .execute()
    expect(JSON.stringify(log)).not.toContain('1200050')
  })

  it('is the team’s word: the enterprise can only say that it was lost or that nobody answers', async () => {
    await expect(end(pair.enterprise, agreed())).rejects.toEqual(fails('outcome_of_team', 403))
    await expect(
      end(pair.enterprise, { act: 'end', outcome: 'not_suitable', failing: [], text: '重' }),
    ).rejects.toEqual(fails('outcome_of_team', 403))
    await end(pair.enterprise, { act: 'end', outcome: 'lost', reason: 'supply', text: '停产' })
    await expect(end(pair.team, agreed())).rejects.toEqual(fails('introduction_state', 409))
    expect(await needState()).toBe('open')
  })

  it('by both sides at the same moment is one of the two', async () => {
    const results = await Promise.allSettled([
      end(pair.team, agreed()),
      end(pair.enterprise, { act: 'end', outcome: 'no_response', text: '' }),
    ])
    expect(results.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { code: 'introduction_state' } },
    ])
    const { outcome, ended_by: by } = await stored()
    expect([outcome, by]).toEqual(outcome === 'agreed' ? ['agreed', 'team'] : ['no_response', 'enterprise'])
  })

  it('leaves the need matched while another introduction of it is under way', async () => {
    const first = id
    const other = await makeOther()
    await end(pair.team, { act: 'end', outcome: 'lost', reason: 'price', text: '' }, first)
    expect(await needState()).toBe('matched')
    await end(pair.team, { act: 'end', outcome: 'lost', reason: 'price', text: '' }, other)
    expect(await needState()).toBe('open')
  })

  it('not suitable keeps the failing demands, which the enterprise reads together', async () => {
    const { db } = database
    await db
      .updateTable('offerings')
      .set({ price_minor: 900_000_000 })
      .where('id', '=', pair.offeringId)
      .execute()
    await db
      .updateTable('needs')
      .set({ budget_minor: 100_000_000, quantity: 1 })
      .where('id', '=', pair.needId)
      .execute()
    await expect(
      end(pair.team, { act: 'end', outcome: 'not_suitable', failing: ['constraint:colour'], text: '' }),
    ).rejects.toEqual(fails('failing_unknown', 422))
    await expect(
      end(pair.team, { act: 'end', outcome: 'not_suitable', failing: [], text: '' }),
    ).rejects.toEqual(fails('failing_wanted', 422))
    await end(pair.team, { act: 'end', outcome: 'not_suitable', failing: ['budget:budget'], text: '' })
    // Declined by the team: what fails is kept without being named.
    const asked = await askForIntroduction(
      services(),
      pair.enterprise,
      { offeringId: pair.offeringId, needId: pair.needId, reason: '可以降价' },
      way,
    )
    await db
      .updateTable('offerings')
      .set({ price_minor: 300_000_000 })
      .where('id', '=', pair.offeringId)
      .execute()
    await declineIntroduction(services(), pair.team, { id: asked, reason: 'not_suitable', text: '' }, way)
    const [lessons] = await lessonsView(services(), pair.enterpriseId, 'zh')
    expect(lessons).toMatchObject({ lost: 2 })
    expect(lessons?.lessons.find(({ key }) => key.startsWith('budget'))).toMatchObject({
      times: 2,
      text: '超出预算 ¥2,000,000–¥8,000,000',
    })
    expect(await lessonsView(services(), pair.teamId, 'zh')).toEqual([])
  })
})

/** Another introduction of the same need that is under way, with an offering of the same enterprise. */
async function makeOther(): Promise<number> {
  const { db } = database
  const { id: offering } = await db
    .selectFrom('offerings')
    .select('id')
    .where('external_id', '=', 'O005')
    .executeTakeFirstOrThrow()
  const { id: _, ...row } = await stored()
  const other = await db
    .insertInto('introductions')
    .values({ ...row, offering_id: offering })
    .returning('id')
    .executeTakeFirstOrThrow()
  return other.id
}
