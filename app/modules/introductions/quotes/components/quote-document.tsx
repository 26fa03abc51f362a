import { useTranslation } from 'react-i18next'
import { cell, headCell, Table } from '~/ui/table'
import type { QuoteDocumentView } from './quote-document-view'

/** One version of a quote, as it is read and printed. */
export function QuoteDocument({ view, filesHref }: { view: QuoteDocumentView; filesHref: string }) {
  const { t } = useTranslation()
  return (
    <article className="panel grid gap-4 p-4 print:border-0 print:p-0">
      <h3 className="text-lg font-semibold">{view.number}</h3>
      <Facts pairs={view.facts} />
      <Table caption={t('quote.lines')}>
        <thead>
          <tr>
            <th scope="col" className={headCell}>
              {t('quote.lineName')}
            </th>
            <th scope="col" className={`${headCell} text-right`}>
              {t('quote.lineQuantity')}
            </th>
            <th scope="col" className={`${headCell} text-right max-sm:hidden print:table-cell`}>
              {t('quote.linePrice')}
            </th>
            <th scope="col" className={`${headCell} text-right`}>
              {t('quote.lineAmount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines never move, and two may read alike
            <tr key={index}>
              <td className={`${cell} break-words`}>
                {line.name}
                <span className="text-muted block text-xs sm:hidden print:hidden">
                  {t('quote.linePrice')} {line.price}
                </span>
              </td>
              <td className={`${cell} figure text-right whitespace-nowrap`}>
                {line.quantity} <span className="text-muted text-xs">{line.unit}</span>
              </td>
              <td className={`${cell} figure text-right whitespace-nowrap max-sm:hidden print:table-cell`}>
                {line.price}
              </td>
              <td className={`${cell} figure text-right whitespace-nowrap`}>{line.amount}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <p className="text-muted text-sm">{view.priceNote}</p>
        <dl className="grid grid-cols-[auto_auto] justify-end gap-x-6 gap-y-1 text-right">
          {view.sums.map(([name, value], index) => (
            <div key={name} className={index === 2 ? 'contents font-semibold' : 'contents'}>
              <dt className="text-sm">{name}</dt>
              <dd className="figure">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      {view.terms.length > 0 && <Facts pairs={view.terms} />}
      {view.files.length > 0 && (
        <div>
          <p className="text-muted text-sm">{t('quote.files')}</p>
          <ul>
            {view.files.map(({ id, name }) => (
              <li key={id}>
                <a
                  href={`${filesHref}/${id}`}
                  className="inline-flex min-h-11 items-center break-all"
                  data-document=""
                >
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </article>
  )
}

const Facts = ({ pairs }: { pairs: QuoteDocumentView['facts'] }) => (
  <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[max-content_minmax(0,1fr)]">
    {pairs.map(([name, value]) => (
      <div key={name} className="sm:contents">
        <dt className="text-muted">{name}</dt>
        <dd className="break-words whitespace-pre-wrap">{value}</dd>
      </div>
    ))}
  </dl>
)
