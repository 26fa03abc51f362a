import { describe, expect, it } from 'vitest'
import { joinUnits } from './spec-fields-view'

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
