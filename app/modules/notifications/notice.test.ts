import { expect, it } from 'vitest'
import { nestQuotes } from './notice'

it('a name with quotation marks of its own has single ones where it is quoted', () => {
  expect(nestQuotes('“装备“区域行””的日程，“云南站”')).toBe('“装备‘区域行’”的日程，“云南站”')
  expect(nestQuotes('a stray ” and “one” more')).toBe('a stray ” and “one” more')
})
