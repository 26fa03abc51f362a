import { describe, expect, it } from 'vitest'
import { type Answer, rankByCoverage, weightOf } from './coverage'

const answer = (organisationId: number, needId: number, score = 50, passes = true): Answer => ({
  ...{ organisationId, needId, score, passes },
  offeringId: organisationId * 100 + needId,
})
const needs = (weights: Record<number, number>) =>
  Object.entries(weights).map(([id, weight]) => ({ id: Number(id), weight }))
const rank = (
  weights: Record<number, number>,
  answers: Answer[],
  { covered = [], limit = 9 }: { covered?: number[]; limit?: number } = {},
) =>
  rankByCoverage(needs(weights), answers, {
    covered: new Map(covered.map((id) => [id, { passes: true }])),
    limit,
  })

describe('whom to ask to a stop', () => {
  it('counts a need by its urgency and by every team that asks for it', () => {
    expect(weightOf({ urgency: 'low', endorsers: 0 })).toBe(1)
    expect(weightOf({ urgency: 'critical', endorsers: 2 })).toBe(24)
  })

  it('asks after the widest first, then whoever adds most, not whoever answers most', () => {
    const picks = rank({ 1: 1, 2: 1, 3: 1, 4: 1 }, [
      ...[answer(7, 1), answer(7, 2), answer(7, 3)],
      ...[answer(8, 1), answer(8, 2)],
      ...[answer(9, 4)],
    ])
    expect(picks.map(({ organisationId }) => organisationId)).toEqual([7, 9])
    expect(picks[1]).toMatchObject({ gain: 1, repeats: 0 })
  })

  it('puts one heavy need before several light ones', () => {
    const picks = rank({ 1: 8, 2: 1, 3: 1 }, [answer(5, 2), answer(5, 3), answer(6, 1)])
    expect(picks.map(({ organisationId, gain }) => [organisationId, gain])).toEqual([
      [6, 8],
      [5, 2],
    ])
  })

  it('leaves out what those who are there already answer, and whoever answers nothing else', () => {
    const answers = [answer(5, 1), answer(6, 1), answer(6, 2)]
    expect(rank({ 1: 4, 2: 1 }, answers, { covered: [1] })).toEqual([
      { organisationId: 6, gains: [answer(6, 2)], repeats: 1, gain: 1 },
    ])
    expect(rank({ 1: 4, 2: 1 }, answers, { covered: [1, 2] })).toEqual([])
  })

  it('lets the better answer win among equals, then the lower id, whatever the order they come in', () => {
    const answers = [answer(9, 1, 70), answer(3, 1, 60), answer(4, 1, 70)]
    const first = rank({ 1: 1 }, answers)
    expect(first.map(({ organisationId }) => organisationId)).toEqual([4])
    expect(rank({ 1: 1 }, [...answers].reverse())).toEqual(first)
  })

  it('counts an answer that may fail a half, and asks whoever surely meets the need after it', () => {
    const unsure = [answer(1, 1, 90, false), answer(1, 2, 90, false), answer(1, 3, 90, false)]
    const picks = rank({ 1: 2, 2: 2, 3: 2 }, [...unsure, answer(2, 1, 50), answer(3, 1, 95, false)])
    expect(picks.map(({ organisationId, gain, gains }) => [organisationId, gain, gains.length])).toEqual([
      [1, 3, 3],
      [2, 1, 1],
    ])
    expect(rank({ 1: 2 }, [answer(1, 1, 90, false), answer(2, 1, 50)])).toMatchObject([
      { organisationId: 2, gain: 2 },
    ])
  })

  it('stops at its limit, and knows nothing of needs that are not asked', () => {
    const answers = [answer(1, 1), answer(2, 2), answer(3, 99)]
    expect(rank({ 1: 1, 2: 1 }, answers, { limit: 1 })).toHaveLength(1)
    expect(rank({ 1: 1, 2: 1 }, answers)).toHaveLength(2)
  })

  it('covers no less than a half of what any choice of as many could', () => {
    // Greedy is at least 1 − 1/e of the best; three traps in which the widest is a bad first choice.
    const answers = [
      ...[1, 2, 3, 4].map((need) => answer(1, need)),
      ...[1, 2, 5].map((need) => answer(2, need)),
      ...[3, 4, 6].map((need) => answer(3, need)),
    ]
    const all = { 1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1 }
    const gain = rank(all, answers, { limit: 2 }).reduce((sum, pick) => sum + pick.gain, 0)
    expect(gain).toBeGreaterThanOrEqual(6 * (1 - 1 / Math.E))
  })
})
