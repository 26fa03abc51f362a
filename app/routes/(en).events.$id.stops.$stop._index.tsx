import '~/locales/event-texts'
import { useTranslation } from 'react-i18next'
import { headOf } from '~/locales/page-head'
import { StopAgenda, StopDetail } from '~/modules/events'
import { stopPage } from '~/modules/events/index.server'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'

export const meta = headOf

export const loader = (args: LoaderFunctionArgs) => stopPage(args)

export default function StopPage() {
  const { t } = useTranslation()
  const { crumbs, view, agenda } = useLoaderData<typeof loader>()
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-4">
      <Breadcrumbs label={t('site.breadcrumbs')} crumbs={crumbs} current={view.title} />
      <StopDetail view={view}>{agenda.days.length > 0 && <StopAgenda {...agenda} />}</StopDetail>
    </div>
  )
}
