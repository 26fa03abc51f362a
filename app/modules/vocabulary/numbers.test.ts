import { expect, test } from 'vitest'
import { chineseNumber, plainText, readNumbers } from './numbers'

test.each([
  ['零', 0],
  ['十', 10],
  ['十五', 15],
  ['二十', 20],
  ['廿五', 25],
  ['两百', 200],
  ['一百五', 150],
  ['一百零五', 105],
  ['三千', 3000],
  ['三千五', 3500],
  ['三千零五', 3005],
  ['三千二百一十', 3210],
  ['一万二', 12000],
  ['一万二千', 12000],
  ['一万零五百', 10500],
  ['三十五万', 350000],
  ['一亿', 100000000],
  ['二〇二六', 2026],
  ['半', 0.5],
  ['一点五', 1.5],
])('%s is %d', (text, value) => {
  expect(chineseNumber(text)).toBe(value)
})

test.each(['', '百', '万', '一二百', '百千', '五十万亿千', '点五'])('%j is no number', (text) => {
  expect(chineseNumber(text)).toBeNull()
})

test.each([
  ['3,000', 3000],
  ['.5', 0.5],
  ['-30', -30],
  ['负30', -30],
  ['minus 30', -30],
  ['1.5万', 15000],
  ['3万5千', 35000],
  ['2 thousand', 2000],
  ['200k', 200000],
  ['1/2', 0.5],
  ['3 1/2', 3.5],
  ['1e3', 1000],
])('%s is %d', (text, value) => {
  expect(readNumbers(text, 0)[0]).toMatchObject({ value, end: text.length })
})

test('plain text keeps what was written but for width, minus and space', () => {
  expect(plainText(' ３，０００　ｍ³/h\n≥ −5℃ ')).toBe('3,000 m³/h ≥ -5℃')
  expect(plainText('3½ in')).toBe('3 1/2 in')
})
