import { formatInstant, formatNumber } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { localPath } from '~/locales/lang'
import type { Lang, Vocabulary } from '~/modules/vocabulary'
import { DomainError } from '~/platform/errors'
import { wordError } from '~/platform/http/parse-form.server'
import {
  type ReportRow,
  type RowCounts,
  type RowFilter,
  rowFilters,
  type SheetHead,
} from './read-report.server'
import { columnLabel, type ProblemView, problemView } from './row-words'
import { type RowKind, type SheetState, SUBMITTED, stepIn, WRITTEN } from './sheet'

export type RowView = {
  position: number
  place: string
  code: string | null
  name: string
  href: string | null
  kind: RowKind
  changes: string | null
  problems: ProblemView[]
  /** what became of it; `good` false: what hindered it */
  outcome: { text: string; good: boolean } | null
}

/** A row of a report in words. */
export function rowView(row: ReportRow, vocabulary: Vocabulary, lang: Lang): RowView {
  const { t } = i18nFor(lang)
  const { position, sheet, number, code, name, offeringId, kind, changed } = row
  const labels = changed.map((key) => columnLabel(key, vocabulary, lang).replace(/\s+/gu, ' '))
  return {
    position,
    place: sheet ? t('sheetReport.placeIn', { sheet, number }) : t('sheetReport.place', { number }),
    code,
    name: name || t('sheetReport.unnamed'),
    href: offeringId === null ? null : localPath(lang, `/offerings/${offeringId}/edit`),
    kind,
    changes: labels.length > 0 ? t('sheetReport.changes', { list: listed(labels, lang) }) : null,
    problems: row.problems.map((problem) => problemView(problem, vocabulary, lang)),
    outcome: outcomeView(row, lang),
  }
}

const listed = (names: readonly string[], lang: Lang) => names.join(lang === 'zh' ? '、' : ', ')

function outcomeView({ outcome, submission }: ReportRow, lang: Lang): RowView['outcome'] {
  const { t, exists } = i18nFor(lang)
  if (outcome === null) return null
  const word = (what: 'outcome' | 'submission', code: string) =>
    (t as unknown as (key: string) => string)(
      exists(`sheetReport.${what}_${code}`) ? `sheetReport.${what}_${code}` : `errors.${code}`,
    )
  if (submission === null || outcome !== WRITTEN)
    return { text: word('outcome', outcome), good: outcome === WRITTEN }
  return { text: word('submission', submission), good: submission === SUBMITTED || submission === 'in_force' }
}

export type SheetHeadView = {
  id: number
  href: string
  name: string
  state: SheetState
  stateName: string
  uploaded: string
  rows: string | null
}

export function sheetHeadView(head: SheetHead, lang: Lang): SheetHeadView {
  const { t } = i18nFor(lang)
  const { id, name, state, createdBy, createdAt, rowCount } = head
  return {
    id,
    href: localPath(lang, `/offerings/spreadsheet/${id}`),
    name,
    state,
    stateName: t(`sheetReport.state_${state}`),
    uploaded: t('sheetReport.uploadedBy', { name: createdBy, time: formatInstant(createdAt, lang) }),
    rows: rowCount === null ? null : t('sheetReport.rows', { n: formatNumber(rowCount, lang) }),
  }
}

/** Why a file, or the last step, was not taken; null where nothing was. */
export const refusalText = ({ refusal }: SheetHead, lang: Lang): string | null =>
  refusal && wordError(new DomainError(refusal.code, refusal.params), i18nFor(lang).t)

/** How far the step has come that goes on now; null where none does. */
export function progressView(
  { state, rowCount }: SheetHead,
  counts: RowCounts,
  lang: Lang,
): { text: string; done: number; all: number } | null {
  const { t } = i18nFor(lang)
  const said = (key: 'readingRows' | 'writingRows' | 'submittingRows', done: number, all: number) => ({
    text: t(`sheetReport.${key}`, { done: formatNumber(done, lang), all: formatNumber(all, lang) }),
    done,
    all,
  })
  switch (stepIn(state)) {
    case 'reading':
      return rowCount === null
        ? { text: t('sheetReport.reading'), done: 0, all: 0 }
        : said('readingRows', counts.all, rowCount)
    case 'writing':
      return said('writingRows', counts.decided, counts.new + counts.changed)
    case 'submitting': {
      const all = counts.written - counts.inForce
      return said('submittingRows', all - counts.open, all)
    }
    default:
      return null
  }
}

/** The kinds of rows with their numbers, each with its own address. */
export function kindTabs(
  counts: RowCounts,
  { path, current, lang }: { path: string; current: RowFilter | undefined; lang: Lang },
) {
  const { t } = i18nFor(lang)
  return [
    {
      href: path,
      label: t('sheetReport.all'),
      count: formatNumber(counts.all, lang),
      current: current === undefined,
    },
    ...rowFilters
      .filter((filter) => counts[filter] > 0 || filter === current)
      .map((filter) => ({
        href: `${path}?rows=${filter}`,
        label: t(`sheetReport.kind_${filter}`),
        count: formatNumber(counts[filter], lang),
        current: current === filter,
      })),
  ]
}
