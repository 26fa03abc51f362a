import { describe, expect, it } from 'vitest'
import { csvCell } from './csv'

describe('a cell of the CSV', () => {
  it('is never a formula, whatever way it is begun', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1', '\r=1'])
      expect(csvCell(text).replace(/^"/, ''), text).toMatch(/^'/)
  })
  it('keeps figures figures', () => {
    expect(csvCell(-30)).toBe('-30')
    expect(csvCell(1850000)).toBe('1850000')
  })
  it('quotes what would break the row', () => {
    expect(csvCell('a,"b"\nc')).toBe('"a,""b""\nc"')
    expect(csvCell('水泵')).toBe('水泵')
  })
})
