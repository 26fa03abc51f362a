import { describe, expect, it } from 'vitest'
import { fitLine, fitLines, type Measure } from './fit-text'

/** Chinese letters are square, others half as wide. */
const measure: Measure = (text, size) =>
  [...text].reduce((sum, letter) => sum + (/[⺀-鿿…]/.test(letter) ? size : size / 2), 0)
const sizes = { largest: 30, smallest: 10 }

describe('text on a badge', () => {
  it('is as large as its line lets it be', () => {
    expect(fitLine('陈一', 120, sizes, measure)).toEqual({ text: '陈一', size: 30 })
    expect(fitLine('欧阳慕容若兰', 120, sizes, measure)).toEqual({ text: '欧阳慕容若兰', size: 20 })
  })
  it('is cut only where the smallest size is too large', () => {
    const { text, size } = fitLine('一'.repeat(20), 120, sizes, measure)
    expect([text, size]).toEqual([`${'一'.repeat(11)}…`, 10])
  })
  it('breaks between letters of Chinese and between words, into no more lines than there are', () => {
    expect(fitLines('湖南省长沙市应急救援总队', 120, { ...sizes, lines: 2 }, measure)).toEqual({
      lines: ['湖南省长沙市', '应急救援总队'],
      size: 20,
    })
    expect(fitLines('Blue Sky Rescue', 60, { ...sizes, lines: 2 }, measure).lines).toEqual([
      'Blue Sky',
      'Rescue',
    ])
    expect(
      fitLines('应急救援队（虚构）', 110, { largest: 14, smallest: 10, lines: 2 }, measure).lines,
    ).toEqual(['应急救援队（虚构）'])
    const long = fitLines('一'.repeat(60), 120, { ...sizes, lines: 2 }, measure)
    expect(long.lines).toHaveLength(2)
    for (const line of long.lines) expect(measure(line, long.size)).toBeLessThanOrEqual(120)
  })
})
