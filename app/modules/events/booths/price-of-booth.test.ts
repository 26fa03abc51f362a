import { describe, expect, it } from 'vitest'
import { priceOfBooth } from './price-of-booth'

const shell: Parameters<typeof priceOfBooth>[1] = {
  ...{ pricing: 'per_m2', priceMinor: 100_000, earlyPriceMinor: 90_000, memberPriceMinor: 80_000 },
  ...{ depositPercent: 30, taxBp: 600, currency: 'CNY' },
}
const nine = { width: 6, depth: 6 }
const late = { on: '2026-11-23', earlyUntil: '2026-11-22', member: false }

describe('a booth', () => {
  it('costs its area times the price of a square metre, with tax and a deposit of the whole', () => {
    expect(priceOfBooth(nine, shell, late)).toEqual({
      ...{ rate: 'standard', currency: 'CNY', unitMinor: 100_000, netMinor: 900_000 },
      ...{ taxMinor: 54_000, totalMinor: 954_000, depositMinor: 286_200 },
    })
  })

  it('priced as a whole costs the same whatever its size', () => {
    const flat = { ...shell, pricing: 'flat' as const }
    expect(priceOfBooth(nine, flat, late).netMinor).toBe(100_000)
    expect(priceOfBooth({ width: 12, depth: 12 }, flat, late).netMinor).toBe(100_000)
  })

  it('has the early price up to and on its last day', () => {
    const on = (day: string) => priceOfBooth(nine, shell, { ...late, on: day })
    expect(on('2026-11-22')).toMatchObject({ rate: 'early', netMinor: 810_000 })
    expect(on('2026-11-23')).toMatchObject({ rate: 'standard', netMinor: 900_000 })
    const none = { ...late, earlyUntil: null, on: '2026-11-01' }
    expect(priceOfBooth(nine, shell, none).rate).toBe('standard')
  })

  it('costs a member the lowest that may be had, whichever it is', () => {
    const member = { ...late, on: '2026-11-01', member: true }
    expect(priceOfBooth(nine, shell, member)).toMatchObject({ rate: 'member', netMinor: 720_000 })
    const cheapEarly = { ...shell, earlyPriceMinor: 70_000 }
    expect(priceOfBooth(nine, cheapEarly, member)).toMatchObject({ rate: 'early', netMinor: 630_000 })
  })

  it('is rounded to whole minor units, half of one upwards', () => {
    const odd = { ...shell, priceMinor: 10_001, taxBp: 650, depositPercent: 33 }
    // 2.5 m × 2.5 m: 6.25 m² × 100.01 = 625.0625
    expect(priceOfBooth({ width: 5, depth: 5 }, odd, late)).toMatchObject({
      ...{ netMinor: 62_506, taxMinor: 4_063, totalMinor: 66_569, depositMinor: 21_968 },
    })
  })
})
