import { describe, expect, it } from 'vitest'
import { type Seated, seat, type Wanted } from './seat'

const one = (team: number, enterprise: number, worth = 50): Wanted => ({ team, enterprise, worth })

/** Nobody sits at two tables in one round, and nobody meets the same twice. */
function check(seated: readonly Seated[], rounds: number) {
  const seen = new Set<string>()
  for (const { team, enterprise, round } of seated) {
    expect(round).toBeGreaterThan(0)
    expect(round).toBeLessThanOrEqual(rounds)
    for (const key of [`t${team} r${round}`, `e${enterprise} r${round}`, `t${team} e${enterprise}`]) {
      expect(seen.has(key), key).toBe(false)
      seen.add(key)
    }
  }
}

/** A repeatable stream of whole numbers below `n`. */
function numbers(seed: number) {
  let state = seed
  return (n: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state % n
  }
}

describe('the tables of a needs session', () => {
  it('hold every meeting in as many rounds as the busiest has, whoever wants whom', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const next = numbers(seed)
      const wanted = new Map<string, Wanted>()
      for (let i = 0; i < 60; i++) {
        const [team, enterprise] = [next(9), 100 + next(14)]
        wanted.set(`${team} ${enterprise}`, one(team, enterprise, next(100)))
      }
      const all = [...wanted.values()]
      const degree = (of: (w: Wanted) => number) =>
        Math.max(...[...new Set(all.map(of))].map((id) => all.filter((w) => of(w) === id).length))
      const rounds = Math.max(
        degree(({ team }) => team),
        degree(({ enterprise }) => enterprise),
      )
      const seated = seat(all, { rounds })
      check(seated, rounds)
      expect(seated).toHaveLength(all.length)
    }
  })

  it('with too few rounds give everybody a first meeting before anybody a second', () => {
    const wanted = [one(1, 100, 99), one(1, 101, 98), one(2, 100, 97), one(2, 101, 1)]
    const seated = seat(wanted, { rounds: 1 })
    check(seated, 1)
    expect(seated.map(({ team, enterprise }) => [team, enterprise])).toEqual([
      [1, 100],
      [2, 101],
    ])
  })

  it('leave out the worse where only some of one kind fit', () => {
    const wanted = [1, 2, 3, 4].map((enterprise) => one(1, enterprise, enterprise * 10))
    const seated = seat(wanted, { rounds: 2 })
    check(seated, 2)
    expect(seated.map(({ enterprise }) => enterprise).sort()).toEqual([3, 4])
  })

  it('keep what is kept in its round, and seat the rest around it', () => {
    const kept = [{ team: 1, enterprise: 100, round: 3 }]
    const seated = seat([one(1, 100), one(1, 101), one(2, 100), one(2, 101)], { rounds: 3, kept })
    check(seated, 3)
    expect(seated).toContainEqual(kept[0])
    expect(seated).toHaveLength(4)
  })

  it('are the same for the same wishes in any order', () => {
    const wanted = [one(1, 100, 5), one(2, 100, 5), one(1, 101, 5), one(3, 101, 5), one(3, 102, 5)]
    expect(seat([...wanted].reverse(), { rounds: 2 })).toEqual(seat(wanted, { rounds: 2 }))
  })

  it('have nothing to hold where nobody wants anybody', () => {
    expect(seat([], { rounds: 4 })).toEqual([])
  })
})
