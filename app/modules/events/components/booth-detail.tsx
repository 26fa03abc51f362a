import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Facts } from '~/modules/accounts'
import { ButtonLink } from '~/ui/button'
import { Section } from '~/ui/section'
import type { BoothDetailView } from './booth-detail-view'

const tags = { free: 'tag tag-pass', held: 'tag tag-unknown', sold: 'tag tag-fail', off: 'tag' } as const

/** The page of one booth. */
export function BoothDetail({ view, children }: { view: BoothDetailView; children?: ReactNode }) {
  const { t } = useTranslation()
  return (
    <>
      <h1 className="flex flex-wrap items-center gap-3 text-2xl md:text-3xl">
        {view.title}
        <span className={tags[view.mark]}>{t(`booth.state_${view.mark}`)}</span>
      </h1>
      <p className="no-print flex flex-wrap gap-3">
        <ButtonLink href={view.planHref}>{t('booth.onPlan')}</ButtonLink>
        {view.exhibitorHref && <ButtonLink href={view.exhibitorHref}>{t('booth.exhibitor')}</ButtonLink>}
      </p>
      {children}
      <div className="grid items-start gap-5 md:grid-cols-2">
        <Facts rows={view.facts} />
        {view.price.length > 0 && (
          <Section id="price" title={t('booth.priceNow')} lead={view.early}>
            <Facts rows={view.price} />
            {view.atOnce && <p className="text-muted text-sm">{view.atOnce}</p>}
          </Section>
        )}
        {view.otherRates.length > 1 && (
          <Section id="rates" title={t('booth.otherRates')}>
            <Facts rows={view.otherRates} />
          </Section>
        )}
        {view.options.length > 0 && (
          <Section id="options" title={t('booth.options')}>
            <Facts rows={view.options} />
          </Section>
        )}
      </div>
    </>
  )
}
