import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashWord, hashWords, hasWord, TextReader } from './text-likeness'

const reader = new TextReader([
  { code: 'PUMP', zh: ['水泵', '排水泵'], en: ['water pump', 'pumps'] },
  { code: 'UAV', zh: ['无人机'], en: ['drone', 'UAV'] },
])
const words = (text: string) => [...reader.words(text).keys()].sort()

test('a synonym is the same word in either language, singular or plural', () => {
  for (const text of ['一台排水泵', '水泵', 'Water Pumps', 'the pump'])
    expect(words(text), text).toContain('#PUMP')
  expect(words('drones')).toContain('#UAV')
})

test('Chinese is read in pairs of characters, across nothing that is not Chinese', () => {
  expect(words('车库,限高')).toEqual(['库', '车库', '限高'].filter((word) => word.length > 1))
})

test('words that every text has say nothing', () => {
  expect(words('应急救援装备 rescue equipment for the team')).toEqual(['急救', '援装'])
})

test('numbers and single letters say nothing', () => {
  expect(words('3000 m x 5')).toEqual([])
})

test('a hashed text has exactly its words', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.string(), (list, word) => {
      const hashes = hashWords(list)
      for (const known of list) expect(hasWord(hashes, hashWord(known))).toBe(true)
      expect(hasWord(hashes, hashWord(word))).toBe(new Set(list.map(hashWord)).has(hashWord(word)))
    }),
  )
})
