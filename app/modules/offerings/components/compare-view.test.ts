import { describe, expect, it } from 'vitest'
import { bestOf } from './compare-view'

describe('the best figure of a row', () => {
  it('is the greatest or the smallest, wherever it stands', () => {
    expect([...bestOf([3, 9, 9], 'higher')]).toEqual([1, 2])
    expect([...bestOf([3, null, 9], 'lower')]).toEqual([0])
  })
  it('is nobody’s where there is nothing to choose', () => {
    expect(bestOf([5, 5], 'higher').size).toBe(0)
    expect(bestOf([5, null], 'higher').size).toBe(0)
  })
})
