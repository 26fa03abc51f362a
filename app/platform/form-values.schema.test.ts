import { describe, expect, it } from 'vitest'
import { column, day, hour, listOf, orNone, rowId } from './form-values.schema'

const words = (result: { success: boolean; error?: { issues: { message: string }[] } }) =>
  result.error?.issues.map(({ message }) => message)

describe('what forms send', () => {
  it('is a day only where there is one', () => {
    expect(day.parse(' 2028-02-29 ')).toBe('2028-02-29')
    for (const none of ['2027-02-29', '2027-02-31', '2027-13-01', '27-01-01', 'tomorrow', ''])
      expect(words(day.safeParse(none)), none).toEqual(['day'])
  })

  it('is a time of the day', () => {
    expect(hour.parse('23:59')).toBe('23:59')
    for (const none of ['24:00', '9:00', '12:60']) expect(hour.safeParse(none).success, none).toBe(false)
  })

  it('is a row that there can be', () => {
    expect(rowId.parse('42')).toBe(42)
    for (const none of ['0', '-1', '1.5', '1e3', '9'.repeat(16), ''])
      expect(words(rowId.safeParse(none)), none).toEqual(['choice'])
    expect(orNone(rowId).parse('')).toBeNull()
    expect(orNone(rowId).parse('7')).toBe(7)
  })

  it('is what was ticked, each once, and no more than may be', () => {
    const ticked = listOf(rowId, { least: 1, most: 2 })
    expect(ticked.parse('3')).toEqual([3])
    expect(ticked.parse(['3', '4'])).toEqual([3, 4])
    expect(ticked.parse(['3', '3'])).toEqual([3])
    expect(words(ticked.safeParse(undefined))).toEqual(['none_chosen'])
    expect(words(ticked.safeParse(['1', '2', '3']))).toEqual(['too_many_chosen'])
  })

  it('keeps empty rows of a column, so that columns stay side by side', () => {
    expect(column(5, 3).parse(['a ', '', 'b'])).toEqual(['a', '', 'b'])
    expect(column(5, 3).safeParse(['a', 'b', 'c', 'd']).success).toBe(false)
  })
})
