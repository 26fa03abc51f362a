import { describe, expect, test } from 'vitest'
import { aNeed, anOffering, demand, specs } from '../../../tests/support/matching'
import { vocabularyFromFiles } from '../../../tests/support/vocabulary'
import { matchOf } from './evaluate'
import type { MatchNeed, MatchOffering } from './match'

const vocabulary = vocabularyFromFiles()
const today = '2026-11-23'

function gate(need: Partial<MatchNeed>, offering: Partial<MatchOffering>, index = 0) {
  const match = matchOf(aNeed(need), anOffering(offering), vocabulary, today)
  const found = match?.gates[index]
  if (!found) throw new Error('there is no such gate')
  return found
}

describe('a figure', () => {
  const atLeast = (offered: number) => ({
    ...gate({ constraints: [demand('flow_m3h', '>=', 3000)] }, { specs: specs({ flow_m3h: offered }) }),
  })
  const atMost = (offered: number) =>
    gate({ constraints: [demand('weight_kg', '<=', 3500)] }, { specs: specs({ weight_kg: offered }) })

  test('passes at the demanded value and beyond it', () => {
    expect(atLeast(3000).outcome).toBe('pass')
    expect(atLeast(3001).outcome).toBe('pass')
    expect(atMost(3500).outcome).toBe('pass')
    expect(atMost(2900).outcome).toBe('pass')
  })

  test('fails short of it, by how much and what share', () => {
    expect(atLeast(2880)).toMatchObject({
      outcome: 'fail',
      demanded: 3000,
      offered: 2880,
      shortfall: 120,
      shortfallRatio: 0.04,
      unit: 'm3/h',
      evidence: ['flow_m3h'],
    })
    expect(atMost(4200)).toMatchObject({ outcome: 'fail', shortfall: 700, shortfallRatio: 0.2 })
  })

  test('is not failed by the dust of a unit conversion', () => {
    expect(atLeast(3000 - 1e-7).outcome).toBe('pass')
    expect(atLeast(2999.99).outcome).toBe('fail')
  })

  test('counts downwards for temperatures below zero', () => {
    const cold = (offered: number) =>
      gate({ constraints: [demand('temp_min_c', '<=', -35)] }, { specs: specs({ temp_min_c: offered }) })
    expect(cold(-40).outcome).toBe('pass')
    expect(cold(-28)).toMatchObject({ outcome: 'fail', shortfall: 7, shortfallRatio: 0.2 })
  })

  test('has no share of a demand of zero', () => {
    const none = gate(
      { constraints: [demand('crew_persons', '<=', 0)] },
      { specs: specs({ crew_persons: 2 }) },
    )
    expect(none).toMatchObject({ outcome: 'fail', shortfall: 2, shortfallRatio: null })
  })

  test('that must equal passes only where it does', () => {
    const volts = (offered: number) =>
      gate({ constraints: [demand('voltage_v', '=', 380)] }, { specs: specs({ voltage_v: offered }) })
    expect(volts(380).outcome).toBe('pass')
    expect(volts(10_000)).toMatchObject({ outcome: 'fail', shortfall: 9620 })
    expect(volts(220)).toMatchObject({ outcome: 'fail', shortfall: 160 })
  })

  test('that is not stated is unknown', () => {
    expect(gate({ constraints: [demand('flow_m3h', '>=', 1)] }, {})).toMatchObject({
      outcome: 'unknown',
      offered: null,
      shortfall: null,
    })
  })

  test('stated in words where a number is demanded is unknown', () => {
    const found = gate(
      { constraints: [demand('flow_m3h', '>=', 1)] },
      { specs: specs({ flow_m3h: 'large' }) },
    )
    expect(found.outcome).toBe('unknown')
  })

  test('that is only wished is no gate', () => {
    const need = aNeed({ constraints: [demand('flow_m3h', '>=', 3000, false)] })
    expect(matchOf(need, anOffering(), vocabulary, today)?.gates).toEqual([])
  })
})

describe('the offering’s own fields as figures', () => {
  test('the price, in yuan', () => {
    const price = (part: Partial<MatchOffering>) =>
      gate({ constraints: [demand('price_cny', '<=', 100_000)] }, part)
    expect(price({ priceMinor: 10_000_000 }).outcome).toBe('pass')
    expect(price({ priceMinor: 10_000_001 })).toMatchObject({ outcome: 'fail', shortfall: 0.01 })
    expect(price({ priceMinor: null }).outcome).toBe('unknown')
    expect(price({ priceMinor: 1, currency: 'USD' }).outcome).toBe('unknown')
    expect(price({ priceMinor: 1, priceBasis: 'hour' }).outcome).toBe('unknown')
  })

  test('a price range that straddles the limit is unknown', () => {
    const range = { priceMinor: 9_000_000, priceMaxMinor: 11_000_000 }
    const limit = (yuan: number) => gate({ constraints: [demand('price_cny', '<=', yuan)] }, range).outcome
    expect([limit(80_000), limit(100_000), limit(110_000)]).toEqual(['fail', 'unknown', 'pass'])
  })

  test('lead time, warranty and capacity', () => {
    const fields = { leadTimeDays: 30, warrantyMonths: 24, capacityPerMonth: 5 }
    const outcome = (constraint: ReturnType<typeof demand>) =>
      gate({ constraints: [constraint] }, fields).outcome
    expect(outcome(demand('lead_time_days', '<=', 30))).toBe('pass')
    expect(outcome(demand('lead_time_days', '<=', 29))).toBe('fail')
    expect(outcome(demand('warranty_months', '>=', 24))).toBe('pass')
    expect(outcome(demand('warranty_months', '>=', 25))).toBe('fail')
    expect(outcome(demand('capacity_per_month', '>=', 5))).toBe('pass')
    expect(outcome(demand('capacity_per_month', '>=', 6))).toBe('fail')
    expect(gate({ constraints: [demand('warranty_months', '>=', 1)] }, {}).outcome).toBe('unknown')
  })
})

describe('a flag, a choice, a text', () => {
  const outcome = (constraint: ReturnType<typeof demand>, stated: Record<string, string | boolean>) =>
    gate({ constraints: [constraint] }, { specs: specs(stated) }).outcome

  test('a flag passes where it is as demanded and fails where it is not', () => {
    expect(outcome(demand('self_power', '=', true), { self_power: true })).toBe('pass')
    expect(outcome(demand('self_power', '=', true), { self_power: false })).toBe('fail')
    expect(outcome(demand('self_power', '=', true), {})).toBe('unknown')
    expect(outcome(demand('self_power', '=', false), { self_power: false })).toBe('pass')
  })

  test('"present" passes where anything is stated, fails where it is denied, is unknown else', () => {
    expect(outcome(demand('ex_rating', 'present'), { ex_rating: 'Ex d IIC T4 Gb' })).toBe('pass')
    expect(outcome(demand('ex_rating', 'present'), {})).toBe('unknown')
    expect(outcome(demand('emc', 'present'), { emc: true })).toBe('pass')
    expect(outcome(demand('emc', 'present'), { emc: false })).toBe('fail')
  })

  test('a choice must be the one demanded', () => {
    expect(outcome(demand('satellite', '=', 'tiantong'), { satellite: 'tiantong' })).toBe('pass')
    expect(outcome(demand('satellite', '=', 'tiantong'), { satellite: 'beidou' })).toBe('fail')
  })

  test('what is carried on the back is carried by hand and rides in a vehicle, never the other way', () => {
    const mode = (demanded: string, offered: string) =>
      outcome(demand('transport_mode', '=', demanded), { transport_mode: offered })
    expect(mode('man_portable', 'backpack')).toBe('pass')
    expect(mode('backpack', 'man_portable')).toBe('fail')
    expect(mode('vehicle', 'backpack')).toBe('pass')
    expect(mode('vehicle', 'man_portable')).toBe('pass')
    expect(mode('man_portable', 'vehicle')).toBe('fail')
    expect(mode('vehicle', 'trailer')).toBe('fail')
    expect(mode('heli_sling', 'backpack')).toBe('fail')
  })

  test('a text is compared without regard to case, width and spaces', () => {
    expect(outcome(demand('material', '=', '316L 不锈钢'), { material: '316l  不锈钢' })).toBe('pass')
    expect(outcome(demand('material', '=', '钛'), { material: '铝' })).toBe('fail')
  })

  test('an order over words that have none is unknown', () => {
    expect(outcome(demand('material', '>=', '钛'), { material: '铝' })).toBe('unknown')
  })

  test('protection marks are compared digit by digit', () => {
    const ip = (offered: string, op: '>=' | '<=' | '=' = '>=') =>
      outcome(demand('ip_rating', op, 'IP65'), { ip_rating: offered })
    expect([ip('IP65'), ip('IP67'), ip('IP68')]).toEqual(['pass', 'pass', 'pass'])
    // 58 is more than 65 in water and less in solids: that is no pass.
    expect([ip('IP58'), ip('IP64'), ip('IP54')]).toEqual(['fail', 'fail', 'fail'])
    expect([ip('IPX7'), ip('IP6X'), ip('waterproof')]).toEqual(['unknown', 'unknown', 'unknown'])
    expect(ip('IPX4')).toBe('fail')
    expect([ip('IP65', '='), ip('IP67', '=')]).toEqual(['pass', 'fail'])
    expect([ip('IP54', '<='), ip('IP67', '<=')]).toEqual(['pass', 'fail'])
  })
})

describe('the deadline', () => {
  const outcome = (need: Partial<MatchNeed>, leadTimeDays: number | null) => gate(need, { leadTimeDays })

  test('holds to the day', () => {
    expect(outcome({ neededWithinDays: 30 }, 30).outcome).toBe('pass')
    expect(outcome({ neededWithinDays: 30 }, 31)).toMatchObject({
      kind: 'deadline',
      outcome: 'fail',
      shortfall: 1,
      unit: 'd',
    })
    expect(outcome({ neededWithinDays: 0 }, 0).outcome).toBe('pass')
  })

  test('is counted from today where the need names a date', () => {
    expect(outcome({ neededBy: '2026-12-03' }, 10).outcome).toBe('pass')
    expect(outcome({ neededBy: '2026-12-03' }, 11).outcome).toBe('fail')
  })

  test('is the earlier one where the need names both', () => {
    expect(outcome({ neededBy: '2026-12-03', neededWithinDays: 20 }, 11).outcome).toBe('fail')
    expect(outcome({ neededBy: '2026-12-30', neededWithinDays: 20 }, 21).outcome).toBe('fail')
  })

  test('that has passed is failed by everything, and is no share of anything', () => {
    expect(outcome({ neededBy: '2026-11-20' }, 0)).toMatchObject({
      outcome: 'fail',
      demanded: -3,
      shortfall: 3,
      shortfallRatio: null,
    })
  })

  test('is unknown where no lead time is stated, and no gate where there is none', () => {
    expect(outcome({ neededWithinDays: 30 }, null).outcome).toBe('unknown')
    expect(matchOf(aNeed(), anOffering({ leadTimeDays: 9 }), vocabulary, today)?.gates).toEqual([])
  })
})

describe('the budget', () => {
  const need = { budgetMinor: 260_000_000, quantity: 4 }

  test('is for the whole quantity', () => {
    expect(gate(need, { priceMinor: 65_000_000 }).outcome).toBe('pass')
    expect(gate(need, { priceMinor: 66_300_000 })).toMatchObject({
      kind: 'budget',
      outcome: 'fail',
      demanded: 2_600_000,
      offered: 2_652_000,
      shortfall: 52_000,
      shortfallRatio: 0.02,
      unit: 'CNY',
    })
  })

  test('is for one where the need names no quantity', () => {
    expect(gate({ budgetMinor: 100 }, { priceMinor: 100 }).outcome).toBe('pass')
    expect(gate({ budgetMinor: 100 }, { priceMinor: 101 }).outcome).toBe('fail')
  })

  test('cannot be held against another currency, an hourly or no price', () => {
    const outcome = (part: Partial<MatchOffering>) => gate(need, { priceMinor: 1, ...part }).outcome
    expect(outcome({ currency: 'USD' })).toBe('unknown')
    expect(outcome({ priceBasis: 'hour' })).toBe('unknown')
    expect(outcome({ priceBasis: 'request' })).toBe('unknown')
    expect(outcome({ priceMinor: null })).toBe('unknown')
  })

  test('is unknown where only the lower end of a price range fits', () => {
    expect(gate(need, { priceMinor: 60_000_000, priceMaxMinor: 70_000_000 }).outcome).toBe('unknown')
    expect(gate(need, { priceMinor: 60_000_000, priceMaxMinor: 65_000_000 }).outcome).toBe('pass')
    expect(gate(need, { priceMinor: 66_000_000, priceMaxMinor: 70_000_000 }).outcome).toBe('fail')
  })
})

describe('the kind of equipment', () => {
  const tracks = (need: string[], offering: string) =>
    matchOf(aNeed({ tracks: need }), anOffering({ track: offering }), vocabulary, today)

  test('is no gate where it is one that the need names, or below it', () => {
    expect(tracks(['T05.02'], 'T05.02')?.gates).toEqual([])
    expect(tracks(['T05'], 'T05.02')?.gates).toEqual([])
    expect(tracks(['T13.01', 'T05.02'], 'T05.02')?.gates).toEqual([])
  })

  test('is unknown where the offering is listed under the branch only', () => {
    expect(tracks(['T05.02'], 'T05')?.gates).toMatchObject([{ kind: 'track', outcome: 'unknown' }])
  })

  test('fails for a neighbour', () => {
    expect(tracks(['T05.02'], 'T05.03')?.gates).toMatchObject([{ kind: 'track', outcome: 'fail' }])
  })

  test('of another branch is no candidate', () => {
    expect(tracks(['T05.02'], 'T14.01')).toBeNull()
    expect(tracks(['T05'], 'T14')).toBeNull()
  })

  test('is nobody’s where the figure is from a public list: that is no candidate', () => {
    expect(matchOf(aNeed(), anOffering({ reference: true }), vocabulary, today)).toBeNull()
  })

  test('is left open by a need that names none: then the scenario decides who is a candidate', () => {
    const candidate = (need: string[], offering: string[]) =>
      matchOf(
        aNeed({ tracks: [], scenarios: need }),
        anOffering({ scenarios: offering }),
        vocabulary,
        today,
      ) !== null
    expect(candidate(['S03.2'], ['S03.2'])).toBe(true)
    expect(candidate(['S03'], ['S03.2'])).toBe(true)
    expect(candidate(['S03.2'], ['S03'])).toBe(true)
    expect(candidate(['S03.2'], ['S03.1'])).toBe(false)
    expect(candidate(['S03.2'], ['S08'])).toBe(false)
    expect(candidate([], ['S08'])).toBe(false)
  })
})
