import { describe, expect, it } from 'vitest'
import { pagesAround } from './pagination'

describe('the pages worth a link', () => {
  it('are the first, the last and two on each side', () => {
    expect(pagesAround(10, 20)).toEqual([1, 8, 9, 10, 11, 12, 20])
  })
  it('never leave the range', () => {
    expect(pagesAround(1, 2)).toEqual([1, 2])
    expect(pagesAround(1, 1)).toEqual([1])
  })
})
