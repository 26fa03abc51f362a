import '~/locales/event-texts'
import { useTranslation } from 'react-i18next'
import { headOf } from '~/locales/page-head'
import { EventFrame, FilteredList } from '~/modules/events'
import { attendingPage } from '~/modules/events/index.server'
import { NeedCard } from '~/modules/needs'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'

export const meta = headOf

export const loader = (args: LoaderFunctionArgs) => attendingPage(args)

export default function AttendingPage() {
  const { t } = useTranslation()
  const { frame, view, items } = useLoaderData<typeof loader>()
  if (view.empty === 'none')
    return (
      <EventFrame view={frame}>
        <EmptyState title={t('attending.none')}>
          <p>{t('attending.noneText')}</p>
        </EmptyState>
      </EventFrame>
    )
  return (
    <EventFrame view={frame}>
      <p className="text-muted max-w-prose text-sm">{t('attending.lead')}</p>
      <FilteredList view={view}>
        {view.empty === 'found' ? (
          <EmptyState title={t('attending.notFound')}>
            <ButtonLink href={view.path}>{t('attending.all')}</ButtonLink>
          </EmptyState>
        ) : (
          <ol className="grid gap-3">
            {items.map((item) => (
              <li key={item.id}>
                <NeedCard view={item} level={3} />
              </li>
            ))}
          </ol>
        )}
      </FilteredList>
    </EventFrame>
  )
}
