import { useTranslation } from 'react-i18next'
import { Tag } from '~/ui/chip'
import type { PastReview } from '../review/read-review.server'

type Past = {
  id: number
  state: PastReview['state']
  submitted: string
  submittedBy: string | null
  decided: string | null
  decidedBy: string | null
  reason: string | null
}

/** Everything that was submitted, the newest first, and what became of it. */
export function ReviewHistory({ past }: { past: readonly Past[] }) {
  const { t } = useTranslation()
  if (past.length === 0) return <p className="text-muted">{t('review.noHistory')}</p>
  const tone = { waiting: 'strong', verified: 'pass', returned: 'strong', withdrawn: 'plain' } as const
  const shape = { waiting: '…', verified: '✓', returned: '↩', withdrawn: '–' }
  return (
    <ol className="panel divide-line divide-y px-4">
      {past.map(({ id, state, submitted, submittedBy, decided, decidedBy, reason }) => (
        <li key={id} className="grid gap-1 py-3 text-sm">
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Tag tone={tone[state]}>
              {shape[state]} {t(`review.${state}`)}
            </Tag>
            <span>
              {submitted} {submittedBy && t('review.by', { name: submittedBy })}
            </span>
            {decided && (
              <span className="text-muted">
                {decided} {decidedBy && t('review.decidedBy', { name: decidedBy })}
              </span>
            )}
          </span>
          {reason && <span className="break-words">{reason}</span>}
        </li>
      ))}
    </ol>
  )
}
