import { describe, expect, it } from 'vitest'
import { checkPlan, type Finding } from './check-plan'

const hall = { width: 60, depth: 40 }
const entrance = { kind: 'entrance', x: 28, y: 39, width: 6, depth: 1 } as const
const exit = { kind: 'fire_exit', x: 0, y: 18, width: 1, depth: 4 } as const
const ways = [entrance, exit]
const booth = (number: string, x: number, y: number, width = 6, depth = 6) => ({ number, x, y, width, depth })
const codes = (findings: Finding[]) => findings.map(({ code }) => code)

describe('a plan', () => {
  it('with rows back to back and aisles of 3 m has nothing wrong', () => {
    const booths = [0, 12, 18].flatMap((y, row) =>
      [6, 12, 18, 24, 30, 36, 42, 48].map((x) => booth(`${row}-${x}`, x, y)),
    )
    expect(checkPlan({ hall, booths, elements: ways })).toEqual([])
  })

  it('says what two booths share, once', () => {
    const booths = [booth('A2', 10, 0), booth('A1', 6, 0), booth('A3', 40, 0)]
    expect(checkPlan({ hall, booths, elements: ways })).toEqual([
      { code: 'overlap', spot: { x: 10, y: 0, width: 2, depth: 6 }, booths: ['A1', 'A2'] },
    ])
  })

  it('says what lies outside the hall', () => {
    const findings = checkPlan({ hall, booths: [booth('A1', 57, 10)], elements: ways })
    expect(findings).toEqual([
      { code: 'outside', spot: { x: 57, y: 10, width: 6, depth: 6 }, booths: ['A1'] },
    ])
  })

  it('marks an aisle of 2.5 m, and neither one of 3 m nor a gap of half a metre', () => {
    const rows = (aisle: number) => [booth('A1', 6, 10, 40, 6), booth('B1', 6, 16 + aisle, 40, 6)]
    expect(checkPlan({ hall, booths: rows(6), elements: ways })).toEqual([])
    expect(checkPlan({ hall, booths: rows(5), elements: ways })).toEqual([
      { code: 'narrow', spot: { x: 6, y: 16, width: 40, depth: 5 }, booths: ['A1', 'B1'] },
    ])
    expect(checkPlan({ hall, booths: rows(1), elements: ways })).toEqual([])
  })

  it('finds a booth that others wall in', () => {
    const around = [
      booth('N', 14, 8, 18, 6),
      booth('S', 14, 20, 18, 6),
      booth('W', 14, 14, 6, 6),
      booth('E', 26, 14, 6, 6),
    ]
    const findings = checkPlan({ hall, booths: [...around, booth('mid', 20, 14)], elements: ways })
    expect(findings).toEqual([
      { code: 'unreachable', spot: { x: 20, y: 14, width: 6, depth: 6 }, booths: ['mid'] },
    ])
  })

  it('keeps aisles, entrances and exits free, and needs one of each', () => {
    const aisle = { kind: 'aisle', x: 0, y: 20, width: 60, depth: 6 } as const
    const found = checkPlan({ hall, booths: [booth('A1', 6, 18)], elements: [...ways, aisle] })
    expect(found).toEqual([{ code: 'in_the_way', spot: { x: 6, y: 20, width: 6, depth: 4 }, booths: ['A1'] }])
    expect(codes(checkPlan({ hall, booths: [], elements: [] }))).toEqual(['no_entrance', 'no_fire_exit'])
    const before = booth('A1', 0, 16, 8, 10)
    expect(codes(checkPlan({ hall, booths: [before], elements: ways }))).toEqual([
      'in_the_way',
      'exit_blocked',
    ])
  })

  it('of the largest hall with 2,000 booths is checked at once', () => {
    const booths = Array.from({ length: 2000 }, (_, i) => {
      const [row, column] = [Math.floor(i / 100), i % 100]
      return booth(`${row}-${column}`, 12 + column * 6, row * 12 + (row % 2 ? 0 : 6) + 6)
    })
    const large = { width: 800, depth: 300 }
    const elements = [{ ...entrance, y: 299 }, exit]
    expect(checkPlan({ hall: large, booths, elements })).toEqual([])
  })
})
