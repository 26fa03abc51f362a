import { beforeAll, describe, expect, test } from 'vitest'
import { matchPrepared } from '~/modules/matching/evaluate'
import { countDemands, countDraft } from '~/modules/matching/index.server'
import {
  type PreparedNeed,
  type PreparedOffering,
  prepareNeed,
  prepareOffering,
} from '~/modules/matching/prepare'
import { type Need, toNeed } from '~/modules/needs'
import { toOffering } from '~/modules/offerings'
import type { Vocabulary } from '~/modules/vocabulary'
import { readVocabulary } from '~/modules/vocabulary/index.server'
import { useDatabase } from '../support/database'
import { testServices } from '../support/services'

const database = useDatabase('sample world')
let vocabulary: Vocabulary
let offerings: PreparedOffering[]
let needs: Need[]
const services = () => testServices(database)

beforeAll(async () => {
  const { db } = database
  vocabulary = await readVocabulary(db)
  offerings = (await db.selectFrom('public_offerings').selectAll().execute()).map((row) =>
    prepareOffering(toOffering(row), vocabulary),
  )
  needs = (await db.selectFrom('public_needs').selectAll().execute())
    .map(toNeed)
    .filter(({ reference }) => !reference)
})

/** Every pair held against each other, once whole and once without each demand. */
function bruteForce(need: Need) {
  const today = services().clock.today()
  const match = (asked: PreparedNeed, offering: PreparedOffering) => {
    const found = matchPrepared(asked, offering, vocabulary)
    const otherKind = found?.gates.some(({ kind, outcome }) => kind === 'track' && outcome === 'fail')
    return found && !otherKind ? found : null
  }
  const ready = (asked: Need) => prepareNeed(asked, vocabulary, today)
  const without = [
    ...need.constraints.flatMap(({ hard }, index) =>
      hard ? [{ ...need, constraints: need.constraints.filter((_, at) => at !== index) }] : [],
    ),
    ...need.conditions.map((code) => ({
      ...need,
      conditions: need.conditions.filter((each) => each !== code),
    })),
    ...(need.neededWithinDays !== null || need.neededBy !== null
      ? [{ ...need, neededWithinDays: null, neededBy: null }]
      : []),
    ...(need.budgetMinor !== null ? [{ ...need, budgetMinor: null }] : []),
  ].map(ready)
  const whole = ready(need)
  const matches = offerings.flatMap((offering) => {
    const found = match(whole, offering)
    return found ? [{ offering, found, gates: found.gates.filter(({ kind }) => kind !== 'track') }] : []
  })
  const count = (test: (entry: (typeof matches)[number]) => boolean) => matches.filter(test).length
  return {
    total: matches.length,
    pass: count(({ found }) => found.verdict === 'pass'),
    unknown: count(({ found }) => found.verdict === 'unknown'),
    near: count(({ found }) => found.verdict === 'near' && !found.far),
    demands: without.map((asked, at) => ({
      pass: count(({ gates }) => gates[at]?.outcome === 'pass'),
      unknown: count(({ gates }) => gates[at]?.outcome === 'unknown'),
      fail: count(({ gates }) => gates[at]?.outcome === 'fail'),
      near: count(
        ({ gates }) => gates[at]?.outcome === 'fail' && (gates[at]?.shortfallRatio ?? Number.NaN) <= 0.5,
      ),
      gain: count(
        ({ found, offering }) => found.verdict === 'near' && match(asked, offering)?.verdict !== 'near',
      ),
    })),
  }
}

describe('what stands in the way of a need', () => {
  test('is counted as holding every offering against it, with and without each demand, would', async () => {
    expect(needs.length).toBeGreaterThan(50)
    let gains = 0
    for (const need of needs) {
      const counts = await countDemands(services(), need)
      const { demands, ...whole } = bruteForce(need)
      expect({ need: need.id, ...counts, demands: [] }).toEqual({ need: need.id, ...whole, demands: [] })
      expect(counts.demands).toMatchObject(demands)
      gains += counts.demands.filter(({ gain }) => gain > 0).length
    }
    expect(gains).toBeGreaterThan(10)
  })

  test('counts a figure that replaces what a condition means together with the condition', async () => {
    const [first] = needs
    if (!first) throw new Error('there is a need')
    const cold: Need = {
      ...first,
      tracks: [],
      scenarios: [...vocabulary.scenarios.keys()].filter((code) => !code.includes('.')),
      conditions: ['XCOLD'],
      constraints: [
        {
          attribute: 'temp_min_c',
          op: '<=',
          valueWritten: '-10',
          unitWritten: 'C',
          number: -10,
          text: null,
          flag: null,
          hard: true,
        },
      ],
      neededWithinDays: null,
      neededBy: null,
      budgetMinor: null,
    }
    const counts = await countDemands(services(), cold)
    const { demands, ...whole } = bruteForce(cold)
    expect(counts).toMatchObject({ ...whole, demands })
  })

  test('is worded beside the fields, without what cannot be read', async () => {
    const [need] = needs
    if (!need) throw new Error('there is a need')
    const row = (index: number, value: string) => ({
      [`row.r${index}.attr`]: 'flow_m3h',
      [`row.r${index}.op`]: '>=',
      [`row.r${index}.value`]: value,
      [`row.r${index}.unit`]: 'm3/h',
    })
    const form = { tracks: ['T05.02'], conditions: ['NOPOWER'], ...row(0, 'schnell'), ...row(1, '999999') }
    const { counts, counted } = await countDraft(services(), need, form, 'zh')
    expect(Object.keys(counted)).toEqual(['row.1', 'condition.NOPOWER'])
    expect(counts).toMatchObject({ pass: 0, demands: [{ pass: 0, empties: expect.any(Boolean) }, {}] })
    expect(await countDraft(services(), need, {}, 'zh')).toEqual({ counts: null, counted: {} })
  })
})
