import { type Amount, readAmount } from './amounts'
import type { Op } from './comparisons'
import { parseIp, writeIp } from './ip-rating'
import { plainText } from './numbers'
import { allowedUnits, convert, type UnitReading, unitsOfAttribute, unitsOfVocabulary } from './units'
import { findValue, parseFlag } from './value-names'
import type { SpecAttribute, Vocabulary } from './vocabulary'

/**
 * A value as written and as it is compared. For a number, `number` is in the canonical unit and
 * `numberMax` the upper end where a range was written; otherwise exactly one of `text` and `flag` is set.
 */
export type Quantity = {
  attribute: string
  op: Op | null
  /** 约, about: the writer did not mean it to the digit */
  approximate: boolean
  /** without comparison words and unit */
  valueWritten: string
  unitWritten: string | null
  number: number | null
  numberMax: number | null
  text: string | null
  flag: boolean | null
}

export type QuantityProblem = {
  reason:
    | 'empty'
    | 'too_long'
    | 'not_a_number'
    | 'unknown_unit'
    | 'unit_needed'
    | 'negative'
    | 'unknown_value'
  /** what could not be read */
  written: string
  /** the units or values that would be accepted */
  allowed: string[]
}

export type ParsedQuantity =
  | { quantities: [Quantity, ...Quantity[]]; problem?: undefined }
  | { quantities?: undefined; problem: QuantityProblem }

const MAX_TEXT = 200

/**
 * Reads a whole text as a value of `attribute`: "大于 3,000 立方米/小时", "0.5 t", "-30℃", "IP67", "是", "拖挂".
 * Without an attribute the unit has to tell, and there is one quantity for each attribute that takes it.
 */
export function parseQuantity(
  text: string,
  attribute: SpecAttribute | undefined,
  vocabulary: Vocabulary,
): ParsedQuantity {
  const plain = plainText(text)
  if (plain === '') return problem('empty', text, attribute)
  if (plain.length > MAX_TEXT) return problem('too_long', plain.slice(0, 40), attribute)
  if (attribute !== undefined && attribute.valueType !== 'number') return parseOther(plain, attribute)

  const table = attribute ? unitsOfAttribute(attribute) : unitsOfVocabulary(vocabulary)
  const money = attribute?.quantity === 'money' || attribute === undefined
  const start = money ? (/^(?:¥|RMB|CNY|人民币) ?/i.exec(plain)?.[0].length ?? 0) : 0
  const amount = readAmount(plain, start, { table, lowerCase: false })
  if (amount === null) return problem('not_a_number', plain, attribute)
  const left = plain.slice(amount.end).trim()
  if (left !== '') return problem(/\d/.test(left) ? 'not_a_number' : 'unknown_unit', left, attribute)

  if (amount.unitWritten === null && attribute === undefined && start === 0)
    return problem('unit_needed', plain, attribute)
  const readings =
    amount.low.readings.length > 0
      ? amount.low.readings
      : attribute
        ? [canonicalReading(attribute)]
        : [...vocabulary.attributes.values()]
            .filter(({ quantity }) => quantity === 'money')
            .map(canonicalReading)
  const quantities = readings.flatMap((reading) => toQuantity(amount, reading, vocabulary, attribute) ?? [])
  const [first, ...rest] = quantities
  return first ? { quantities: [first, ...rest] } : problem('negative', plain, attribute)
}

/** A number without a unit is in the canonical one. */
export const canonicalReading = (attribute: SpecAttribute): UnitReading => ({
  attribute: attribute.code,
  symbol: attribute.canonicalUnit,
  dimension: attribute.quantity,
  factor: 1,
  offset: 0,
})

/** What an amount comes to for an attribute; null where it cannot be of it. */
export function readingOfAmount(
  amount: Amount,
  reading: UnitReading,
  attribute: SpecAttribute | undefined,
): { number: number; numberMax: number | null } | null {
  // Only temperatures go below zero; −5 kg is a slip.
  if (attribute === undefined || (amount.low.value < 0 && attribute.quantity !== 'temperature')) return null
  const upper =
    amount.high && (amount.high.readings.find((other) => other.attribute === reading.attribute) ?? reading)
  return {
    number: convert(amount.low.value, reading),
    numberMax: amount.high && upper ? convert(amount.high.value, upper) : null,
  }
}

function toQuantity(
  amount: Amount,
  reading: UnitReading,
  vocabulary: Vocabulary,
  given?: SpecAttribute,
): Quantity | null {
  const attribute = given ?? vocabulary.attributes.get(reading.attribute)
  const read = readingOfAmount(amount, reading, attribute)
  if (read === null || attribute === undefined) return null
  return {
    attribute: attribute.code,
    op: amount.op,
    approximate: amount.approximate,
    valueWritten: amount.valueWritten,
    unitWritten: amount.unitWritten,
    ...read,
    text: null,
    flag: null,
  }
}

function parseOther(plain: string, attribute: SpecAttribute): ParsedQuantity {
  const quantity = (part: Partial<Quantity>): ParsedQuantity => ({
    quantities: [
      {
        attribute: attribute.code,
        op: null,
        approximate: false,
        valueWritten: plain,
        unitWritten: null,
        number: null,
        numberMax: null,
        text: null,
        flag: null,
        ...part,
      },
    ],
  })
  if (attribute.valueType === 'boolean') {
    const flag = parseFlag(plain)
    return flag === null ? problem('unknown_value', plain, attribute) : quantity({ flag })
  }
  if (attribute.valueType === 'enum') {
    const text = findValue(attribute, plain)
    return text === null ? problem('unknown_value', plain, attribute) : quantity({ text })
  }
  if (attribute.valueType === 'ordinal') {
    const match =
      /^(>=|≥|>|不低于|至少|at least|min(?:imum)?\.?)? ?(.*?) ?(及以上|或以上|以上|or (?:better|above|higher))?$/i.exec(
        plain,
      )
    const rating = parseIp(match?.[2] ?? '')
    if (rating === null) return problem('unknown_value', plain, attribute)
    const text = writeIp(rating)
    return quantity({ text, valueWritten: match?.[2] ?? plain, op: match?.[1] || match?.[3] ? '>=' : null })
  }
  return quantity({ text: plain })
}

function problem(
  reason: QuantityProblem['reason'],
  written: string,
  attribute: SpecAttribute | undefined,
): ParsedQuantity {
  return { problem: { reason, written, allowed: attribute ? allowedValues(attribute) : [] } }
}

function allowedValues(attribute: SpecAttribute): string[] {
  if (attribute.valueType === 'boolean') return ['true', 'false', '是', '否']
  if (attribute.valueType === 'enum') return attribute.enumValues
  if (attribute.valueType === 'ordinal') return ['IP00–IP69']
  return allowedUnits(attribute)
}
