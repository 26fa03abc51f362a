import type { ParseKeys } from 'i18next'
import { i18nFor } from '~/locales/i18n'
import {
  allowedUnits,
  attributesOfTrack,
  type Lang,
  type SpecAttribute,
  termName,
  unitWords,
  type Vocabulary,
} from '~/modules/vocabulary'
import { interfaceKinds } from '../detail-fields'
import { interfaceName, specName, unitName } from '../offering-form'
import { type ChoiceList, choicesOf, enumList, unitList } from './sheet-choices'

/**
 * A column of a sheet of offerings. `key` stands in the hidden first row and never changes, whatever the language
 * of the heads: `id`, `code`, or the name of a field of the form; claims, citations and films have one column each
 * for all of their fields.
 */
export type SheetColumn = {
  key: string
  label: Record<Lang, string>
  hint: Record<Lang, string>
  width: number
  needed?: boolean
  /** figures are figures */
  number?: boolean
  choices?: ChoiceList
}

/** Our number of an offering, and the enterprise's own: by these a row is known again. */
export const ID = 'id'
export const CODE = 'code'

/** What is stated on the page of terms, and asked for as a specification of other kinds of list only. */
const elsewhere = new Set(['price_cny', 'lead_time_days', 'warranty_months', 'capacity_per_month'])

type TextKey = ParseKeys
const worded = (lang: Lang, key: TextKey, values: Record<string, string>) =>
  (i18nFor(lang).t as (key: TextKey, values: Record<string, string>) => string)(key, values)
const both = (key: TextKey, values: Record<string, string> = {}): Record<Lang, string> => ({
  zh: worded('zh', key, values),
  en: worded('en', key, values),
})

/** The columns that the form has no field of the same name for. */
const ownNames = new Set(['id', 'code', 'citations', 'claims', 'videos'])

type Plain = Omit<SheetColumn, 'key' | 'label' | 'hint'>
function column(key: string, plain: Plain): SheetColumn {
  const name = key.replace('.', '_')
  const label = ownNames.has(key) ? `sheet.column_${name}` : `publish.${name}`
  return { key, label: both(label as TextKey), hint: both(`sheet.hint_${name}` as TextKey), ...plain }
}

/** The columns of a track: what every offering says, and exactly the figures of that track and of `others`. */
export function sheetColumns(
  vocabulary: Vocabulary,
  track: string,
  others: ReadonlySet<string> = new Set(),
): SheetColumn[] {
  const { own, general } = attributesOfTrack(vocabulary, track)
  const asked = [...own, ...general.filter(({ code }) => !elsewhere.has(code) || others.has(code))]
  const known = new Set(asked.map(({ code }) => code))
  const rest = [...vocabulary.attributes.values()].filter(({ code }) => others.has(code) && !known.has(code))
  const list = (name: Parameters<typeof choicesOf>[1]) => choicesOf(vocabulary, name)
  return [
    column(ID, { width: 10 }),
    column(CODE, { width: 14, needed: true }),
    column('nameZh', { width: 28, needed: true }),
    column('nameEn', { width: 28 }),
    column('model', { width: 14 }),
    column('track', { width: 24, needed: true, choices: list('tracks') }),
    column('equipmentClass', { width: 20, needed: true, choices: list('classes') }),
    column('tags', { width: 18, choices: list('tags') }),
    column('scenarios', { width: 28, choices: list('scenarios') }),
    column('conditions', { width: 28, choices: list('conditions') }),
    ...[...asked, ...rest].flatMap(figureColumns),
    column('priceBasis', { width: 16, choices: list('priceBases') }),
    column('price', { width: 14, number: true }),
    column('priceMax', { width: 14, number: true }),
    column('currency', { width: 9, choices: list('currencies') }),
    column('leadTimeDays', { width: 11, number: true }),
    column('capacityPerMonth', { width: 11, number: true }),
    column('warrantyMonths', { width: 11, number: true }),
    column('region', { width: 18, choices: list('regions') }),
    column('regionsServed', { width: 24, choices: list('regionsServed') }),
    column('standards', { width: 28, choices: list('standards') }),
    column('catalogues', { width: 24, choices: list('catalogues') }),
    column('citations', { width: 32 }),
    column('claims', { width: 36 }),
    ...interfaceKinds.map((kind) => column(interfaceName(kind), { width: 22 })),
    column('videos', { width: 30 }),
    column('summaryZh', { width: 40 }),
    column('summaryEn', { width: 40 }),
  ]
}

const keysOf = new WeakMap<Vocabulary, Map<string, SheetColumn>>()

/** The columns that a sheet may have, whatever its track, by their keys. */
export function knownColumns(vocabulary: Vocabulary): ReadonlyMap<string, SheetColumn> {
  let known = keysOf.get(vocabulary)
  if (known === undefined) {
    const every = sheetColumns(vocabulary, '', new Set(vocabulary.attributes.keys()))
    known = new Map(every.map((each) => [each.key, each]))
    keysOf.set(vocabulary, known)
  }
  return known
}

function figureColumns(attribute: SpecAttribute): SheetColumn[] {
  const name = (lang: Lang) => termName(attribute, lang)
  const unit = (lang: Lang) => unitWords(attribute.canonicalUnit, lang)
  const withUnit = (lang: Lang) =>
    attribute.valueType === 'number' && unit(lang) !== '' ? `${name(lang)} (${unit(lang)})` : name(lang)
  const unitHint = (lang: Lang) =>
    worded(lang, 'sheet.hint_unit', { unit: unit(lang), units: allowedUnits(attribute).join(', ') })
  const figure: SheetColumn = {
    key: specName(attribute.code),
    label: { zh: withUnit('zh'), en: withUnit('en') },
    hint: figureHint(attribute),
    width: 14,
    ...enumList(attribute),
  }
  if (attribute.valueType !== 'number' || allowedUnits(attribute).length < 2) return [figure]
  return [
    figure,
    {
      key: unitName(attribute.code),
      label: both('sheet.column_unit'),
      hint: { zh: unitHint('zh'), en: unitHint('en') },
      width: 8,
      choices: unitList(attribute),
    },
  ]
}

function figureHint(attribute: SpecAttribute): Record<Lang, string> {
  if (attribute.valueType === 'boolean') return both('sheet.hint_flag')
  if (attribute.enumValues.length > 0) return both('sheet.hint_enum')
  if (attribute.valueType === 'ordinal') return both('sheet.hint_ip')
  if (attribute.valueType !== 'number') return both('sheet.hint_figureText')
  const { typicalMin, typicalMax } = attribute
  return typicalMin === null || typicalMax === null
    ? both('sheet.hint_figure')
    : both('sheet.hint_figureUsual', { from: String(typicalMin), to: String(typicalMax) })
}
