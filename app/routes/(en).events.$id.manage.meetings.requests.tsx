import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { headOf } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { EventManageFrame, ManagedMembers, ManagedRequests, MeetingManageTabs } from '~/modules/events'
import {
  MeetingManageForm,
  manageMeeting,
  meetingManagePath,
  meetingRequestsPage,
  readScope,
} from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { EmptyState } from '~/ui/empty-state'
import { Section } from '~/ui/section'
import { Tabs } from '~/ui/tabs'

export const meta = headOf

export const loader = (args: LoaderFunctionArgs) => meetingRequestsPage(args)

export const action = defineAction(
  MeetingManageForm,
  async (form, { services, viewer, lang, origin, params, url }) => {
    const scope = readScope({ params, url })
    await manageMeeting(services, viewer, { scope, form }, { origin })
    const did = form.act === 'cap' ? 'set' : form.act
    return redirect(meetingManagePath(lang, scope, `/requests?done=${did}`))
  },
  personalPage,
)

export default function MeetingRequestsPage() {
  const { t } = useTranslation()
  const { frame, bar, view } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <EventManageFrame head={frame}>
      <MeetingManageTabs tabs={bar.tabs} did={state ? null : bar.did} />
      {!view ? (
        <EmptyState title={t('meeting.setupFirst')} />
      ) : (
        <>
          <Section id="requests" title={t('meeting.manageTab_requests')} lead={t('meeting.requestsLead')}>
            <Tabs label={t('meeting.state')} tabs={view.tabs} />
            {view.rows.length === 0 ? (
              <p className="text-muted">{t('meeting.requestsEmpty')}</p>
            ) : (
              <ManagedRequests rows={view.rows} slots={view.slots} writes={frame.writes} state={state} />
            )}
          </Section>
          <Section id="caps" title={t('meeting.capsTitle')} lead={t('meeting.capsLead')}>
            <ManagedMembers rows={view.members} writes={frame.writes} />
          </Section>
        </>
      )}
    </EventManageFrame>
  )
}
