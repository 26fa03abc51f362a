import { expect, test } from 'vitest'
import { Random, rounded } from './random'

const draw = (seed: number) => {
  const random = new Random(seed)
  return Array.from({ length: 5 }, () => random.whole(0, 1_000_000))
}

test('the same seed draws the same numbers, another seed others', () => {
  expect(draw(1)).toEqual(draw(1))
  expect(draw(1)).not.toEqual(draw(2))
})

test('draws stay inside their bounds and spread over them', () => {
  const random = new Random(7)
  const draws = Array.from({ length: 2_000 }, () => random.whole(1, 6))
  expect(new Set(draws)).toEqual(new Set([1, 2, 3, 4, 5, 6]))
  const mean = Array.from({ length: 5_000 }, () => random.normal()).reduce((a, b) => a + b) / 5_000
  expect(Math.abs(mean)).toBeLessThan(0.1)
})

test('figures are rounded as on a data sheet', () => {
  expect(rounded(1234)).toBe(1230)
  expect(rounded(0.04567)).toBe(0.046)
  expect(rounded(0)).toBe(0)
})
