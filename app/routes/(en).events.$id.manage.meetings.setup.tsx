import '~/locales/event-texts'
import '~/locales/work-texts'
import { headOf } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { EventManageFrame, MeetingManageTabs, MeetingSetUp } from '~/modules/events'
import {
  actOnProgramme,
  MeetingSetUpForm,
  meetingManagePath,
  meetingSetUpPage,
  readScope,
} from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'

export const meta = headOf

export const loader = (args: LoaderFunctionArgs) => meetingSetUpPage(args)

export const action = defineAction(
  MeetingSetUpForm,
  async (form, { services, viewer, lang, params, url }) => {
    const scope = readScope({ params, url })
    await actOnProgramme(services, viewer, { scope, form })
    return redirect(meetingManagePath(lang, scope, '/setup?done=set'))
  },
  personalPage,
)

export default function MeetingSetUpPage() {
  const { frame, bar, view } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <EventManageFrame head={frame}>
      <MeetingManageTabs tabs={bar.tabs} did={state ? null : bar.did} />
      <MeetingSetUp view={view} writes={frame.writes} state={state} />
    </EventManageFrame>
  )
}
