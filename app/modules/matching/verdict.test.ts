import { describe, expect, test } from 'vitest'
import { aNeed, anOffering, demand, specs } from '../../../tests/support/matching'
import { vocabularyFromFiles } from '../../../tests/support/vocabulary'
import { matchOf } from './evaluate'
import type { Gate, MatchNeed, MatchOffering } from './match'
import { tallyGates, verdictOf } from './verdict'

const gate = (part: Partial<Gate>): Gate => ({
  kind: 'constraint',
  code: 'flow_m3h',
  outcome: 'pass',
  op: '>=',
  demanded: 100,
  offered: 100,
  unit: 'm3/h',
  shortfall: null,
  shortfallRatio: null,
  evidence: [],
  ...part,
})
const pass = gate({})
const unknown = gate({ outcome: 'unknown', offered: null })
const missed = (ratio: number | null) => gate({ outcome: 'fail', shortfall: 1, shortfallRatio: ratio })
const plain = gate({ outcome: 'fail', op: '=', demanded: 'trailer', offered: 'vehicle' })

const verdict = (...gates: Gate[]) => {
  const { verdict, far } = verdictOf(tallyGates(gates), () => true)
  return far ? 'far' : verdict
}

describe('the verdict', () => {
  test('is pass only where every gate passed', () => {
    expect(verdict()).toBe('pass')
    expect(verdict(pass, pass)).toBe('pass')
    expect(verdict(pass, unknown)).toBe('unknown')
    expect(verdict(pass, unknown, missed(0.1))).toBe('near')
  })

  test('a near miss fails at most two gates', () => {
    expect(verdict(missed(0.1), missed(0.2), pass, pass)).toBe('near')
    expect(verdict(missed(0.1), missed(0.1), missed(0.1), pass)).toBe('far')
  })

  test('a near miss is off by at most half of what was demanded', () => {
    expect(verdict(missed(0.5))).toBe('near')
    expect(verdict(missed(0.51))).toBe('far')
    expect(verdict(missed(null))).toBe('far')
  })

  test('a near miss has at most one failure that no figure measures', () => {
    expect(verdict(plain)).toBe('near')
    expect(verdict(plain, missed(0.1))).toBe('near')
    expect(verdict(plain, plain)).toBe('far')
  })
})

describe('equipment of a neighbouring kind', () => {
  const vocabulary = vocabularyFromFiles()
  const neighbour = (need: Partial<MatchNeed>, offering: Partial<MatchOffering>) => {
    const match = matchOf(
      aNeed({ tracks: ['T05.02'], ...need }),
      anOffering({ track: 'T05.03', ...offering }),
      vocabulary,
      '2026-11-23',
    )
    return match?.far ? 'far' : match?.verdict
  }
  const need = { constraints: [demand('flow_m3h', '>=', 100)] }
  const flow = (value: number) => ({ specs: specs({ flow_m3h: value }) })

  test('is a near miss where it proves everything asked', () => {
    expect(neighbour(need, flow(100))).toBe('near')
  })

  test('is far off where it proves less', () => {
    expect(neighbour(need, flow(99))).toBe('far')
    expect(neighbour(need, {})).toBe('far')
    expect(neighbour({ ...need, conditions: ['NOPOWER'] }, flow(100))).toBe('far')
  })

  test('is far off where no figures are asked that could prove it', () => {
    expect(neighbour({}, flow(100))).toBe('far')
  })

  test('is far off where it serves another scenario', () => {
    expect(neighbour(need, { ...flow(100), scenarios: ['S08.1'] })).toBe('far')
    // A neighbouring scenario is another one, too.
    expect(neighbour(need, { ...flow(100), scenarios: ['S03.1'] })).toBe('far')
  })
})
