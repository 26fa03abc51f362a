import { describe, expect, it } from 'vitest'
import { describedAnswer } from '../../../tests/support/openapi'
import { smallVocabulary } from '../../../tests/support/small-vocabulary'
import type { Offering } from '../offerings'
import { parseOfferingQuery } from '../offerings'
import { offeringAnswer } from './answers'
import { openApiDocument } from './openapi.server'

const offering: Offering = {
  id: 1,
  externalId: 'O001',
  state: 'published',
  version: 2,
  reference: false,
  sample: true,
  source: { title: 'a list', ref: '7' },
  nameZh: '排水泵',
  nameEn: 'Pump',
  summaryZh: '',
  summaryEn: '',
  model: null,
  track: 'T05',
  equipmentClass: 'GMB',
  tags: [],
  scenarios: ['S03'],
  conditions: ['NOPOWER'],
  region: '430000',
  priceMinor: 100,
  priceMaxMinor: null,
  currency: 'CNY',
  priceBasis: 'sale',
  leadTimeDays: 30,
  capacityPerMonth: null,
  warrantyMonths: null,
  verificationLevel: null,
  catalogues: [],
  regionsServed: [],
  interfaces: [],
  citations: [],
  claims: [],
  media: [],
  videos: [],
  standards: [],
  specs: [
    { attribute: 'flow_m3h', valueWritten: '900', unitWritten: 'L/s', number: 3240, text: null, flag: null },
    { attribute: 'self_power', valueWritten: '是', unitWritten: null, number: null, text: null, flag: true },
  ],
  organisation: {
    id: 3,
    externalId: null,
    nameZh: '厂',
    nameEn: '',
    region: null,
    sizeZh: null,
    qualificationZh: null,
  },
  publishedAt: new Date('2026-11-01T00:00:00Z'),
  updatedAt: new Date('2026-11-02T00:00:00Z'),
}

describe('the description of the read API', () => {
  it('is OpenAPI 3.1 and names every endpoint of the issue', () => {
    const { openapi, paths } = openApiDocument()
    expect(openapi).toBe('3.1.0')
    expect(Object.keys(paths ?? {}).sort()).toEqual([
      '/needs',
      '/needs/{id}',
      '/needs/{id}/matches',
      '/offerings',
      '/offerings/{id}',
      '/offerings/{id}/matches',
      '/vocabulary/{list}',
    ])
  })

  it('holds an answer, with a figure in its canonical unit beside what was written', () => {
    const answer = JSON.parse(JSON.stringify(offeringAnswer(offering, smallVocabulary)))
    expect(describedAnswer('/offerings/{id}', 200, 'application/json').parse(answer)).toEqual(answer)
    expect(answer.specs).toEqual([
      { attribute: 'flow_m3h', value: 3240, unit: 'm3/h', valueWritten: '900', unitWritten: 'L/s' },
      { attribute: 'self_power', value: true, unit: null, valueWritten: '是', unitWritten: null },
    ])
  })

  it('does not hold an answer with a field too many, one too few, or of another type', () => {
    const schema = describedAnswer('/offerings/{id}', 200, 'application/json')
    const answer = JSON.parse(JSON.stringify(offeringAnswer(offering, smallVocabulary)))
    expect(schema.safeParse({ ...answer, secret: 1 }).success).toBe(false)
    expect(schema.safeParse({ ...answer, id: '1' }).success).toBe(false)
    const { track: _, ...without } = answer
    expect(schema.safeParse(without).success).toBe(false)
    expect(schema.safeParse({ ...answer, source: null }).success).toBe(true)
  })

  it('describes every parameter that the search reads, within the same bounds', () => {
    type Parameter = { name: string; schema: { minimum?: number; maximum?: number } }
    const parameters = (openApiDocument().paths?.['/offerings']?.get?.parameters ?? []) as Parameter[]
    const described = new Map(parameters.map(({ name, schema }) => [name, schema]))
    const read: string[] = []
    class Listening extends URLSearchParams {
      override getAll(name: string) {
        read.push(name)
        return super.getAll(name)
      }
    }
    parseOfferingQuery(new Listening(), smallVocabulary, 'zh')
    expect([...described.keys()].sort()).toEqual([...new Set(read), 'lang'].sort())
    for (const name of ['page', 'size']) {
      const { minimum = 0, maximum = 0 } = described.get(name) ?? {}
      const outcome = (value: number) =>
        parseOfferingQuery(new URLSearchParams({ [name]: String(value) }), smallVocabulary, 'zh').problems
          ?.length ?? 0
      expect([minimum - 1, minimum, maximum, maximum + 1].map(outcome)).toEqual([1, 0, 0, 1])
    }
  })
})
