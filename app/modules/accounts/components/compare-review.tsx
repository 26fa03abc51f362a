import { useTranslation } from 'react-i18next'
import { Tag } from '~/ui/chip'
import { cell, headCell, Table } from '~/ui/table'
import type { CreditCodeFault } from '../organisations/credit-code'
import type { Span } from '../review/changed-span'
import type { CompareRow } from '../review/compare-snapshots'

/** What was verified beside what is asked: struck out what goes, underlined what comes. */
export function CompareReview({
  rows,
  showFormer,
  waiting,
  codeFault,
}: {
  rows: readonly CompareRow[]
  showFormer: boolean
  waiting: boolean
  /** of the credit code that is asked; undefined: it gives none */
  codeFault: CreditCodeFault | null | undefined
}) {
  const { t } = useTranslation()
  return (
    <div className="panel">
      <Table caption={t('review.compare')} className={showFormer ? 'min-w-[44rem]' : undefined}>
        <thead>
          <tr>
            <th className={`${headCell} w-40`}>{t('review.field')}</th>
            {showFormer && <th className={headCell}>{t('review.former')}</th>}
            <th className={headCell}>{waiting ? t('review.asked') : t('review.standing')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ field, label, changed, former, asked, documents }) => (
            <tr key={field} className={changed ? 'bg-sunken' : undefined}>
              <th scope="row" className={`${cell} text-left font-normal`}>
                <span className="text-muted">{label}</span>
                {changed && (
                  <span className="mt-1 block">
                    <Tag tone="strong">≠ {t('review.changed')}</Tag>
                  </span>
                )}
              </th>
              {showFormer && (
                <td className={`${cell} max-w-96 break-words`}>
                  {documents ? (
                    <Documents list={documents.former} mark="del" />
                  ) : (
                    <Text span={former} mark="del" />
                  )}
                </td>
              )}
              <td className={`${cell} max-w-96 break-words`}>
                {documents ? (
                  <Documents list={documents.asked} mark="ins" />
                ) : (
                  <Text span={asked} mark="ins" />
                )}
                {field === 'creditCode' && codeFault !== undefined && (
                  <span className="mt-1 block">
                    {codeFault === null ? (
                      <Tag tone="pass">✓ {t('review.code_ok')}</Tag>
                    ) : (
                      <Tag tone="signal">✕ {t(`review.code_${codeFault}`)}</Tag>
                    )}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}

function Text({ span, mark: Mark }: { span: Span | null; mark: 'ins' | 'del' }) {
  const { t } = useTranslation()
  if (span === null) return <span className="text-muted">{t('review.none')}</span>
  return (
    <span className="whitespace-pre-wrap">
      {span.before}
      {span.changed && <Mark className="bg-mark font-medium">{span.changed}</Mark>}
      {span.after}
    </span>
  )
}

function Documents({
  list,
  mark: Mark,
}: {
  list: readonly { href: string; label: string; changed: boolean }[]
  mark: 'ins' | 'del'
}) {
  const { t } = useTranslation()
  if (list.length === 0) return <span className="text-muted">{t('review.none')}</span>
  return (
    <ul>
      {list.map(({ href, label, changed }) => (
        <li key={href}>
          <a href={href} target="_blank" rel="noreferrer" className="inline-flex min-h-11 items-center">
            {changed ? <Mark className="bg-mark">{label}</Mark> : label}
          </a>
        </li>
      ))}
    </ul>
  )
}
