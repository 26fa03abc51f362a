import '~/locales/event-texts'
import { useTranslation } from 'react-i18next'
import { headOf } from '~/locales/page-head'
import { EventFrame, NewsList } from '~/modules/events'
import { newsPage } from '~/modules/events/index.server'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { EmptyState } from '~/ui/empty-state'

export const meta = headOf

export const loader = (args: LoaderFunctionArgs) => newsPage(args)

export default function NewsPage() {
  const { t } = useTranslation()
  const { frame, feedHref, items } = useLoaderData<typeof loader>()
  return (
    <EventFrame view={frame}>
      {items.length === 0 ? (
        <EmptyState title={t('news.none')}>
          <p>{t('news.noneText')}</p>
        </EmptyState>
      ) : (
        <>
          <NewsList items={items} />
          <p className="no-print">
            <a href={feedHref} className="inline-flex min-h-11 items-center">
              {t('news.feed')}
            </a>
          </p>
        </>
      )}
    </EventFrame>
  )
}
