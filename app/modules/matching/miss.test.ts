import { expect, test } from 'vitest'
import { vocabularyFromFiles } from '../../../tests/support/vocabulary'
import { wordReason } from './explain'
import { messages } from './explain.messages'
import { type Miss, missReason } from './miss'

const vocabulary = vocabularyFromFiles()
const weight = [...vocabulary.attributes.values()].find(({ canonicalUnit }) => canonicalUnit === 'kg')
const condition = [...vocabulary.conditions.keys()][0] as string
const miss = (changes: Partial<Miss>): Miss => ({
  kind: 'constraint',
  code: weight?.code as string,
  op: '<=',
  unit: 'kg',
  least: 20,
  most: 40,
  ...changes,
})
const say = (changes: Partial<Miss>, lang: 'zh' | 'en') =>
  wordReason(missReason(miss(changes)), vocabulary, lang)

test('what was missed is worded with how far off it was', () => {
  expect(say({}, 'en')).toMatch(/too high by 20 kg–40 kg$/)
  expect(say({ op: '>=', most: 20 }, 'zh')).toMatch(/不足 20 kg$/)
  expect(say({ least: null, most: null }, 'en')).toMatch(/too high, or not stated$/)
  expect(say({ kind: 'deadline', code: 'deadline', least: 3, most: 10 }, 'zh')).toBe('交期晚 3 天–10 天')
  expect(say({ kind: 'budget', code: 'budget', unit: 'CNY', least: 1, most: 2 }, 'en')).toBe(
    'over the budget by CN¥1–CN¥2',
  )
})

test('every way to miss has its words, with no gap left open', () => {
  const spans = [{}, { most: 20 }, { least: null, most: null }]
  const given = [
    ...(['<=', '>=', '='] as const).map((op) => ({ op })),
    { kind: 'condition', code: condition },
    { kind: 'track', code: 'track' },
    { kind: 'deadline', code: 'deadline' },
    { kind: 'budget', code: 'budget', unit: 'CNY' },
  ] satisfies Partial<Miss>[]
  const keys = new Set<string>()
  for (const one of given)
    for (const span of spans) {
      keys.add(missReason(miss({ ...one, ...span })).key)
      for (const lang of ['zh', 'en'] as const)
        expect(say({ ...one, ...span }, lang)).not.toMatch(/[{}]| {2}/)
    }
  expect([...keys].sort()).toEqual(
    Object.keys(messages)
      .filter((key) => key.startsWith('miss.'))
      .sort(),
  )
})
