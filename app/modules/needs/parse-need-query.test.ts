import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smallVocabulary } from '../../../tests/support/small-vocabulary'
import { needQueryToParams, parseNeedQuery } from './parse-need-query'

const parse = (search: string) => parseNeedQuery(new URLSearchParams(search), smallVocabulary, 'en')

describe('the query of /needs', () => {
  it('reads the same filters as offerings, and its own orders', () => {
    const { query } = parse('q=pump&scenario=flood&spec=flow_m3h>=900 L/s&sort=deadline&page=2')
    expect(query).toMatchObject({ q: 'pump', sort: 'deadline', page: 2, size: 20, lang: 'en' })
    expect(query?.filters).toMatchObject({
      scenario: ['S02'],
      spec: [{ attribute: 'flow_m3h', op: '>=', number: 3240 }],
    })
  })

  it('names the accepted orders for one it does not have', () => {
    const { problems } = parse('sort=price')
    expect(problems).toMatchObject([{ param: 'sort', value: 'price', reason: 'unknown_value' }])
    expect(problems?.[0]?.allowed).toContain('deadline')
  })

  it('reads back from its own parameters', () => {
    const search =
      'q=%E6%B3%B5&scenario=S02&price_max=12.5&spec=flow_m3h%3E%3D3240&drop=track%3AT05&sort=budget&size=50&page=3'
    const { query } = parse(search)
    expect(query && needQueryToParams(query).toString()).toBe(search)
  })

  it('never throws, whatever the URL', () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), (search) => {
        const { query, problems } = parse(search)
        expect(Boolean(query)).toBe(!problems)
      }),
    )
  })
})
