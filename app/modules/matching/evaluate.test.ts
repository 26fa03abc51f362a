import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  aNeed,
  anOffering,
  demand,
  sampleNeeds,
  sampleOfferings,
  specs,
  wish,
} from '../../../tests/support/matching'
import { vocabularyFromFiles } from '../../../tests/support/vocabulary'
import { assess, isCandidate, matchOf, scoreOf } from './evaluate'
import { type Match, type MatchNeed, type MatchOffering, scorePartNames } from './match'
import { prepareNeed, prepareOffering } from './prepare'
import { compareRank, type RankKey, tierOf, tierOfMatch } from './rank'
import { partMaxima } from './score-parts'

const vocabulary = vocabularyFromFiles()
const today = '2026-11-23'
const needs = sampleNeeds()
const offerings = sampleOfferings()
const match = (need: MatchNeed, offering: MatchOffering) => matchOf(need, offering, vocabulary, today)
const points = (need: Partial<MatchNeed>, offering: Partial<MatchOffering>, name: string) => {
  const part = match(aNeed(need), anOffering(offering))?.parts.find((part) => part.name === name)
  if (!part) throw new Error(`no part ${name}`)
  return part.points
}
const keyOf = (offering: MatchOffering, found: Match): RankKey => ({
  tier: tierOfMatch(found),
  score: found.score,
  verification: vocabulary.verificationLevels.get(offering.verificationLevel ?? '')?.rank ?? 0,
  publishedAt: 0,
  id: 1,
})

/** Every pair of the sample world that is a match at all. */
const pairs = needs.flatMap((need) =>
  offerings.flatMap((offering) => {
    const found = match(need, offering)
    return found ? [{ need, offering, found }] : []
  }),
)
const aPair = fc.constantFrom(...pairs)

describe('the score', () => {
  test('has parts whose maxima add up to 100', () => {
    expect(scorePartNames.reduce((sum, name) => sum + partMaxima[name], 0)).toBe(100)
  })

  test('is the sum of its parts, each between nothing and its maximum', () => {
    expect(pairs.length).toBeGreaterThan(500)
    for (const { found } of pairs) {
      const sum = found.parts.reduce((total, part) => total + Math.round(part.points * 100), 0)
      expect(Math.round(found.score * 100)).toBe(sum)
      for (const part of found.parts) {
        expect(part.points).toBeGreaterThanOrEqual(0)
        expect(part.points).toBeLessThanOrEqual(part.max)
      }
      expect(found.parts.map(({ name }) => name)).toEqual([...scorePartNames])
    }
  })

  test('names something for every part: what gave the points or what is missing', () => {
    for (const { found } of pairs)
      for (const part of found.parts) {
        expect(part.evidence.length + part.missing.length, part.name).toBeGreaterThan(0)
        if (part.points < part.max) expect(part.missing, part.name).not.toEqual([])
      }
  })

  test('comes out the same in the short way that only ranks', () => {
    for (const need of needs) {
      const prepared = prepareNeed(need, vocabulary, today)
      for (const offering of offerings) {
        const ready = prepareOffering(offering, vocabulary)
        const found = match(need, offering)
        expect(isCandidate(prepared, ready)).toBe(found !== null)
        if (found === null) continue
        const short = assess(prepared, ready)
        expect(scoreOf(prepared, ready, vocabulary)).toBe(Math.round(found.score * 100))
        expect(tierOf(short, short.neighbour)).toBe(tierOfMatch(found))
      }
    }
  })

  test('never averages a gate: a failed demand cannot be made up by points', () => {
    const need = aNeed({ constraints: [demand('flow_m3h', '>=', 100)], equipmentClass: 'GMB' })
    const strong = anOffering({ specs: specs({ flow_m3h: 99 }), verificationLevel: 'FIELD', leadTimeDays: 1 })
    const weak = anOffering({ specs: specs({ flow_m3h: 100 }), equipmentClass: 'STD', scenarios: ['S08'] })
    const missed = match(need, strong)
    const passed = match(need, weak)
    if (!missed || !passed) throw new Error('both are candidates')
    expect(missed.score).toBeGreaterThan(passed.score)
    expect(compareRank(keyOf(weak, passed), keyOf(strong, missed))).toBeLessThan(0)
  })
})

describe('each part', () => {
  test('scenario: the same, below, above, a neighbour, another', () => {
    const at = (scenarios: string[], asked = ['S03']) =>
      points({ scenarios: asked }, { scenarios }, 'scenario')
    expect([at(['S03']), at(['S03.1']), at(['S08'])]).toEqual([20, 17, 0])
    expect(at(['S03'], ['S03.1'])).toBe(14)
    expect(at(['S03.2'], ['S03.1'])).toBe(7)
    // Three quarters for the best one, a quarter for covering both.
    expect(at(['S03'], ['S03', 'S08'])).toBe(17.5)
    expect(at([], [])).toBe(20)
  })

  test('track: the kind itself, the branch, a neighbour', () => {
    const at = (track: string) => points({ tracks: ['T05.02'] }, { track }, 'track')
    expect([at('T05.02'), at('T05'), at('T05.03')]).toEqual([15, 9, 4.5])
  })

  test('figures: met, met with margin, missed narrowly, not stated', () => {
    const at = (value: number | null) =>
      points(
        { constraints: [wish('head_m', '>=', 10)] },
        { specs: value === null ? [] : specs({ head_m: value }) },
        'wishes',
      )
    expect([at(10), at(12.5), at(15), at(40)]).toEqual([16.8, 20.4, 24, 24])
    expect([at(9), at(5), at(1), at(null)]).toEqual([7.68, 0, 0, 0])
    expect(points({}, {}, 'wishes')).toBe(24)
  })

  test('class: preferred by the need, right for the team, meant for the team by a tag', () => {
    const at = (need: Partial<MatchNeed>, offering: Partial<MatchOffering>) => points(need, offering, 'class')
    const team = (teamType: string | null) => ({ organisation: { teamType } })
    expect(at({ equipmentClass: 'GMB', ...team('PRF.FLD') }, { equipmentClass: 'GMB' })).toBe(8)
    expect(at({ equipmentClass: 'GMB', ...team('GRA') }, { equipmentClass: 'GMB' })).toBe(4.8)
    expect(at({ equipmentClass: 'GMB', ...team('GRA') }, { equipmentClass: 'SFLI' })).toBe(3.2)
    expect(at({ equipmentClass: 'GMB', ...team('ENT') }, { equipmentClass: 'STD', tags: ['MECH'] })).toBe(3.2)
    expect(at({ equipmentClass: 'GMB', ...team(null) }, { equipmentClass: 'STD' })).toBe(0)
    expect(at({ ...team('GRA') }, { equipmentClass: 'SFLI' })).toBe(8)
    expect(at({ ...team(null) }, { equipmentClass: 'STD' })).toBe(8)
  })

  test('verification: by rank, nothing for none', () => {
    const at = (verificationLevel: string | null) => points({}, { verificationLevel }, 'verification')
    expect([at('FIELD'), at('DRILL'), at('SIM'), at(null)]).toEqual([12, 8, 4, 0])
  })

  test('lead time: all at a quarter of the time allowed, none when it is used up', () => {
    const at = (leadTimeDays: number | null, neededWithinDays: number | null = 40) =>
      points({ neededWithinDays }, { leadTimeDays }, 'lead_time')
    expect([at(5), at(10), at(25), at(40), at(60), at(null)]).toEqual([6, 6, 3, 0, 0, 0])
    expect([at(10, null), at(90, null)]).toEqual([6, 0])
    expect([at(0, 0), at(1, 0)]).toEqual([6, 0])
  })

  test('distance: all in the same region, less with every kilometre', () => {
    const at = (region: string | null) =>
      points({ region: '430000' }, { region, organisation: { region: null } }, 'distance')
    expect(at('430000')).toBe(7)
    expect(at('420000')).toBeLessThan(7)
    expect(at('230000')).toBeLessThan(at('420000'))
    expect(at(null)).toBe(0)
    expect(points({ region: null }, {}, 'distance')).toBe(0)
    // Where the offering names no region, its maker's counts.
    expect(points({ region: '430000' }, { region: null }, 'distance')).toBe(7)
  })

  test('text: the words that both have, in either language', () => {
    const need = { titleZh: '地下车库排水', textEn: 'The pump must pass low headroom' }
    const at = (text: Partial<MatchOffering>) => points(need, text, 'text')
    expect(at({})).toBe(0)
    expect(at({ summaryZh: '地下车库用' })).toBeGreaterThan(0)
    expect(at({ summaryZh: '地下车库用', summaryEn: 'pumping' })).toBeGreaterThan(
      at({ summaryZh: '地下车库用' }),
    )
    expect(at({ summaryZh: '应急救援装备', summaryEn: 'rescue equipment for the team' })).toBe(0)
  })
})

describe('what a company pays', () => {
  const paid = fc.record(
    {
      paid: fc.boolean(),
      promoted: fc.boolean(),
      sponsored: fc.integer(),
      boost: fc.double(),
      plan: fc.string(),
      boothFeeMinor: fc.integer(),
      rank: fc.integer(),
      score: fc.double(),
    },
    { requiredKeys: [] },
  )

  test('changes nothing, whatever fields say so', () => {
    fc.assert(
      fc.property(aPair, paid, paid, ({ need, offering, found }, onOffering, onMaker) => {
        const bought = {
          ...onOffering,
          ...offering,
          organisation: { ...onMaker, ...offering.organisation },
        }
        expect(match(need, bought)).toEqual(found)
      }),
    )
  })
})

describe('a better offering never comes later', () => {
  const notLater = (need: MatchNeed, better: MatchOffering, offering: MatchOffering, found: Match) => {
    const improved = match(need, better)
    if (!improved) throw new Error('it was a candidate before')
    expect(compareRank(keyOf(better, improved), keyOf(offering, found))).toBeLessThanOrEqual(0)
  }
  const measured = pairs.flatMap(({ need, offering, found }) =>
    need.constraints.flatMap(({ attribute, op, number }) =>
      number !== null &&
      offering.specs.some((stated) => stated.attribute === attribute && stated.number !== null)
        ? [{ need, offering, found, attribute, op }]
        : [],
    ),
  )

  test('when a figure that is asked for improves', () => {
    expect(measured.length).toBeGreaterThan(100)
    fc.assert(
      fc.property(
        fc.constantFrom(...measured),
        fc.double({ min: 0.001, max: 3, noNaN: true }),
        ({ need, offering, found, attribute, op }, share) => {
          const better = {
            ...offering,
            specs: offering.specs.map((stated) => {
              if (stated.attribute !== attribute || stated.number === null) return stated
              const step = Math.max(1, Math.abs(stated.number)) * share
              const number = op === '>=' ? stated.number + step : stated.number - step
              return { ...stated, number: attribute === 'temp_min_c' ? number : Math.max(0, number) }
            }),
          }
          notLater(need, better, offering, found)
        },
      ),
    )
  })

  test('when it becomes cheaper, quicker, verified higher', () => {
    fc.assert(
      fc.property(
        aPair,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        ({ need, offering, found }, cheaper, quicker) => {
          const better = {
            ...offering,
            priceMinor: Math.floor((offering.priceMinor ?? 0) * cheaper),
            leadTimeDays: Math.floor((offering.leadTimeDays ?? 0) * quicker),
            verificationLevel: 'FIELD',
          }
          notLater(need, better, offering, found)
        },
      ),
    )
  })

  test('when it claims a condition or serves a scenario more, or comes from the need’s own region', () => {
    fc.assert(
      fc.property(
        aPair,
        fc.constantFrom(...vocabulary.conditions.keys()),
        fc.constantFrom(...vocabulary.scenarios.keys()),
        ({ need, offering, found }, condition, scenario) => {
          const better = {
            ...offering,
            conditions: [...new Set([...offering.conditions, condition])],
            scenarios: [...new Set([...offering.scenarios, scenario])],
            region: need.region,
          }
          notLater(need, better, offering, found)
        },
      ),
    )
  })
})

describe('the sample world', () => {
  const best = (externalId: string) => {
    const need = needs.find((found) => found.externalId === externalId)
    if (!need) throw new Error(`no ${externalId}`)
    const ranked = offerings
      .flatMap((offering) => {
        const found = match(need, offering)
        return found ? [{ offering, found, key: { ...keyOf(offering, found), id: offering.id } }] : []
      })
      .sort((a, b) => compareRank(a.key, b.key))
    return ranked[0]
  }

  test('the needs that nothing can meet have no acceptable match', () => {
    const gaps = needs.filter(({ intendedGap }) => intendedGap)
    expect(gaps).toHaveLength(4)
    for (const { externalId } of gaps)
      expect([externalId, best(externalId)?.found.verdict]).toEqual([externalId, 'near'])
  })

  test('the nearest to a need that nothing can meet is of its own kind', () => {
    expect(['N071', 'N072', 'N073', 'N074'].map((id) => best(id)?.offering.externalId)).toEqual([
      'O156',
      'O141',
      'O008',
      'O101',
    ])
  })

  test('every other need has one, but for two that ask what their supply misses by a little', () => {
    const without = needs
      .filter(({ intendedGap, externalId }) => !intendedGap && best(externalId)?.found.verdict === 'near')
      .map(({ externalId }) => externalId)
    expect(without).toEqual(['N005', 'N058'])
    expect(best('N005')?.found.gates.filter(({ outcome }) => outcome === 'fail')).toMatchObject([
      { kind: 'deadline', shortfall: 15 },
    ])
    expect(best('N058')?.found.gates.filter(({ outcome }) => outcome === 'fail')).toMatchObject([
      { kind: 'budget', shortfall: 40_000 },
    ])
  })

  test('obvious answers come first', () => {
    const answers = {
      N001: 'O002',
      N002: 'O006',
      N003: 'O004',
      N012: 'O019',
      N019: 'O036',
      N031: 'O058',
      N041: 'O076',
      N055: 'O127',
      N065: 'O160',
      N069: 'O156',
    }
    for (const [need, offering] of Object.entries(answers))
      expect([need, best(need)?.offering.externalId]).toEqual([need, offering])
  })
})
