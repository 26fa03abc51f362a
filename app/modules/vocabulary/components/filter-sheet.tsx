import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, buttonClass } from '~/ui/button'
import { Icon } from '~/ui/icon'
import { useSheet } from './use-sheet'

/** The filters of a list: beside it on a wide screen, a sheet over it on a narrow one, opened by a link to `#filters`. */
export function FilterSheet({
  formId,
  total,
  clearHref,
  children,
}: {
  /** of the form inside, which the button of the sheet sends */
  formId: string
  /** how many are listed, as shown */
  total: string
  clearHref: string | null
  children: ReactNode
}) {
  const { t } = useTranslation()
  const sheet = useSheet()
  return (
    <section
      id="filters"
      ref={sheet.ref}
      data-open={sheet.open || undefined}
      {...(sheet.open ? { role: 'dialog', 'aria-modal': true } : {})}
      aria-labelledby="filters-title"
      className="sheet no-print"
    >
      <div className="sheet-head">
        <h2 id="filters-title" className="text-base">
          {t('results.filters')}
        </h2>
        <a
          href="#results"
          aria-label={t('results.closeFilters')}
          className={buttonClass({ look: 'quiet' }, 'px-3')}
        >
          <Icon name="close" />
        </a>
      </div>
      <div className="sheet-body">{children}</div>
      <div className="sheet-foot">
        {clearHref && (
          <a href={clearHref} rel="nofollow" className={buttonClass({ look: 'plain' })}>
            {t('results.clear')}
          </a>
        )}
        <Button form={formId} look="main" data-closes="" className="flex-1">
          {t('results.show', { n: total })}
        </Button>
      </div>
    </section>
  )
}
