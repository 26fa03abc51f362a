import { formatFigure } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import {
  allowedUnits,
  attributesOfTrack,
  canonicalWords,
  parseQuantity,
  type SpecAttribute,
  termName,
  unitWords,
  valueName,
} from '~/modules/vocabulary'
import { specName, textOf, unitName } from '../offering-form'
import type { ChoiceView, ControlView, FormContext, SectionView } from './form-view'

/** Stated on the page of terms. */
const elsewhere = new Set(['price_cny', 'lead_time_days', 'warranty_months', 'capacity_per_month'])

/** The figures of the kind of equipment, then those that any equipment has, then what is left of another kind. */
export function figuresView(context: FormContext): SectionView[] {
  const { fields, vocabulary, lang } = context
  const { t } = i18nFor(lang)
  const track = textOf(fields, 'track')
  const { own, general } = attributesOfTrack(vocabulary, track)
  const known = new Set([...own, ...general].map(({ code }) => code))
  const left = [...vocabulary.attributes.values()].filter(
    ({ code }) => !known.has(code) && textOf(fields, specName(code)) !== '',
  )
  const controls = (attributes: readonly SpecAttribute[]) =>
    attributes
      .filter(({ code }) => !elsewhere.has(code) || textOf(fields, specName(code)) !== '')
      .map((attribute) => controlOf(attribute, context))
  const name = vocabulary.tracks.get(track)
  return [
    ...(own.length > 0
      ? [
          {
            id: 'own',
            title: t('publish.figuresOwn', { track: name ? termName(name, lang) : '' }),
            lead: t('publish.figuresLead'),
            controls: controls(own),
          },
        ]
      : []),
    {
      id: 'general',
      title: t('publish.figuresGeneral'),
      lead: own.length > 0 ? undefined : t('publish.figuresLead'),
      controls: controls(general),
    },
    ...(left.length > 0
      ? [
          {
            id: 'left',
            title: t('publish.figuresLeft'),
            lead: t('publish.figuresLeftLead'),
            controls: controls(left),
          },
        ]
      : []),
  ]
}

function controlOf(attribute: SpecAttribute, { fields, vocabulary, lang }: FormContext): ControlView {
  const { t } = i18nFor(lang)
  const name = specName(attribute.code)
  const value = textOf(fields, name)
  const label = termName(attribute, lang)
  const none = { value: '', label: t('publish.notStated') }
  if (attribute.valueType === 'boolean') {
    const flag =
      value === '' ? null : (parseQuantity(value, attribute, vocabulary).quantities?.[0].flag ?? null)
    const words: ChoiceView[] = [
      { value: '是', label: t('site.yes') },
      { value: '否', label: t('site.no') },
    ]
    return {
      kind: 'choice',
      name,
      label,
      value: flag === null ? value : flag ? '是' : '否',
      choices: withCurrent([none, ...words], flag === null ? value : ''),
    }
  }
  if (attribute.enumValues.length > 0) {
    const words = attribute.enumValues.map((word) => ({
      value: valueName(attribute, word, lang),
      label: valueName(attribute, word, lang),
    }))
    const read = value === '' ? null : parseQuantity(value, attribute, vocabulary).quantities?.[0].text
    const current = read ? valueName(attribute, read, lang) : value
    return { kind: 'choice', name, label, value: current, choices: withCurrent([none, ...words], current) }
  }
  if (attribute.valueType !== 'number') return { kind: 'line', name, label, value, max: 200 }
  const unit = unitName(attribute.code)
  const chosen = textOf(fields, unit) || attribute.canonicalUnit
  const units = allowedUnits(attribute).map((symbol) => ({
    value: symbol,
    label: unitWords(symbol, lang) || symbol,
  }))
  return {
    kind: 'figure',
    name,
    label,
    value,
    hint: [expected(attribute, lang), inCanonical(attribute, value, chosen, { vocabulary, lang })]
      .filter(Boolean)
      .join(lang === 'zh' ? '；' : '; '),
    unit: { name: unit, value: chosen, choices: withCurrent(units, chosen) },
  }
}

const withCurrent = (choices: ChoiceView[], current: string): ChoiceView[] =>
  current === '' || choices.some(({ value }) => value === current)
    ? choices
    : [...choices, { value: current, label: current }]

/** What is expected: the usual range, and which way is better. */
function expected(attribute: SpecAttribute, lang: FormContext['lang']): string {
  const { t } = i18nFor(lang)
  const { typicalMin, typicalMax, direction } = attribute
  const unit = unitWords(attribute.canonicalUnit, lang)
  const range =
    typicalMin === null || typicalMax === null
      ? ''
      : t('publish.usual', { from: formatFigure(typicalMin, lang), to: formatFigure(typicalMax, lang), unit })
  const better =
    direction === 'higher' ? t('publish.higherBetter') : direction === 'lower' ? t('publish.lowerBetter') : ''
  return [range, better].filter(Boolean).join(lang === 'zh' ? '，' : ', ')
}

/** The value in the unit that is compared, where another was chosen. */
function inCanonical(
  attribute: SpecAttribute,
  value: string,
  unit: string,
  { vocabulary, lang }: Pick<FormContext, 'vocabulary' | 'lang'>,
): string {
  if (value === '' || unit === attribute.canonicalUnit) return ''
  const read = parseQuantity(/[^\d\s.,]/u.test(value) ? value : `${value} ${unit}`, attribute, vocabulary)
  const [quantity] = read.quantities ?? []
  if (quantity === undefined || quantity.number === null) return ''
  const words = canonicalWords(quantity, attribute, lang)
  return i18nFor(lang).t('publish.comparedAs', { value: words.value, unit: words.unit })
}
