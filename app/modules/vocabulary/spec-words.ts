import { formatFigure, formatNumber } from '~/locales/format'
import { i18nFor, termsFor } from '~/locales/i18n'
import type { ConstraintRow, SpecRow } from '~db/documents'
import { codeName } from './tree'
import { valueName } from './value-names'
import type { Lang, SpecAttribute, Vocabulary } from './vocabulary'

/** A value ready to be shown; `unit` is empty where there is none. */
export type ValueWords = { value: string; unit: string }

const symbols: Record<string, string> = {
  C: '℃',
  deg: '°',
  dBA: 'dB(A)',
  bool: '',
  enum: '',
  text: '',
  IP: '',
  Ex: '',
}

/** A unit as a reader of the language writes it: `m3/h` → `m³/h`, `persons` → `人`. */
export function unitWords(unit: string | null, lang: Lang): string {
  if (!unit) return ''
  const symbol = symbols[unit]
  if (symbol !== undefined) return symbol
  return termsFor(lang).unit[unit] ?? unit.replace(/m3\b/g, 'm³').replace(/m2\b/g, 'm²')
}

type Stated = Pick<SpecRow, 'number' | 'text' | 'flag'>

/** A value in the canonical unit of its attribute. */
export function canonicalWords(stated: Stated, attribute: SpecAttribute | undefined, lang: Lang): ValueWords {
  const { t } = i18nFor(lang)
  if (stated.flag !== null) return { value: t(stated.flag ? 'site.yes' : 'site.no'), unit: '' }
  if (stated.text !== null) {
    return { value: attribute ? valueName(attribute, stated.text, lang) : stated.text, unit: '' }
  }
  if (stated.number === null) return { value: '', unit: '' }
  const figure = formatFigure(stated.number, lang)
  if (attribute?.valueType === 'ordinal' && attribute.canonicalUnit === 'IP')
    return { value: `IP${figure}`, unit: '' }
  return { value: figure, unit: unitWords(attribute?.canonicalUnit ?? null, lang) }
}

/** A value and its unit as they were written; a plain figure gets its thousands grouped. */
export function writtenWords(
  spec: Stated & Pick<SpecRow, 'valueWritten' | 'unitWritten'>,
  attribute: SpecAttribute | undefined,
  lang: Lang,
): ValueWords {
  if (spec.number === null) return canonicalWords(spec, attribute, lang)
  const plain = /^-?\d+(?:\.\d+)?$/.test(spec.valueWritten)
  return {
    value: plain ? formatNumber(Number(spec.valueWritten), lang) : spec.valueWritten,
    unit: unitWords(spec.unitWritten, lang),
  }
}

const signs = { '>=': '≥', '<=': '≤', '=': '=' } as const

/** A demand in words: `流量 ≥ 3,000 m³/h`, `自带动力`, `运输方式：拖挂`. */
export function demandWords(
  demand: Pick<ConstraintRow, 'attribute' | 'op' | 'number' | 'text' | 'flag'>,
  vocabulary: Pick<Vocabulary, 'attributes'>,
  lang: Lang,
): string {
  const name = codeName(vocabulary.attributes, demand.attribute, lang)
  if (demand.op === 'present') return name
  const { value, unit } = canonicalWords(demand, vocabulary.attributes.get(demand.attribute), lang)
  if (demand.number === null) return lang === 'zh' ? `${name}：${value}` : `${name}: ${value}`
  return `${name} ${signs[demand.op]} ${value}${unit === '°' || unit === '℃' || unit === '' ? unit : `\u00a0${unit}`}`
}
