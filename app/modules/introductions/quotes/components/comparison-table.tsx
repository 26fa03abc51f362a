import { useTranslation } from 'react-i18next'
import { OutcomeMark } from '~/ui/outcome'
import { cell, headCell, Table } from '~/ui/table'
import type { ComparisonCell, ComparisonView } from './comparison-view'

/** Quotes in columns, what is compared in rows; it scrolls sideways with its first column kept in view. */
export function ComparisonTable({ view }: { view: ComparisonView }) {
  const { t } = useTranslation()
  return (
    <div className="panel">
      <Table caption={t('quote.compareTitle')}>
        <thead>
          <tr>
            <th scope="col" className={`${headCell} bg-surface sticky left-0 z-1 min-w-28`}>
              {t('quote.colFact')}
            </th>
            {view.columns.map((column) => (
              <th key={column.key} scope="col" className={`${headCell} min-w-48`}>
                <a href={column.href} className="inline-flex min-h-11 items-center fine:min-h-0">
                  {column.name}
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row" className={`${cell} bg-surface sticky left-0 z-1 text-left font-semibold`}>
                {row.label}
              </th>
              {row.cells.map((each, index) => (
                <td key={view.columns[index]?.key} className={cell}>
                  <Cell cell={each} main={row.key === 'total'} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}

function Cell({ cell: { text, outcome, notes }, main }: { cell: ComparisonCell; main: boolean }) {
  return (
    <div className="grid gap-1">
      <p
        className={`flex items-start gap-1.5 whitespace-pre-wrap ${main ? 'figure text-lg font-semibold' : ''}`}
      >
        {outcome && <OutcomeMark outcome={outcome} small />}
        <span className="min-w-0 break-words">{text}</span>
      </p>
      {notes.map((note) => (
        <p key={note.text} className="text-muted flex items-start gap-1.5 text-xs">
          {note.outcome && <OutcomeMark outcome={note.outcome} small />}
          <span className="min-w-0 break-words whitespace-pre-wrap">{note.text}</span>
        </p>
      ))}
    </div>
  )
}
