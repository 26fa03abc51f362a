import { useTranslation } from 'react-i18next'
import type { FormState } from '~/platform/http'
import { Button, ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { type Tab, Tabs } from '~/ui/tabs'

export type BadgesView = {
  tabs: Tab[]
  which: 'waiting' | 'all' | 'chosen'
  pdfHref: string
  /** the batch after this one; null: none, or what waits comes by itself */
  nextHref: string | null
  /** how many, on how many sheets, and how many are left */
  batch: string
  /** the viewer may say that they are printed */
  marks: boolean
  /** the id behind which the next batch begins */
  last: number
  rows: { ref: string; number: string; name: string; organisation: string; printed: boolean }[]
  backHref: string
}

/** A batch of badges: its PDF, and the word that it came out of the printer. */
export function BadgeBatch({ view, state }: { view: BadgesView; state: FormState | undefined }) {
  const { t } = useTranslation()
  return (
    <>
      <Tabs label={t('badge.title')} tabs={view.tabs} />
      {state?.error && (
        <Notice urgent role="alert">
          {state.error}
        </Notice>
      )}
      {view.rows.length === 0 ? (
        <EmptyState title={t(view.which === 'waiting' ? 'badge.noneWaiting' : 'badge.none')} />
      ) : (
        <div className="panel grid gap-4 p-4">
          <p>{view.batch}</p>
          <ol className="grid gap-3">
            <li className="flex flex-wrap items-center gap-3">
              <ButtonLink look="main" href={view.pdfHref} data-document="">
                {t('badge.pdf')}
              </ButtonLink>
              <span className="text-muted text-sm">{t('badge.pdfHint')}</span>
            </li>
            {view.marks && (
              <li>
                <form method="post" className="flex flex-wrap items-center gap-3">
                  <input type="hidden" name="next" value={view.last} />
                  {view.rows.map(({ ref }) => (
                    <input key={ref} type="hidden" name="badge" value={ref} />
                  ))}
                  <Button>{t('badge.markPrinted', { n: view.rows.length })}</Button>
                  <span className="text-muted text-sm">{t('badge.markHint')}</span>
                </form>
              </li>
            )}
          </ol>
          <ul className="grid gap-x-6 text-sm sm:grid-cols-2 lg:grid-cols-4">
            {view.rows.map((row) => (
              <li key={row.ref} className="border-line border-t py-1.5">
                <span className="font-semibold">{row.name}</span>{' '}
                {row.printed && <span className="tag">{t('visitor.badge_printed')}</span>}
                <span className="text-muted block break-words">{row.organisation}</span>
                <span className="figure">{row.number}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="flex flex-wrap gap-x-5">
        {view.nextHref && (
          <a href={view.nextHref} className="inline-flex min-h-11 items-center">
            {t('badge.next')}
          </a>
        )}
        <a href={view.backHref} className="inline-flex min-h-11 items-center">
          {t('badge.back')}
        </a>
      </p>
    </>
  )
}
