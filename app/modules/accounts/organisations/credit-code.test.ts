import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCharacter, creditCodeFault, normaliseCreditCode } from './credit-code'

/** As these companies and offices publish them themselves. */
const published = [
  '914403001922038216',
  '9144030071526726XG',
  '91440300708461136T',
  '91110000802100433B',
  '91330100716105852F',
  '11100000000013127D',
]
const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']

/** Any code that the standard allows. */
const code = fc
  .tuple(
    fc.array(fc.constantFrom(...alphabet), { minLength: 2, maxLength: 2 }),
    fc.array(fc.constantFrom(...'0123456789'), { minLength: 6, maxLength: 6 }),
    fc.array(fc.constantFrom(...alphabet), { minLength: 9, maxLength: 9 }),
  )
  .map((parts) => parts.flat().join(''))
  .map((body) => body + checkCharacter(body))

describe('a unified social credit code', () => {
  it.each(published)('%s is right, as published', (each) => {
    expect(creditCodeFault(each)).toBeNull()
  })

  it('is read in any case and width, with spaces and hyphens', () => {
    expect(normaliseCreditCode(' 9144 0300-7152 6726 xg\n')).toBe('9144030071526726XG')
    expect(normaliseCreditCode('９１４４０３００７１５２６７２６ｘｇ')).toBe('9144030071526726XG')
    expect(normaliseCreditCode('91440300—71526726\u3000XG')).toBe('9144030071526726XG')
  })

  it.each([
    ['91440300715267', 'length'],
    ['9144030071526726XG0', 'length'],
    ['9144O30071526726XG', 'letter'],
    ['9144030071526726XÉ', 'letter'],
    ['91A403007152672600', 'region'],
    ['9144030071526726XH', 'check'],
  ])('%s has the fault %s', (wrong, fault) => {
    expect(creditCodeFault(wrong)).toBe(fault)
  })

  it('shows every single wrong character', () => {
    fc.assert(
      fc.property(code, fc.nat({ max: 17 }), fc.constantFrom(...alphabet), (right, position, character) => {
        expect(creditCodeFault(right)).toBeNull()
        const wrong = right.slice(0, position) + character + right.slice(position + 1)
        expect(creditCodeFault(wrong) === null).toBe(wrong === right)
      }),
    )
  })

  it('shows every two neighbours that changed places', () => {
    fc.assert(
      fc.property(code, fc.nat({ max: 16 }), (right, position) => {
        const [first, second] = [right[position] as string, right[position + 1] as string]
        const wrong = right.slice(0, position) + second + first + right.slice(position + 2)
        expect(creditCodeFault(wrong) === null).toBe(wrong === right)
      }),
    )
  })
})
