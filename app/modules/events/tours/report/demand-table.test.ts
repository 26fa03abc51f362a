import { describe, expect, it } from 'vitest'
import type { TreeTerm, Vocabulary } from '~/modules/vocabulary'
import { type DemandNeed, demandTable } from './demand-table'

const term = (code: string, parent: string | null): [string, TreeTerm] => [
  code,
  { code, zh: code, en: code, parent, children: [] },
]
const trees = {
  scenarios: new Map([term('S01', null), term('S01.2', 'S01'), term('S03', null)]),
  tracks: new Map([term('T05', null), term('T05.02', 'T05')]),
} as unknown as Pick<Vocabulary, 'scenarios' | 'tracks'>
const on = (day: number) => new Date(Date.UTC(2027, 0, day))
const span = { from: on(10), until: on(20) }
const need = (more: Partial<DemandNeed>): DemandNeed => ({
  ...{ id: 1, scenarios: ['S01.2'], tracks: ['T05.02'] },
  ...{ publishedAt: on(1), closedAt: null, closedHow: null },
  ...more,
})
const table = (...needs: DemandNeed[]) => demandTable(needs, trees, span)

describe('what changed in a region since a stop', () => {
  it('counts what stood before and stands now, under the top of both trees', () => {
    expect(table(need({}), need({ id: 2 }))).toEqual([
      { scenario: 'S01', track: 'T05', before: 2, now: 2, asked: 0, met: 0, ended: 0 },
    ])
  })

  it('tells what was met from what ended in another way, and what was asked anew', () => {
    expect(
      table(
        need({ closedAt: on(15), closedHow: 'met' }),
        need({ closedAt: on(16), closedHow: 'withdrawn' }),
        need({ publishedAt: on(12) }),
        need({ publishedAt: on(12), closedAt: on(18), closedHow: 'met' }),
      ),
    ).toEqual([{ scenario: 'S01', track: 'T05', before: 2, now: 1, asked: 2, met: 2, ended: 1 }])
  })

  it('leaves out what had ended before, and what was asked later', () => {
    expect(table(need({ closedAt: on(5), closedHow: 'met' }), need({ publishedAt: on(25) }))).toEqual([])
    expect(table(need({ closedAt: on(25), closedHow: 'met' }))).toMatchObject([{ before: 1, now: 1, met: 0 }])
  })

  it('puts a need of two scenarios under both, and one without a kind under none', () => {
    expect(
      table(need({ scenarios: ['S01', 'S01.2', 'S03'], tracks: [] })).map((cell) => [
        cell.scenario,
        cell.track,
      ]),
    ).toEqual([
      ['S01', ''],
      ['S03', ''],
    ])
  })
})
