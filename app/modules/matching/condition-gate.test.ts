import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { aNeed, anOffering, demand, sampleOfferings, specs } from '../../../tests/support/matching'
import { dataFolder, vocabularyFromFiles } from '../../../tests/support/vocabulary'
import { matchOf } from './evaluate'
import { evidenceRules } from './evidence-rules'
import type { MatchNeed } from './match'

const vocabulary = vocabularyFromFiles()

function gate(
  condition: string,
  {
    claimed,
    on = {},
    need = {},
  }: { claimed: boolean; on?: Parameters<typeof specs>[0]; need?: Partial<MatchNeed> },
) {
  const match = matchOf(
    aNeed({ conditions: [condition], ...need }),
    anOffering({ conditions: claimed ? [condition] : [], specs: specs(on) }),
    vocabulary,
    '2026-11-23',
  )
  const found = match?.gates.find(({ kind }) => kind === 'condition')
  if (!found) throw new Error('there is no condition gate')
  return found
}

describe('a condition', () => {
  test('claimed and backed by a figure passes and names the figure', () => {
    expect(gate('LOWH', { claimed: true, on: { height_m: 1.9 } })).toMatchObject({
      outcome: 'pass',
      op: '<=',
      demanded: 2.1,
      offered: 1.9,
      evidence: ['height_m'],
    })
  })

  test('not claimed but proved by a figure passes, and says so', () => {
    expect(gate('XCOLD', { claimed: false, on: { temp_min_c: -40 } })).toMatchObject({
      outcome: 'pass',
      provedWithoutClaim: true,
    })
  })

  test('claimed without any figure stays unknown and is labelled', () => {
    const found = gate('EXATM', { claimed: true })
    expect(found).toMatchObject({ outcome: 'unknown', claimedWithoutEvidence: true, evidence: [] })
  })

  test('neither claimed nor proved is unknown without a label', () => {
    const found = gate('EXATM', { claimed: false })
    expect(found.outcome).toBe('unknown')
    expect(found.claimedWithoutEvidence).toBeUndefined()
  })

  test('contradicted by the figure that decides it fails, claimed or not, by how much', () => {
    for (const claimed of [true, false]) {
      expect(gate('LOWH', { claimed, on: { height_m: 3.6 } })).toMatchObject({
        outcome: 'fail',
        shortfall: 1.5,
        evidence: ['height_m'],
      })
    }
  })

  test('is not proved by a figure that can only support a claim', () => {
    expect(gate('RUBBLE', { claimed: true, on: { weight_kg: 6 } }).outcome).toBe('pass')
    expect(gate('RUBBLE', { claimed: false, on: { weight_kg: 6 } }).outcome).toBe('unknown')
    expect(gate('GNSSD', { claimed: true, on: { positioning_m: 2 } }).outcome).toBe('pass')
    expect(gate('GNSSD', { claimed: false, on: { positioning_m: 2 } }).outcome).toBe('unknown')
  })

  test('is not failed by a figure that does not decide it', () => {
    expect(
      gate('NOROAD', { claimed: false, on: { weight_kg: 18_000, transport_mode: 'self_drive' } }).outcome,
    ).toBe('unknown')
  })

  test('is proved by one of several figures although another falls short', () => {
    const on = { endurance_h: 2, fuel_runtime_h: 12 }
    expect(gate('LONG', { claimed: false, on })).toMatchObject({
      outcome: 'pass',
      evidence: ['fuel_runtime_h'],
    })
  })

  test('of working without power is denied by a plug, whatever else is stated', () => {
    const on = { self_power: false, battery_kwh: 4 }
    expect(gate('NOPOWER', { claimed: true, on })).toMatchObject({
      outcome: 'fail',
      evidence: ['self_power'],
    })
  })

  test('means what the need says where it states a milder figure itself', () => {
    const tents = { constraints: [demand('temp_min_c', '<=', -20)] }
    expect(gate('XCOLD', { claimed: true, on: { temp_min_c: -25 }, need: tents }).outcome).toBe('pass')
    expect(gate('XCOLD', { claimed: true, on: { temp_min_c: -25 } }).outcome).toBe('fail')
    // A sharper figure is its own gate; the condition keeps its general meaning.
    const polar = { constraints: [demand('temp_min_c', '<=', -45)] }
    expect(gate('XCOLD', { claimed: true, on: { temp_min_c: -40 }, need: polar }).outcome).toBe('pass')
    const wish = { constraints: [demand('temp_min_c', '<=', -20, false)] }
    expect(gate('XCOLD', { claimed: true, on: { temp_min_c: -25 }, need: wish }).outcome).toBe('fail')
  })

  test('that the rules do not know is backed by anything its list names', () => {
    const grown = {
      ...vocabulary,
      conditions: new Map([
        [
          'SAND',
          {
            code: 'SAND',
            zh: '沙',
            en: 'Sand',
            group: '',
            evidenceAttributes: ['solids_mm'],
            evidenceRule: '',
          },
        ],
      ]),
    }
    const outcome = (claimed: boolean, on: Parameters<typeof specs>[0]) =>
      matchOf(
        aNeed({ conditions: ['SAND'] }),
        anOffering({ conditions: claimed ? ['SAND'] : [], specs: specs(on) }),
        grown,
        '2026-11-23',
      )?.gates[0]?.outcome
    expect(outcome(true, { solids_mm: 5 })).toBe('pass')
    expect(outcome(true, {})).toBe('unknown')
    expect(outcome(false, { solids_mm: 5 })).toBe('unknown')
  })
})

/** Just on and just off the threshold of every rule that decides. */
test.each([
  ['HIALT', 'altitude_max_m', 3000, 2999],
  ['XCOLD', 'temp_min_c', -30, -29],
  ['RAIN', 'ip_rating', 'IP54', 'IP53'],
  ['WIND', 'wind_resistance_ms', 12, 11],
  ['LOWH', 'height_m', 2.1, 2.11],
  ['SLOPE', 'climb_deg', 30, 29],
  ['DUST', 'ip_rating', 'IP60', 'IP58'],
  ['EMI', 'emc', true, false],
  ['NARROW', 'width_m', 2, 2.1],
  ['LONG', 'endurance_h', 8, 7],
  ['NOPOWER', 'self_power', true, false],
] as const)('%s is decided by %s: %s passes, %s fails', (condition, attribute, on, off) => {
  expect(gate(condition, { claimed: false, on: { [attribute]: on } }).outcome).toBe('pass')
  expect(gate(condition, { claimed: true, on: { [attribute]: off } }).outcome).toBe('fail')
})

test.each([
  ['NOROAD', { transport_mode: 'backpack' }],
  ['NOROAD', { weight_kg: 50 }],
  ['NOROAD', { climb_deg: 25 }],
  ['NOROAD', { obstacle_mm: 280 }],
  ['NONET', { satellite: 'beidou' }],
  ['NONET', { mesh: true }],
  ['NOPOWER', { fuel_runtime_h: 3 }],
  ['NOPOWER', { battery_kwh: 3.6 }],
  ['XHEAT', { heat_tolerance_c: 260 }],
  ['NIGHT', { luminous_lm: 60 }],
  ['NIGHT', { thermal_width_px: 160 }],
  ['SMOKE', { air_supply_min: 30 }],
  ['CONF', { insert_gap_mm: 60 }],
  ['CONF', { probe_length_m: 4.5 }],
  ['UNDER', { working_depth_m: 50 }],
  ['UNDER', { ip_rating: 'IP68' }],
  ['SWIFT', { water_speed_ms: 4.5 }],
  ['SHALL', { min_water_depth_m: 0.35 }],
  ['SHALL', { solids_mm: 80 }],
  ['MUD', { ground_pressure_kpa: 18 }],
  ['TOXIC', { permeation_min: 480 }],
  ['EXATM', { ex_rating: 'Ex d I Mb' }],
  ['LOWO2', { air_supply_min: 120 }],
  ['RADIO', { shield_factor: 2 }],
  ['CORR', { material: '316L' }],
  ['HIRISE', { work_height_m: 60 }],
  ['HEIGHT', { rope_strength_kn: 32 }],
  ['UNATT', { battery_days: 7 }],
  ['LIVE', { insulation_kv: 35 }],
])('%s is proved by %o', (condition, on) => {
  expect(gate(condition, { claimed: false, on })).toMatchObject({ outcome: 'pass', provedWithoutClaim: true })
})

test.each([
  ['FOREST', { width_m: 1.6 }],
  ['ICE', { buoyancy_n: 700 }],
  ['AFTER', { accuracy_mm: 0.1 }],
  ['MOUNT', { climb_deg: 25 }],
  ['TOXIC', { remote_distance_m: 500 }],
])('a claim of %s is backed by %o, which alone proves nothing', (condition, on) => {
  expect(gate(condition, { claimed: true, on }).outcome).toBe('pass')
  expect(gate(condition, { claimed: false, on }).outcome).toBe('unknown')
})

/** Named by the list, but no evidence by itself: how long it works, not from what. */
const left = new Set(['NOPOWER endurance_h'])

test('every condition has rules, over every evidence attribute that the vocabulary names for it', () => {
  for (const condition of vocabulary.conditions.values()) {
    const rules = evidenceRules[condition.code] ?? []
    const named = rules.filter(({ fromText }) => !fromText).map(({ attribute }) => attribute)
    const listed = condition.evidenceAttributes.filter(
      (attribute) => !left.has(`${condition.code} ${attribute}`),
    )
    expect([condition.code, ...new Set(named)].sort()).toEqual([condition.code, ...listed].sort())
    for (const { attribute } of rules) expect(vocabulary.attributes.has(attribute), attribute).toBe(true)
  }
})

test('the claims that the sample world marks as unsupported are all unknown', () => {
  const marked: { offering: string; condition: string }[] = JSON.parse(
    readFileSync(`${dataFolder}/offerings.json`, 'utf8'),
  )._meta.claims_without_evidence
  expect(marked.length).toBeGreaterThan(0)
  const offerings = new Map(sampleOfferings().map((offering) => [offering.externalId, offering]))
  for (const { offering, condition } of marked) {
    const found = offerings.get(offering)
    if (!found) throw new Error(`no ${offering}`)
    const need = aNeed({ conditions: [condition], tracks: [found.track] })
    const gates = matchOf(need, found, vocabulary, '2026-11-23')?.gates
    expect([offering, condition, gates?.[0]?.outcome, gates?.[0]?.claimedWithoutEvidence]).toEqual([
      offering,
      condition,
      'unknown',
      true,
    ])
  }
})
