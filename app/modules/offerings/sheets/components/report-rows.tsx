import { useTranslation } from 'react-i18next'
import { Tag } from '~/ui/chip'
import { OutcomeMark } from '~/ui/outcome'
import type { RowView } from '../report-view.server'
import type { RowKind } from '../sheet'

const tones: Record<RowKind, 'strong' | 'plain' | 'fail'> = {
  new: 'strong',
  changed: 'strong',
  unchanged: 'plain',
  refused: 'fail',
}

/** Rows of a report: where each stands, what it would do, what is wrong with it, and what became of it. */
export function ReportRows({ rows }: { rows: readonly RowView[] }) {
  return (
    <ol className="panel divide-line divide-y">
      {rows.map((row) => (
        <li
          key={row.position}
          className="grid gap-x-4 gap-y-1.5 px-4 py-3 md:grid-cols-[13rem_minmax(0,1fr)] lg:grid-cols-[17rem_minmax(0,1fr)]"
        >
          <RowHead {...row} />
          <RowBody {...row} />
        </li>
      ))}
    </ol>
  )
}

function RowHead({ place, code, name, href, kind }: RowView) {
  const { t } = useTranslation()
  return (
    <div className="grid min-w-0 content-start justify-items-start gap-0.5">
      <p className="text-muted flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <Tag tone={tones[kind]}>{t(`sheetReport.kind_${kind}`)}</Tag>
        <span>{place}</span>
      </p>
      {href ? (
        <a className="inline-flex min-h-11 items-center font-medium fine:min-h-0" href={href}>
          {name}
        </a>
      ) : (
        <p className="font-medium">{name}</p>
      )}
      {code && <p className="text-muted text-sm break-all">{code}</p>}
    </div>
  )
}

function RowBody({ kind, changes, problems, outcome }: RowView) {
  const { t } = useTranslation()
  return (
    <div className="grid min-w-0 content-start gap-1.5 text-sm">
      {outcome && (
        <p className="flex items-start gap-2">
          <OutcomeMark outcome={outcome.good ? 'pass' : 'fail'} />
          <span>{outcome.text}</span>
        </p>
      )}
      {changes && <p className="text-muted">{changes}</p>}
      {kind !== 'refused' && problems.length > 0 && (
        <p className="text-unknown-ink font-medium">{t('sheetReport.toComplete')}</p>
      )}
      {problems.length > 0 && (
        <ul className="grid gap-2">
          {problems.map(({ column, cell, text, expected }) => (
            <li key={`${column} ${text}`} className="border-line-strong border-l-2 pl-3">
              <p>
                <span className="font-medium whitespace-pre-line">{column.replace(/\n/gu, ' ')}</span>
                {cell && <span className="text-muted ml-2 font-mono text-xs">{cell}</span>}
              </p>
              <p className={kind === 'refused' ? 'text-fail-ink' : undefined}>{text}</p>
              {expected && <p className="text-muted break-words">{expected}</p>}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
