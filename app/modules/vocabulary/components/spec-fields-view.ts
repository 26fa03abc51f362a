import { i18nFor } from '~/locales/i18n'
import type { Filters } from '~search/plan'
import { specToParam } from '../spec-filter'
import { unitWords } from '../spec-words'
import { ancestors, codeName, descendants, termName } from '../tree'
import { valueName } from '../value-names'
import type { Lang, SpecAttribute, Vocabulary } from '../vocabulary'

export type SpecField =
  | {
      kind: 'range'
      code: string
      label: string
      min: string
      max: string
      /** null: the attribute has one unit only, shown as `unitLabel` */
      units: { value: string; label: string }[] | null
      unitLabel: string
    }
  | {
      kind: 'choice'
      code: string
      label: string
      value: string
      choices: { value: string; label: string }[]
    }

export type SpecFieldsView = {
  title: string
  fields: SpecField[]
  /** filters on attributes that have no field here: kept as hidden values */
  kept: string[]
  chosen: number
  /** shows the fields that are left out; null where none is */
  more: { href: string; label: string } | null
}

const SHOWN = 6
/** Of the attributes every track has, those people filter by. */
const COMMON = ['weight_kg', 'deploy_time_min', 'self_power', 'transport_mode', 'endurance_h', 'temp_min_c']

/** Fields for the figures of the chosen tracks: those filtered by, then those that are the track's own. */
export function makeSpecFields({
  vocabulary,
  tracks,
  filters,
  lang,
  whole,
  wholeHref,
}: {
  vocabulary: Vocabulary
  tracks: readonly string[]
  filters: Filters
  lang: Lang
  whole: boolean
  wholeHref: string
}): SpecFieldsView {
  const { t } = i18nFor(lang)
  const used = filters.spec.map(({ attribute }) => attribute)
  const codes = [
    ...new Set([...used, ...ownAttributes(vocabulary, tracks), ...(tracks.length > 0 ? COMMON : [])]),
  ]
  const all = codes
    .flatMap((code) => vocabulary.attributes.get(code) ?? [])
    .filter(({ valueType }) => valueType !== 'text')
  const fields = (whole ? all : all.slice(0, Math.max(SHOWN, new Set(used).size))).map((attribute) =>
    makeField(attribute, filters, lang),
  )
  const shown = new Set(fields.map(({ code }) => code))
  const only = tracks.length === 1 ? tracks[0] : undefined
  return {
    title: only
      ? t('results.specsFor', { track: codeName(vocabulary.tracks, only, lang) })
      : t('results.specs'),
    fields,
    kept: filters.spec.filter((spec) => !shown.has(spec.attribute) || spec.op === 'present').map(specToParam),
    chosen: filters.spec.length,
    more:
      fields.length < all.length ? { href: wholeHref, label: t('results.more', { n: all.length }) } : null,
  }
}

const owned = new WeakMap<Vocabulary, Map<string, string[]>>()

/** The attributes of the tracks, those first that are made for the very track or the branch it is on. */
function ownAttributes(vocabulary: Vocabulary, tracks: readonly string[]): string[] {
  const known = owned.get(vocabulary) ?? new Map<string, string[]>()
  owned.set(vocabulary, known)
  const key = tracks.join()
  const found = known.get(key) ?? findOwn(vocabulary, tracks)
  // One track at a time is the rule; anything rarer is not worth the memory.
  if (tracks.length === 1) known.set(key, found)
  return found
}

function findOwn(vocabulary: Vocabulary, tracks: readonly string[]): string[] {
  const upward = tracks.flatMap((code) => [code, ...ancestors(vocabulary.tracks, code)])
  const below = tracks.flatMap((code) => descendants(vocabulary.tracks, code))
  const place = ({ tracks: own }: SpecAttribute): number => {
    const here = own?.findIndex((code) => upward.includes(code)) ?? -1
    if (here >= 0) return here
    const deeper = own?.findIndex((code) => below.includes(code)) ?? -1
    return deeper >= 0 ? 100 + deeper : Number.POSITIVE_INFINITY
  }
  return [...vocabulary.attributes.values()]
    .map((attribute) => ({ code: attribute.code, place: place(attribute) }))
    .filter(({ place: at }) => Number.isFinite(at))
    .sort((a, b) => a.place - b.place)
    .map(({ code }) => code)
}

function makeField(attribute: SpecAttribute, filters: Filters, lang: Lang): SpecField {
  const { t } = i18nFor(lang)
  const { code } = attribute
  const given = (op: '>=' | '<=' | '=') =>
    filters.spec.find((spec) => spec.attribute === code && spec.op === op)
  const base = { code, label: termName(attribute, lang) }
  if (attribute.valueType === 'number' || attribute.valueType === 'ordinal') {
    const units = unitChoices(attribute, lang)
    const exact = given('=')?.number
    return {
      ...base,
      kind: 'range',
      min: String(given('>=')?.number ?? exact ?? ''),
      max: String(given('<=')?.number ?? exact ?? ''),
      units: units.length > 1 ? units : null,
      unitLabel: unitWords(attribute.canonicalUnit, lang),
    }
  }
  const chosen = given('=')
  const values =
    attribute.valueType === 'boolean'
      ? [{ value: 'true', label: t('site.yes') }]
      : attribute.enumValues.map((value) => ({ value, label: valueName(attribute, value, lang) }))
  return {
    ...base,
    kind: 'choice',
    value: chosen ? String(chosen.text ?? chosen.flag) : '',
    choices: [{ value: '', label: t('results.any') }, ...values],
  }
}

const UNITS_OFFERED = 8
const choices = {
  zh: new WeakMap<SpecAttribute, UnitChoice[]>(),
  en: new WeakMap<SpecAttribute, UnitChoice[]>(),
}
type UnitChoice = { value: string; label: string }

/**
 * The canonical unit, then the first name of each other one, in Latin letters for readers of English. A
 * rarer unit can be typed behind the figure. An attribute is read once a process, and so are its units.
 */
export function unitChoices(attribute: SpecAttribute, lang: Lang): UnitChoice[] {
  const known = choices[lang].get(attribute)
  if (known) return known
  const { canonicalUnit, unitAliases } = attribute
  const sizes = new Set(['1 0'])
  const made = [canonicalUnit]
  for (const { alias, factor, offset = 0 } of unitAliases) {
    const size = `${factor} ${offset}`
    if (sizes.has(size) || (lang === 'en' && /\p{Script=Han}/u.test(alias))) continue
    sizes.add(size)
    made.push(alias)
  }
  const offered = made
    .slice(0, UNITS_OFFERED)
    .map((unit) => ({ value: unit, label: unitWords(unit, lang) }))
    .filter(({ label }) => label !== '')
  choices[lang].set(attribute, offered)
  return offered
}

const UNIT_FIELD = /^spec\.([a-z][a-z0-9_]*)\.unit$/

/**
 * The parameters with each `spec.X.unit` of a form joined to the figures beside it, and without empty
 * values. `changed` says whether anything was: such an address is not the one to keep.
 */
export function joinUnits(params: URLSearchParams): { params: URLSearchParams; changed: boolean } {
  const units = new Map<string, string>()
  for (const [name, value] of params) {
    const code = UNIT_FIELD.exec(name)?.[1]
    if (code) units.set(code, value.trim())
  }
  const joined = new URLSearchParams()
  let changed = false
  for (const [name, value] of params) {
    if (value.trim() === '' || UNIT_FIELD.test(name)) {
      changed = true
      continue
    }
    const [, code, part] = /^spec\.([a-z][a-z0-9_]*)\.(min|max|is)$/.exec(name) ?? []
    if (code) changed = true
    const unit = code && part !== 'is' && /^[\s\d.,+-]+$/.test(value) ? units.get(code) : undefined
    joined.append(name, unit ? `${value.trim()} ${unit}` : value)
  }
  return { params: joined, changed }
}
