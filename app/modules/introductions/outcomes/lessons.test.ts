import { describe, expect, it } from 'vitest'
import { lessonsOf } from './lessons'
import type { Failing } from './outcome'
import type { Loss } from './outcomes.repo.server'

const heavy = (shortfall: number | null): Failing => ({
  kind: 'constraint',
  code: 'weight',
  op: '<=',
  unit: 'kg',
  shortfall,
})
const loss = (reason: Loss['reason'], failings: Failing[] = []): Loss => ({
  offeringId: 1,
  introductionId: 1,
  reason,
  failings,
})

describe('the lessons of what came to nothing', () => {
  it('put the same demand together, with the least and the most it was missed by', () => {
    expect(lessonsOf([loss('not_suitable', [heavy(40)]), loss('not_suitable', [heavy(20)])])).toEqual([
      {
        kind: 'failing',
        failing: { kind: 'constraint', code: 'weight', op: '<=', unit: 'kg' },
        times: 2,
        least: 20,
        most: 40,
      },
    ])
  })
  it('keep a miss whose size is not known among those that are', () => {
    expect(lessonsOf([loss('not_suitable', [heavy(null)]), loss('not_suitable', [heavy(5)])])).toMatchObject([
      { times: 2, least: 5, most: 5 },
    ])
  })
  it('count a reason only where no demand says more, the most frequent first', () => {
    expect(
      lessonsOf([loss('price'), loss('not_suitable', [heavy(3)]), loss('price'), loss('no_response')]),
    ).toMatchObject([
      { kind: 'reason', reason: 'price', times: 2 },
      { kind: 'failing', times: 1 },
      { kind: 'reason', reason: 'no_response', times: 1 },
    ])
  })
  it('do not put figures of different units together', () => {
    const tons: Failing = { ...heavy(1), unit: 't' }
    expect(lessonsOf([loss('not_suitable', [heavy(3)]), loss('not_suitable', [tons])])).toHaveLength(2)
  })
  it('are none where nothing was lost', () => expect(lessonsOf([])).toEqual([]))
})
