import { describe, expect, it } from 'vitest'
import type { SpecAttribute } from '../vocabulary'
import { joinUnits, unitChoices } from './spec-fields-view'

describe('the figures of a form', () => {
  const joined = (query: string) => {
    const { params, changed } = joinUnits(new URLSearchParams(query))
    return { query: params.toString(), changed }
  }
  it('get the unit chosen beside them', () => {
    expect(joined('spec.flow_m3h.min=900&spec.flow_m3h.unit=L/s')).toEqual({
      query: 'spec.flow_m3h.min=900+L%2Fs',
      changed: true,
    })
  })
  it('keep a unit that was typed with them', () => {
    expect(joined('spec.flow_m3h.min=1 m3/s&spec.flow_m3h.unit=L/s').query).toBe('spec.flow_m3h.min=1+m3%2Fs')
  })
  it('leave nothing behind where a field was left empty', () => {
    expect(joined('q=&spec.flow_m3h.min=&spec.flow_m3h.unit=L/s')).toEqual({ query: '', changed: true })
  })
  it('leave a plain address as it is', () => {
    expect(joined('q=pump&spec=flow_m3h>=3000')).toEqual({
      query: 'q=pump&spec=flow_m3h%3E%3D3000',
      changed: false,
    })
  })
})

describe('the units offered beside a figure', () => {
  const flow = {
    code: 'flow_m3h',
    canonicalUnit: 'm3/h',
    unitAliases: [
      { alias: '立方米/小时', factor: 1 },
      { alias: '升/秒', factor: 3.6 },
      { alias: 'L/s', factor: 3.6 },
      { alias: 'gpm', factor: 0.2271247 },
    ],
  } as SpecAttribute
  const values = (lang: 'zh' | 'en') => unitChoices(flow, lang).map(({ value }) => value)

  it('are each unit once, by its first name in the language', () => {
    expect(values('zh')).toEqual(['m3/h', '升/秒', 'gpm'])
    expect(values('en')).toEqual(['m3/h', 'L/s', 'gpm'])
  })
})
