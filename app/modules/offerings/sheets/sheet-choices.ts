import { i18nFor } from '~/locales/i18n'
import {
  allowedUnits,
  type SpecAttribute,
  type Term,
  type Vocabulary,
  valueNames,
} from '~/modules/vocabulary'
import { priceBases } from '../offering.schema'

/** The values of a drop-down. One list stands for all columns that offer the same. */
export type ChoiceList = {
  name: string
  values: string[]
  /** nothing else can be typed; a cell that takes several is never strict */
  strict: boolean
}

/** Between a code and its names in a drop-down; whoever reads it back takes what stands before. */
export const APART = ' · '

const label = (code: string, ...names: string[]) =>
  [code, ...new Set(names.filter((name) => name !== ''))].join(APART)

export const termLabel = ({ code, zh, en }: Term): string => label(code, plain(zh), plain(en))

/** Names stand in lists with ; between their items. */
const plain = (name: string) => name.replace(/[;；\s]+/gu, ' ').trim()

const single = { tracks: 'tracks', classes: 'classes', regions: 'regions' } as const
const several = {
  tags: 'classes',
  scenarios: 'scenarios',
  conditions: 'conditions',
  regionsServed: 'regions',
  standards: 'standards',
  catalogues: 'catalogues',
} as const

export type ListName = keyof typeof single | keyof typeof several | 'priceBases' | 'currencies'

export function choicesOf(vocabulary: Vocabulary, name: ListName): ChoiceList {
  if (name === 'priceBases') {
    const [zh, en] = [i18nFor('zh').t, i18nFor('en').t]
    const values = priceBases.map((basis) =>
      label(basis, zh(`publish.basis_${basis}`), en(`publish.basis_${basis}`)),
    )
    return { name, values, strict: true }
  }
  if (name === 'currencies') return { name, values: ['CNY', 'USD', 'EUR', 'HKD'], strict: false }
  const list = name in single ? single[name as keyof typeof single] : several[name as keyof typeof several]
  const terms: Iterable<Term> = vocabulary[list].values()
  return { name: list, values: [...terms].map(termLabel), strict: name in single }
}

export const unitList = (attribute: SpecAttribute): ChoiceList => {
  const values = allowedUnits(attribute)
  return { name: `unit ${values.join(' ')}`, values, strict: false }
}

/** The drop-down of an attribute that is chosen and not measured. */
export function enumList(attribute: SpecAttribute): { choices?: ChoiceList } {
  if (attribute.valueType === 'boolean')
    return { choices: { name: 'flag', values: [label('是', 'yes'), label('否', 'no')], strict: false } }
  if (attribute.enumValues.length === 0) return {}
  const values = [...valueNames(attribute)].map(([code, { zh, en }]) => label(code, zh, en))
  return { choices: { name: attribute.code, values, strict: false } }
}
