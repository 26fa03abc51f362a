import { useTranslation } from 'react-i18next'
import { cell, headCell, Table } from '~/ui/table'
import { ProposalStateTag } from './proposal-state-tag'
import type { ProposalRow } from './proposal-views'

/** Proposals with what they answer, who wrote them and how far they have come. */
export function ProposalList({
  rows,
  caption,
  own,
}: {
  rows: readonly ProposalRow[]
  caption: string
  /** all of one organisation: who wrote them goes without saying */
  own: boolean
}) {
  const { t } = useTranslation()
  return (
    <div className="panel">
      <Table caption={caption}>
        <thead>
          <tr>
            <th className={headCell}>{t('proposal.one')}</th>
            {!own && <th className={`${headCell} max-md:hidden`}>{t('proposal.organisation')}</th>}
            <th className={headCell}>{t('proposal.state')}</th>
            <th className={`${headCell} max-md:hidden`}>{t('proposal.changed')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className={cell}>
                <a href={row.href} className="flex min-h-11 flex-col justify-center">
                  <span className="font-semibold">{row.title}</span>
                  <span className="text-sm">{row.challenge}</span>
                </a>
                {!own && <span className="text-muted text-sm md:hidden">{row.organisation}</span>}
              </td>
              {!own && <td className={`${cell} max-md:hidden`}>{row.organisation}</td>}
              <td className={cell}>
                <ProposalStateTag state={row.state} />
              </td>
              <td className={`${cell} figure max-md:hidden`}>{row.changed}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
