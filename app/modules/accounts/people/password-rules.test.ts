import { describe, expect, it } from 'vitest'
import { passwordFault } from './password-rules'

describe('a password', () => {
  it.each([
    ['short', 'too_short'],
    ['九个字也还是太短了', 'too_short'],
    ['password123456', 'too_common'],
    ['aaaaaaaaaaaaaaa', 'too_common'],
    ['20201231123456', 'too_common'],
    ['x'.repeat(201), 'too_long'],
    ['chen.wei@flood-team', 'too_common'],
    ['correct horse battery', null],
    ['三年前在郑州的那个夏天', null],
  ])('%s: %s', (password, fault) => {
    expect(passwordFault(password, ['chen.wei@flood-team.example'])).toBe(fault)
  })
})
