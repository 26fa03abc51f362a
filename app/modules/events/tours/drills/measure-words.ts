import { formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import type { Lang } from '~/locales/lang'
import {
  findValue,
  parseFlag,
  type SpecAttribute,
  termName,
  unitWords,
  type Vocabulary,
  valueName,
} from '~/modules/vocabulary'
import type { DrillMeasure } from './drill'

/** A measure as a reader of the language says it, as far as it is of the vocabulary; what was typed stays as it is. */
export function measureWords(
  measure: DrillMeasure,
  { attributes }: Pick<Vocabulary, 'attributes'>,
  lang: Lang,
): DrillMeasure {
  const attribute = attributes.get(measure.attribute ?? '')
  if (!attribute) return measure
  const { label, unit, demanded, measured } = measure
  const { canonicalUnit } = attribute
  return {
    ...measure,
    label: label === termName(attribute, 'zh') ? termName(attribute, lang) : label,
    unit: [canonicalUnit, unitWords(canonicalUnit, 'zh')].includes(unit)
      ? unitWords(canonicalUnit, lang)
      : unit,
    demanded: figureWords(demanded, attribute, lang),
    measured: figureWords(measured, attribute, lang),
  }
}

/** `≥ 3000` → `≥ 3,000`, a value or a yes by its name. */
function figureWords(written: string, attribute: SpecAttribute, lang: Lang): string {
  const [, sign = '', value = ''] = /^([≥≤=]?)\s*(.*)$/s.exec(written) ?? []
  const figure = value.replaceAll(',', '')
  if (/^-?\d+(?:\.\d+)?$/.test(figure) && attribute.valueType === 'number')
    return `${sign} ${formatNumber(Number(figure), lang)}`.trim()
  if (attribute.valueType === 'boolean') {
    const flag = parseFlag(value)
    return flag === null ? written : i18nFor(lang).t(flag ? 'site.yes' : 'site.no')
  }
  const code = attribute.enumValues.length > 0 ? findValue(attribute, value) : null
  return code === null ? written : valueName(attribute, code, lang)
}
