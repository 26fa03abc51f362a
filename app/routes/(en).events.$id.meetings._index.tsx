import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { MeetingFrame, MeetingTimetable, RequestCard } from '~/modules/events'
import {
  answerMeeting,
  MeetingActForm,
  meetingsPath,
  ownMeetingsPage,
  readScope,
} from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { Section } from '~/ui/section'

export const meta = headOf

export const loader = (args: LoaderFunctionArgs) => ownMeetingsPage(args)

export const action = defineAction(
  MeetingActForm,
  async (form, { services, viewer, lang, origin, params, url }) => {
    const scope = readScope({ params, url })
    await answerMeeting(services, viewer, { scope, form }, { origin })
    return redirect(localPath(lang, meetingsPath(scope, `?did=${form.act}`)))
  },
  personalPage,
)

export default function OwnMeetingsPage() {
  const { t } = useTranslation()
  const { frame, view } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <MeetingFrame view={state ? { ...frame, did: null } : frame}>
      {view && (
        <>
          <Section id="timetable" title={t('meeting.timetable')}>
            <MeetingTimetable view={view.timetable} />
          </Section>
          <div className="no-print grid grid-cols-[minmax(0,1fr)] gap-5">
            <p className="text-muted text-sm">{view.until}</p>
            {(
              [
                ['incoming', t('meeting.inTitle'), t('meeting.inEmpty')],
                ['agreed', t('meeting.agreedTitle'), null],
                ['outgoing', t('meeting.outTitle'), t('meeting.outEmpty')],
                ['over', t('meeting.overTitle'), null],
              ] as const
            ).map(
              ([name, title, empty]) =>
                (view[name].length > 0 || empty) && (
                  <Section key={name} id={name} title={title}>
                    {view[name].length === 0 && <p className="text-muted">{empty}</p>}
                    <ul className="grid gap-3">
                      {view[name].map((request) => (
                        <li key={request.id}>
                          <RequestCard view={request} slots={view.slots} state={state} />
                        </li>
                      ))}
                    </ul>
                  </Section>
                ),
            )}
          </div>
        </>
      )}
    </MeetingFrame>
  )
}
