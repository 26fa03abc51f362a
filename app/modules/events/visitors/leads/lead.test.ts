import { describe, expect, it } from 'vitest'
import { seesContact } from './lead'

describe('whether an exhibitor sees who a visitor is', () => {
  it('is what the visitor said to this exhibitor, else what they said to all', () => {
    const table = [
      [null, false, false],
      [null, true, true],
      ['yes', false, true],
      ['yes', true, true],
      ['no', true, false],
      ['no', false, false],
    ] as const
    for (const [answer, sharesContact, sees] of table)
      expect(seesContact({ answer, sharesContact, state: 'registered' }), `${answer} ${sharesContact}`).toBe(
        sees,
      )
  })
  it('is no once the visitor is no longer registered', () => {
    expect(seesContact({ answer: 'yes', sharesContact: true, state: 'cancelled' })).toBe(false)
  })
})
