import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareRank, farShown, type RankKey, tiers, toShow } from './rank'

const key = (part: Partial<RankKey> = {}): RankKey => ({
  tier: tiers.pass,
  score: 50,
  verification: 1,
  publishedAt: 1000,
  id: 1,
  ...part,
})
const keys = fc.record({
  tier: fc.constantFrom(...Object.values(tiers)),
  score: fc.integer({ min: 0, max: 3 }),
  verification: fc.integer({ min: 0, max: 3 }),
  publishedAt: fc.integer({ min: 0, max: 3 }),
  id: fc.integer({ min: 1, max: 1000 }),
})

describe('the order', () => {
  test('puts the verdict before the score', () => {
    const order = [tiers.pass, tiers.unknown, tiers.near, tiers.far, tiers.farNeighbour]
    const shuffled = [3, 0, 4, 2, 1].map((at) => key({ tier: order[at] ?? 9, score: at * 20 }))
    expect(shuffled.sort(compareRank).map(({ tier }) => tier)).toEqual(order)
  })

  test('breaks ties by score, verification, freshness and id, in this order', () => {
    const best = key({ score: 51, verification: 0, publishedAt: 0, id: 9 })
    const verified = key({ verification: 2, publishedAt: 0, id: 9 })
    const newer = key({ publishedAt: 2000, id: 9 })
    const first = key()
    const second = key({ id: 2 })
    expect([second, first, newer, verified, best].sort(compareRank)).toEqual([
      best,
      verified,
      newer,
      first,
      second,
    ])
  })

  test('is the same whatever the order it is given', () => {
    fc.assert(
      fc.property(fc.uniqueArray(keys, { selector: ({ id }) => id }), (list) => {
        const sorted = [...list].sort(compareRank)
        expect([...list].reverse().sort(compareRank)).toEqual(sorted)
      }),
    )
  })
})

describe('the list to show', () => {
  const ranked = (...list: Partial<RankKey>[]) =>
    list.map((part) => ({ key: key(part) })).sort((a, b) => compareRank(a.key, b.key))

  test('leaves far misses out while there is anything better', () => {
    const list = ranked({ tier: tiers.near, id: 1 }, { tier: tiers.far, id: 2 }, { tier: tiers.pass, id: 3 })
    expect(toShow(list, 50).map((item) => item.key.id)).toEqual([3, 1])
  })

  test('shows the nearest of the far ones where there is nothing else', () => {
    const far = Array.from({ length: 30 }, (_, id) => ({ tier: tiers.far, id, score: id }))
    const shown = toShow(ranked(...far, { tier: tiers.farNeighbour, score: 99, id: 99 }), 50)
    expect(shown.map((item) => item.key.id)).toEqual(Array.from({ length: farShown }, (_, at) => 29 - at))
  })

  test('falls back on far neighbours only where there is nothing of the kind', () => {
    expect(toShow(ranked({ tier: tiers.farNeighbour, id: 4 }), 50)).toHaveLength(1)
    expect(toShow([], 50)).toEqual([])
  })

  test('never exceeds the limit', () => {
    fc.assert(
      fc.property(fc.array(keys), fc.integer({ min: 1, max: 10 }), (list, limit) => {
        expect(toShow(ranked(...list), limit).length).toBeLessThanOrEqual(limit)
      }),
    )
  })
})
