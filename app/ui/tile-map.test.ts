import { describe, expect, it } from 'vitest'
import { tileStep } from './tile-map'

describe('how dark a tile is', () => {
  it('tells nothing from little', () => {
    expect(tileStep(0, 50)).toBe(0)
    expect(tileStep(1, 50)).toBe(1)
  })
  it('grows with the share of the greatest count', () => {
    expect([10, 26, 50].map((count) => tileStep(count, 50))).toEqual([1, 3, 4])
  })
  it('draws an empty map empty', () => {
    expect(tileStep(0, 0)).toBe(0)
  })
})
