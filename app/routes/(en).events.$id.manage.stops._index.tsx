import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { headOf, makeHead } from '~/locales/page-head'
import { EventManageFrame, RegionOrder, StopRows } from '~/modules/events'
import { eventManagePage, regionOrderView, stopRowsOf } from '~/modules/events/index.server'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { ButtonLink } from '~/ui/button'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const page = await eventManagePage(args, 'stops')
  const { services, event, lang, t, origin, path } = page
  const title = t('tourWork.stopsTitle')
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    frame: page.head,
    newHref: `${path}/new`,
    rows: await stopRowsOf(services, event, lang),
    order: await regionOrderView(services, event.id, lang),
  }
}

export default function StopsPage() {
  const { t } = useTranslation()
  const { frame, newHref, rows, order } = useLoaderData<typeof loader>()
  return (
    <EventManageFrame head={frame}>
      <Section id="stops" title={t('tourWork.stopsTitle')} lead={t('tourWork.stopsLead')}>
        <StopRows rows={rows} />
        {frame.writes && (
          <p>
            <ButtonLink look="main" href={newHref}>
              {t('tourWork.newStop')}
            </ButtonLink>
          </p>
        )}
      </Section>
      <RegionOrder view={order} writes={frame.writes} />
    </EventManageFrame>
  )
}
