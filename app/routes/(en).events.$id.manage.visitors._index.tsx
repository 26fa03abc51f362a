import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { headOf, makeHead } from '~/locales/page-head'
import { FilterForm, KeysetPages } from '~/modules/accounts'
import { EventManageFrame, ExportLinks, VisitorCounts, VisitorTable } from '~/modules/events'
import { visitorsPage } from '~/modules/events/index.server'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Section } from '~/ui/section'
import { Tabs } from '~/ui/tabs'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const page = await visitorsPage(args)
  const { head, scope, lang, t, origin, path, query, counts, fields, rows, next, stopTabs } = page
  const title = t('visitor.listTitle')
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    frame: head,
    managePath: path.replace(/\/visitors$/, ''),
    ...{ path, query, stopId: scope.stopId, counts, fields, rows, next, stopTabs },
  }
}

export default function VisitorsPage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  const { frame, path, query, managePath, stopId, counts, fields, rows, next, stopTabs } = data
  return (
    <EventManageFrame head={frame}>
      <Section id="visitors" title={t('visitor.listTitle')} lead={t('visitor.listLead')}>
        {stopTabs.length > 0 && <Tabs label={t('tour.stops')} tabs={stopTabs} />}
        <VisitorCounts counts={counts} />
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <ButtonLink href={`${path}/badges${query}`}>{t('badge.link')}</ButtonLink>
          <ExportLinks path={managePath} query={query} file="visitors" label={t('export.visitors')} />
        </div>
        <FilterForm path={path + query} fields={fields} />
        {rows.length === 0 ? (
          <EmptyState title={t('visitor.listEmpty')} />
        ) : (
          <VisitorTable rows={rows} badgesPath={`${path}/badges`} stopId={stopId} />
        )}
        <KeysetPages next={next} />
      </Section>
    </EventManageFrame>
  )
}
