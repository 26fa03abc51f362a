import { expect, test } from 'vitest'
import { compareIp, meetsIp, parseIp, writeIp } from './ip-rating'

test('a rating is two digits, either of which may be unstated', () => {
  expect(parseIp('ip 67')).toEqual({ solids: 6, water: 7 })
  expect(parseIp('IPX7')).toEqual({ solids: null, water: 7 })
  expect(parseIp('IP69K')).toEqual({ solids: 6, water: 9 })
  expect(parseIp('54')).toEqual({ solids: 5, water: 4 })
  expect(parseIp('IP7')).toBeNull()
  expect(parseIp('waterproof')).toBeNull()
  expect(writeIp({ solids: null, water: 7 })).toBe('IPX7')
})

test('ratings compare digit by digit, and some not at all', () => {
  expect(compareIp('IP67', 'IP65')).toBe(1)
  expect(compareIp('IP54', 'IP54')).toBe(0)
  expect(compareIp('IP54', 'IP65')).toBe(-1)
  expect(compareIp('IP58', 'IP65')).toBeNull()
  expect(compareIp('IPX7', 'IP65')).toBeNull()
})

test('a demand is met when no demanded digit falls short', () => {
  expect(meetsIp('IP67', 'IP65')).toBe(true)
  expect(meetsIp('IP58', 'IP65')).toBe(false)
  expect(meetsIp('IPX4', 'IP65')).toBe(false)
  expect(meetsIp('IPX7', 'IP65')).toBeNull()
  expect(meetsIp('IP67', 'IPX7')).toBe(true)
})
