import { ROW_ID } from '~/platform/row-id'
import type { Lang, SpecAttribute, Vocabulary } from './vocabulary'

/**
 * Reading vocabulary codes and figures out of URL parameters: what the result pages and the read API
 * share. Pure and small, so that it may run in a browser as well. A problem names the parameter, the
 * value as sent (cut to 100 characters), the reason, and what would be accepted.
 */
export type ParamReason =
  | 'unknown_code'
  | 'unknown_attribute'
  | 'unknown_value'
  | 'unknown_unit'
  | 'not_a_number'
  | 'out_of_range'
  | 'malformed'
  | 'wrong_operator'
  | 'not_sortable'
  | 'contradiction'
  | 'repeated'
  | 'too_long'
  | 'too_many'
  | 'control_characters'

export type ParamProblem = {
  param: string
  value: string
  reason: ParamReason
  /** the accepted codes, units, operators or range; a long list is cut to what comes nearest */
  allowed?: string[]
  /** the vocabulary list that holds every accepted code */
  list?: VocabularyListName
}

export type Parsed<Query> =
  | { query: Query; problems?: undefined }
  | { query?: undefined; problems: ParamProblem[] }

export type VocabularyListName =
  | 'scenarios'
  | 'tracks'
  | 'conditions'
  | 'classes'
  | 'verification-levels'
  | 'team-types'
  | 'regions'
  | 'attributes'
  | 'catalogues'
  | 'standards'

export const MAX_QUERY_CHARACTERS = 400
const MAX_VALUES = 50
const MAX_ALLOWED = 40
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/

/** Collects problems while the parts of a query are read, so that one answer names them all. */
export class ParamReader {
  readonly problems: ParamProblem[] = []

  constructor(
    private readonly params: URLSearchParams,
    readonly vocabulary: Vocabulary,
  ) {}

  refuse(param: string, value: string, reason: ParamReason, allowed?: string[], list?: VocabularyListName) {
    this.problems.push({
      param,
      value: cut(printable(value)),
      reason,
      ...(allowed && { allowed }),
      ...(list && { list }),
    })
  }

  /** Every value of a parameter, trimmed, without the empty ones that a form sends for untouched fields. */
  values(param: string, max = MAX_VALUES): string[] {
    const values: string[] = []
    for (const raw of this.params.getAll(param)) {
      if (CONTROL.test(raw)) this.refuse(param, raw, 'control_characters')
      else if (raw.trim() !== '') values.push(raw.trim())
    }
    if (values.length <= max) return values
    this.refuse(param, String(values.length), max === 1 ? 'repeated' : 'too_many', [`≤ ${max}`])
    return values.slice(0, max)
  }

  /** The value of a parameter that may stand once. The same value twice is no contradiction. */
  value(param: string): string | null {
    const values = [...new Set(this.values(param))]
    if (values.length > 1) this.refuse(param, values.join(', '), 'repeated')
    return values[0] ?? null
  }

  /** Free text: white space folded, at most 400 characters. */
  text(param: string): string {
    const text = (this.value(param) ?? '').replace(/\s+/gu, ' ').normalize('NFC')
    if ([...text].length <= MAX_QUERY_CHARACTERS) return text
    this.refuse(param, text, 'too_long', [`≤ ${MAX_QUERY_CHARACTERS}`])
    return ''
  }

  /** Vocabulary codes, repeated or separated by commas, in any case; `aliases` are other accepted keys. */
  codes(
    param: string,
    terms: ReadonlyMap<string, unknown>,
    list: VocabularyListName,
    aliases?: ReadonlyMap<string, string>,
  ): string[] {
    const codes = new Set<string>()
    for (const written of this.values(param).flatMap((value) => value.split(','))) {
      const key = written.trim()
      if (key === '') continue
      const code = findCode(key, terms) ?? aliases?.get(key.toLowerCase())
      if (code === undefined) this.refuse(param, key, 'unknown_code', nearestCodes(key, terms), list)
      else codes.add(code)
    }
    if (codes.size > MAX_VALUES) this.refuse(param, String(codes.size), 'too_many', [`≤ ${MAX_VALUES}`])
    return [...codes]
  }

  /** Ids, repeated or separated by commas. */
  ids(param: string): string[] {
    const ids = new Set<string>()
    for (const written of this.values(param).flatMap((value) => value.split(','))) {
      const id = written.trim()
      if (ROW_ID.test(id)) ids.add(id)
      else if (id !== '') this.refuse(param, id, 'not_a_number')
    }
    if (ids.size > MAX_VALUES) this.refuse(param, String(ids.size), 'too_many', [`≤ ${MAX_VALUES}`])
    return [...ids]
  }

  /** One of a few fixed words, or the default where the parameter is absent. */
  oneOf<Word extends string>(param: string, words: readonly Word[], otherwise: Word): Word {
    const value = this.value(param)
    if (value === null) return otherwise
    const word = words.find((known) => known === value)
    if (word === undefined) this.refuse(param, value, 'unknown_value', [...words])
    return word ?? otherwise
  }

  /** A whole number between `min` and `max`, or the default where the parameter is absent. */
  whole(param: string, { min, max, otherwise }: { min: number; max: number; otherwise: number }): number {
    const value = this.value(param)
    if (value === null) return otherwise
    const allowed = [`${min}–${max}`]
    if (!/^[+-]?\d{1,15}$/.test(value)) {
      this.refuse(param, value, 'not_a_number', allowed)
      return otherwise
    }
    const number = Number(value)
    if (number >= min && number <= max) return number
    this.refuse(param, value, 'out_of_range', allowed)
    return otherwise
  }
}

function findCode(key: string, terms: ReadonlyMap<string, unknown>): string | undefined {
  if (terms.has(key)) return key
  const upper = key.toUpperCase()
  if (terms.has(upper)) return upper
  const lower = key.toLowerCase()
  if (terms.has(lower)) return lower
  return undefined
}

/** All codes of a short list; of a long one those that share the longest beginning with what was written. */
function nearestCodes(written: string, terms: ReadonlyMap<string, unknown>): string[] {
  const codes = [...terms.keys()]
  if (codes.length <= MAX_ALLOWED) return codes
  const wanted = written.toUpperCase()
  const shared = (code: string) => {
    const upper = code.toUpperCase()
    let length = 0
    while (length < upper.length && upper[length] === wanted[length]) length++
    return length
  }
  return codes
    .map((code, position) => ({ code, position, length: shared(code) }))
    .sort((a, b) => b.length - a.length || a.code.length - b.code.length || a.position - b.position)
    .slice(0, 10)
    .map(({ code }) => code)
}

/** The attributes a specification filter may name, nearest first. */
export function nearestAttributes(written: string, attributes: ReadonlyMap<string, SpecAttribute>): string[] {
  return nearestCodes(written, attributes)
}

/** For showing: at most 100 characters, none of them a control character. */
const cut = (value: string) => ([...value].length > 100 ? `${[...value].slice(0, 99).join('')}…` : value)
const printable = (value: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is replaced
  value.replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g, '\ufffd')

const wording: Record<ParamReason, Record<Lang, string>> = {
  unknown_code: { zh: '没有这个代码', en: 'there is no such code' },
  unknown_attribute: { zh: '没有这个参数指标', en: 'there is no such specification attribute' },
  unknown_value: { zh: '不是可选的值', en: 'is not one of the accepted values' },
  unknown_unit: { zh: '无法识别这个单位', en: 'has a unit that is not accepted for this attribute' },
  not_a_number: { zh: '不是数字', en: 'is not a number' },
  out_of_range: { zh: '超出允许的范围', en: 'is out of range' },
  malformed: { zh: '格式不对', en: 'is not in the expected form' },
  wrong_operator: { zh: '这个指标不能这样比较', en: 'uses a comparison that this attribute does not have' },
  not_sortable: { zh: '不能按这个指标排序', en: 'cannot be sorted by' },
  contradiction: { zh: '下限大于上限', en: 'sets a lower limit above the upper one' },
  repeated: { zh: '只能给一个值', en: 'may be given once only' },
  too_long: { zh: '太长', en: 'is too long' },
  too_many: { zh: '给的值太多', en: 'has too many values' },
  control_characters: { zh: '含有控制字符', en: 'contains control characters' },
}

/** One sentence for a reader: which parameter, which value, what is wrong, what would be accepted. */
export function describeParamProblem({ param, value, reason, allowed }: ParamProblem, lang: Lang): string {
  const words = wording[reason][lang]
  const accepted = allowed?.join(lang === 'zh' ? '、' : ', ')
  if (lang === 'zh') return `${param}=“${value}”：${words}${accepted ? `。可用：${accepted}` : ''}`
  return `${param}: “${value}” ${words}${accepted ? `. Accepted: ${accepted}` : ''}`
}
