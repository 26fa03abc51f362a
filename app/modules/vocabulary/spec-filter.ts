import type { Filters } from '~search/plan'
import { nearestAttributes, type ParamReader } from './params'
import type { SpecAttribute } from './vocabulary'

/**
 * The `spec` parameter: `flow_m3h>=3000`, `flow_m3h>=900 L/s`, `transport_mode=trailer`,
 * `self_power=true`, or a bare `self_power` for "is stated". A value without a unit is in the canonical
 * unit. A form without JavaScript sends the same as `spec.flow_m3h.min`, `.max` and `.is`.
 */
export type SpecFilter = Filters['spec'][number]

const MAX_SPECS = 20
const SPEC = /^([a-z][a-z0-9_]*)\s*(?:(>=|<=|==|=|≥|≤|>|<|:)\s*(.*))?$/su
const FIELD = /^spec\.([a-z][a-z0-9_]*)\.(min|max|is)$/
const OPERATORS = { '>=': '>=', '≥': '>=', '<=': '<=', '≤': '<=', '=': '=', '==': '=', ':': '=' } as const
const ORDERED = ['>=', '<=', '=']

export function readSpecFilters(reader: ParamReader, names: Iterable<string>): SpecFilter[] {
  const filters: SpecFilter[] = []
  const add = (filter: SpecFilter | null) => {
    if (filter && !filters.some((known) => specToParam(known) === specToParam(filter))) filters.push(filter)
  }
  for (const written of reader.values('spec', MAX_SPECS)) add(readSpec(reader, written))
  for (const name of [...new Set(names)].filter((name) => name.startsWith('spec.')).slice(0, MAX_SPECS)) {
    const [, code, part] = FIELD.exec(name) ?? []
    const values = reader.values(name)
    if (values.length === 0) continue
    if (!code || !part) {
      reader.refuse(name, values.join(', '), 'malformed', ['spec.<attribute>.min|max|is'])
      continue
    }
    const op = part === 'min' ? '>=' : part === 'max' ? '<=' : '='
    for (const value of values) add(readComparison(reader, name, value, code, op, value))
  }
  refuseContradictions(reader, filters)
  return filters
}

function readSpec(reader: ParamReader, written: string): SpecFilter | null {
  const [, code, sign, value = ''] = SPEC.exec(written) ?? []
  if (!code) {
    reader.refuse('spec', written, 'malformed', ['<attribute>>=<value> <unit>'])
    return null
  }
  if (sign === undefined) return readComparison(reader, 'spec', written, code, 'present', '')
  if (sign === '>' || sign === '<') {
    reader.refuse('spec', written, 'wrong_operator', ORDERED)
    return null
  }
  return readComparison(
    reader,
    'spec',
    written,
    code,
    OPERATORS[sign as keyof typeof OPERATORS],
    value.trim(),
  )
}

function readComparison(
  reader: ParamReader,
  param: string,
  written: string,
  code: string,
  op: SpecFilter['op'],
  value: string,
): SpecFilter | null {
  const { attributes } = reader.vocabulary
  const attribute = attributes.get(code)
  const filter: SpecFilter = { attribute: code, op, number: null, text: null, flag: null }
  if (!attribute) {
    reader.refuse(param, written, 'unknown_attribute', nearestAttributes(code, attributes), 'attributes')
    return null
  }
  if (op === 'present') return filter
  const ordered = attribute.valueType === 'number' || attribute.valueType === 'ordinal'
  if (op !== '=' && !ordered) {
    reader.refuse(param, written, 'wrong_operator', ['='])
    return null
  }
  if (value === '') {
    reader.refuse(param, written, 'malformed', [`${code}${op}<${attribute.canonicalUnit || 'value'}>`])
    return null
  }
  if (ordered) {
    const read = readQuantity(value, attribute)
    if (typeof read === 'number') return { ...filter, number: read }
    const allowed = read === 'unknown_unit' ? unitsOf(attribute) : [`0 ${attribute.canonicalUnit}`]
    reader.refuse(param, written, read, allowed)
    return null
  }
  if (attribute.valueType === 'boolean') {
    const flag = readFlag(value)
    if (flag !== null) return { ...filter, flag }
    reader.refuse(param, written, 'unknown_value', ['true', 'false'])
    return null
  }
  if (attribute.valueType === 'enum') {
    const text = attribute.enumValues.find((known) => known.toLowerCase() === value.toLowerCase())
    if (text !== undefined) return { ...filter, text }
    reader.refuse(param, written, 'unknown_value', attribute.enumValues)
    return null
  }
  if (value.length <= 100) return { ...filter, text: value }
  reader.refuse(param, written, 'too_long', ['≤ 100'])
  return null
}

function refuseContradictions(reader: ParamReader, filters: SpecFilter[]) {
  for (const low of filters) {
    if (low.op !== '>=' || low.number === null) continue
    const high = filters.find(({ attribute, op }) => attribute === low.attribute && op === '<=')
    if (high?.number == null || high.number >= low.number) continue
    reader.refuse('spec', `${specToParam(low)}, ${specToParam(high)}`, 'contradiction')
  }
}

export const unitsOf = ({ canonicalUnit, unitAliases }: SpecAttribute): string[] => [
  canonicalUnit,
  ...unitAliases.map(({ alias }) => alias),
]

/** A number with an optional unit, in the canonical unit of the attribute. */
export function readQuantity(
  value: string,
  attribute: SpecAttribute,
): number | 'not_a_number' | 'unknown_unit' {
  const plain = value.normalize('NFKC').replaceAll('−', '-')
  const prefixed = attribute.valueType === 'ordinal' ? plain.replace(/^ip\s*/i, '') : plain
  const [, digits, unit = ''] =
    /^([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[+-]?\d{1,3})?)\s*(.*)$/isu.exec(prefixed) ?? []
  if (!digits) return 'not_a_number'
  const number = Number(digits.replaceAll(',', ''))
  if (!Number.isFinite(number)) return 'not_a_number'
  if (unit === '' || sameUnit(unit, attribute.canonicalUnit)) return number
  const alias = attribute.unitAliases.find(({ alias }) => sameUnit(unit, alias))
  if (!alias) return 'unknown_unit'
  return Number((number * alias.factor + (alias.offset ?? 0)).toPrecision(12))
}

const sameUnit = (a: string, b: string) => foldUnit(a) === foldUnit(b)
const foldUnit = (unit: string) => unit.normalize('NFKC').replace(/\s+/gu, '').toLowerCase()

function readFlag(value: string): boolean | null {
  if (/^(true|yes|1|是|有)$/i.test(value)) return true
  if (/^(false|no|0|否|无)$/i.test(value)) return false
  return null
}

/** The inverse of reading one `spec` value; a figure is written in the canonical unit, without it. */
export function specToParam({ attribute, op, number, text, flag }: SpecFilter): string {
  if (op === 'present') return attribute
  return `${attribute}${op}${number ?? text ?? flag}`
}
