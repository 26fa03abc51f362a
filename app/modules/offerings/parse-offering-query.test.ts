import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smallVocabulary } from '../../../tests/support/small-vocabulary'
import { describeParamProblem } from '../vocabulary'
import { offeringQueryToParams, offeringSorts, parseOfferingQuery } from './parse-offering-query'

const parse = (search: string) => parseOfferingQuery(new URLSearchParams(search), smallVocabulary, 'zh')
const query = (search: string) => {
  const parsed = parse(search)
  if (!parsed.query) throw new Error(JSON.stringify(parsed.problems))
  return parsed.query
}
const problem = (search: string) => {
  const [first, ...more] = parse(search).problems ?? []
  expect(more).toEqual([])
  return first
}
const spec = (...written: string[]) =>
  query(new URLSearchParams(written.map((value) => ['spec', value])).toString()).filters.spec

describe('the query of /offerings', () => {
  it('is everything, most relevant first, where the URL says nothing', () => {
    expect(query('')).toEqual({
      q: '',
      filters: {
        scenario: [],
        track: [],
        condition: [],
        class: [],
        region: [],
        verification: [],
        catalogue: [],
        standard: [],
        event: [],
        priceMin: null,
        priceMax: null,
        leadTimeMax: null,
        spec: [],
      },
      sort: 'relevance',
      page: 1,
      size: 20,
      lang: 'zh',
      drop: [],
    })
  })

  it('takes untouched fields of a form and unknown parameters as absent', () => {
    expect(query('q=&scenario=&price_min=&spec=&page=&sort=&utm_source=mail')).toEqual(query(''))
  })

  it('reads repeated and comma-separated codes, in any case, and scenarios by their slug', () => {
    expect(query('scenario=S02&scenario=s03&track=T05,t14').filters).toMatchObject({
      scenario: ['S02', 'S03'],
      track: ['T05', 'T14'],
    })
    expect(query('scenario=dike-breach').filters.scenario).toEqual(['S02.1'])
  })

  it('names the parameter, the value and the accepted codes for an unknown code', () => {
    expect(problem('condition=RAIN')).toEqual({
      param: 'condition',
      value: 'RAIN',
      reason: 'unknown_code',
      allowed: ['NOPOWER', 'NONET'],
      list: 'conditions',
    })
  })

  it('lists every problem at once', () => {
    const { problems } = parse('scenario=S99&page=0&size=101&sort=cheap&price_min=abc')
    expect(problems?.map(({ param, reason }) => `${param} ${reason}`)).toEqual([
      'scenario unknown_code',
      'price_min not_a_number',
      'sort unknown_value',
      'page out_of_range',
      'size out_of_range',
    ])
  })

  it('converts figures of specifications to the canonical unit', () => {
    expect(spec('flow_m3h>=900 L/s')).toMatchObject([{ attribute: 'flow_m3h', op: '>=', number: 3240 }])
    expect(spec('flow_m3h≥3,000 立方米/小时')).toMatchObject([{ op: '>=', number: 3000 }])
    expect(spec('temp_min_c<=-22°F')).toMatchObject([{ op: '<=', number: -30 }])
    expect(spec('ip_rating>=IP67')).toMatchObject([{ op: '>=', number: null, text: 'IP67' }])
  })

  it('reads flags, choices, words and "is stated"', () => {
    expect(spec('self_power=true', 'transport_mode=Trailer', 'material=钢', 'flow_m3h')).toMatchObject([
      { attribute: 'self_power', op: '=', flag: true },
      { attribute: 'transport_mode', op: '=', text: 'trailer' },
      { attribute: 'material', op: '=', text: '钢' },
      { attribute: 'flow_m3h', op: 'present', number: null, text: null, flag: null },
    ])
  })

  it('reads the fields that a form sends without JavaScript', () => {
    const sent = 'spec.flow_m3h.min=900+L/s&spec.flow_m3h.max=&spec.transport_mode.is=trailer'
    expect(query(sent).filters.spec).toEqual(spec('flow_m3h>=900 L/s', 'transport_mode=trailer'))
  })

  it.each([
    ['spec=flow_m3h>=900 furlongs', 'unknown_unit', 'L/s'],
    ['spec=flow_m3h>=lots', 'not_a_number', 'm3/h'],
    ['spec=flow_m3h>=-5', 'out_of_range', '≥ 0'],
    ['spec=flow_m3h=3000-5000', 'malformed', undefined],
    ['spec=ip_rating>=99', 'unknown_value', undefined],
    ['spec=flow_m3h>3000', 'wrong_operator', '>='],
    ['spec=transport_mode>=trailer', 'wrong_operator', '='],
    ['spec=transport_mode=sled', 'unknown_value', 'vehicle'],
    ['spec=self_power=maybe', 'unknown_value', 'true'],
    ['spec=flow>=3', 'unknown_attribute', 'flow_m3h'],
    ['spec=>=3', 'malformed', '<attribute>>=<value> <unit>'],
    ['spec=flow_m3h>=', 'malformed', 'flow_m3h>=<m3/h>'],
    ['spec.flow_m3h.most=3', 'malformed', 'spec.<attribute>.min|max|is'],
    ['sort=spec:material', 'not_sortable', 'price'],
    ['sort=spec:flow', 'unknown_attribute', 'flow_m3h'],
    ['page=1e3', 'not_a_number', '1–100000'],
    ['page=1&page=2', 'repeated', undefined],
    ['q=a%07b', 'control_characters', undefined],
    ['price_min=5&price_max=1', 'contradiction', undefined],
    ['spec=flow_m3h>=5&spec=flow_m3h<=1', 'contradiction', undefined],
  ])('refuses %s as %s', (search, reason, allowed) => {
    const found = problem(search)
    expect(found?.reason).toBe(reason)
    if (allowed !== undefined) expect(found?.allowed).toContain(allowed)
  })

  it('refuses more text than is read, and more values than anyone picks', () => {
    expect(problem(`q=${'泵'.repeat(401)}`)).toMatchObject({ reason: 'too_long', allowed: ['≤ 400'] })
    expect(problem(`scenario=${Array(51).fill('S02').join('&scenario=')}`)?.reason).toBe('too_many')
  })

  it('reads money in yuan and times in days, with a unit if one is written', () => {
    expect(query('price_min=0.5&price_max=50万元&lead_time_max=2周').filters).toMatchObject({
      priceMin: 50,
      priceMax: 50_000_000,
      leadTimeMax: 14,
    })
    expect(problem('price_max=-1')?.reason).toBe('out_of_range')
  })

  it('words every problem in both languages with the parameter and the value', () => {
    const found = problem('condition=RAIN')
    if (!found) throw new Error('no problem')
    expect(describeParamProblem(found, 'en')).toBe(
      'condition: “RAIN” there is no such code. Accepted: NOPOWER, NONET',
    )
    expect(describeParamProblem(found, 'zh')).toBe('condition=“RAIN”：没有这个代码。可用：NOPOWER、NONET')
  })

  it('cuts a long value short in a problem', () => {
    expect(problem(`condition=${'x'.repeat(3000)}`)?.value).toHaveLength(100)
  })
})

describe('the parameters of a query', () => {
  const codes = (terms: Map<string, unknown>) => fc.uniqueArray(fc.constantFrom(...terms.keys()))
  const specs = fc.uniqueArray(
    fc.oneof(
      fc.record({
        attribute: fc.constantFrom('flow_m3h', 'temp_min_c'),
        op: fc.constantFrom('>=' as const, '=' as const),
        number: fc.nat(1e9).map((value) => value / 1000),
        text: fc.constant(null),
        flag: fc.constant(null),
      }),
      fc.record({
        attribute: fc.constant('transport_mode'),
        op: fc.constant('=' as const),
        number: fc.constant(null),
        text: fc.constantFrom('vehicle', 'trailer'),
        flag: fc.constant(null),
      }),
      fc.record({
        attribute: fc.constant('self_power'),
        op: fc.constant('=' as const),
        number: fc.constant(null),
        text: fc.constant(null),
        flag: fc.boolean(),
      }),
    ),
    { selector: (filter) => JSON.stringify(filter), maxLength: 5 },
  )
  const queries = fc.record({
    q: fc.constantFrom('', '水泵', 'pump & <b>', 'a+b=c%'),
    filters: fc.record({
      scenario: codes(smallVocabulary.scenarios),
      track: codes(smallVocabulary.tracks),
      condition: codes(smallVocabulary.conditions),
      class: codes(smallVocabulary.classes),
      region: codes(smallVocabulary.regions),
      verification: codes(smallVocabulary.verificationLevels),
      catalogue: codes(smallVocabulary.catalogues),
      standard: codes(smallVocabulary.standards),
      event: fc.uniqueArray(fc.constantFrom('7', '12', '900000000000001'), { maxLength: 2 }),
      priceMin: fc.option(fc.nat(1000)),
      priceMax: fc.option(fc.integer({ min: 1000, max: 1_000_000_000 })),
      leadTimeMax: fc.option(fc.nat(900)),
      spec: specs,
    }),
    sort: fc.constantFrom(...offeringSorts, 'spec:flow_m3h' as const, '-spec:flow_m3h' as const),
    page: fc.integer({ min: 1, max: 500 }),
    size: fc.integer({ min: 1, max: 100 }),
    lang: fc.constant('zh' as const),
    drop: fc.uniqueArray(fc.constantFrom('track:T05', 'constraint:flow_m3h>=3000')),
  })

  it('read back as the same query', () => {
    fc.assert(
      fc.property(queries, (asked) => {
        expect(query(offeringQueryToParams(asked).toString())).toEqual(asked)
      }),
    )
  })

  it('leave the defaults out, so that equal queries have equal URLs', () => {
    expect(offeringQueryToParams(query('size=20&page=1&sort=relevance&scenario=')).toString()).toBe('')
  })

  it('never throw and always give a query or problems, whatever the URL', () => {
    const names = fc.constantFrom(
      'q',
      'scenario',
      'spec',
      'spec.flow_m3h.min',
      'price_min',
      'sort',
      'page',
      'size',
      'drop',
    )
    const values = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .tuple(fc.constantFrom('flow_m3h', 'material', 'x'), fc.constantFrom('>=', '=', '<', ''), fc.string())
        .map((parts) => parts.join('')),
      fc.double().map(String),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.oneof(names, fc.string()), values)), (pairs) => {
        const parsed = parse(new URLSearchParams(pairs).toString())
        expect(parsed.query === undefined).toBe((parsed.problems?.length ?? 0) > 0)
        for (const found of parsed.problems ?? [])
          expect(describeParamProblem(found, 'en')).not.toMatch(/undefined|\p{Cc}/u)
      }),
      { numRuns: 500 },
    )
  })
})
