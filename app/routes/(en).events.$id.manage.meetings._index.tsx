import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { headOf } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { EventManageFrame, MeetingManageTabs, TimetableMaker } from '~/modules/events'
import {
  askForTimetable,
  meetingManagePath,
  publishTimetable,
  readScope,
  TimetableActForm,
  timetablesPage,
} from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'

export const meta = headOf

export const loader = (args: LoaderFunctionArgs) => timetablesPage(args)

export const action = defineAction(
  TimetableActForm,
  async (form, { services, viewer, lang, origin, params, url }) => {
    const scope = readScope({ params, url })
    if (form.act === 'make') await askForTimetable(services, viewer, { scope, anew: form.anew === 'yes' })
    else await publishTimetable(services, viewer, { scope, timetableId: form.timetable }, { origin })
    return redirect(meetingManagePath(lang, scope, `?done=${form.act}`))
  },
  personalPage,
)

export default function TimetablesPage() {
  const { t } = useTranslation()
  const { frame, bar, view, setupHref, over } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <EventManageFrame head={frame}>
      <MeetingManageTabs tabs={bar.tabs} did={state || view?.working ? null : bar.did} />
      {view ? (
        <TimetableMaker view={view} setupHref={setupHref} writes={frame.writes} state={state} />
      ) : (
        <EmptyState title={t(over ? 'meeting.noneHeld' : 'meeting.notSetUp')}>
          {!over && (
            <>
              <p>{t('meeting.setupFirst')}</p>
              <ButtonLink href={setupHref} look="main">
                {t('meeting.manageTab_setup')}
              </ButtonLink>
            </>
          )}
        </EmptyState>
      )}
    </EventManageFrame>
  )
}
