import { useTranslation } from 'react-i18next'
import { langOf, localPath } from '~/locales/lang'
import { useLocation } from '~/platform/http'
import { Tabs } from '~/ui/tabs'

/** The public needs, and those that are shown to the reader's organisations only. */
export function NeedTabs({ current, count }: { current: 'public' | 'for-us'; count: number }) {
  const { t } = useTranslation()
  const lang = langOf(useLocation().pathname)
  return (
    <Tabs
      label={t('need.tabs')}
      tabs={[
        { href: localPath(lang, '/needs'), label: t('need.forAll'), current: current === 'public' },
        {
          href: localPath(lang, '/needs/for-us'),
          label: t('need.forUs'),
          count: String(count),
          current: current === 'for-us',
        },
      ]}
    />
  )
}
