import { useTranslation } from 'react-i18next'
import { cell, headCell, Table } from '~/ui/table'
import type { IntroductionState } from '../introduction'
import { IntroductionStateTag } from './introduction-state-tag'

export type IntroductionRow = {
  id: number
  href: string
  offering: string
  need: string
  other: string
  state: IntroductionState
  line: string
  changed: string
  /** in words; null: nothing is unread */
  unread: string | null
}

/** Introductions of an organisation, newest change first. */
export function IntroductionList({ rows, caption }: { rows: readonly IntroductionRow[]; caption: string }) {
  const { t } = useTranslation()
  return (
    <div className="panel">
      <Table caption={caption}>
        <thead>
          <tr>
            <th className={headCell}>{t('introduction.colPair')}</th>
            <th className={`${headCell} max-md:hidden`}>{t('introduction.colOther')}</th>
            <th className={headCell}>{t('introduction.colState')}</th>
            <th className={`${headCell} max-md:hidden`}>{t('introduction.colChanged')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className={cell}>
                <a href={row.href} className="flex min-h-11 flex-col justify-center">
                  <span className="font-semibold">{row.offering}</span>
                  <span className="text-sm">{row.need}</span>
                </a>
                <span className="text-muted text-sm md:hidden">{row.other}</span>
              </td>
              <td className={`${cell} max-md:hidden`}>{row.other}</td>
              <td className={cell}>
                <IntroductionStateTag state={row.state} />
                <span className="text-muted mt-1 block text-sm">{row.line}</span>
                {row.unread && <span className="tag tag-signal">{row.unread}</span>}
              </td>
              <td className={`${cell} figure max-md:hidden`}>{row.changed}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
