import { useTranslation } from 'react-i18next'
import { cx } from '~/ui/class-names'
import { cell, headCell, Table } from '~/ui/table'
import type { CountLink, VocabularyTableView } from './vocabulary-table-view'

const indents = ['', 'pl-8', 'pl-14']

/** A list of the vocabulary; a tree is set in by its depth. */
export function VocabularyTable({ view }: { view: VocabularyTableView }) {
  const { t } = useTranslation()
  return (
    <div className="panel">
      <Table caption={view.title}>
        <thead>
          <tr>
            <th scope="col" className={headCell}>
              {t('vocabulary.name')}
            </th>
            {view.counted && (
              <>
                <th scope="col" className={cx(headCell, 'text-right whitespace-nowrap')}>
                  {t('vocabulary.offerings')}
                </th>
                <th scope="col" className={cx(headCell, 'text-right whitespace-nowrap')}>
                  {t('vocabulary.needs')}
                </th>
              </>
            )}
            <th scope="col" className={headCell}>
              {t('vocabulary.otherName')}
            </th>
            {view.more.map((heading) => (
              <th key={heading} scope="col" className={headCell}>
                {heading}
              </th>
            ))}
            <th scope="col" className={headCell}>
              {t('vocabulary.code')}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <tr
              key={row.code}
              id={row.code}
              className={
                row.depth === 0 && view.rows.some(({ depth }) => depth > 0) ? 'bg-sunken' : undefined
              }
            >
              <th
                scope="row"
                className={cx(
                  cell,
                  'min-w-32',
                  indents[row.depth],
                  row.depth > 0 ? 'font-normal' : 'font-semibold',
                )}
              >
                {row.name}
              </th>
              {view.counted && (
                <>
                  <Count link={row.offerings} />
                  <Count link={row.needs} />
                </>
              )}
              <td className={cx(cell, 'text-muted min-w-32')}>{row.other}</td>
              {row.more.map((text, index) => (
                <td key={view.more[index]} className={cx(cell, 'min-w-24')}>
                  {text}
                </td>
              ))}
              <td className={cx(cell, 'text-muted font-mono text-xs whitespace-nowrap')}>{row.code}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}

function Count({ link }: { link: CountLink }) {
  return (
    <td className={cx(cell, 'text-right')}>
      {link ? (
        <a href={link.href} aria-label={link.name} className="inline-block min-w-8 py-1">
          {link.text}
        </a>
      ) : (
        <span className="text-muted">0</span>
      )}
    </td>
  )
}
