import { allUnits, beaufort, beaufortWords, listedOnly, type Unit } from './unit-words'
import type { SpecAttribute, Vocabulary } from './vocabulary'

/** One way an attribute's unit may be written: canonical = value × factor + offset, or the step of that number. */
export type UnitReading = {
  attribute: string
  symbol: string
  dimension: string
  factor: number
  offset: number
  steps?: readonly number[]
  /** of the attribute's dimension, but not named by its list */
  derived?: boolean
}

/**
 * The form under which units are compared: compatibility characters folded (m³ = m3, ㎡ = m2, ℃ = °C),
 * no white space, 每 and per as /. Case is kept.
 */
export function foldUnit(unit: string): string {
  if (PLAIN.test(unit)) return unit
  return unit
    .normalize('NFKC')
    .replace(/\b(?:per|an?)\b/giu, '/')
    .replace(/[\s^]+/gu, '')
    .replace(/每个?|(?<=.)一个?(?=小时|钟头|分钟|天|秒)/gu, '/')
    .replaceAll('º', '°')
    .replace(/[•⋅∙・]/gu, '·')
    .replaceAll('×', 'x')
}

/** Nothing in it folds; words with `per` or `a` have spaces around them. */
const PLAIN = /^(?:[a-z]+|[a-z]*\d|[\u4e01-\u6bce\u6bd0-\u9fff]+)$/i

/** milli and mega differ only in case, and 4G is no mass: these are taken as they are written. */
const CASE_MATTERS = /^(?:m(?:w|wh|v|j|n|hz)|g)$/i

const byForm = new Map<string, Unit>()
const byLowerForm = new Map<string, Unit>()
for (const unit of allUnits)
  for (const form of [unit.symbol, ...unit.spellings].map(foldUnit)) {
    if (!byForm.has(form)) byForm.set(form, unit)
    if (!byLowerForm.has(form.toLowerCase())) byLowerForm.set(form.toLowerCase(), unit)
  }

const isTime = (unit: Unit | null): unit is Unit => unit?.dimension === 'time'

/** The unit of a folded form, be it a rate of two units; null for what is none of ours (IP, bool, text). */
function unitOf(form: string): Unit | null {
  const known = byForm.get(form) ?? byLowerForm.get(form.toLowerCase())
  if (known) return known
  const slash = form.indexOf('/')
  if (slash <= 0) return null
  const [above, below] = [unitOf(form.slice(0, slash)), unitOf(form.slice(slash + 1))]
  if (above === null || !isTime(below)) return null
  return {
    dimension: `${above.dimension}/time`,
    symbol: form,
    factor: above.factor / below.factor,
    spellings: [],
  }
}

/** Attributes whose "unit" is the name of a kind of value, not a unit. */
const isMeasured = (attribute: SpecAttribute) => attribute.valueType === 'number'

type Way = { factor: number; offset: number; least: number }

/** By dimension: how a base value becomes a canonical one, and the smallest unit that is meant so. */
function waysOf(attribute: SpecAttribute): Map<string, Way> {
  const ways = new Map<string, Way>()
  const own = unitOf(foldUnit(attribute.canonicalUnit))
  if (own) ways.set(own.dimension, { factor: 1 / own.factor, offset: 0, least: 0 })
  for (const { alias, factor, offset = 0 } of attribute.unitAliases) {
    const unit = unitOf(foldUnit(alias))
    if (unit === null || offset !== 0 || ways.has(unit.dimension)) continue
    // A tank may be given in tonnes of water, but kilograms are a weight.
    const water = unit.dimension === 'mass' && own?.dimension === 'volume'
    ways.set(unit.dimension, { factor: factor / unit.factor, offset, least: water ? unit.factor : 0 })
  }
  const force = ways.get('force')
  if (force && !ways.has('mass')) ways.set('mass', { ...force, factor: force.factor * GRAVITY })
  const mass = ways.get('mass')
  if (mass && attribute.quantity === 'force' && !force)
    ways.set('force', { ...mass, factor: mass.factor / GRAVITY })
  return ways
}

const GRAVITY = 9.80665

/** Units of attributes by folded form: as written, and in lower case where case carries nothing. */
class UnitTable {
  private readonly exact = new Map<string, UnitReading[]>()
  private readonly anyCase = new Map<string, UnitReading[]>()
  private readonly lower = new Map<string, UnitReading[]>()
  private readonly rates = new Map<string, UnitReading[]>()
  private readonly rated: { attribute: SpecAttribute; ways: Map<string, Way> }[] = []
  /** the longest form, a rate of two units included */
  readonly longest = 24
  private readonly firsts = new Set<string>()

  constructor(attributes: Iterable<SpecAttribute>) {
    for (const attribute of attributes) if (isMeasured(attribute)) this.fill(attribute)
  }

  private fill(attribute: SpecAttribute) {
    const ways = waysOf(attribute)
    if ([...ways.keys()].some((dimension) => dimension.endsWith('/time')))
      this.rated.push({ attribute, ways })
    const listed = [{ alias: attribute.canonicalUnit, factor: 1, offset: 0 }, ...attribute.unitAliases].map(
      ({ alias, factor, offset = 0 }) => {
        const unit = unitOf(foldUnit(alias))
        const dimension = unit?.dimension ?? alias
        return { unit, reading: { attribute: attribute.code, symbol: alias, dimension, factor, offset } }
      },
    )
    // The list's own words come before the general ones: 马力 is not hp, 度 may be kWh.
    for (const { reading } of listed) this.add(reading.symbol, reading)
    for (const { unit, reading } of listed) for (const word of unit?.spellings ?? []) this.add(word, reading)
    for (const unit of allUnits) {
      const reading = readingOf(attribute, ways, unit)
      if (reading === null || listedOnly.has(unit.symbol)) continue
      for (const form of [unit.symbol, ...unit.spellings]) this.add(form, reading)
    }
    // In trade a pump's 方 is an hour's: "3000方排水车".
    const volume = byForm.get('m3')
    if (attribute.quantity === 'volume flow' && attribute.canonicalUnit === 'm3/h' && volume)
      for (const form of [volume.symbol, ...volume.spellings])
        this.add(form, {
          attribute: attribute.code,
          symbol: 'm3/h',
          dimension: 'volume',
          factor: 1,
          offset: 0,
        })
    if (ways.has('length/time') && /风|wind/i.test(`${attribute.zh}${attribute.en}`))
      for (const form of beaufortWords)
        this.add(form, {
          attribute: attribute.code,
          symbol: '级风',
          dimension: 'wind force',
          factor: 1,
          offset: 0,
          steps: beaufort,
        })
  }

  private add(form: string, reading: UnitReading) {
    const folded = foldUnit(form)
    if (folded === '') return
    this.firsts.add((form[0] ?? '').toLowerCase()).add((folded[0] ?? '').toLowerCase())
    insert(this.exact, folded, reading)
    insert(this.lower, folded.toLowerCase(), reading)
    if (!CASE_MATTERS.test(folded)) insert(this.anyCase, folded.toLowerCase(), reading)
  }

  /** Whether a unit may begin with this character. */
  begins(sign: string): boolean {
    return this.firsts.has(sign.toLowerCase()) || !COMMON.test(sign)
  }

  /**
   * Every reading of the folded form: those in the very case first, else those in any case. In a text that was
   * put in lower case no case is left to tell by.
   */
  find(folded: string, lowerCase = false): UnitReading[] {
    const named = lowerCase
      ? this.lower.get(folded)
      : (this.exact.get(folded) ?? this.anyCase.get(folded.toLowerCase()))
    return folded.includes('/') ? this.findRate(folded, named ?? none) : (named ?? none)
  }

  /** A rate is taken by those that name it, and by all of its dimension. */
  private findRate(folded: string, named: UnitReading[]): UnitReading[] {
    const known = this.rates.get(folded)
    if (known) return known
    const unit = unitOf(folded)
    const found = [...named]
    for (const { attribute, ways } of unit ? this.rated : []) {
      const reading = unit && readingOf(attribute, ways, unit)
      if (reading && !named.some((other) => other.attribute === attribute.code)) found.push(reading)
    }
    if (this.rates.size > 2_000) this.rates.clear()
    this.rates.set(folded, found)
    return found
  }
}

/** Characters that are compared as they are; others may be folded first. */
const COMMON = /[ -~\u4e00-\u9fff]/

const none: UnitReading[] = []

function readingOf(attribute: SpecAttribute, ways: Map<string, Way>, unit: Unit): UnitReading | null {
  const way = ways.get(unit.dimension)
  if (way === undefined || unit.factor < way.least) return null
  const { dimension, symbol } = unit
  return {
    attribute: attribute.code,
    symbol,
    dimension,
    factor: unit.factor * way.factor,
    offset: way.offset,
    derived: true,
  }
}

function insert(map: Map<string, UnitReading[]>, key: string, reading: UnitReading) {
  const known = map.get(key)
  if (known === undefined) map.set(key, [reading])
  else if (!known.some((other) => other.attribute === reading.attribute)) known.push(reading)
}

const perAttribute = new WeakMap<SpecAttribute, UnitTable>()
const perVocabulary = new WeakMap<Vocabulary, UnitTable>()

/** The units that one attribute takes. */
export function unitsOfAttribute(attribute: SpecAttribute): UnitTable {
  let table = perAttribute.get(attribute)
  if (table === undefined) {
    table = new UnitTable([attribute])
    perAttribute.set(attribute, table)
  }
  return table
}

/** The units of every attribute; one form may belong to many attributes. */
export function unitsOfVocabulary(vocabulary: Vocabulary): UnitTable {
  let table = perVocabulary.get(vocabulary)
  if (table === undefined) {
    table = new UnitTable(vocabulary.attributes.values())
    perVocabulary.set(vocabulary, table)
  }
  return table
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

export function convert(value: number, { steps, factor, offset }: UnitReading): number {
  if (steps) return steps[Math.min(steps.length - 1, Math.max(0, Math.round(value)))] ?? 0
  return tidy(value * factor + offset)
}
