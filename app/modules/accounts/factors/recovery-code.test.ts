import { describe, expect, it } from 'vitest'
import { readCode, shownRecoveryCode } from './recovery-code'

describe('a code typed as second factor', () => {
  it.each([
    ['123456', 'totp', '123456'],
    [' 123 456 ', 'totp', '123456'],
    ['１２３４５６', 'totp', '123456'],
    ['12345', 'recovery', '12345'],
    ['ABCD-efgh-0o1l-iz23', 'recovery', 'abcdefgh0011' + '1z23'],
    ['abcd efgh jkmn pqrs', 'recovery', 'abcdefghjkmnpqrs'],
  ])('%s is read as %s', (written, kind, code) => {
    expect(readCode(written)).toEqual({ kind, code })
  })

  it('is shown in groups that read back as the same', () => {
    expect(shownRecoveryCode('abcdefghjkmnpqrs')).toBe('abcd-efgh-jkmn-pqrs')
    expect(readCode(shownRecoveryCode('abcdefghjkmnpqrs')).code).toBe('abcdefghjkmnpqrs')
  })
})
