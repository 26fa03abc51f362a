import { useTranslation } from 'react-i18next'
import { cell, headCell, Table } from '~/ui/table'
import type { OrderPageView } from './order-page-view'

/** What was ordered, and what it comes to with its tax. */
export function OrderLines({ lines, sums }: Pick<OrderPageView, 'lines' | 'sums'>) {
  const { t } = useTranslation()
  return (
    <div className="panel grid gap-3 pb-3">
      <Table caption={t('order.lines')}>
        <thead>
          <tr>
            <th className={headCell}>{t('order.line')}</th>
            <th className={`${headCell} text-right whitespace-nowrap`}>{t('order.quantity')}</th>
            <th className={`${headCell} text-right max-sm:hidden`}>{t('order.unit')}</th>
            <th className={`${headCell} text-right max-sm:hidden`}>{t('order.rate')}</th>
            <th className={`${headCell} text-right`}>{t('order.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines never move, and two may read alike
            <tr key={index}>
              <td className={`${cell} break-words`}>
                {line.label}
                <span className="text-muted block text-xs sm:hidden">
                  {line.unit} · {line.rate}
                </span>
              </td>
              <td className={`${cell} figure text-right`}>{line.quantity}</td>
              <td className={`${cell} figure text-right max-sm:hidden`}>{line.unit}</td>
              <td className={`${cell} figure text-right max-sm:hidden`}>{line.rate}</td>
              <td className={`${cell} figure text-right whitespace-nowrap`}>{line.amount}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <dl className="grid grid-cols-[1fr_auto] justify-items-end gap-x-6 gap-y-1 px-3 text-right">
        {sums.map(({ name, value, strong }) => (
          <div key={name} className={strong ? 'contents font-semibold' : 'contents'}>
            <dt className="text-sm">{name}</dt>
            <dd className="figure">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
