import type { Filters } from '~search/plan'
import { nearestAttributes, type ParamReader, type ParamReason } from './params'
import { parseQuantity, type QuantityProblem } from './quantity'
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
  const parsed = parseQuantity(value, attribute, reader.vocabulary)
  if (parsed.problem) {
    const { reason, allowed } = parsed.problem
    reader.refuse(param, written, reasons[reason], reason === 'negative' ? ['≥ 0'] : allowed)
    return null
  }
  const [{ number, numberMax, text, flag }] = parsed.quantities
  if (numberMax !== null && op === '=') {
    reader.refuse(param, written, 'malformed', [`${code}>=…`, `${code}<=…`])
    return null
  }
  return { ...filter, number: op === '<=' ? (numberMax ?? number) : number, text, flag }
}

const reasons: Record<QuantityProblem['reason'], ParamReason> = {
  empty: 'malformed',
  too_long: 'too_long',
  not_a_number: 'not_a_number',
  unknown_unit: 'unknown_unit',
  unit_needed: 'unknown_unit',
  negative: 'out_of_range',
  unknown_value: 'unknown_value',
}

function refuseContradictions(reader: ParamReader, filters: SpecFilter[]) {
  for (const low of filters) {
    if (low.op !== '>=' || low.number === null) continue
    const high = filters.find(({ attribute, op }) => attribute === low.attribute && op === '<=')
    if (high?.number == null || high.number >= low.number) continue
    reader.refuse('spec', `${specToParam(low)}, ${specToParam(high)}`, 'contradiction')
  }
}

/** The units that a field for the attribute may offer, the canonical one first. */
export const unitsOf = ({ canonicalUnit, unitAliases }: SpecAttribute): string[] => [
  canonicalUnit,
  ...unitAliases.map(({ alias }) => alias),
]

/** The inverse of reading one `spec` value; a figure is written in the canonical unit, without it. */
export function specToParam({ attribute, op, number, text, flag }: SpecFilter): string {
  if (op === 'present') return attribute
  return `${attribute}${op}${number ?? text ?? flag}`
}
