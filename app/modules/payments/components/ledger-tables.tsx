import { useTranslation } from 'react-i18next'
import { Section } from '~/ui/section'
import { cell, headCell, Table } from '~/ui/table'

export type LedgerView = {
  balances: {
    currency: string
    balanced: boolean
    debit: string
    credit: string
    rows: { account: string; debit: string; credit: string; balance: string }[]
  }[]
  entries: {
    key: string
    at: string
    kind: string
    href: string
    reference: string
    account: string
    debit: string
    credit: string
  }[]
  next: number | null
}

const figure = `${cell} figure text-right`

/** What stands on each account, and the entries behind it. */
export function LedgerTables({ view }: { view: LedgerView }) {
  const { t } = useTranslation()
  return (
    <>
      {view.balances.map(({ currency, balanced, debit, credit, rows }) => (
        <Section
          key={currency}
          id={`balances-${currency}`}
          title={view.balances.length > 1 ? `${t('order.balances')} · ${currency}` : t('order.balances')}
        >
          <div className="panel">
            <Table caption={t('order.balances')}>
              <thead>
                <tr>
                  <th className={headCell}>{t('order.ledgerAccount')}</th>
                  <th className={`${headCell} text-right max-sm:hidden`}>{t('order.debit')}</th>
                  <th className={`${headCell} text-right max-sm:hidden`}>{t('order.credit')}</th>
                  <th className={`${headCell} text-right`}>{t('order.balance')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.account}>
                    <td className={cell}>{row.account}</td>
                    <td className={`${figure} max-sm:hidden`}>{row.debit}</td>
                    <td className={`${figure} max-sm:hidden`}>{row.credit}</td>
                    <td className={figure}>{row.balance}</td>
                  </tr>
                ))}
                <tr className="font-semibold">
                  <td className={cell}>
                    <span className={balanced ? 'tag tag-pass' : 'tag tag-fail'}>
                      {balanced ? `✓ ${t('order.balanced')}` : `✕ ${t('order.unbalanced')}`}
                    </span>
                  </td>
                  <td className={`${figure} max-sm:hidden`}>{debit}</td>
                  <td className={`${figure} max-sm:hidden`}>{credit}</td>
                  <td className={figure} />
                </tr>
              </tbody>
            </Table>
          </div>
        </Section>
      ))}
      <Section id="entries" title={t('order.entries')}>
        <div className="panel">
          <Table caption={t('order.entries')}>
            <thead>
              <tr>
                <th className={`${headCell} max-md:hidden`}>{t('order.entryAt')}</th>
                <th className={headCell}>{t('order.entryKind')}</th>
                <th className={`${headCell} max-md:hidden`}>{t('order.ledgerAccount')}</th>
                <th className={`${headCell} text-right`}>{t('order.debit')}</th>
                <th className={`${headCell} text-right`}>{t('order.credit')}</th>
              </tr>
            </thead>
            <tbody>
              {view.entries.map((entry) => (
                <tr key={entry.key}>
                  <td className={`${cell} figure max-md:hidden`}>{entry.at}</td>
                  <td className={cell}>
                    {entry.at && (
                      <>
                        <a
                          href={entry.href}
                          className="figure inline-flex min-h-11 items-center fine:min-h-0"
                        >
                          {entry.reference}
                        </a>
                        <span className="block md:ml-2 md:inline">{entry.kind}</span>
                      </>
                    )}
                    <span className="text-muted block text-xs md:hidden">{entry.account}</span>
                  </td>
                  <td className={`${cell} max-md:hidden`}>{entry.account}</td>
                  <td className={figure}>{entry.debit}</td>
                  <td className={figure}>{entry.credit}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      </Section>
    </>
  )
}
