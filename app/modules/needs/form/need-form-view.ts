import { i18nFor, termsFor } from '~/locales/i18n'
import {
  allowedUnits,
  attributesOfTrack,
  type Lang,
  roots,
  type SpecAttribute,
  type TreeTerm,
  termName,
  unitWords,
  type Vocabulary,
  valueNames,
} from '~/modules/vocabulary'
import type { Choice } from '~/ui/field'
import { urgencies } from '../need.schema'

export type TreeChoice = Choice & { children: TreeChoice[] }

/** How one attribute is demanded: the controls of its row. */
export type AttributeChoice = Choice & {
  /** comparisons, the usual one first; `present`: it only has to be stated */
  ops: Choice[]
  /** the canonical unit first; empty where there is none */
  units: Choice[]
  /** the values to choose from; null: a figure or text is typed */
  values: Choice[] | null
  hint: string | null
}

export type NeedChoices = {
  scenarios: TreeChoice[]
  tracks: TreeChoice[]
  conditions: { label: string; choices: Choice[] }[]
  classes: Choice[]
  regions: Choice[]
  urgencies: Choice[]
}

/** Everything that can be chosen in the form, whatever stands in it. */
export function needChoices(vocabulary: Vocabulary, lang: Lang): NeedChoices {
  const { t } = i18nFor(lang)
  const plain = (term: { code: string; zh: string; en: string }): Choice => ({
    value: term.code,
    label: termName(term, lang),
  })
  const groups = new Map<string, Choice[]>()
  for (const condition of vocabulary.conditions.values())
    groups.set(condition.group, [...(groups.get(condition.group) ?? []), plain(condition)])
  return {
    scenarios: treeChoices(vocabulary.scenarios, lang),
    tracks: treeChoices(vocabulary.tracks, lang),
    conditions: [...groups].map(([group, choices]) => ({
      label: termsFor(lang).conditionGroup[group] ?? group,
      choices,
    })),
    classes: [...vocabulary.classes.values()].filter(({ axis }) => axis === 'grade').map(plain),
    regions: [...vocabulary.regions.values()].map(plain),
    urgencies: urgencies.map((value) => ({ value, label: t(`need.urgency_${value}`) })),
  }
}

function treeChoices(terms: ReadonlyMap<string, TreeTerm>, lang: Lang): TreeChoice[] {
  const choice = (term: TreeTerm): TreeChoice => ({
    value: term.code,
    label: termName(term, lang),
    children: term.children.flatMap((code) => terms.get(code) ?? []).map(choice),
  })
  return roots(terms).map(choice)
}

export type AttributeGroup = { label: string; choices: AttributeChoice[] }

/** The attributes to demand of equipment of these tracks: their own first, then those of every kind. */
export function attributeChoices(
  tracks: readonly string[],
  vocabulary: Vocabulary,
  lang: Lang,
): AttributeGroup[] {
  const { t } = i18nFor(lang)
  const own = new Set<SpecAttribute>()
  for (const track of tracks)
    for (const attribute of attributesOfTrack(vocabulary, track).own) own.add(attribute)
  const general = [...vocabulary.attributes.values()].filter(({ tracks: of }) => of === null)
  const rest = [...vocabulary.attributes.values()].filter(
    (attribute) => !own.has(attribute) && attribute.tracks !== null,
  )
  const group = (label: string, attributes: Iterable<SpecAttribute>): AttributeGroup => ({
    label,
    choices: [...attributes].map((attribute) => attributeChoice(attribute, lang)),
  })
  return [
    group(t('needForm.attributesOwn'), own),
    group(t('needForm.attributesGeneral'), general),
    // Somebody who has not chosen a kind yet may know the figure first.
    ...(own.size === 0 ? [group(t('needForm.attributesRest'), rest)] : []),
  ].filter(({ choices }) => choices.length > 0)
}

/** The controls of a demand for this attribute. */
export function attributeChoice(attribute: SpecAttribute, lang: Lang): AttributeChoice {
  return {
    value: attribute.code,
    label: termName(attribute, lang),
    ops: opsOf(attribute).map((op) => ({ value: op, label: opWords(op, lang) })),
    units: unitsOf(attribute, lang),
    values: valuesOf(attribute, lang),
    hint: hintOf(attribute, lang),
  }
}

function opsOf({ valueType, direction }: SpecAttribute): string[] {
  if (valueType === 'boolean' || valueType === 'enum') return ['=']
  if (valueType === 'text') return direction === 'present' ? ['present', '='] : ['=', 'present']
  if (direction === 'lower') return ['<=', '>=', '=']
  return direction === 'higher' ? ['>=', '<=', '='] : ['=', '>=', '<=']
}

const opWords = (op: string, lang: Lang): string =>
  op === 'present' ? i18nFor(lang).t('needForm.opPresent') : ({ '>=': '≥', '<=': '≤' }[op] ?? '=')

/** One unit of each size: 公斤 beside kg says nothing new. */
function unitsOf(attribute: SpecAttribute, lang: Lang): Choice[] {
  if (attribute.valueType !== 'number') return []
  const sizes = new Map(
    attribute.unitAliases.map(({ alias, factor, offset }) => [alias, `${factor} ${offset ?? 0}`]),
  )
  const seen = new Set(['1 0'])
  const chosen = allowedUnits(attribute).filter((unit, index) => {
    const size = sizes.get(unit) ?? ''
    if (index === 0) return true
    if (seen.has(size)) return false
    seen.add(size)
    return true
  })
  const choices = chosen.map((unit) => ({ value: unit, label: unitWords(unit, lang) || unit }))
  return choices.length === 1 && unitWords(attribute.canonicalUnit, lang) === '' ? [] : choices
}

function valuesOf(attribute: SpecAttribute, lang: Lang): Choice[] | null {
  const { t } = i18nFor(lang)
  if (attribute.valueType === 'boolean')
    return [
      { value: 'true', label: t('site.yes') },
      { value: 'false', label: t('site.no') },
    ]
  if (attribute.enumValues.length === 0 || attribute.valueType !== 'enum') return null
  return [...valueNames(attribute)].map(([value, name]) => ({ value, label: name[lang] }))
}

function hintOf(
  { typicalMin, typicalMax, canonicalUnit, valueType }: SpecAttribute,
  lang: Lang,
): string | null {
  if (valueType === 'ordinal' && canonicalUnit === 'IP') return 'IP54 · IP67'
  if (typicalMin === null || typicalMax === null) return null
  const unit = unitWords(canonicalUnit, lang)
  return i18nFor(lang).t('needForm.typical', { range: `${typicalMin}–${typicalMax}${unit && ` ${unit}`}` })
}
