import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useRevalidator } from '~/platform/http'

const EVERY_MS = 2_000
const WITHOUT_SCRIPTS_SECONDS = 5

/** How far a step has come. The page keeps itself up to date while it goes on, without scripts too. */
export function SheetProgress({ text, done, all }: { text: string; done: number; all: number }) {
  const { t } = useTranslation()
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (state !== 'idle') return
    const timer = setTimeout(revalidate, EVERY_MS)
    return () => clearTimeout(timer)
  }, [revalidate, state])
  return (
    <div className="panel grid gap-2 p-4">
      <noscript>
        <meta httpEquiv="refresh" content={String(WITHOUT_SCRIPTS_SECONDS)} />
      </noscript>
      <p role="status" className="font-medium">
        {text}
      </p>
      <progress
        className="accent-signal h-3 w-full"
        aria-label={text}
        {...(all > 0 ? { value: done, max: all } : {})}
      />
      <p className="text-muted text-sm">{t('sheetReport.progressHint')}</p>
    </div>
  )
}
