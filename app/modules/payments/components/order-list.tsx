import { useTranslation } from 'react-i18next'
import { formatDate, formatMoney } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { cell, headCell, Table } from '~/ui/table'
import type { Order } from '../order'
import type { OrderFilter } from '../order-filters'
import { referenceOf } from '../order-reference'
import { inLang, type OrderTag, tagOf } from './order-words'

export type OrderRow = {
  id: number
  href: string
  reference: string
  first: string
  other: string
  amount: string
  tag: OrderTag
  note: string | null
  made: string
}

export const orderRow = (
  order: Order & { filter: OrderFilter; firstZh: string; firstEn: string },
  side: 'payer' | 'seller',
  { lang, now }: { lang: Lang; now: Date },
): OrderRow => {
  const { t } = i18nFor(lang)
  const other = order[side === 'payer' ? 'seller' : 'payer']
  return {
    id: order.id,
    href: localPath(lang, `/orders/${order.id}`),
    reference: referenceOf(order.id),
    first: inLang(lang, order.firstZh, order.firstEn),
    other: inLang(lang, other.nameZh, other.nameEn),
    amount: formatMoney(order.totalMinor, order.currency, lang),
    tag: tagOf(order, { lang, now }),
    note: order.filter === 'late' || order.filter === 'refund_due' ? t(`order.filter_${order.filter}`) : null,
    made: formatDate(order.createdAt, lang),
  }
}

/** Orders, the newest first. */
export function OrderList({ rows, caption }: { rows: readonly OrderRow[]; caption: string }) {
  const { t } = useTranslation()
  return (
    <div className="panel">
      <Table caption={caption}>
        <thead>
          <tr>
            <th className={headCell}>{t('order.colOrder')}</th>
            <th className={`${headCell} max-md:hidden`}>{t('order.colOther')}</th>
            <th className={`${headCell} text-right`}>{t('order.colAmount')}</th>
            <th className={`${headCell} max-sm:hidden`}>{t('order.colState')}</th>
            <th className={`${headCell} max-md:hidden`}>{t('order.colMade')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className={cell}>
                <a href={row.href} className="flex min-h-11 flex-col justify-center">
                  <span className="font-semibold">{row.first}</span>
                  <span className="figure text-sm">{row.reference}</span>
                </a>
                <span className="text-muted text-sm md:hidden">{row.other}</span>
                <span className="mt-1 block sm:hidden">
                  <State tag={row.tag} note={row.note} />
                </span>
              </td>
              <td className={`${cell} max-md:hidden`}>{row.other}</td>
              <td className={`${cell} figure text-right whitespace-nowrap`}>{row.amount}</td>
              <td className={`${cell} max-sm:hidden`}>
                <State tag={row.tag} note={row.note} />
              </td>
              <td className={`${cell} whitespace-nowrap max-md:hidden`}>{row.made}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}

const State = ({ tag, note }: Pick<OrderRow, 'tag' | 'note'>) => (
  <>
    <span className={tag.look}>{tag.words}</span>
    {note && <span className="text-signal-ink mt-1 block text-sm">{note}</span>}
  </>
)
