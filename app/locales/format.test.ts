import { describe, expect, it } from 'vitest'
import { formatDate, formatFigure, formatMoney, formatNumber } from './format'

describe('figures for a reader', () => {
  it('group thousands and keep decimals', () => {
    expect(formatNumber(3000, 'zh')).toBe('3,000')
    expect(formatNumber(0.35, 'en')).toBe('0.35')
  })
  it('keep five digits of a converted fraction, and every digit of a whole number', () => {
    expect(formatFigure(68.13741, 'zh')).toBe('68.137')
    expect(formatFigure(0.13789514, 'en')).toBe('0.1379')
    expect(formatFigure(1234567, 'en')).toBe('1,234,567')
  })
  it('show money without empty cents', () => {
    expect(formatMoney(185_000_000, 'CNY', 'zh')).toBe('¥1,850,000')
    expect(formatMoney(1250, 'USD', 'en')).toBe('US$12.50')
  })
  it('show a plain date as that day in China', () => {
    expect(formatDate('2026-11-23', 'zh')).toBe('2026年11月23日')
    expect(formatDate(new Date('2026-11-22T17:00:00Z'), 'en')).toBe('23 Nov 2026')
  })
})
