import { i18nFor } from '~/locales/i18n'
import type { Lang, Vocabulary } from '~/modules/vocabulary'
import { fieldLabel } from '../form/field-labels'
import { wordProblem } from '../form/form-view'
import { type RowProblem, rowReasons } from './sheet'
import { APART } from './sheet-choices'
import { knownColumns } from './sheet-columns'

/** The name of a column, or of a field that the file has none for. */
export function columnLabel(key: string, vocabulary: Vocabulary, lang: Lang): string {
  const known = knownColumns(vocabulary)
  if (key.startsWith('unit.')) {
    const figure = known.get(key.replace('unit.', 'spec.'))
    return i18nFor(lang).t('publish.unitOf', { name: figure?.label[lang] ?? key })
  }
  return known.get(key)?.label[lang] ?? fieldLabel(key, vocabulary, lang)
}

export type ProblemView = {
  column: string
  cell: string | null
  text: string
  /** what would be taken */
  expected: string | null
}

/** A problem of a row in words: its column and cell, why it is not taken, and what would be. */
export function problemView(problem: RowProblem, vocabulary: Vocabulary, lang: Lang): ProblemView {
  const { field, reason, value, cell } = problem
  const { t } = i18nFor(lang)
  const own = rowReasons.find((known) => known === reason)
  return {
    column: columnLabel(field, vocabulary, lang),
    cell: cell ?? null,
    text: own
      ? t(`sheetReport.reason_${own}`, { value })
      : wordProblem(chosen(problem, vocabulary), field, lang),
    expected: own || reason === 'missing' ? null : expectedOf(problem, vocabulary, lang),
  }
}

/** Where a list stands behind, it need not be read out twice. */
const chosen = (problem: RowProblem, vocabulary: Vocabulary): RowProblem =>
  problem.reason === 'unknown_value' && knownColumns(vocabulary).get(problem.field)?.choices
    ? { ...problem, reason: 'unknown_code' }
    : problem

const NAMED = 5

/** The choices that look most like what was typed, or what the column says of itself. */
function expectedOf({ field, reason, value }: RowProblem, vocabulary: Vocabulary, lang: Lang): string | null {
  const { t } = i18nFor(lang)
  const column = knownColumns(vocabulary).get(field)
  // The units that are taken stand in the reason.
  if (!column || reason === 'unknown_unit') return null
  const { choices, hint } = column
  if (!choices || !isOfChoices(reason)) return t('sheetReport.expected', { hint: hint[lang] })
  const apart = lang === 'zh' ? '；' : '; '
  const named = nearest(value, choices.values).slice(0, NAMED)
  const list = named.map((label) => inOneLanguage(label, lang)).join(apart)
  return choices.values.length <= NAMED
    ? t('sheetReport.allChoices', { list })
    : t('sheetReport.choices', { list, n: String(choices.values.length) })
}

const isOfChoices = (reason: string) => ['unknown_code', 'unknown_value', 'required'].includes(reason)

/** Of a label “code · 中文 · English” the code and one name. */
function inOneLanguage(label: string, lang: Lang): string {
  const [code = '', zh, en] = label.split(APART)
  const name = lang === 'zh' ? zh : (en ?? zh)
  return name === undefined ? code : `${code} ${name}`
}

/** The labels with most characters of a text in common, first; the others in their order. */
function nearest(text: string, labels: readonly string[]): string[] {
  const signs = [...new Set(text.toLowerCase().replace(/\s/gu, ''))]
  const shared = (label: string) => signs.filter((sign) => label.toLowerCase().includes(sign)).length
  return labels
    .map((label) => ({ label, shared: shared(label) }))
    .sort((a, b) => b.shared - a.shared)
    .map(({ label }) => label)
}
