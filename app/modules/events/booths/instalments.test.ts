import { describe, expect, it } from 'vitest'
import { balanceDayOf, balanceDueOf, depositOf } from './instalments'
import { priceOfBooth } from './price-of-booth'

const terms = { startsOn: '2027-03-01', balanceDays: 30, transferDays: 5 }

describe('the rest after a deposit', () => {
  it('is due at the end of a day before the opening, in Asia/Shanghai', () => {
    expect(balanceDayOf(terms)).toBe('2027-01-30')
    expect(balanceDayOf({ ...terms, balanceDays: 0 })).toBe('2027-03-01')
    expect(balanceDueOf(terms, new Date('2026-12-01T00:00:00Z'))).toEqual(new Date('2027-01-30T15:59:59Z'))
  })

  it('is due at once where a transfer of the deposit might come no sooner', () => {
    expect(balanceDueOf(terms, new Date('2027-01-25T15:59:58Z'))).not.toBeNull()
    expect(balanceDueOf(terms, new Date('2027-01-25T15:59:59Z'))).toBeNull()
    expect(balanceDueOf(terms, new Date('2027-02-20T00:00:00Z'))).toBeNull()
  })
})

describe('the deposit of booths taken together', () => {
  const booth = (depositPercent: number) =>
    priceOfBooth(
      { width: 6, depth: 6 },
      {
        ...{ pricing: 'per_m2', priceMinor: 100_000, earlyPriceMinor: null, memberPriceMinor: null },
        ...{ depositPercent, taxBp: 600, currency: 'CNY' },
      },
      { on: '2026-12-01', earlyUntil: null, member: false },
    )

  it('is the sum of theirs, with the whole price of those that have none', () => {
    expect(depositOf([booth(30), booth(50)])).toBe(286_200 + 477_000)
    expect(depositOf([booth(30), booth(0), booth(100)])).toBe(286_200 + 2 * 954_000)
  })

  it('is none where none has one', () => {
    expect(depositOf([booth(0), booth(100)])).toBeNull()
  })
})
