import { expect, test } from 'vitest'
import { vocabularyFromFiles } from '../../../../tests/support/vocabulary'
import { understand } from './understand'

const vocabulary = vocabularyFromFiles()
const tracksOf = (query: string) =>
  Object.entries(understand(query, vocabulary).intent.tracks)
    .sort((a, b) => b[1] - a[1])
    .map(([code]) => code)

test.each([
  {
    query: '潜水蹦',
    track: 'T05.03',
    why: 'a wrong character of the same sound next to a word that is right',
  },
  { query: 'paishuibeng', track: 'T05.03', why: 'pinyin in one word' },
  { query: 'chong feng zhou', track: 'T06.01', why: 'pinyin in syllables' },
  { query: 'portble generater', track: 'T14.01', why: 'two misspelt words' },
  { query: '楼快塌了,怎么提前知道好让人撤', track: 'T01.05', why: 'the job, not the product' },
  { query: 'find a swimmer who drowned in muddy water', track: 'T06.05', why: 'the job in English' },
])('$query is read for what it asks: $why', ({ query, track }) => {
  expect(tracksOf(query).slice(0, 2)).toContain(track)
})

test('what is said not to be needed is no kind that is asked for', () => {
  expect(tracksOf('不用发电机的排水泵')[0]).toBe('T05.03')
  expect(tracksOf('a breaker with no generator')[0]).toBe('T08.07')
})

test('English words are not taken for pinyin', () => {
  const { concepts } = understand('change the manual, then return', vocabulary)
  expect(concepts).toEqual([])
})
