import { describe, expect, it } from 'vitest'
import { changedSpan } from './changed-span'

describe('where two texts differ', () => {
  it('is the stretch between what they share', () => {
    expect(changedSpan('湖南省水泵厂', '湖南长沙水泵厂')).toEqual({
      former: { before: '湖南', changed: '省', after: '水泵厂' },
      next: { before: '湖南', changed: '长沙', after: '水泵厂' },
    })
  })
  it('never counts one character twice', () => {
    expect(changedSpan('aa', 'aaa')).toEqual({
      former: { before: 'aa', changed: '', after: '' },
      next: { before: 'aa', changed: 'a', after: '' },
    })
    expect(changedSpan('', 'x').next.changed).toBe('x')
  })
  it('does not cut a character in two', () => {
    expect(changedSpan('🚒', '🚑').next.changed).toBe('🚑')
  })
})
