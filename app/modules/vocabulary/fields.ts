import { z } from 'zod'
import { CONTROL } from './control-characters'
import { plainText } from './numbers'
import type { SpecAttribute, Vocabulary } from './vocabulary'

/**
 * Fields of forms and of imported rows. Each takes what a form, a CSV cell or a JSON value may hold, gives
 * the clean value, and refuses with an English sentence and, in `params`, a reason that a locale can word.
 */
export type FieldReason =
  | 'required'
  | 'too_long'
  | 'control_characters'
  | 'not_text'
  | 'not_a_number'
  | 'not_whole'
  | 'out_of_range'
  | 'unknown_code'
  | 'repeated'
  | 'unknown_value'
  | 'unknown_attribute'
  | 'unknown_unit'
  | 'wrong_operator'
  | 'malformed'
  | 'disagrees'

export type FieldParams = { reason: FieldReason; value: string; allowed?: string[] }
export type Refuse = (
  reason: FieldReason,
  value: unknown,
  message: string,
  more?: { allowed?: string[]; path?: (string | number)[] },
) => void

const isBlank = (value: unknown) =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '')

/** A value for a message: one line, at most 80 characters, no control characters. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is replaced
  const plain = text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, '\ufffd')
  return [...plain].length > 80 ? `${[...plain].slice(0, 79).join('')}…` : plain
}

/** A field whose reading is `read`: what it refuses makes the field invalid. */
export function field<Value>(read: (value: unknown, refuse: Refuse) => Value) {
  return z
    .unknown()
    .optional()
    .transform((value, context): Value => {
      let refused = false
      const result = read(value, (reason, offending, message, { allowed, path = [] } = {}) => {
        refused = true
        const params: FieldParams = { reason, value: shown(offending), ...(allowed && { allowed }) }
        context.addIssue({ code: 'custom', message, params, path })
      })
      return refused ? (z.NEVER as Value) : result
    })
}

type TextOptions = { max: number; required?: boolean; lines?: boolean }

function readText(
  value: unknown,
  refuse: Refuse,
  { max, required = false, lines = false }: TextOptions,
): string {
  if (isBlank(value)) {
    if (required) refuse('required', '', 'must be given')
    return ''
  }
  if (typeof value !== 'string' && typeof value !== 'number') {
    refuse('not_text', value, 'must be text')
    return ''
  }
  const raw = String(value).normalize('NFC')
  const text = lines ? raw.replaceAll('\r\n', '\n').trim() : raw.trim().replace(/[ \u00a0\u3000]+/gu, ' ')
  if (CONTROL.test(text) || (!lines && /[\n\r\t]/.test(text)))
    refuse(
      'control_characters',
      value,
      lines ? 'has control characters' : 'has control characters or line breaks',
    )
  else if ([...text].length > max)
    refuse('too_long', value, `has ${[...text].length} characters, at most ${max} are taken`)
  return text
}

/** One line of text. */
export const line = (max: number, { required = false } = {}) =>
  field((value, refuse) => readText(value, refuse, { max, required }))

/** Text of several lines. */
export const prose = (max: number) => field((value, refuse) => readText(value, refuse, { max, lines: true }))

/** One line of text, or null where there is none. */
export const optionalLine = (max: number) =>
  field((value, refuse) => readText(value, refuse, { max }) || null)

type NamedTerm = { code: string; zh: string; en: string }
type Terms = ReadonlyMap<string, NamedTerm>

/** The term that a code, or an exact name in either language, stands for. */
export const findTerm = <T extends NamedTerm>(terms: ReadonlyMap<string, T>, written: string): T | null =>
  terms.get(written) ??
  terms.get(written.toUpperCase()) ??
  [...terms.values()].find(
    (term) => term.zh === written || term.en.toLowerCase() === written.toLowerCase(),
  ) ??
  null

function readCode(value: unknown, refuse: Refuse, terms: Terms, list: string): string | null {
  const written = typeof value === 'string' ? value.trim() : String(value)
  const found = findTerm(terms, written)
  if (found) return found.code
  const allowed = [...terms.keys()]
  const some =
    allowed.length > 40 ? `one of the ${allowed.length} codes of ${list}` : `one of ${allowed.join(', ')}`
  refuse('unknown_code', value, `is not ${some}`, { allowed: allowed.slice(0, 40) })
  return null
}

/** A code of a list, or the exact name of its term in either language. */
export const code = (terms: Terms, list: string) =>
  field((value, refuse) => {
    if (!isBlank(value)) return readCode(value, refuse, terms, list) ?? ''
    refuse('required', '', 'must be given')
    return ''
  })

/** A code, or null where there is none. */
export const optionalCode = (terms: Terms, list: string) =>
  field((value, refuse) => (isBlank(value) ? null : readCode(value, refuse, terms, list)))

/** The parts of a list: an array, or text with ; 、 | or line breaks between them. */
export function listOf(value: unknown): unknown[] {
  if (isBlank(value)) return []
  if (Array.isArray(value)) return value
  if (typeof value !== 'string') return [value]
  return value
    .split(/[;；、|\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** Codes of a list, each once, in their order. */
export const codes = (terms: Terms, list: string, max = 60) =>
  field((value, refuse) => {
    const parts = listOf(value)
    if (parts.length > max)
      refuse('out_of_range', value, `has ${parts.length} codes, at most ${max} are taken`)
    const found = parts.slice(0, max).flatMap((part) => readCode(part, refuse, terms, list) ?? [])
    return [...new Set(found)]
  })

function readNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'string') return null
  const plain = plainText(value)
  if (!/^[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,9})?$/.test(plain)) return null
  return Number(plain.replaceAll(',', ''))
}

/** A whole number, or null where there is none. */
export const whole = (min: number, max: number) =>
  field((value, refuse): number | null => {
    if (isBlank(value)) return null
    const number = readNumber(value)
    if (number === null) refuse('not_a_number', value, 'is not a number')
    else if (!Number.isInteger(number)) refuse('not_whole', value, 'is not a whole number')
    else if (number < min || number > max) refuse('out_of_range', value, `is not between ${min} and ${max}`)
    return number
  })

const MAX_MONEY = 1_000_000_000_000

/** An amount in major units with at most two decimals (1850000, "1,850,000.50", "1.5万元"), as minor units. */
export const money = () =>
  field((value, refuse): number | null => {
    if (isBlank(value)) return null
    const wan = typeof value === 'string' ? /^(.*\d) ?万元?$/u.exec(plainText(value)) : null
    const number = readNumber(wan?.[1] ?? (typeof value === 'string' ? value.replace(/ ?元$/u, '') : value))
    if (number === null) {
      refuse('not_a_number', value, 'is not an amount of money')
      return null
    }
    const minor = Math.round(number * (wan ? 10_000 : 1) * 100)
    if (number < 0 || minor > MAX_MONEY * 100)
      refuse('out_of_range', value, `is not between 0 and ${MAX_MONEY}`)
    else if (!wan && Math.abs(number * 100 - minor) > 1e-4)
      refuse('malformed', value, 'has more than two decimals')
    return minor
  })

/** One of a few fixed words, or the default where there is none. */
export const oneOf = <Word extends string>(words: readonly Word[], otherwise: Word) =>
  field((value, refuse): Word => {
    if (isBlank(value)) return otherwise
    const word = words.find((known) => known === String(value).trim().toLowerCase())
    if (word === undefined)
      refuse('unknown_value', value, `is not one of ${words.join(', ')}`, { allowed: [...words] })
    return word ?? otherwise
  })

/** YYYY-MM-DD, a day that exists, or null. */
export const day = () =>
  field((value, refuse): string | null => {
    if (isBlank(value)) return null
    const text = String(value).trim()
    const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null
    if (time && !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text)) return text
    refuse('malformed', value, 'is not a day as YYYY-MM-DD')
    return null
  })

/** A currency by its three letters (ISO 4217), CNY where there is none. */
export const currency = () =>
  field((value, refuse): string => {
    if (isBlank(value)) return 'CNY'
    const text = String(value).trim().toUpperCase()
    if (!/^[A-Z]{3}$/.test(text)) refuse('malformed', value, 'is not a currency code of three letters')
    return text
  })

/** true or false, in the ways people write it; false where there is none. */
export const flag = () =>
  field((value, refuse): boolean => {
    if (isBlank(value)) return false
    if (typeof value === 'boolean') return value
    const text = String(value).trim().toLowerCase()
    if (['true', 'yes', '1', '是'].includes(text)) return true
    if (!['false', 'no', '0', '否'].includes(text)) refuse('unknown_value', value, 'is not true or false')
    return false
  })

/** The attribute that a code, or an exact name, stands for; refuses where there is none. */
export function readAttribute(
  written: unknown,
  refuse: Refuse,
  vocabulary: Vocabulary,
  path: (string | number)[] = [],
): SpecAttribute | null {
  const text = typeof written === 'string' ? written.trim() : ''
  const found =
    vocabulary.attributes.get(text) ??
    [...vocabulary.attributes.values()].find(
      (attribute) => attribute.zh === text || attribute.en.toLowerCase() === text.toLowerCase(),
    )
  if (!found)
    refuse('unknown_attribute', written, 'is not a specification attribute of the vocabulary', { path })
  return found ?? null
}
