import { useTranslation } from 'react-i18next'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Section } from '~/ui/section'
import type { NewsView } from '../news-view'
import { NewsList } from './news-list'

/** What stands where news was that the organizer took back, and what else there is to read. */
export function WithdrawnNews({ eventHref, others }: { eventHref: string; others: readonly NewsView[] }) {
  const { t } = useTranslation()
  return (
    <>
      <EmptyState title={t('news.withdrawnTitle')}>
        <p className="max-w-prose">{t('news.withdrawnText')}</p>
        <p className="flex flex-wrap gap-2">
          <ButtonLink href={eventHref} look="main">
            {t('news.toEvent')}
          </ButtonLink>
          <ButtonLink href={`${eventHref}/news`}>{t('news.toAll')}</ButtonLink>
        </p>
      </EmptyState>
      {others.length > 0 && (
        <Section id="others" title={t('news.latest')}>
          <NewsList items={others} level={3} />
        </Section>
      )}
    </>
  )
}
