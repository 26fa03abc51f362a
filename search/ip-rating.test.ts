import { expect, test } from 'vitest'
import { ipInDocument, ipRatings } from './ip-rating'

test('both digits of a protection code must be met', () => {
  expect(ipRatings('>=', 'IP65')).toEqual(['IP65', 'IP66', 'IP67', 'IP68', 'IP69'])
  expect(ipRatings('>=', 'IP57')).not.toContain('IP66')
  expect(ipRatings('>=', 'IP65')).not.toContain('IP58')
})

test('an X demands nothing and meets nothing', () => {
  expect(ipRatings('>=', 'IPX7')).toContain('IPX8')
  expect(ipRatings('>=', 'IPX7')).toContain('IP67')
  expect(ipRatings('>=', 'IP67')).not.toContain('IPX7')
})

test('what is no code is met by nothing', () => {
  expect(ipRatings('>=', 'Ex d')).toEqual([])
})

test('a document holds full codes as numbers', () => {
  expect(ipInDocument('IP67')).toBe(67)
  expect(ipInDocument('IPX7')).toBe('IPX7')
})
