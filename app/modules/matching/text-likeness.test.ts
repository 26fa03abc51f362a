import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eachShared, hashWord, hashWords, TextReader, weighWords } from './text-likeness'

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

test('two texts share exactly the words that both have', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.string()), (mine, other) => {
      const shared: string[] = []
      const words = weighWords(new Map(mine.map((word) => [word, 1])))
      eachShared(words, hashWords(other), ({ word }) => shared.push(word))
      const hashes = new Set(other.map(hashWord))
      expect(shared.sort()).toEqual([...new Set(mine)].filter((word) => hashes.has(hashWord(word))).sort())
    }),
  )
})
