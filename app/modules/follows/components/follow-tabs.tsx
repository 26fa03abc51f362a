import { useTranslation } from 'react-i18next'
import { langOf, localPath } from '~/locales/lang'
import { useLocation } from '~/platform/http'
import { Tabs } from '~/ui/tabs'

/** Between the two lists of what a person follows. */
export function FollowTabs({ current }: { current: 'searches' | 'saved' }) {
  const { t } = useTranslation()
  const lang = langOf(useLocation().pathname)
  const tabs = [
    ['searches', t('follow.searches')],
    ['saved', t('follow.items')],
  ] as const
  return (
    <Tabs
      label={t('follow.items')}
      tabs={tabs.map(([key, label]) => ({
        href: localPath(lang, `/workbench/${key}`),
        label,
        current: key === current,
      }))}
    />
  )
}
