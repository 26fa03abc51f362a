import { expect, it } from 'vitest'
import { leadOf } from './news-view'

it('the beginning of a text ends with a whole word, and in Chinese where it is full', () => {
  expect(leadOf('短文')).toBe('短文')
  expect(leadOf('一二三四五六七八九十'.repeat(20))).toHaveLength(140)
  const english = 'Lorries come in by the north gate and leave it before dark. '.repeat(4)
  expect(leadOf(english)).toBe(`${english.slice(0, leadOf(english).length - 1)}…`)
  expect(leadOf(english)).toMatch(/ (?:north|gate|by|the|and)…$/)
  expect(leadOf(`${'字'.repeat(130)}exhibitors and so on`)).toBe(`${'字'.repeat(130)}…`)
})
