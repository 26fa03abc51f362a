import { describe, expect, it } from 'vitest'
import { type Lessor, volumeLimit } from './volume'

/** A counter of 100 points in a window of a minute, as the database keeps it. */
function sharedCounter(clock: { at: number }) {
  const rows = new Map<string, { points: number; until: number }>()
  const asked: string[] = []
  const lessor: Lessor = async (key, points) => {
    asked.push(key)
    const row = rows.get(key)
    const open = row && row.until > clock.at ? row : { points: 0, until: clock.at + 60_000 }
    open.points += points
    rows.set(key, open)
    return { granted: open.points <= 100, ms: open.until - clock.at }
  }
  return { lessor, asked }
}

const granted = async (take: (key: string) => Promise<number>, key: string, times: number) => {
  const waits = await Promise.all(Array.from({ length: times }, () => take(key)))
  return waits.filter((ms) => ms === 0).length
}

describe('the limit of volume', () => {
  it('asks the shared counter once a lease, also when the requests come at once', async () => {
    const clock = { at: 1_000 }
    const { lessor, asked } = sharedCounter(clock)
    const take = volumeLimit({ lease: 20, lessor, now: () => clock.at, onFault: () => {} })
    expect(await granted(take, 'a', 60)).toBe(60)
    expect(asked).toHaveLength(3)
  })

  it('grants no more than the budget over two processes, and says how long to wait', async () => {
    const clock = { at: 1_000 }
    const { lessor } = sharedCounter(clock)
    const inOneProcess = () => volumeLimit({ lease: 20, lessor, now: () => clock.at, onFault: () => {} })
    const [one, other] = [inOneProcess(), inOneProcess()]
    const [here, there] = await Promise.all([granted(one, 'a', 90), granted(other, 'a', 90)])
    expect(here + there).toBe(100)
    expect(await one('a')).toBe(60_000)
    expect(await one('b')).toBe(0)
    clock.at += 60_000
    expect(await one('a')).toBe(0)
  })

  it('keeps no lease beyond its window', async () => {
    const clock = { at: 1_000 }
    const { lessor, asked } = sharedCounter(clock)
    const take = volumeLimit({ lease: 20, lessor, now: () => clock.at, onFault: () => {} })
    await take('a')
    clock.at += 60_000
    await take('a')
    expect(asked).toHaveLength(2)
  })

  it('does not ask again about a client that must wait', async () => {
    const clock = { at: 1_000 }
    const { lessor, asked } = sharedCounter(clock)
    const take = volumeLimit({ lease: 20, lessor, now: () => clock.at, onFault: () => {} })
    await granted(take, 'a', 101)
    const before = asked.length
    expect(await granted(take, 'a', 500)).toBe(0)
    expect(asked).toHaveLength(before)
  })

  it('lets everybody pass while the counter is out of reach, and asks seldom', async () => {
    const clock = { at: 1_000 }
    const faults: unknown[] = []
    const take = volumeLimit({
      lease: 20,
      lessor: () => Promise.reject(new Error('down')),
      now: () => clock.at,
      onFault: (error) => faults.push(error),
    })
    expect(await granted(take, 'a', 1_000)).toBe(1_000)
    expect(faults).toHaveLength(1)
    clock.at += 10_000
    expect(await take('b')).toBe(0)
    expect(faults).toHaveLength(2)
  })

  it('remembers a bounded number of clients', async () => {
    const clock = { at: 1_000 }
    const { lessor, asked } = sharedCounter(clock)
    const take = volumeLimit({ lease: 20, lessor, now: () => clock.at, onFault: () => {} })
    for (let client = 0; client < 10_500; client++) await take(`c${client}`)
    await take('c0')
    expect(asked.filter((key) => key === 'c0')).toHaveLength(2)
    await take('c10499')
    expect(asked.filter((key) => key === 'c10499')).toHaveLength(1)
  })
})
