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

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { head, lang, t, origin, path, counts, fields, rows, next } = await visitorsPage(args)
  const title = t('visitor.listTitle')
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    frame: head,
    managePath: path.replace(/\/visitors$/, ''),
    ...{ path, counts, fields, rows, next },
  }
}

export default function VisitorsPage() {
  const { t } = useTranslation()
  const { frame, path, managePath, counts, fields, rows, next } = useLoaderData<typeof loader>()
  return (
    <EventManageFrame head={frame}>
      <Section id="visitors" title={t('visitor.listTitle')} lead={t('visitor.listLead')}>
        <VisitorCounts counts={counts} />
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <ButtonLink href={`${path}/badges`}>{t('badge.link')}</ButtonLink>
          <ExportLinks path={managePath} file="visitors" label={t('export.visitors')} />
        </div>
        <FilterForm path={path} fields={fields} />
        {rows.length === 0 ? (
          <EmptyState title={t('visitor.listEmpty')} />
        ) : (
          <VisitorTable rows={rows} badgesPath={`${path}/badges`} />
        )}
        <KeysetPages next={next} />
      </Section>
    </EventManageFrame>
  )
}
