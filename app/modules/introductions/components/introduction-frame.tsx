import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { langOf, localPath } from '~/locales/lang'
import { useLocation } from '~/platform/http'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { Notice } from '~/ui/notice'
import { Tabs } from '~/ui/tabs'
import type { IntroductionFrameView } from './introduction-frame-view'
import { IntroductionStateTag } from './introduction-state-tag'

/** Every page of an introduction: what it is about, where it stands, and its parts. */
export function IntroductionFrame({ view, children }: { view: IntroductionFrameView; children: ReactNode }) {
  const { t } = useTranslation()
  const lang = langOf(useLocation().pathname)
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-4">
      <Breadcrumbs
        label={t('site.breadcrumbs')}
        crumbs={[{ href: localPath(lang, '/introductions'), label: t('introduction.title') }]}
        current={view.other}
      />
      <header className="grid gap-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-2xl md:text-3xl">{view.other}</h1>
          <IntroductionStateTag state={view.state} />
        </div>
        <dl className="grid gap-x-3 gap-y-1 text-sm sm:grid-cols-[max-content_minmax(0,1fr)]">
          {(['offering', 'need'] as const).map((part) => (
            <div key={part} className="flex items-center gap-2 sm:contents">
              <dt className="text-muted shrink-0">{t(`introduction.${part}`)}</dt>
              <dd className="min-w-0">
                <a href={view[part].href} className="inline-flex min-h-11 items-center fine:min-h-0">
                  {view[part].name}
                </a>
              </dd>
            </div>
          ))}
        </dl>
        <p className="facts">
          {view.lines.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </p>
      </header>
      {view.tabs.length > 1 && <Tabs label={t('introduction.parts')} tabs={view.tabs} />}
      {view.did && <Notice role="status">{view.did}</Notice>}
      {view.readOnly && <Notice>{t('introduction.readOnly')}</Notice>}
      {children}
    </div>
  )
}
