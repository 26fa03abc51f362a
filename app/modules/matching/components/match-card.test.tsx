import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { sampleNeeds, sampleOfferings } from '../../../../tests/support/matching'
import { vocabularyFromFiles } from '../../../../tests/support/vocabulary'
import { matchOf } from '../evaluate'
import { matchWords } from '../match-words'
import { MatchCard } from './match-card'

const vocabulary = vocabularyFromFiles()

function card(needId: string, offeringId: string, lang: 'zh' | 'en') {
  const need = sampleNeeds().find(({ externalId }) => externalId === needId)
  const offering = sampleOfferings().find(({ externalId }) => externalId === offeringId)
  const match = need && offering && matchOf(need, offering, vocabulary, '2026-11-23')
  if (!match) throw new Error('it is a match')
  const words = matchWords(match, { vocabulary, lang, quantity: need.quantity })
  return { words, html: renderToStaticMarkup(<MatchCard rank={3} title={offering.nameZh} match={words} />) }
}
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#x27;')

describe('a match card', () => {
  test.each(['zh', 'en'] as const)('says every gate, point and reason in words (%s)', (lang) => {
    for (const [need, offering] of [
      ['N001', 'O002'],
      ['N004', 'O014'],
      ['N071', 'O156'],
    ] as const) {
      const { words, html } = card(need, offering, lang)
      expect(html).toContain(words.verdictLabel)
      for (const gate of words.gates) {
        expect(html).toContain(escaped(gate.why))
        expect(html).toContain(gate.outcomeLabel)
      }
      for (const part of words.parts) {
        expect(html).toContain(`${part.points} / ${part.max}`)
        for (const sentence of [...part.evidence, ...part.missing]) expect(html).toContain(escaped(sentence))
      }
      for (const sentence of [...words.changes, ...words.checks]) expect(html).toContain(escaped(sentence))
    }
  })

  test('shows what failed before it is unfolded, and what passed only then', () => {
    const { words, html } = card('N004', 'O014', 'zh')
    const [open = '', folded = ''] = html.split('<details')
    const lists = (part: string) => part.replace(/title="[^"]*"/g, '')
    for (const gate of words.gates) {
      expect(lists(open).includes(escaped(gate.why))).toBe(gate.outcome !== 'pass')
      expect(lists(folded).includes(escaped(gate.why))).toBe(gate.outcome === 'pass')
    }
    expect(open).toContain(words.changes[0])
  })

  test('labels a claim that nothing backs', () => {
    expect(card('N008', 'O013', 'zh').html).toContain('仅为供方声明')
    expect(card('N001', 'O002', 'zh').html).not.toContain('仅为供方声明')
  })

  test('gives the bar a width for each part and no width by style', () => {
    const { words, html } = card('N001', 'O002', 'en')
    expect(html.match(/<rect[^>]*height="3"/g)).toHaveLength(words.parts.length)
    expect(html).not.toContain('style=')
  })
})
