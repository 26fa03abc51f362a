import { unitWords } from './unit-words'
import type { SpecAttribute, Vocabulary } from './vocabulary'

/** One way an attribute's unit may be written: canonical = value × factor + offset. */
export type UnitReading = { attribute: string; symbol: string; factor: number; offset: number }

/**
 * The form under which units are compared: compatibility characters folded (m³ = m3, ㎡ = m2, ℃ = °C),
 * no white space, 每 and per as /. Case is kept.
 */
export function foldUnit(unit: string): string {
  return unit
    .normalize('NFKC')
    .replace(/\bper\b/giu, '/')
    .replace(/[\s^]+/gu, '')
    .replaceAll('每', '/')
    .replaceAll('º', '°')
    .replace(/[•⋅∙・]/gu, '·')
    .replaceAll('×', 'x')
}

/** milli and mega differ only in case, and 4G is no mass: these are taken as they are written. */
const CASE_MATTERS = /^(?:m(?:w|wh|v|j|n|hz)|g)$/i

/** The units of one attribute by folded form: as written, and in lower case where case carries nothing. */
class UnitTable {
  private readonly exact = new Map<string, UnitReading[]>()
  private readonly anyCase = new Map<string, UnitReading[]>()
  longest = 0

  add(form: string, reading: UnitReading) {
    const folded = foldUnit(form)
    if (folded === '') return
    this.longest = Math.max(this.longest, folded.length)
    insert(this.exact, folded, reading)
    if (!CASE_MATTERS.test(folded)) insert(this.anyCase, folded.toLowerCase(), reading)
  }

  /** Every reading of the folded form: those in the very case first, else those in any case. */
  find(folded: string): UnitReading[] {
    return this.exact.get(folded) ?? this.anyCase.get(folded.toLowerCase()) ?? []
  }

  forms(): IterableIterator<[string, UnitReading[]]> {
    return this.exact.entries()
  }
}

function insert(map: Map<string, UnitReading[]>, key: string, reading: UnitReading) {
  const known = map.get(key)
  if (known === undefined) map.set(key, [reading])
  else if (!known.some((other) => other.attribute === reading.attribute)) known.push(reading)
}

/** Attributes whose "unit" is the name of a kind of value, not a unit. */
const isMeasured = (attribute: SpecAttribute) => attribute.valueType === 'number'

function fill(table: UnitTable, attribute: SpecAttribute) {
  if (!isMeasured(attribute)) return
  const units = [
    { alias: attribute.canonicalUnit, factor: 1, offset: 0 },
    ...attribute.unitAliases.map((unit) => ({ ...unit, offset: unit.offset ?? 0 })),
  ]
  const reading = (unit: (typeof units)[number]): UnitReading => ({
    attribute: attribute.code,
    symbol: unit.alias,
    factor: unit.factor,
    offset: unit.offset,
  })
  // The list's own words come before the general ones: 马力 is not hp, 度 may be kWh.
  for (const unit of units) table.add(unit.alias, reading(unit))
  for (const unit of units)
    for (const word of unitWords(unit.alias, attribute)) table.add(word, reading(unit))
}

const perAttribute = new WeakMap<SpecAttribute, UnitTable>()
const perVocabulary = new WeakMap<Vocabulary, UnitTable>()

/** The units that one attribute takes. */
export function unitsOfAttribute(attribute: SpecAttribute): UnitTable {
  let table = perAttribute.get(attribute)
  if (table === undefined) {
    table = new UnitTable()
    fill(table, attribute)
    perAttribute.set(attribute, table)
  }
  return table
}

/** The units of every attribute; one form may belong to many attributes. */
export function unitsOfVocabulary(vocabulary: Vocabulary): UnitTable {
  let table = perVocabulary.get(vocabulary)
  if (table === undefined) {
    table = new UnitTable()
    for (const attribute of vocabulary.attributes.values()) fill(table, attribute)
    perVocabulary.set(vocabulary, table)
  }
  return table
}

export type UnitForm = { form: string; readings: UnitReading[] }

/** Every way a unit may be written, longest first, with the attributes it may belong to. */
export function allUnitForms(vocabulary: Vocabulary): UnitForm[] {
  return [...unitsOfVocabulary(vocabulary).forms()]
    .map(([form, readings]) => ({ form, readings }))
    .sort((a, b) => b.form.length - a.form.length)
}

/** The units to name when one is not known: the canonical one and the aliases of the list. */
export function allowedUnits(attribute: SpecAttribute): string[] {
  if (!isMeasured(attribute)) return []
  return [...new Set([attribute.canonicalUnit, ...attribute.unitAliases.map((unit) => unit.alias)])]
}

/** A figure of twelve digits: what conversion leaves of 0.1 + 0.2. */
export const tidy = (value: number) => Number(value.toPrecision(12))

/** The value in the canonical unit; no unit means canonical already. Null where the unit is not known. */
export function toCanonical(value: number, unit: string | null, attribute: SpecAttribute): number | null {
  if (unit === null || unit.trim() === '') return value
  const [reading] = unitsOfAttribute(attribute).find(foldUnit(unit))
  return reading ? convert(value, reading) : null
}

/** The inverse of `toCanonical`. */
export function fromCanonical(canonical: number, unit: string, attribute: SpecAttribute): number | null {
  const [reading] = unitsOfAttribute(attribute).find(foldUnit(unit))
  return reading ? tidy((canonical - reading.offset) / reading.factor) : null
}

export const convert = (value: number, reading: UnitReading) => tidy(value * reading.factor + reading.offset)
