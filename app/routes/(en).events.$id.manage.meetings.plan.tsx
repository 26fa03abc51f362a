import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { headOf } from '~/locales/page-head'
import { EventManageFrame, MeetingManageTabs, MeetingPlan } from '~/modules/events'
import { meetingPlanPage } from '~/modules/events/index.server'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'
import { Tabs } from '~/ui/tabs'

export const meta = headOf

export const loader = (args: LoaderFunctionArgs) => meetingPlanPage(args)

export default function MeetingPlanPage() {
  const { t } = useTranslation()
  const { frame, bar, view } = useLoaderData<typeof loader>()
  return (
    <EventManageFrame head={frame}>
      <MeetingManageTabs tabs={bar.tabs} did={null} />
      <Section id="plan" title={t('meeting.manageTab_plan')} lead={t('meeting.planLead')}>
        {view?.preview && <Notice>{view.preview}</Notice>}
        {!view || view.parts.length === 0 ? (
          <EmptyState title={t('meeting.planNone')} />
        ) : (
          <>
            <Tabs label={t('meeting.manageTab_plan')} tabs={view.tabs} />
            <MeetingPlan parts={view.parts} by={view.by} />
          </>
        )}
      </Section>
    </EventManageFrame>
  )
}
