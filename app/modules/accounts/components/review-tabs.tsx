import { useTranslation } from 'react-i18next'
import { langOf, localPath } from '~/locales/lang'
import { useLocation } from '~/platform/http'
import { Tabs } from '~/ui/tabs'

/** What reviewers decide on, each with its own queue. */
const queues = ['organisations', 'offerings', 'challenges'] as const
const paths = { organisations: '/review', offerings: '/review/offerings', challenges: '/review/challenges' }

export function ReviewTabs({ current }: { current: (typeof queues)[number] }) {
  const { t } = useTranslation()
  const lang = langOf(useLocation().pathname)
  return (
    <Tabs
      label={t('review.queues')}
      tabs={queues.map((queue) => ({
        href: localPath(lang, paths[queue]),
        label: t(`review.queue_${queue}`),
        current: queue === current,
      }))}
    />
  )
}
