import { i18nFor } from '~/locales/i18n'
import type { Lang, Vocabulary } from '~/modules/vocabulary'
import { CSV_START, csvLine } from '~/platform/csv'
import type { Db } from '~db/client.server'
import { readReportRows } from './read-report.server'
import { problemView } from './row-words'
import { MAX_ROWS } from './sheet-book'

/** Every problem of the refused rows of a sheet, a line each, to be worked through beside the file. */
export async function refusedCsv(
  db: Db,
  sheetId: number,
  { vocabulary, lang }: { vocabulary: Vocabulary; lang: Lang },
): Promise<string> {
  const { t } = i18nFor(lang)
  const heads = ['Sheet', 'Row', 'Cell', 'Code', 'Name', 'Column', 'Value', 'Reason', 'Expected'] as const
  const rows = await readReportRows(db, sheetId, { filter: 'refused', limit: MAX_ROWS })
  const lines = rows.flatMap(({ sheet, number, code, name, problems }) =>
    problems.map((problem) => {
      const { column, cell, text, expected } = problemView(problem, vocabulary, lang)
      return csvLine([
        sheet,
        number,
        cell ?? '',
        code ?? '',
        name,
        column,
        problem.value,
        text,
        expected ?? '',
      ])
    }),
  )
  return CSV_START + csvLine(heads.map((head) => t(`sheetReport.csv${head}`))) + lines.join('')
}
