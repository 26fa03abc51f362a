import { describe, expect, test } from 'vitest'
import {
  aNeed,
  anOffering,
  demand,
  sampleNeeds,
  sampleOfferings,
  specs,
} from '../../../tests/support/matching'
import { vocabularyFromFiles } from '../../../tests/support/vocabulary'
import { changesNeeded, checksNeeded } from './counterfactual'
import { matchOf } from './evaluate'
import { gateReason, wordReason } from './explain'
import { type MessageKey, messages } from './explain.messages'
import type { MatchNeed, MatchOffering, Reason } from './match'
import { matchWords } from './match-words'

const vocabulary = vocabularyFromFiles()
const today = '2026-11-23'
const langs = ['zh', 'en'] as const

function words(need: Partial<MatchNeed>, offering: Partial<MatchOffering>, lang: 'zh' | 'en') {
  const found = matchOf(aNeed(need), anOffering(offering), vocabulary, today)
  if (!found) throw new Error('it is a candidate')
  return matchWords(found, { vocabulary, lang, quantity: need.quantity ?? null })
}

/** Pairs that the sample world lacks. */
const rare: [Partial<MatchNeed>, Partial<MatchOffering>][] = [
  [{ tracks: ['T05.02'] }, { track: 'T05' }],
  [{ tracks: ['T05'], scenarios: [] }, {}],
  [{ tracks: [], scenarios: ['S03'] }, {}],
  [
    { budgetMinor: 100, neededWithinDays: 3 },
    { priceMinor: 50, priceMaxMinor: 200 },
  ],
  [{ budgetMinor: 100 }, { region: null, organisation: { region: null } }],
  [
    {
      constraints: [demand('price_cny', '<=', 10), demand('emc', 'present'), demand('ex_rating', 'present')],
    },
    { priceMinor: 900, priceMaxMinor: 1100, specs: specs({ emc: false, ex_rating: 'Ex d' }) },
  ],
  [
    {
      constraints: [demand('transport_mode', '=', 'trailer'), demand('voltage_v', '=', 380)],
      conditions: ['NOPOWER'],
    },
    { specs: specs({ transport_mode: 'vehicle', voltage_v: 220, self_power: false }) },
  ],
  [{ conditions: ['NOPOWER'] }, { specs: specs({ self_power: true }), leadTimeDays: 10 }],
  [
    { neededWithinDays: 10, organisation: { teamType: 'ENT' } },
    { leadTimeDays: 10, tags: ['MECH'], equipmentClass: 'STD' },
  ],
  [
    { conditions: ['RAIN'], organisation: { teamType: 'GRA' } },
    { specs: specs({ ip_rating: 'IP20' }), tags: ['MECH'] },
  ],
]

const matches = [
  ...sampleNeeds().flatMap((need) => sampleOfferings().map((offering) => [need, offering] as const)),
  ...rare.map(([need, offering]) => [aNeed(need), anOffering(offering)] as const),
].flatMap(([need, offering]) => {
  const found = matchOf(need, offering, vocabulary, today)
  return found ? [{ found, quantity: need.quantity }] : []
})
const all: Reason[] = matches.flatMap(({ found, quantity }) => [
  ...found.gates.map(gateReason),
  ...found.parts.flatMap((part) => [...part.evidence, ...part.missing]),
  ...changesNeeded(found, quantity),
  ...checksNeeded(found),
])
const reasons = [...new Map(all.map((reason) => [JSON.stringify(reason), reason])).values()]

describe('every reason', () => {
  test('is worded in both languages, with every gap filled', () => {
    expect(reasons.length).toBeGreaterThan(2_000)
    for (const lang of langs) {
      for (const reason of reasons) {
        expect(messages[reason.key as MessageKey], reason.key).toBeDefined()
        const sentence = wordReason(reason, vocabulary, lang)
        expect(sentence, reason.key).not.toMatch(/[{}]|undefined|null|NaN|true|false|[a-z]_[a-z]/)
        expect(sentence.trim()).not.toBe('')
      }
    }
  })

  test('is one that some match gives', () => {
    const given = new Set(reasons.map(({ key }) => key))
    // What many matches missed is put together from several: `miss.test.ts`.
    const ofOne = Object.keys(messages).filter((key) => !key.startsWith('miss.'))
    expect(ofOne.filter((key) => !given.has(key))).toEqual([])
  })

  test('leaves no gap empty: no doubled, leading or trailing spaces', () => {
    for (const lang of langs)
      for (const reason of reasons)
        expect(wordReason(reason, vocabulary, lang), reason.key).not.toMatch(/^\s|\s\s|\s$/)
  })
})

describe('what would have to change', () => {
  const changes = (need: Partial<MatchNeed>, offering: Partial<MatchOffering>) =>
    words(need, offering, 'en').changes

  test('more of what is asked, with its unit', () => {
    const need = { constraints: [demand('flow_m3h', '>=', 3000)] }
    expect(changes(need, { specs: specs({ flow_m3h: 2880 }) })).toEqual(['120 m³/h more rated flow'])
  })

  test('less of what is too much', () => {
    const need = { constraints: [demand('weight_kg', '<=', 60)] }
    expect(changes(need, { specs: specs({ weight_kg: 68.5 }) })).toEqual(['weight lower by 8.5 kg'])
  })

  test('delivery sooner', () => {
    expect(changes({ neededWithinDays: 30 }, { leadTimeDays: 42 })).toEqual(['deliver 12 days sooner'])
    expect(changes({ neededWithinDays: 30 }, { leadTimeDays: 31 })).toEqual(['deliver 1 day sooner'])
  })

  test('a lower price, or fewer pieces where the budget covers some', () => {
    const need = { budgetMinor: 40_000_000, quantity: 6 }
    expect(changes(need, { priceMinor: 9_800_000 })).toEqual([
      'cost CN¥188,000 less in all (CN¥31,333.33 each), or as much more budget',
      'or buy 4, which the budget covers',
    ])
    expect(changes({ budgetMinor: 100_00 }, { priceMinor: 150_00 })).toEqual([
      'cost CN¥50 less in all (CN¥50 each), or as much more budget',
    ])
  })

  test('another choice', () => {
    const need = { constraints: [demand('transport_mode', '=', 'trailer')] }
    expect(words(need, { specs: specs({ transport_mode: 'vehicle' }) }, 'zh').changes).toEqual([
      '运输方式改为拖挂',
    ])
  })

  test('is said once where a demand and a condition fail by the same figure', () => {
    const need = { constraints: [demand('temp_min_c', '<=', -30)], conditions: ['XCOLD'] }
    expect(words(need, { specs: specs({ temp_min_c: -5 }) }, 'zh').changes).toEqual(['最低工作温度再降 25℃'])
  })

  test('is nothing where nothing failed; what is unknown is to be asked', () => {
    const view = words({ constraints: [demand('flow_m3h', '>=', 1)], conditions: ['EXATM'] }, {}, 'en')
    expect(view.changes).toEqual([])
    expect(view.checks).toEqual([
      'ask the supplier for rated flow',
      'ask the supplier to show “Explosive atmosphere”, for example by explosion-protection marking',
    ])
  })
})

test('a claim without evidence is labelled', () => {
  const gates = words({ conditions: ['EXATM', 'NONET'] }, { conditions: ['EXATM'] }, 'zh').gates
  expect(gates.map(({ claimedOnly }) => claimedOnly)).toEqual([true, false])
  expect(gates[0]?.why).toBe('爆炸性环境：供方声明适用，没有参数佐证，待核实')
})
