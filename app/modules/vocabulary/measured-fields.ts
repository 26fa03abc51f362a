import type { ConstraintRow, SpecRow } from '~db/documents'
import { type FieldReason, field, listOf, type Refuse, readAttribute, shown } from './fields'
import { parseQuantity, type Quantity, type QuantityProblem } from './quantity'
import type { SpecAttribute, Vocabulary } from './vocabulary'

/**
 * The specifications of an offering and the constraints of a need, as forms and files write them: objects
 * ({ attr, value, unit } and { attr, op, value, unit, hard }), or text with ; between the items
 * ("flow_m3h = 3000 m3/h; head_m = 15 m").
 */
const MAX_ITEMS = 60
const ITEM = /^(.*?)\s*(>=|<=|==|=|≥|≤|>|<|:|:)\s*(.*)$/su
const operators: Record<string, ConstraintRow['op']> = { '>=': '>=', '≥': '>=', '<=': '<=', '≤': '<=' }

/** Whether a figure is typed with a unit of its own ("3 000 m³/h"), so that it needs none from a list beside it. */
export const hasOwnUnit = (figure: string): boolean => /\d\s*[^\d\s.,，~～–—\-±+]+\s*$/u.test(figure)

type Item = {
  path: (string | number)[]
  attribute: SpecAttribute
  op: ConstraintRow['op']
  value: unknown
  unit: string | null
  hard: boolean
}

const reasons: Record<QuantityProblem['reason'], [FieldReason, string]> = {
  empty: ['required', 'has no value'],
  too_long: ['too_long', 'is too long'],
  not_a_number: ['not_a_number', 'is not a number with a unit'],
  unknown_unit: ['unknown_unit', 'is not a unit of this attribute'],
  unit_needed: ['unknown_unit', 'needs a unit'],
  negative: ['out_of_range', 'is below zero'],
  unknown_value: ['unknown_value', 'is not a value of this attribute'],
}

function readItem(
  written: unknown,
  index: number,
  refuse: Refuse,
  vocabulary: Vocabulary,
  hard: boolean,
): Item | null {
  const path = [index]
  if (typeof written === 'string') {
    const [, name = written, sign, value = ''] = ITEM.exec(written) ?? []
    const attribute = readAttribute(name, refuse, vocabulary, path)
    if (sign === '>' || sign === '<') {
      refuse('wrong_operator', written, 'uses a comparison other than >=, <= and =', { path })
      return null
    }
    if (!attribute) return null
    const op = sign === undefined ? 'present' : (operators[sign] ?? '=')
    return { path, attribute, op, value, unit: null, hard }
  }
  if (typeof written !== 'object' || written === null || Array.isArray(written)) {
    refuse('malformed', written, 'is not { attr, value, unit }', { path })
    return null
  }
  const item = written as Record<string, unknown>
  const attribute = readAttribute(item.attr ?? item.attribute, refuse, vocabulary, path)
  const op = item.op ?? '='
  if (op !== '>=' && op !== '<=' && op !== '=' && op !== 'present') {
    refuse('wrong_operator', op, 'is not one of >=, <=, =, present', { path })
    return null
  }
  if (!attribute) return null
  const unit = typeof item.unit === 'string' && item.unit.trim() !== '' ? item.unit.trim() : null
  return {
    path,
    attribute,
    op,
    value: item.value,
    unit,
    hard: item.hard === undefined ? hard : item.hard === true,
  }
}

/** Of a figure and a unit given apart, what is wrong with the one or the other, not with both as one text. */
function problemOfParts(
  { attribute, unit }: Item,
  figure: string,
  together: QuantityProblem,
  vocabulary: Vocabulary,
): QuantityProblem {
  if (unit === null) return together
  const alone = parseQuantity(figure, attribute, vocabulary)
  if (alone.problem) return alone.problem
  const hasUnit = alone.quantities[0].unitWritten !== null
  return hasUnit ? { ...together, reason: 'not_a_number', written: figure } : together
}

/** The quantity of an item; what a file states as canonical must agree with it. */
function readQuantity(item: Item, written: unknown, refuse: Refuse, vocabulary: Vocabulary): Quantity | null {
  const { attribute, path } = item
  const stated = item.value
  if (stated !== undefined && stated !== null && !['string', 'number', 'boolean'].includes(typeof stated)) {
    refuse('malformed', stated, `${attribute.code} is not a number, text, true or false`, { path })
    return null
  }
  const text = stated === undefined || stated === null ? '' : String(stated)
  const parsed = parseQuantity(item.unit ? `${text} ${item.unit}` : text, attribute, vocabulary)
  if (parsed.problem) {
    const { reason: why, written: fault, allowed } = problemOfParts(item, text, parsed.problem, vocabulary)
    const [reason, sentence] = reasons[why]
    const accepted = allowed.length > 0 ? `; accepted: ${allowed.join(', ')}` : ''
    refuse(reason, fault, `${attribute.code}: “${shown(fault)}” ${sentence}${accepted}`, { allowed, path })
    return null
  }
  const [quantity] = parsed.quantities
  if (quantity.number !== null && Math.abs(quantity.number) > 1e15)
    refuse('out_of_range', text, `${attribute.code} is out of any range`, { path })
  const claimed = (written as { canonical_value?: unknown } | null)?.canonical_value
  if (typeof claimed === 'number' && quantity.number !== null) {
    const allowed = Math.max(1e-9, Math.abs(quantity.number) * 1e-4)
    if (Math.abs(claimed - quantity.number) > allowed)
      refuse(
        'disagrees',
        claimed,
        `${attribute.code}: the canonical value is ${quantity.number} ${attribute.canonicalUnit}`,
        { path },
      )
  }
  return item.unit === null ? quantity : { ...quantity, valueWritten: text.trim(), unitWritten: item.unit }
}

function readItems(value: unknown, refuse: Refuse, vocabulary: Vocabulary, hard: boolean) {
  const parts = listOf(value)
  if (parts.length > MAX_ITEMS)
    refuse('out_of_range', value, `has ${parts.length} items, at most ${MAX_ITEMS} are taken`)
  return parts.slice(0, MAX_ITEMS).flatMap((written, index) => {
    const item = readItem(written, index, refuse, vocabulary, hard)
    return item ? [{ item, written }] : []
  })
}

/**
 * The specifications of an offering, each attribute once. Of a range the end that promises less is compared:
 * the lower where higher is better, the upper where lower is better.
 */
export const specsField = (vocabulary: Vocabulary) =>
  field((value, refuse): SpecRow[] => {
    const seen = new Set<string>()
    return readItems(value, refuse, vocabulary, true).flatMap(({ item, written }) => {
      const { attribute, path } = item
      if (seen.has(attribute.code))
        refuse('repeated', attribute.code, `${attribute.code} is given twice`, { path })
      seen.add(attribute.code)
      const quantity = readQuantity(item, written, refuse, vocabulary)
      if (quantity === null) return []
      const { number, numberMax, text, flag } = quantity
      const compared = attribute.direction === 'lower' ? (numberMax ?? number) : number
      const sign =
        item.op === '>=' || quantity.op === '>=' ? '≥' : item.op === '<=' || quantity.op === '<=' ? '≤' : ''
      return {
        attribute: attribute.code,
        valueWritten: `${attribute.valueType === 'number' ? sign : ''}${quantity.valueWritten}`,
        unitWritten: quantity.unitWritten,
        number: compared,
        text,
        flag,
      }
    })
  })

/** The constraints of a need. A range becomes two: at least the lower end, at most the upper one. */
export const constraintsField = (vocabulary: Vocabulary, { hard = true } = {}) =>
  field((value, refuse): ConstraintRow[] =>
    readItems(value, refuse, vocabulary, hard).flatMap(({ item, written }) =>
      readConstraint(item, written, refuse, vocabulary),
    ),
  )

function readConstraint(
  item: Item,
  written: unknown,
  refuse: Refuse,
  vocabulary: Vocabulary,
): ConstraintRow[] {
  const { attribute, path } = item
  const base = { attribute: attribute.code, hard: item.hard }
  if (item.op === 'present') {
    const none = { valueWritten: null, unitWritten: null, number: null, text: null, flag: null }
    return [{ ...base, op: 'present', ...none }]
  }
  const ordered = attribute.valueType === 'number' || attribute.valueType === 'ordinal'
  if (item.op !== '=' && !ordered) {
    refuse('wrong_operator', item.op, `${attribute.code} can only be compared with =`, { path })
    return []
  }
  const quantity = readQuantity(item, written, refuse, vocabulary)
  if (quantity === null) return []
  const { valueWritten, unitWritten, number, numberMax, text, flag } = quantity
  const one = (op: ConstraintRow['op'], compared: number | null): ConstraintRow => ({
    ...base,
    op,
    valueWritten,
    unitWritten,
    number: compared,
    text,
    flag,
  })
  if (numberMax !== null && item.op === '=') return [one('>=', number), one('<=', numberMax)]
  const op = item.op === '=' && quantity.op !== null ? quantity.op : item.op
  return [one(op, op === '<=' ? (numberMax ?? number) : number)]
}
