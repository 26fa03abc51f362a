import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '~/ui/button'
import { cx } from '~/ui/class-names'
import { Figure } from '~/ui/figure'
import { Icon } from '~/ui/icon'
import { OutcomeMark } from '~/ui/outcome'
import { cell, headCell, Table } from '~/ui/table'
import { COMPARE_FORM } from './compare-button'
import type { CompareCell, CompareView } from './compare-view'
import { OriginTags } from './offering-card'

/** Offerings as columns. Rows that differ are marked; `notes` stand under the names, one a column. */
export function CompareTable({
  view,
  differencesOnly,
  notes,
  words,
  removeHrefs,
  askHrefs,
}: {
  view: CompareView
  differencesOnly: boolean
  notes: { label: string; values: string[] } | null
  words: Record<'pass' | 'unknown' | 'fail', string>
  /** by id: the address without it, where the address says what is compared */
  removeHrefs: Record<number, string> | null
  /** by id: where to ask its supplier for an introduction; none for what nobody offers */
  askHrefs: Record<number, string>
}) {
  const { t } = useTranslation()
  const columns = view.columns.length + 1
  return (
    <div className="panel">
      <Table caption={t('compare.title')} className="min-w-xl table-fixed">
        <thead>
          <tr>
            <th scope="col" className={cx(headCell, 'bg-surface sticky left-0 z-10 w-30 md:w-48')}>
              {t('offering.attribute')}
            </th>
            {view.columns.map(({ id, name, href, organisation, sample, reference, source }) => (
              <th key={id} scope="col" className={cx(headCell, 'w-40')}>
                <span className="grid justify-items-start gap-1">
                  <span className="flex flex-wrap gap-1">
                    <OriginTags sample={sample} reference={reference} source={source} />
                  </span>
                  <a href={href} className="text-ink underline">
                    {name}
                  </a>
                  <span className="text-muted font-normal">{organisation}</span>
                  {askHrefs[id] && (
                    <ButtonLink
                      href={askHrefs[id]}
                      rel="nofollow"
                      size="small"
                      className="no-print"
                      aria-label={`${t('compare.ask')}: ${name}`}
                    >
                      {t('compare.ask')}
                    </ButtonLink>
                  )}
                  <Remove id={id} name={name} href={removeHrefs?.[id]} />
                </span>
              </th>
            ))}
          </tr>
          {notes && (
            <tr>
              <th scope="row" className={cx(cell, 'bg-surface sticky left-0 z-10 font-normal')}>
                {notes.label}
              </th>
              {notes.values.map((value, index) => (
                <td key={view.columns[index]?.id} className={cx(cell, 'font-semibold')}>
                  {value}
                </td>
              ))}
            </tr>
          )}
        </thead>
        {view.groups.map(({ key, title, rows }) => {
          const shown = differencesOnly ? rows.filter(({ differs }) => differs) : rows
          if (shown.length === 0) return null
          return (
            <tbody key={key}>
              <tr>
                <th
                  scope="colgroup"
                  colSpan={columns}
                  className="bg-sunken px-3 py-1.5 text-left font-semibold"
                >
                  {title}
                </th>
              </tr>
              {shown.map((row) => (
                <tr key={row.key}>
                  <th
                    scope="row"
                    className={cx(
                      cell,
                      'bg-surface sticky left-0 z-10 font-normal',
                      row.differs && 'border-l-ink border-l-3',
                    )}
                  >
                    {row.label}
                    {row.differs && (
                      <span className="text-muted ml-1.5" title={t('compare.differenceMark')}>
                        <span aria-hidden="true">≠</span>
                        <span className="sr-only">{t('compare.differenceMark')}</span>
                      </span>
                    )}
                    {row.demand && (
                      <span className="text-muted mt-1 block text-xs">
                        {t('compare.demand')} {row.demand}
                      </span>
                    )}
                  </th>
                  {row.cells.map((value, index) => (
                    <td key={view.columns[index]?.id} className={cx(cell, !row.differs && 'text-muted')}>
                      <Value cell={value} words={words} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          )
        })}
      </Table>
    </div>
  )
}

function Remove({ id, name, href }: { id: number; name: string; href: string | undefined }) {
  const { t } = useTranslation()
  const label = t('compare.remove', { name })
  const icon = <Icon name="close" className="size-4" />
  if (href)
    return (
      <ButtonLink href={href} size="small" look="quiet" className="no-print -ml-3" aria-label={label}>
        {icon}
      </ButtonLink>
    )
  return (
    <Button
      form={COMPARE_FORM}
      name="remove"
      value={id}
      size="small"
      look="quiet"
      className="no-print -ml-3"
      aria-label={label}
    >
      {icon}
    </Button>
  )
}

function Value({
  cell: { value, unit, best, outcome },
  words,
}: {
  cell: CompareCell
  words: Record<'pass' | 'unknown' | 'fail', string>
}) {
  const { t } = useTranslation()
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {outcome && <OutcomeMark outcome={outcome} label={words[outcome]} />}
      {value === '' ? (
        <span className="text-muted">{t('site.notStated')}</span>
      ) : unit ? (
        <Figure value={value} unit={unit} />
      ) : (
        <span>{value}</span>
      )}
      {best && <span className="border-line-strong rounded-sm border px-1 text-xs">{t('compare.best')}</span>}
    </span>
  )
}
