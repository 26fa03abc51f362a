import { useTranslation } from 'react-i18next'
import { Button } from '~/ui/button'
import { Section } from '~/ui/section'

export type StandingView = {
  /** the last day; null: none is set */
  until: string | null
  /** it is near */
  soon: boolean
  /** where the form goes */
  href: string
}

/** For the team of an open need: until when it stands, and renewing it. */
export function NeedStanding({ view }: { view: StandingView }) {
  const { t } = useTranslation()
  return (
    <div className="no-print">
      <Section id="standing" title={t('needLife.standing')}>
        <form method="post" action={view.href} className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p className={view.soon ? 'text-signal-ink font-semibold' : undefined}>
            {view.until === null
              ? t('needLife.standsOpen')
              : t(view.soon ? 'needLife.standsSoon' : 'needLife.standsUntil', { day: view.until })}
          </p>
          <Button size="small">{t('needLife.renew')}</Button>
        </form>
      </Section>
    </div>
  )
}
