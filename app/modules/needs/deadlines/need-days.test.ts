import { expect, test } from 'vitest'
import { dayAfter } from '~/platform/china-time'
import { renewedUntil } from './need-days'

test('days are counted over the ends of months and years', () => {
  expect(dayAfter('2026-12-28', 7)).toBe('2027-01-04')
  expect(dayAfter('2028-02-28', 1)).toBe('2028-02-29')
  expect(renewedUntil('2026-11-23')).toBe('2027-02-21')
})
