import { useTranslation } from 'react-i18next'
import { Tag } from '~/ui/chip'
import { cell, headCell, Table } from '~/ui/table'
import type { ComparedRow } from './compare-contents'

/** Two states of an offering beside each other; where there is no former one, what it says. */
export function ComparedTable({
  rows,
  caption,
  former,
  next,
}: {
  rows: readonly ComparedRow[]
  caption: string
  /** null: there is none */
  former: string | null
  next: string
}) {
  const { t } = useTranslation()
  return (
    <div className="panel">
      <Table caption={caption} className={former ? 'min-w-[40rem]' : undefined}>
        <thead>
          <tr>
            <th scope="col" className={`${headCell} w-40`}>
              {t('publish.field')}
            </th>
            {former && (
              <th scope="col" className={headCell}>
                {former}
              </th>
            )}
            <th scope="col" className={headCell}>
              {next}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ field, label, changed, before, after }) => (
            <tr key={field} className={changed ? 'bg-sunken' : undefined}>
              <th scope="row" className={`${cell} text-left font-normal`}>
                <span className="text-muted">{label}</span>
                {changed && (
                  <span className="mt-1 block">
                    <Tag tone="strong">≠ {t('publish.reviewChanged')}</Tag>
                  </span>
                )}
              </th>
              {former && (
                <td className={`${cell} max-w-96 break-words whitespace-pre-wrap`}>
                  {changed && before ? <del className="bg-mark">{before}</del> : before || t('publish.empty')}
                </td>
              )}
              <td className={`${cell} max-w-96 break-words whitespace-pre-wrap`}>
                {changed && after ? (
                  <ins className="bg-mark font-medium">{after}</ins>
                ) : (
                  after || t('publish.empty')
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
